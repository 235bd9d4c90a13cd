"""A store opened by who only reads it: never made, and read also where nothing can be written."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from newstables.errors import ReadOnlyError, StoreError
from newstables.store.opening import FILE, expect_whole
from newstables.store.store import Store

_MOST_TRIES = 10  # to copy a store that somebody else writes to


def open_to_read(folder: Path) -> Store:
    """Open a store that must be there.

    Where it cannot be written, a copy of its SQLite file is read, which is gone at the end: only
    that file may have to be brought up to date.

    Raises:
        StoreError: it is no store, or is damaged.
    """
    expect_store(folder)
    try:
        return Store(folder)
    except ReadOnlyError:
        pass
    held = tempfile.TemporaryDirectory(prefix="dateline-")
    _copy(folder, Path(held.name))
    store = Store(folder, database=Path(held.name) / FILE)
    store.held = held
    return store


def open_store(folder: Path) -> Store:
    """Open a store to be used, and made when it is not there; to read where it can but be read.

    Raises:
        StoreError: it cannot be made, or is damaged.
    """
    try:
        return Store(folder)
    except ReadOnlyError:
        if not (folder / FILE).is_file():  # there is nothing to read either
            raise
    return open_to_read(folder)


def _copy(folder: Path, into: Path) -> None:
    """Copy the SQLite file and what was written since; again when somebody wrote meanwhile."""
    paths = [folder / f"{FILE}{side}" for side in ("", "-wal")]
    for _ in range(_MOST_TRIES):
        before = [_state(path) for path in paths]
        for path in paths:
            target = into / path.name
            target.unlink(missing_ok=True)
            with suppress(FileNotFoundError):  # there need be no second one
                shutil.copyfile(path, target)
        if [_state(path) for path in paths] == before:
            return
    raise StoreError(f"'{folder}' is being written to without a pause; try again in a while")


def _state(path: Path) -> tuple[int, int] | None:
    """Return what changes when a file does."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size


def expect_store(folder: Path) -> None:
    """Refuse a folder that is no store: a mistyped name would be answered as an empty one.

    Raises:
        StoreError: with what is missing.
    """
    expect_whole(folder)
    path = folder / FILE
    if not path.is_file() or not path.stat().st_size:
        raise StoreError(
            f"'{folder}' is no store; name one with --store or DATELINE_STORE, or begin one with "
            "`ingest` or `sample`"
        )
