"""Workbooks of Excel and LibreOffice: one article a row, on every sheet that has a text column."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from newstables.config import ROOT
from newstables.errors import ArticleError
from newstables.reading.article import Draft, Problem, Source, Table
from newstables.reading.formats.packed import check_members
from newstables.reading.formats.rows import is_text
from newstables.reading.formats.tables import ABOVE, Row, header_at, rows_as_drafts
from newstables.reading.formats.workbook import DAMAGED, LOCKED

_MEMORY = 700_000_000  # bytes that opening a small workbook may take
_MEMORY_A_BYTE = 12  # of it, unpacked, besides


def read_sheets(source: Source) -> Iterator[Draft | Problem | Table]:
    """Read one article a row; days in cells of dates are days, whatever the sheet shows.

    Where no sheet names a text column, the question is asked of the fullest.

    Source: ECMA-376, [MS-XLS] and OpenDocument, as calamine reads them.
    """
    size = _unpacked(source) if source.data.startswith(b"PK") else len(source.data)
    sheets = _sheets(source, memory=_MEMORY + _MEMORY_A_BYTE * size)
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


def _sheets(source: Source, *, memory: int) -> dict[str, list[Row]]:
    """Have a process of its own open the workbook, within some bytes; return its filled rows."""
    done = subprocess.run(
        [sys.executable, "-m", "newstables.reading.formats.workbook", str(memory)],
        input=source.data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, check=False,
    )  # fmt: skip
    *lines, last = done.stdout.splitlines() or [b""]
    if done.returncode:
        raise ArticleError(
            f"'{source.name}': a workbook that is damaged, or whose cells lie too far apart to be "
            "read; copy what is filled into a new one, or save it as CSV"
        )
    if json.loads(last) == LOCKED:
        raise ArticleError(
            f"'{source.name}': the workbook is locked with a password; save it without one"
        )
    if json.loads(last) == DAMAGED:
        raise ArticleError(_damaged(source))
    sheets: dict[str, list[Row]] = {}
    for name, number, cells in map(json.loads, lines):
        sheets.setdefault(name, []).append((number, cells))
    for rows in sheets.values():
        width = max(len(cells) for _, cells in rows)
        for _, cells in rows[:ABOVE]:  # a column without a name counts as well
            cells += [""] * (width - len(cells))
    return sheets


def _unpacked(source: Source) -> int:
    """Return the bytes that a workbook packed as a zip unpacks to.

    Raises:
        ArticleError: they are too many, or it is damaged.
    """
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as packed:
            check_members(packed, source)
            return sum(member.file_size for member in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ArticleError(_damaged(source)) from error


def _damaged(source: Source) -> str:
    return f"'{source.name}': not a workbook, or a damaged one; save it anew or as CSV"


def _has_text(rows: list[Row], source: Source) -> bool:
    header = rows[header_at([cells for _, cells in rows])][1]
    chosen = source.columns.fields.get("text")
    return chosen in header if chosen else any(map(is_text, header))
