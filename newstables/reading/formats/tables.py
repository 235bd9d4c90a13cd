"""CSV and its kin: one article a row, whatever stands above the header, marks that never close."""

import csv
import io
import re
from collections.abc import Iterator

from newstables.errors import ArticleError
from newstables.reading.article import Draft, Problem, Source, Table
from newstables.reading.decoding import decode
from newstables.reading.formats.broken_tables import mended_records
from newstables.reading.formats.fields import field_of
from newstables.reading.formats.rows import Item, drafts_of, is_text

csv.field_size_limit(2**31 - 1)  # the default stops at 131,072 characters, a long article

_SEPARATORS = (",", ";", "\t", "|")
ABOVE = 40  # rows in which the header is looked for
_SEPARATOR_LINE = re.compile(r"\"?sep=(?P<separator>[^\r\n])\"?[ \t]*(?:\r\n|\n|\r)", re.IGNORECASE)

Row = tuple[int, list[str]]  # number of its last line, cells


def read_csv(source: Source) -> Iterator[Draft | Problem | Table]:
    """Read one article a row; the first row that names columns is the header.

    Columns may be parted by commas, semicolons, tabs or bars. What databases print above the
    header is left out; a row whose marks are broken is mended where it can be, and told.

    Source: RFC 4180 (CSV); the line "sep=;" as Excel writes it.
    """
    text = decode(source.data, name=source.name)
    told = _SEPARATOR_LINE.match(text)
    text, above = (text[told.end() :], 1) if told else (text, 0)
    separator = told["separator"] if told else separator_of(text)
    rows: list[Row] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        for cells in reader:
            rows.append((reader.line_num + above, cells))
    except csv.Error:
        rows, faults = mended_records(text, separator=separator, header=_width(rows))
        for number, fault in faults:
            where = f"{source.name}, line {number + above}"
            yield Problem(where, fault, "compare the article with the file, or export it again")
        rows = [(number + above, cells) for number, cells in rows]
    yield from rows_as_drafts(rows, source)


def rows_as_drafts(
    rows: list[Row], source: Source, *, unit: str = "line"
) -> Iterator[Draft | Problem | Table]:
    """Find the header among rows and return what is below it as drafts."""
    at = header_at([cells for _, cells in rows])
    header, twice = _named(rows[at][1]) if rows else ([], [])
    items: list[Item] = []
    for number, cells in rows[at + 1 :]:
        if any(cell.strip() for cell in cells):
            row = dict(zip(header, cells, strict=False))
            items.append((f"{source.name}, {unit} {number}", row))
    yield from _tell_cells_beyond(rows[at + 1 :], len(header), source.name, unit)
    if not items:
        raise ArticleError(f"'{source.name}': a table without rows; add one with articles")
    if twice:
        yield Problem(
            source.name,
            f"several columns are called “{'”, “'.join(twice)}”; the first that holds words was "
            "taken",
            "give each column a name of its own",
        )
    yield from drafts_of(items, source)


def _tell_cells_beyond(rows: list[Row], width: int, source: str, unit: str) -> Iterator[Problem]:
    beyond = [number for number, cells in rows if any(cell.strip() for cell in cells[width:])]
    if beyond:
        shown = ", ".join(map(str, beyond[:5])) + (" and more" if len(beyond) > 5 else "")
        yield Problem(
            source,
            f"has more cells than the header in {unit} {shown}; what stands beyond is not read",
            "set the text in quotation marks, or export the table again",
        )


def header_at(rows: list[list[str]]) -> int:
    """Return which row names the columns: the one with most known names, else the fullest."""
    known = [_known(cells) for cells in rows[:ABOVE]]
    if max(known, default=0) >= 2:
        return known.index(max(known))
    if 1 in known and any(map(is_text, rows[known.index(1)])):
        return known.index(1)
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in rows[:ABOVE]]
    return filled.index(max(filled)) if filled else 0


def separator_of(text: str) -> str:
    """Return the sign that parts columns: the one that makes most known names in one line."""
    return max(_SEPARATORS, key=lambda separator: _fit(text, separator))


def _fit(text: str, separator: str) -> tuple[int, int]:
    head = io.StringIO(text[:20_000], newline="")
    rows = [cells for _, cells in zip(range(ABOVE), csv.reader(head, delimiter=separator),
                                      strict=False)]  # fmt: skip
    best = max(rows, key=lambda cells: (_known(cells), len(cells)), default=[])
    return _known(best), len(best)


def _known(cells: list[str]) -> int:
    """Count the names of fields in a row; a long cell is no name."""
    return sum(len(cell) < 60 and (is_text(cell) or field_of(cell) is not None) for cell in cells)


def _width(rows: list[Row]) -> int:
    cells = [cells for _, cells in rows]
    return len(cells[header_at(cells)]) if cells else 0


def _named(cells: list[str]) -> tuple[list[str], list[str]]:
    """Return the names of columns, told apart where they are the same, and the doubled ones."""
    seen: dict[str, int] = {}
    names = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split()).lstrip("\ufeff") or f"column {number}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    doubled = [name for name, times in seen.items() if times > 1]
    return names, [name for name in doubled if is_text(name) or field_of(name)]
