"""Rows -> Excel workbook: what people read on one sheet, what programs need on another.

Days are days and shares are per cent, so that they sort and filter; a month or a year alone stays
text, as Excel has no such value.
"""

import datetime as dt
import io
from collections.abc import Mapping
from typing import Any

import pandas as pd

from newstables.exports.about import flat, is_missing
from newstables.exports.columns import Content
from newstables.schemas import is_day
from newstables.wording import UNDATED

_MOST_CHARACTERS = 32_767  # Excel keeps no more in a cell
_WIDEST = 70
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_PLAIN = {"valign": "top", "text_wrap": True}
_LOOKS = {
    "text": _PLAIN,
    "number": _PLAIN,
    "day": {**_PLAIN, "num_format": "d mmm yyyy", "align": "left"},
    "share": {**_PLAIN, "num_format": "0%"},
}
_DAY_WIDTH = 12
_FIRST_DAY = dt.date(1900, 3, 1)  # before, Excel counts a day too many


def to_xlsx(content: Content) -> bytes:
    """Write the people's columns on the sheet Rows, the others on Technical, and About.

    Every text stays text, whatever it begins with. A row of Technical tells in its first column
    which line of Rows it belongs to.
    """
    import xlsxwriter  # a fifth of a second, for those who save a workbook

    out = io.BytesIO()
    rows, about = content.table(), content.about
    technical = [column.head for column in content.columns if column.technical]
    forms = {column.head: column.form for column in content.columns}
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": about.title, "comments": about.line()})
        _write_sheet(book, "Rows", rows.drop(columns=technical), forms)
        if technical:
            lines = pd.Series(range(2, len(rows) + 2), index=rows.index)
            _write_sheet(book, "Technical", rows[technical].assign(line=lines), forms, first="line")
        notes = book.add_worksheet("About")
        notes.set_column(0, 0, 14)
        notes.set_column(1, 1, _WIDEST)
        for row, (name, value) in enumerate(about.rows().items()):
            notes.write_string(row, 0, name, _head(book))
            notes.write_string(row, 1, value, book.add_format(_PLAIN))
    return out.getvalue()


def _write_sheet(
    book: Any, name: str, rows: pd.DataFrame, forms: Mapping[str, str], *, first: str = ""
) -> None:
    """Write one sheet with its heads; the column `first` comes before the others."""
    looks = {form: book.add_format(look) for form, look in _LOOKS.items()}
    head, sheet = _head(book), book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    heads = sorted(rows.columns, key=lambda column: column != first) if first else rows.columns
    for number, title in enumerate(heads):
        form = forms.get(title, "text")
        values = [cell_of(value, form) for value in rows[title]]
        sheet.write_string(0, number, str(title), head)
        for row, value in enumerate(values, start=1):
            if isinstance(value, dt.date):
                sheet.write_datetime(row, number, value, looks["day"])
            elif value is not None:
                sheet.write(row, number, value, looks[form])
        sheet.set_column(number, number, _width(str(title), values))
    if len(rows):
        sheet.autofilter(0, 0, len(rows), len(rows.columns) - 1)


def _head(book: Any) -> Any:
    return book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})


def cell_of(value: Any, form: str) -> Any:
    """Return what Excel can hold: nothing, a number, a day, text; one too long ends in […]."""
    if is_missing(value):
        return None
    if isinstance(value, bool | int | float):
        return value
    if hasattr(value, "item"):  # a numpy number
        return value.item()
    text = str(flat(value))
    if form == "day" and text == UNDATED:
        return None  # so that Excel filters it as blank and sorts it last
    if form == "day" and (day := _day(text)):
        return day
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 4] + " […]"


def _day(text: str) -> dt.date | None:
    """Return the day a text names in ISO, when Excel has it; a month or a year is none."""
    if not is_day(text):
        return None
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def _width(name: str, values: list[Any]) -> int:
    longest = max([len(name), *(_length(value) for value in values[:200])])
    return min(_WIDEST, max(8, longest + 2))


def _length(value: Any) -> int:
    return _DAY_WIDTH if isinstance(value, dt.date) else len(str(value))
