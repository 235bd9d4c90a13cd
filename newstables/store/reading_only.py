"""A store opened by who only reads it: never made, and read also where nothing can be written."""

import shutil
import tempfile
from pathlib import Path

from newstables.errors import ReadOnlyError, StoreError
from newstables.store.opening import FILE, expect_whole
from newstables.store.store import Store


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
    for side in ("", "-wal"):
        path = folder / f"{FILE}{side}"
        if path.exists():
            shutil.copyfile(path, Path(held.name) / path.name)
    store = Store(folder, database=Path(held.name) / FILE)
    store.held = held
    return store


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
