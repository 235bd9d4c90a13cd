"""A briefing as PDF for paper and archives: tagged, its fonts within, drawn without a browser."""

import json
import re
from typing import Any

import typst

from newstables.exports.briefing import is_web, records, source_line, sources_of, warn
from newstables.exports.columns import Content
from newstables.exports.events import plain
from newstables.exports.office import day_made
from newstables.exports.picture.page import FONTS
from newstables.exports.rendering import TEMPLATES
from newstables.wording import in_marks

# Would turn the direction of the words beside them (Unicode Standard Annex 9).
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def to_pdf(content: Content) -> bytes:
    """Write quotations and sources as PDF/UA-1.

    Args:
        content: of the view "briefing".

    Source: ISO 14289-1 (PDF/UA-1).
    """
    about, quotes = content.about, content.rows
    brief = {
        "title": about.title,
        "about": about.line(),
        "warning": warn(quotes),
        "fonts": [font.lower() for font in FONTS],
        "quotations": [_quotation(row) for row in records(quotes)],
        "sources": [
            {
                "number": str(row["source"]),
                "line": source_line(row),
                "url": row["url"] if is_web(row["url"]) else "",
            }
            for row in sources_of(quotes)
        ],
    }
    made = typst.compile(
        (TEMPLATES / "briefing.typ").read_bytes(),
        sys_inputs={"brief": _TURNING.sub("", json.dumps(_plain(brief), ensure_ascii=False))},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(day_made(about).timestamp()),
    )
    return bytes(made)


def _quotation(row: dict[str, Any]) -> dict[str, str]:
    return {
        "words": f"{row['number']}. {in_marks(row['kind'], row['text'])}",
        "who": row["who"],
        "source": str(row["source"]),
        "doubt": row["doubt"],
        "reason": row["reason"],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list) else plain(value)
