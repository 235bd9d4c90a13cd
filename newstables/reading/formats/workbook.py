"""A process that opens one workbook: `python -m newstables.reading.formats.workbook MEMORY`.

The workbook comes in by stdin; each filled row goes out as a line of JSON: its sheet, its number,
its cells in words. The last line is null, or says what is wrong. A damaged or made workbook can
have calamine ask for any amount of memory (a chain of sectors that bites its tail, two filled cells
a million rows apart), which ends a process: this one, and not the app.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

LOCKED, DAMAGED = "locked", "damaged"
_CPU_S = 100


def rows_of(data: bytes) -> Iterator[tuple[str, int, list[str]]]:
    """Yield the filled rows of every sheet: its name, the row's number from 1, its cells.

    Empty cells at the end of a row are left out.
    """
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(BytesIO(data))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        for number, cells in enumerate(sheet.iter_rows(), 1):
            while cells and cells[-1] == "":
                cells.pop()
            words = [_words(cell) for cell in cells]
            if any(words):
                yield name, number, words


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


def _limit(memory: int) -> None:
    """Have this process end before it takes too much, as far as its system can see to it."""
    import resource  # POSIX; who reads the names of the faults above needs none of it

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_S, _CPU_S))
    with suppress(ValueError, OSError):  # macOS lets nobody bound its addresses
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def main() -> None:
    """Write the rows of the workbook that comes in, within some bytes of memory."""
    from python_calamine import CalamineError, PasswordError

    _limit(int(sys.argv[1]))
    fault = None
    try:
        for row in rows_of(sys.stdin.buffer.read()):
            sys.stdout.write(json.dumps(row) + "\n")
    except PasswordError:
        fault = LOCKED
    except CalamineError:
        fault = DAMAGED
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how calamine, in Rust, meets what it trusted
            raise
        fault = DAMAGED
    sys.stdout.write(json.dumps(fault) + "\n")


if __name__ == "__main__":
    main()
