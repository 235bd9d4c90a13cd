"""Tables that follow a store: a copy of the newest published ones, caught up with its log.

Each process has a replica of its own, so that none waits for another's lock. It can be thrown away
at any moment and built again from the log.
"""

import os
import shutil
import sqlite3
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import duckdb

from newstables.config import read_settings
from newstables.replica.answers import Noting
from newstables.replica.following import Step
from newstables.replica.parts import open_parts
from newstables.replica.published import Published
from newstables.replica.stories.first_story import begin_first_story
from newstables.replica.tables import DATABASE, make_tables
from newstables.store.health.published_texts import drop_published
from newstables.store.store import Store
from newstables.store.version import pipeline_version

_PUBLISH_AFTER = 500  # changes of the log since the last published tables
_TABLES, _PARTS = f"{DATABASE}.duckdb", "parts.sqlite"
_numbers = count()


def open_replica(store: Store) -> "Replica":
    """Return tables of a store, which queries are asked of, as it is now."""
    replica = Replica(store, pipeline=pipeline_version(read_settings().model))
    begin_first_story(store, replica)
    return replica


class Replica:
    """The tables of one store, and of the tours of it that were asked for."""

    def __init__(self, store: Store, *, pipeline: str) -> None:
        """Open a replica of `store` as it is now, of what `pipeline` found first of all."""
        self._store, self.pipeline = store, pipeline
        self._published = Published(store.folder / "replica", pipeline=pipeline)
        self._folder = self._published.private(f"{os.getpid()}-{next(_numbers)}")
        self._lock = threading.Lock()
        try:
            self._open(self._published.copy_newest(self._folder))
        except (duckdb.Error, sqlite3.DatabaseError):  # what was published is damaged
            drop_published(store.folder)
            self._forget()
            self._open(None)

    def _forget(self) -> None:
        """Empty the folder of this replica."""
        for name in ("_tables", "_parts"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()
        for path in self._folder.iterdir():
            path.unlink()

    def _open(self, place: int | None) -> None:
        self._place = place
        self._tables = duckdb.connect(str(self._folder / _TABLES), config={"threads": 1})
        self._tables.execute("SET timezone = 'UTC'")
        self._tables.execute("ATTACH ':memory:' AS tours")
        self._parts = open_parts(self._folder / _PARTS)
        self._close = weakref.finalize(self, _throw_away, self._tables, self._parts, self._folder)
        if self._place is None:
            make_tables(self._tables)
        self._places: dict[str, int] = {}
        self.follow()

    def is_there(self) -> bool:
        """Return whether the files of the tables are; somebody may have tidied them away."""
        return (self._folder / _TABLES).exists()

    @property
    def places(self) -> Mapping[str, int]:
        """Return for each table where in the log it was written last; equal: nothing changed."""
        return self._places

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a cursor of its own: several tabs ask at the same time."""
        return self._tables.cursor()

    @contextmanager
    def snapshot(self, schema: str = "") -> Iterator["Snapshot"]:
        """Give tables that stay as they are while several queries are asked of them.

        Args:
            schema: where tables are looked up first; "": in the replica alone.
        """
        cursor = self.cursor()
        try:
            if schema:
                cursor.execute(f"SET search_path = '{schema},{DATABASE}.main'")
            cursor.execute("BEGIN")
            yield Snapshot(cursor, path=schema)
        finally:
            cursor.close()

    def follow(self) -> int:
        """Catch up with the store; return the version that the tables are of now."""
        with self._lock:
            cursor = self.cursor()
            row = cursor.execute("SELECT place FROM followed").fetchone()
            changes = self._store.changes(after=row[0] if row else None)
            noting: Any = Noting(cursor)
            if row is None or changes.up_to != row[0]:
                with _transaction(cursor), _transaction(self._parts):
                    step = Step(
                        self._store, noting, self._parts, pipeline=self.pipeline, changes=changes
                    )
                    step.follow(self._folder)
                    cursor.execute("DELETE FROM followed")
                    cursor.execute("INSERT INTO followed VALUES (?)", [changes.up_to])
            tables = noting.written if self._places else _tables_of(cursor)
            self._places |= dict.fromkeys(tables, changes.up_to)
            cursor.close()
            if self._place is None or changes.up_to >= self._place + _PUBLISH_AFTER:
                self._tables.execute("CHECKPOINT")
                self._published.publish(self._folder, place=changes.up_to)
                self._place = changes.up_to
        return changes.up_to

    def close(self) -> None:
        """Throw the tables away; whoever opens others finds what was published."""
        self._close()


class Snapshot:
    """Tables whose cursors are one: they see the same state, and are closed with it."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, *, path: str = "") -> None:
        """Ask through `cursor`, in whose transaction all is read, along a path of schemas."""
        self._cursor = _Held(cursor, path=path)

    def cursor(self) -> Any:
        """Return the one cursor."""
        return self._cursor

    @property
    def read(self) -> set[str]:
        """Return the words of all queries so far: the tables they read are among them."""
        return self._cursor.words


class _Held(Noting):
    """A cursor that is not closed by whoever was given it."""

    def close(self) -> None:
        pass


def _tables_of(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    rows = cursor.execute(
        """SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'
        UNION SELECT schema_name FROM duckdb_tables()"""
    )
    return [row[0] for row in rows.fetchall()]


def _throw_away(tables: duckdb.DuckDBPyConnection, parts: sqlite3.Connection, folder: Path) -> None:
    tables.close()
    parts.close()
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _transaction(connection: duckdb.DuckDBPyConnection | sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
