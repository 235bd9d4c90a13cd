"""Rows of the SQLite file that no Dateline writes, and how they are mended.

SQLite keeps any value in any column, so one changed bit makes bytes of a text, and a file that
somebody else made may hold a number where a page reads words. `PRAGMA integrity_check` finds
neither.

Source: SQLite, Database File Format, 2.1 (record format: serial types).
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path

from newstables.errors import DamagedStoreError, DatelineError, SchemaError
from newstables.store.audit import opened_to_mend
from newstables.store.collecting.held import unpack
from newstables.store.health.damage import Damage
from newstables.store.opening import FILE, connect

_KINDS = {"TEXT": ("text",), "INTEGER": ("integer",), "REAL": ("real", "integer")}
_YEAR = 4  # letters of a date that is no more than a year
_LARGEST = 2**53  # of a whole number; beyond, a reader of JSON has another one
_MEND = "reads the value as what it should be, or takes the row out"
_MADE_ANEW = ("sqlite_", "article_words", "quote_words", "copy_")  # indexes


def odd_rows(connection: sqlite3.Connection) -> list[Damage]:
    """Return what rows of a store hold that none of its columns can."""
    return [
        Damage("row", f"{FILE}, '{table}'", f"{column} of row {rowid} {what}", _MEND,
               key=f"{table} {rowid} {column}")
        for table, column, rowid, what in _odd(connection)
    ]  # fmt: skip


def told_rows(database: Path, fault: Exception) -> DamagedStoreError | None:
    """Return what a fault that nobody expected means, when a row of the store is behind it."""
    if isinstance(fault, OSError) or (
        isinstance(fault, DatelineError) and not isinstance(fault, SchemaError)
    ):
        return None
    if not database.is_file():  # which opening would make
        return None
    with suppress(sqlite3.Error), closing(connect(database)) as connection:
        if found := odd_rows(connection):
            return DamagedStoreError(
                f"{found[0].where}: {found[0].what}; `python -m newstables store repair` {_MEND}"
            )
    return None


@contextmanager
def rows_told(folder: Path) -> Iterator[None]:
    """Tell what a row that no Dateline writes brought about; other faults go on as they are."""
    try:
        yield
    except Exception as fault:
        if meant := told_rows(folder / FILE, fault):
            raise meant from fault
        raise


def mend_rows(connection: sqlite3.Connection, found: list[Damage]) -> None:
    """Read each odd value as its column has it; a row whose value stays odd is taken out."""
    with opened_to_mend(connection):
        _mend(connection, found)


def _mend(connection: sqlite3.Connection, found: list[Damage]) -> None:
    for damage in found:
        table, row, column = damage.key.split()
        declared, _ = _columns(connection, table)[column]
        connection.create_function("as_text", 1, _as_text, deterministic=True)
        read = (
            f"as_text(CAST({column} AS BLOB))"
            if declared == "TEXT"
            else f"CAST({column} AS {declared})"
        )
        try:
            connection.execute(f"UPDATE {table} SET {column} = {read} WHERE rowid = ?", [row])
        except sqlite3.IntegrityError:  # there is a row of that name, or nothing to read
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", [row])
    for table, column, rowid, _ in list(_odd(connection)):
        declared, may_be_missing = _columns(connection, table)[column]
        if may_be_missing:
            connection.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", [rowid])
        else:
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", [rowid])


def _as_text(value: bytes | None) -> str | None:
    return None if value is None else value.decode("utf-8", "replace")


def _odd(connection: sqlite3.Connection) -> Iterator[tuple[str, str, int, str]]:
    """Yield table, column, row and fault of each value that its column cannot hold."""
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for (table,) in named.fetchall():
        if table.startswith(_MADE_ANEW):
            continue
        for column, (declared, may_be_missing) in _columns(connection, table).items():
            kinds = [*_KINDS[declared], *(["null"] if may_be_missing else [])]
            marks = ", ".join("?" * len(kinds))
            test = f"typeof({column}) NOT IN ({marks})"
            if declared == "INTEGER":
                test += f" OR abs({column}) > {_LARGEST}"
            rows = connection.execute(f"SELECT rowid FROM {table} WHERE {test}", kinds)
            yield from ((table, column, row[0], "is of another type") for row in rows.fetchall())
            # Texts of articles are looked at by their ids.
            if declared == "TEXT" and (table != "article" or (table, column) in _SHAPES):
                yield from _misshapen(connection, table, column)


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, tuple[str, bool]]:
    """Return the columns of a table: name -> declared type, whether it may be missing."""
    rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return {name: (kind, not (needed or key)) for _, name, kind, needed, _, key in rows}


def _misshapen(
    connection: sqlite3.Connection, table: str, column: str
) -> Iterator[tuple[str, str, int, str]]:
    shape = _SHAPES.get((table, column), str)
    rows = connection.execute(
        f"SELECT rowid, CAST({column} AS BLOB) FROM {table} WHERE typeof({column}) = 'text'"
    )
    for rowid, data in rows.fetchall():
        try:
            shape(data.decode())
        except (SchemaError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            yield table, column, rowid, "cannot be read"


def _is_time(text: str) -> None:
    datetime.fromisoformat(text)


def _is_day(text: str) -> None:
    date.fromisoformat(f"{text}-01-01"[:10] if len(text) == _YEAR else f"{text}-01"[:10])


def _is_table(text: str) -> None:
    if not isinstance(json.loads(text), dict):
        raise ValueError(text)


_SHAPES: dict[tuple[str, str], Callable[[str], object]] = {
    **{(table, column): _is_time for table, column in (
        ("kept_briefing", "archived_at"), ("kept_briefing", "made_at"), ("saved_briefing", "at"),
        ("source", "added_at"), ("source", "last_run"), ("source", "next_run"),
        ("watch", "made_at"), ("watch", "looked_at"), ("address", "asked_at"), ("problem", "at"),
        ("audit", "at"),
    )},
    ("article", "published"): _is_day,
    ("batch", "row_counts"): _is_table,
    ("batch", "hashes"): _is_table,
    ("held", "reading"): unpack,
    ("held_edit", "given"): _is_table,
    ("kept_briefing", "content"): _is_table,
    ("saved_briefing", "manifest"): _is_table,
}  # fmt: skip
