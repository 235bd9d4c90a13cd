"""A manifest -> one page of HTML: no script, nothing loaded, every number opens its sentences."""

import json
import re

from markupsafe import Markup

from newstables.exports.briefing.blocks import Block, Manifest
from newstables.exports.briefing.pictures import picture_of
from newstables.exports.briefing.record import record
from newstables.exports.briefing.rows import about_of
from newstables.exports.briefing.table_rows import (
    along,
    chart_cells,
    chart_heads,
    event_cells,
    event_heads,
)
from newstables.exports.rendering import render

_PROLOGUE = re.compile(r"<\?xml.*?\?>\s*")


def to_page(made: Manifest) -> bytes:
    """Write a briefing as one page that reads and prints without anything else."""
    return render(
        "briefing.html",
        about=about_of(made),
        made=made,
        picture=lambda block: _drawn(made, block),
        chart_heads=lambda chart: chart_heads(made, chart),
        chart_cells=lambda chart: chart_cells(made, chart),
        event_heads=event_heads(made),
        event_cells=event_cells,
        along=along,
        manifest=json.dumps(record(made), ensure_ascii=False, indent=1),
    )


def _drawn(made: Manifest, block: Block) -> Markup | None:
    """Return the picture of a section as a part of the page; its words are escaped already."""
    picture = picture_of(made, block)
    if picture is None:
        return None
    return Markup(_PROLOGUE.sub("", picture.svg.decode()))  # noqa: S704 - made by our own pen
