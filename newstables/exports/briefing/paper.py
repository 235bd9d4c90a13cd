"""A manifest -> PDF for paper and archives: tagged, its fonts within, drawn without a browser."""

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import typst

from newstables.exports.briefing.blocks import Block, Manifest
from newstables.exports.briefing.pictures import picture_of
from newstables.exports.briefing.record import record
from newstables.exports.briefing.table_rows import (
    chart_cells,
    chart_heads,
    event_cells,
    event_heads,
)
from newstables.exports.briefing.web import is_web
from newstables.exports.office import day_made
from newstables.exports.picture.page import FONTS
from newstables.exports.picture.paper import fonts, to_png
from newstables.exports.rendering import TEMPLATES

# Would turn the direction of the words beside them (Unicode Standard Annex 9).
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_DOTS = 200  # an inch of a picture
_PREVIEW_DOTS = 72


def to_pdf(made: Manifest) -> bytes:
    """Write a briefing as PDF/UA-1 and PDF/A-3a, its manifest attached.

    Source: ISO 14289-1 (PDF/UA-1), ISO 19005-3 (PDF/A-3).
    """
    stamp = int(day_made(made.made_on).timestamp())
    (done,) = _compile(made, format="pdf", pdf_standards=["ua-1", "a-3a"], timestamp=stamp)
    return done


def to_pages(made: Manifest) -> list[bytes]:
    """Return the pages of the PDF as pictures (PNG), to be looked at before it is saved."""
    return _compile(made, format="png", ppi=_PREVIEW_DOTS)


def _compile(made: Manifest, **how: Any) -> list[bytes]:
    with tempfile.TemporaryDirectory() as name:  # Typst reads nothing outside of it
        folder = Path(name)
        main = folder / "briefing.typ"
        main.write_bytes((TEMPLATES / "briefing.typ").read_bytes())
        brief = json.dumps(_brief(made, folder), ensure_ascii=False)
        done = typst.compile(
            str(main),
            root=name,
            font_paths=fonts(),
            sys_inputs={"brief": _TURNING.sub("", brief)},
            **how,
        )
    return done if isinstance(done, list) else [bytes(done)]


def _brief(made: Manifest, folder: Path) -> dict[str, Any]:
    return {
        "title": made.title,
        "author": made.author or "Dateline",
        "classification": made.classification,
        "foot": " · ".join(filter(None, (made.classification, made.title))),
        "language": made.language,
        "byline": made.byline(),
        "made": made.made(),
        "check": made.label("Check before use"),
        "contents": made.label("Contents"),
        "warnings": [each.words for each in made.warnings],
        "fonts": [font.lower() for font in FONTS],
        "event-heads": event_heads(made),
        "manifest": json.dumps(record(made), ensure_ascii=False, indent=1),
        # A number links to its source where sources are listed; a label can stand only once.
        "linked": next((each.section_id for each in made.blocks if each.kind == "sources"), None),
        "blocks": [_part(made, block, folder) for block in made.blocks],
    }


def _part(made: Manifest, block: Block, folder: Path) -> dict[str, Any]:
    chart = block.chart
    table = None
    if chart and block.kind == "table":
        table = {"heads": chart_heads(made, chart), "rows": chart_cells(made, chart)}
    return {
        "section": block.section_id,
        "heading": block.heading,
        "note": block.note,
        "paragraphs": [
            {"style": each.style, "runs": [{"words": w, "bold": b} for w, b in each.runs]}
            for each in block.paragraphs
        ],
        "picture": _picture(made, block, folder),
        "map": block.kind == "itinerary",
        "table": table,
        "source": chart.source if table and chart else "",
        "events": [
            {"cells": event_cells(event), "sources": event.sources, "doubt": bool(event.doubt)}
            for event in block.happenings
        ],
        "groups": [
            {
                "heading": group.heading,
                "quotes": [
                    {"words": f"{quote.number}. {quote.whole()}", "named": quote.named,
                     "told": f", {quote.told}" if quote.told else "",
                     "sources": quote.sources, "doubt": quote.doubt, "reason": quote.reason}
                    for quote in group.quotes
                ],
            }
            for group in block.groups
        ],
        "sources": [
            {"number": str(each.number), "line": each.line(),
             "url": each.url if is_web(each.url) else ""}
            for each in (made.sources if block.kind == "sources" else ())
        ],
    }  # fmt: skip


def _picture(made: Manifest, block: Block, folder: Path) -> dict[str, str] | None:
    picture = picture_of(made, block)
    if picture is None:
        return None
    file = f"picture-{block.section_id}.png"
    (folder / file).write_bytes(to_png(picture.svg, dots=_DOTS))
    return {"file": file, "alt": picture.alt}
