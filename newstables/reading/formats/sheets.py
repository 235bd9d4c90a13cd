"""Workbooks of Excel and LibreOffice: one article a row, on every sheet that has a text column."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from newstables.errors import ArticleError
from newstables.reading.article import Draft, Problem, Source, Table
from newstables.reading.formats.packed import check_members
from newstables.reading.formats.rows import is_text
from newstables.reading.formats.tables import Row, header_at, rows_as_drafts


def read_sheets(source: Source) -> Iterator[Draft | Problem | Table]:
    """Read one article a row; days in cells of dates are days, whatever the sheet shows.

    Where no sheet names a text column, the question is asked of the fullest.

    Source: ECMA-376, [MS-XLS] and OpenDocument, as calamine reads them.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if source.data.startswith(b"PK"):
        _check(source)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(source.data))
        sheets = {
            name: _rows(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names
        }
    except PasswordError as error:
        raise ArticleError(
            f"'{source.name}': the workbook is locked with a password; save it without one"
        ) from error
    except CalamineError as error:
        raise ArticleError(
            f"'{source.name}': not a workbook, or a damaged one; save it anew or as CSV"
        ) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how calamine, in Rust, meets what it trusted
            raise
        raise ArticleError(
            f"'{source.name}': a damaged workbook; save it anew or as CSV"
        ) from error
    filled = {name: rows for name, rows in sheets.items() if len(rows) > 1}
    if not filled:
        raise ArticleError(f"'{source.name}': a workbook without rows; add one with articles")
    told = {name: rows for name, rows in filled.items() if _has_text(rows, source)}
    if not told:
        fullest = max(filled, key=lambda name: len(filled[name]))
        told = {fullest: filled[fullest]}
    for name, rows in told.items():
        where = f"{source.name}, sheet “{name}”" if len(filled) > 1 else source.name
        yield from rows_as_drafts(rows, replace(source, name=where), unit="row")


def _check(source: Source) -> None:
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as packed:
            check_members(packed, source)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ArticleError(
            f"'{source.name}': not a workbook, or a damaged one; save it anew or as CSV"
        ) from error


def _has_text(rows: list[Row], source: Source) -> bool:
    header = rows[header_at([cells for _, cells in rows])][1]
    chosen = source.columns.fields.get("text")
    return chosen in header if chosen else any(map(is_text, header))


def _rows(cells: list[list[Any]]) -> list[Row]:
    rows = [(number, [_words(cell) for cell in row]) for number, row in enumerate(cells, 1)]
    return [(number, row) for number, row in rows if any(row)]


def _words(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta) or cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
