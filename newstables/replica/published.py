"""Published tables: what a new process begins with, written by one that had caught up.

A copy is made under a temporary name and renamed, so that it is there whole or not at all. Only
copies are ever opened: whoever writes leaves readers alone.
"""

import errno
import hashlib
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

import duckdb
import psutil

_FORM = "8"  # of the tables; raised when they or their rules change: they are built again
_KEPT = 2  # published copies: the last one may be being copied


class Published:
    """The published tables of one store, in the form and of the pipeline of this process."""

    def __init__(self, folder: Path, *, pipeline: str) -> None:
        """Publish to `folder`."""
        self._folder = folder
        self._kind = hashlib.sha256(f"{_FORM}\n{pipeline}".encode()).hexdigest()[:12]

    def private(self, name: str) -> Path:
        """Make a folder for a replica of this process; those of processes that died are removed.

        Where the store cannot be written it stands elsewhere.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if not os.access(self._folder, os.W_OK):
                raise PermissionError(errno.EACCES, "read only")
        except OSError:
            return Path(tempfile.mkdtemp(prefix="dateline-"))
        for path in self._folder.glob("private-*"):
            pid = path.name.split("-")[1]
            if pid.isdecimal() and int(pid) != os.getpid() and not psutil.pid_exists(int(pid)):
                shutil.rmtree(path, ignore_errors=True)
        path = self._folder / f"private-{name}"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        return path

    def copy_newest(self, folder: Path) -> int | None:
        """Copy the newest published tables to a folder; return their place in the log, or None."""
        for place, path in sorted(self._there(), reverse=True):
            try:
                for file in path.iterdir():
                    shutil.copyfile(file, folder / file.name)
            except OSError:  # an older one that another process removed meanwhile
                continue
            return place
        return None

    def publish(self, folder: Path, *, place: int) -> None:
        """Publish the tables in a folder, to which nothing is written meanwhile."""
        if not os.access(self._folder, os.W_OK):  # a store that can only be read
            return
        temporary = self._folder / f"private-{os.getpid()}-publishing"
        shutil.rmtree(temporary, ignore_errors=True)
        # Another process was there before, or the disk is full.
        with suppress(OSError, shutil.Error):
            shutil.copytree(folder, temporary)
            for path in temporary.iterdir():  # on the disk before the name says that it is whole
                with path.open("rb") as file:
                    os.fsync(file.fileno())
            temporary.rename(self._folder / f"{self._kind}-{place}")
        shutil.rmtree(temporary, ignore_errors=True)
        current = sorted(self._there(), reverse=True)[:_KEPT]
        for path in self._folder.iterdir():
            old = path not in {path for _, path in current}
            if old and not path.name.startswith("private-"):
                shutil.rmtree(path, ignore_errors=True)

    def _there(self) -> list[tuple[int, Path]]:
        found = []
        for path in self._folder.glob(f"{self._kind}-*"):
            place = path.name.rpartition("-")[2]
            if place.isdecimal():
                found.append((int(place), path))
        return found


def damaged_tables(store: Path) -> list[str]:
    """Return the files of published tables of a store that cannot be read to their end."""
    return [
        path.relative_to(store).as_posix()
        for folder in sorted((store / "replica").glob("*-*"))
        if folder.is_dir() and not folder.name.startswith("private-")
        for path in sorted(folder.iterdir())
        if not _can_be_read(path)
    ]


def _can_be_read(path: Path) -> bool:
    try:
        if path.suffix == ".duckdb":
            with closing(duckdb.connect(str(path), read_only=True)) as tables:
                listed = "SELECT schema_name, table_name FROM duckdb_tables()"
                for schema, name in tables.execute(listed).fetchall():
                    every = f'SELECT count(DISTINCT COLUMNS(*)) FROM "{schema}"."{name}"'
                    tables.execute(every).fetchall()
        elif path.suffix == ".sqlite":
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as parts:
                return parts.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    except (duckdb.Error, sqlite3.Error, OSError):
        return False
    return True
