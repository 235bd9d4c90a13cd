"""The pictures of a briefing, as SVG: every chart, the timeline and the itinerary's map.

They stand under the heading of their section, and so have no title of their own.
"""

from typing import NamedTuple

from newstables.exports.briefing.blocks import Block, Manifest
from newstables.exports.briefing.figures import draw, draw_lanes
from newstables.exports.briefing.route import draw_route
from newstables.exports.picture.page import Shape


class Picture(NamedTuple):
    """One picture: what it shows in words, and its drawing."""

    alt: str
    svg: bytes


def picture_of(made: Manifest, block: Block, *, shape: Shape = "page") -> Picture | None:
    """Return the picture of a section; None when it has none, or no room for all it shows."""
    if block.kind == "chart" and block.chart and block.chart.rows:
        return Picture(block.chart.alt, draw(block.chart, language=made.language, shape=shape))
    if not block.happenings or block.kind not in ("timeline", "itinerary"):
        return None
    draws = draw_lanes if block.kind == "timeline" else draw_route
    svg = draws(block.happenings, name=block.heading, language=made.language, shape=shape)
    told = "; ".join(f"{event.when} {event.title}" for event in block.happenings[:8])
    return Picture(f"{block.heading}: {told}", svg) if svg else None
