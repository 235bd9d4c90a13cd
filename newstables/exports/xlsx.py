"""Frame -> Excel workbook: the rows on one sheet, what they show on another."""

import io
from typing import Any

import pandas as pd
import xlsxwriter

from newstables.exports.about import About, flat, is_missing

_MOST_CHARACTERS = 32_767  # Excel keeps no more in a cell
_WIDEST = 70


def to_xlsx(frame: pd.DataFrame, *, about: About, sheet: str = "Rows") -> bytes:
    """Write a frame; every text stays text, whatever it begins with.

    Args:
        frame: any, its columns named as they are to be read.
        about: what the workbook says of itself.
        sheet: name of the sheet of rows.
    """
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": about.title, "comments": about.line()})
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
        body = book.add_format({"valign": "top", "text_wrap": True})
        rows = book.add_worksheet(sheet)
        rows.freeze_panes(1, 0)
        rows.repeat_rows(0)
        for number, name in enumerate(frame.columns):
            values = [_cell(value) for value in frame[name]]
            rows.write_string(0, number, str(name), head)
            for row, value in enumerate(values, start=1):
                if value is not None:
                    rows.write(row, number, value, body)
            rows.set_column(number, number, _width(str(name), values))
        if len(frame):
            rows.autofilter(0, 0, len(frame), len(frame.columns) - 1)
        notes = book.add_worksheet("About")
        notes.set_column(0, 0, 14)
        notes.set_column(1, 1, _WIDEST)
        for row, (name, value) in enumerate(about.rows().items()):
            notes.write_string(row, 0, name, head)
            notes.write_string(row, 1, value, body)
    return out.getvalue()


def _cell(value: Any) -> Any:
    """Return what Excel can hold: nothing, a number, or text; a text too long ends in […]."""
    if is_missing(value):
        return None
    if isinstance(value, bool | int | float):
        return value
    if hasattr(value, "item"):  # a numpy number
        return value.item()
    text = str(flat(value))
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 4] + " […]"


def _width(name: str, values: list[Any]) -> int:
    longest = max([len(name), *(len(str(value)) for value in values[:200])])
    return min(_WIDEST, max(8, longest + 2))
