"""Tables whose quotation marks are broken: cut into rows so that none is lost in another.

RFC 4180 doubles a mark inside a marked cell. What is not doubled, or never closed, makes a strict
reader swallow the rows below. Here a mark closes a cell only before a separator or a line's end,
and a cell that runs on over a line which is a whole row by itself ends before that line.
"""

import re

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")

Row = tuple[int, list[str]]  # number of its last line, cells
Fault = tuple[int, str]  # number of the line, what is wrong with it


def mended_records(text: str, *, separator: str, header: int) -> tuple[list[Row], list[Fault]]:
    """Cut a table into rows; `header` is the number of its columns, 0 when not known.

    Returns:
        The rows, and by line what was wrong and may be read wrongly.
    """
    lines = [line for line in _LINE.findall(text) if line]
    rows: list[Row] = []
    faults: list[Fault] = []
    number = 0
    while number < len(lines):
        first = number
        record, number = lines[number], number + 1
        cells, is_open, odd = _cut(record, separator)
        while is_open and number < len(lines) and not _is_row(lines[number], separator, header):
            record, number = record + lines[number], number + 1
            cells, is_open, odd = _cut(record, separator)
        header = header or (len(cells) if len(cells) > 1 else 0)
        fault = _fault(cells, is_open=is_open, odd=odd, header=header)
        faults += [(first + 1, fault)] if fault else []
        rows.append((number, cells))
    return rows, faults


def _fault(cells: list[str], *, is_open: bool, odd: bool, header: int) -> str:
    if is_open:
        return "a quotation mark opens a cell and never closes it"
    if len(cells) > header and any(cell.strip() for cell in cells[header:]):
        return f"has {len(cells)} cells, the header {header}: marks in it are not doubled"
    return "marks inside a cell are not doubled: its text may be cut short" if odd else ""


def _is_row(line: str, separator: str, header: int) -> bool:
    """Return whether a line by itself is a whole row, or one whose last cell runs on."""
    marked = line.startswith('"') or f'{separator}"' in line
    return marked and header > 1 and len(_cut(line, separator)[0]) == header


def _cut(record: str, separator: str) -> tuple[list[str], bool, bool]:
    """Cut one row into cells; also whether its last cell is open, and whether a mark stands odd."""
    cells: list[str] = []
    at, odd = 0, False
    record = record.rstrip("\r\n") if not record.rstrip("\r\n").count('"') else record
    while True:
        if record[at : at + 1] == '"':
            cell, at, closed, lone = _marked(record, at + 1, separator)
            odd = odd or lone
            cells.append(cell if closed else cell.rstrip("\r\n"))
            if not closed:
                return cells, True, odd
        else:
            end = record.find(separator, at)
            cells.append((record[at:] if end < 0 else record[at:end]).rstrip("\r\n"))
            at = len(record) if end < 0 else end
        if record[at : at + 1] != separator:
            return cells, False, odd
        at += 1


def _marked(record: str, at: int, separator: str) -> tuple[str, int, bool, bool]:
    """Read a marked cell from `at`: its words, where it ends, whether it closed, any odd mark."""
    parts: list[str] = []
    odd = False
    while True:
        end = record.find('"', at)
        if end < 0:
            return "".join(parts) + record[at:], len(record), False, odd
        parts.append(record[at:end])
        behind = record[end + 1 : end + 2]
        if behind == '"':
            parts.append('"')
            at = end + 2
        elif behind in (separator, "\r", "\n", ""):
            return "".join(parts), end + 1, True, odd
        else:
            parts.append('"')
            at, odd = end + 1, True
