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
    number = stopped = 0
    while number < len(lines):
        first = number
        record, number = _Record(lines[first], separator), first + 1
        while (
            record.is_open
            and stopped <= first  # once is enough: a table is read in one pass
            and number < len(lines)
            and not _is_row(lines[number], separator, header)
        ):
            record.go_on(lines[number])
            number += 1
        if record.is_open and _are_rows(lines[first + 1 : number], separator, header):
            record, number, stopped = _Record(lines[first], separator), first + 1, number
        cells = record.cells
        header = header or (len(cells) if len(cells) > 1 else 0)
        fault = _fault(cells, is_open=record.is_open, odd=record.odd, header=header)
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
    return marked and header > 1 and len(_Record(line, separator).cells) == header


def _are_rows(lines: list[str], separator: str, header: int) -> bool:
    """Return whether lines that a cell ran on over without an end are rows, not a text's lines."""
    whole = sum(len(_Record(line, separator).cells) == header for line in lines)
    return header > 1 and whole > 1 and 2 * whole > len(lines)


class _Record:
    """One row as far as it is cut; lines are read on into it while its last cell is open."""

    def __init__(self, line: str, separator: str) -> None:
        self.is_open = False  # a mark opened the last cell, and none closed it yet
        self.odd = False  # a mark stands inside a cell and is not doubled
        self._separator = separator
        self._closed: list[str] = []
        self._open: list[str] = []  # what is read of the cell that is open
        self.go_on(line)

    @property
    def cells(self) -> list[str]:
        last = ["".join(self._open).rstrip("\r\n")] if self.is_open else []
        return self._closed + last

    def go_on(self, line: str) -> None:
        """Cut one more line into cells."""
        at = -1
        while at < 0 or line[at : at + 1] == self._separator:
            if not self.is_open and line[at + 1 : at + 2] != '"':
                end = line.find(self._separator, at + 1)
                at, begin = (end if end >= 0 else len(line)), at + 1
                self._closed.append(line[begin:at].rstrip("\r\n"))
                continue
            at = self._go_on_marked(line, at + 1 if self.is_open else at + 2)
            if self.is_open:
                return

    def _go_on_marked(self, line: str, at: int) -> int:
        """Read a marked cell from `at`; return what is behind it, if it closes."""
        self.is_open = True
        while (end := line.find('"', at)) >= 0:
            self._open.append(line[at:end])
            behind = line[end + 1 : end + 2]
            if behind in (self._separator, "\r", "\n", ""):
                self._closed.append("".join(self._open))
                self.is_open, self._open = False, []
                return end + 1
            self._open.append('"')
            self.odd = self.odd or behind != '"'
            at = end + (2 if behind == '"' else 1)
        self._open.append(line[at:])
        return len(line)
