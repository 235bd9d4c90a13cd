"""The log of decisions in SQLite: rows added, in an order of the store's own, and read.

The order is that in which decisions were made, as far as clocks tell it; where a clock went back, a
decision still comes after all that the store held when it was made.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from newstables.errors import SchemaError
from newstables.frames import plain_rows
from newstables.schemas import CORRECTIONS, SCOPES

# What makes a row that decision.
_SAME = ("at", "what", "target", "before", "after", "scope", "story")
_STRANGE = "unknown"  # a kind of decision, where a row holds what none of this version holds


def insert_corrections(connection: sqlite3.Connection, corrections: pd.DataFrame) -> list[str]:
    """Add a CORRECTIONS frame; one already there is left as it is, or taken back if it was.

    Args:
        connection: to the store, in a transaction.
        corrections: in order; a row without a number comes after all there are.

    Returns:
        The ids of its rows, as they are known here.
    """
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM correction").fetchone()
    ids = []
    for row in plain_rows(CORRECTIONS.check(corrections)):
        if row["number"] is None:
            row["number"] = max(number_of(row["at"]), last + 1)
        last = max(last, row["number"])
        if _is_another(connection, row):
            row["correction_id"] = _id_by_content(row)
        ids.append(row["correction_id"])
        _insert(connection, row)
    return ids


def _is_another(connection: sqlite3.Connection, row: Mapping[str, Any]) -> bool:
    """Return whether the id of a row is that of another decision."""
    known = connection.execute(
        "SELECT * FROM correction WHERE correction_id = ?", [row["correction_id"]]
    ).fetchone()
    return known is not None and any(known[name] != row[name] for name in _SAME)


def _id_by_content(row: Mapping[str, Any]) -> str:
    named = [name for name in (*_SAME, "who") if name != "story" or row[name] is not None]
    words = json.dumps([row[name] for name in named], ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _insert(connection: sqlite3.Connection, row: Mapping[str, Any]) -> None:
    columns = list(CORRECTIONS.columns)
    connection.execute(
        f"INSERT OR IGNORE INTO correction ({', '.join(columns)})"
        f" VALUES ({', '.join('?' * len(columns))})",
        [row[name] for name in columns],
    )
    if row["undone_at"] is not None:
        connection.execute(
            "UPDATE correction SET undone_at = ? WHERE correction_id = ? AND undone_at IS NULL",
            [row["undone_at"], row["correction_id"]],
        )


def number_of(at: str) -> int:
    """Return the place in the order that a time stands for: microseconds since 1970; 0: none."""
    try:
        since = datetime.fromisoformat(at) - datetime.fromisoformat("1970-01-01T00:00:00+00:00")
    except (ValueError, TypeError, OverflowError):
        return 0
    return max(0, round(since.total_seconds() * 1_000_000))


def read_corrections(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows of the log as CORRECTIONS, whatever stands in them.

    A row that no version wrote so is shown as of an unknown kind, so that it can be taken back.
    """
    found = [{name: row[name] for name in CORRECTIONS.columns} for row in rows]
    try:
        return CORRECTIONS.frame(found)
    except SchemaError:
        return CORRECTIONS.frame(map(_readable, found))


def _readable(row: Mapping[str, Any]) -> dict[str, Any]:
    try:
        CORRECTIONS.frame([row])
    except SchemaError:
        words = {name: _text(value) for name, value in row.items() if name != "number"}
        number = row["number"] if isinstance(row["number"], int) else 0
        return {**words, "what": _STRANGE, "scope": SCOPES[0], "number": number}
    return dict(row)


def _text(value: Any) -> str | None:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return None if value is None else str(value)
