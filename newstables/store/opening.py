"""How the SQLite file of a store is opened, and what its faults mean in words."""

import errno
import os
import sqlite3
from pathlib import Path

from newstables.errors import DamagedStoreError, ReadOnlyError, StoreError

FILE = "dateline.sqlite"
_HOLDS_MORE = ("segments", "replica")  # what is beside the file once a store was used
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT))
_DAMAGED = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))
_SHUT = frozenset((sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM))
_TAKEN = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED))


def connect(path: Path) -> sqlite3.Connection:
    """Open the SQLite file of a store, which is made when it is not there."""
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    connection.row_factory = sqlite3.Row
    # A decision that was shown as made outlives a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    # Each transaction has a connection of its own, whose cache is empty: what others have read
    # is in memory already.
    connection.execute(f"PRAGMA mmap_size = {1 << 32}")
    connection.execute("PRAGMA cache_size = -32000")
    # What a file from elsewhere brings along in its tables is never run.
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def expect_whole(folder: Path) -> None:
    """Refuse a store whose SQLite file is gone while the rest of it is there.

    A new one in its place would look as if nothing had ever been stored.

    Raises:
        DamagedStoreError: with what is missing, and the way back.
    """
    path = folder / FILE
    is_empty = path.is_file() and not path.stat().st_size
    if path.exists() and not is_empty:
        return
    if any((folder / name).is_dir() for name in _HOLDS_MORE):
        raise DamagedStoreError(
            f"'{path}' is {'empty' if is_empty else 'missing'}, and with it all texts and "
            f"decisions; {_way_back(folder)}"
        )


def expect_writable(folder: Path) -> None:
    """Refuse a store that cannot be written.

    Raises:
        ReadOnlyError: it can only be read.
    """
    path = folder / FILE
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise ReadOnlyError(_told_shut(folder, "read only"))


def refused(folder: Path) -> ReadOnlyError:
    """Return what is said to who would change a store that can only be read."""
    return ReadOnlyError(
        f"'{folder}' can only be read, so nothing was changed; have its folder made writable, or "
        "read a copy of it made with `store export` and `store import`"
    )


def told(fault: sqlite3.Error | OSError, folder: Path) -> StoreError | None:
    """Return what a fault of SQLite or the disk means for a store; None: it is no such fault."""
    if isinstance(fault, OSError):
        if fault.errno in _FULL:
            return StoreError(_told_full(folder))
        if fault.errno == errno.EIO:
            return StoreError(f"'{folder}': the disk does not answer ({fault}); check it")
        return ReadOnlyError(_told_shut(folder, fault.strerror))
    code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return StoreError(_told_full(folder))
    if code in _SHUT:
        return ReadOnlyError(_told_shut(folder, str(fault)))
    if code in _DAMAGED:
        return DamagedStoreError(f"'{folder / FILE}' is damaged ({fault}); {_way_back(folder)}")
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(
            f"'{folder}': the disk does not answer ({fault}); check it, and that it is not full"
        )
    if code in _TAKEN:
        return StoreError(
            f"'{folder}': another process has been writing for half a minute; try again"
        )
    return None


def _told_full(folder: Path) -> str:
    return (
        f"the disk is full, so nothing was changed; make room where '{folder}' is, then do it again"
    )


def _told_shut(folder: Path, why: str | None) -> str:
    return (
        f"'{folder}': cannot open the store ({why}); check that the folder can be written, or "
        "name another one in DATELINE_STORE. `status`, `export` and `store export` need only "
        "read it"
    )


def _way_back(folder: Path) -> str:
    return (
        f"`python -m newstables store repair --store '{folder}'` brings back what can be read, "
        "`store import` a backup"
    )
