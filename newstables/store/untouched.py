"""Whether anybody wrote to the SQLite file of a store, told without opening it."""

import time
from pathlib import Path

# A file system tells times apart by the tick of a clock: what is written later in the same tick
# leaves no trace in them.
_TICK_NS = 100_000_000

Seen = tuple[tuple[int, int, int, int] | None, ...]


def look(path: Path) -> Seen | None:
    """Return what stays the same as long as nobody writes to an SQLite file or its log (WAL).

    None when somebody wrote a moment ago: what is written now might not be told.

    Source: the "racy" entries of Git's index, Documentation/technical/racy-git.
    """
    seen = tuple(_look(file) for file in (path, path.with_name(f"{path.name}-wal")))
    newest = max((one[1] for one in seen if one), default=0)
    return None if time.time_ns() - newest < _TICK_NS else seen


def _look(path: Path) -> tuple[int, int, int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    if not found.st_size:  # a log is made and unmade by who only reads
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_dev
