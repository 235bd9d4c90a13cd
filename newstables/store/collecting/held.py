"""What was read and waits for somebody's look before it is stored; it outlives the window."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from newstables.reading.article import Article, Problem, Reading
from newstables.schemas import ARTICLES
from newstables.store.store import Store

_EVERYBODY = ""  # whoever opens the app looks at the same


@dataclass(frozen=True)
class Held:
    """One file or address that was read: its number, the name it came under, what it gave."""

    held_id: int
    came: str
    reading: Reading


@dataclass(frozen=True)
class Edit:
    """What somebody changed of one article that waits, and whether it is left out."""

    given: Mapping[str, str | None]
    left_out: bool = False


def hold(store: Store, came: str, reading: Reading) -> int:
    """Keep what was read until it is stored or dropped; return its number."""
    with store.writing("ingest") as connection:
        return write_held(connection, came, reading)


def write_held(connection: Any, came: str, reading: Reading) -> int:
    """Keep what was read, in a transaction of the caller."""
    done = connection.execute(
        "INSERT INTO held (who, came, reading) VALUES (?, ?, ?)",
        [_EVERYBODY, came, _packed(reading)],
    )
    return int(done.lastrowid or 0)


def held_ids(store: Store) -> list[int]:
    """Return the numbers of what waits, in the order it came."""
    with store.reading() as connection:
        return [row[0] for row in connection.execute("SELECT held_id FROM held ORDER BY held_id")]


def read_held(store: Store, held: Collection[int]) -> list[Held]:
    """Return some of what waits, in the order it came."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT held_id, came, reading FROM held WHERE held_id IN "
            "(SELECT value FROM json_each(?)) ORDER BY held_id",
            [json.dumps(list(held))],
        ).fetchall()
    return [Held(row["held_id"], row["came"], unpack(row["reading"])) for row in rows]


def drop_held(store: Store, held: Iterable[int]) -> None:
    """Forget some of what waits: it is stored, or not wanted."""
    with store.writing("ingest") as connection:
        connection.executemany("DELETE FROM held WHERE held_id = ?", [[one] for one in held])
        if not connection.execute("SELECT 1 FROM held LIMIT 1").fetchone():
            connection.execute("DELETE FROM held_edit")


def keep_edits(store: Store, edits: Mapping[str, Edit]) -> None:
    """Keep what was changed of articles that wait, by article_id."""
    with store.writing("ingest") as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO held_edit (who, article_id, given, left_out)"
            " VALUES (?, ?, ?, ?)",
            [
                [_EVERYBODY, article_id, json.dumps(dict(edit.given)), edit.left_out]
                for article_id, edit in edits.items()
            ],
        )


def read_edits(store: Store) -> dict[str, Edit]:
    """Return what was changed of articles that wait, by article_id."""
    with store.reading() as connection:
        rows = connection.execute("SELECT article_id, given, left_out FROM held_edit").fetchall()
    return {
        row["article_id"]: Edit(json.loads(row["given"]), bool(row["left_out"])) for row in rows
    }


def _packed(reading: Reading) -> str:
    packed = {
        "articles": [article.row() for article in reading.articles],
        "problems": [asdict(problem) for problem in reading.problems],
    }
    return json.dumps(packed, ensure_ascii=False)


def unpack(words: str) -> Reading:
    """Return what was read from how it is kept.

    Raises:
        SchemaError, ValueError, TypeError, KeyError: it is not what was kept.
    """
    packed = json.loads(words)
    ARTICLES.frame(packed["articles"])
    return Reading(
        tuple(Article(**row) for row in packed["articles"]),
        tuple(
            Problem(**row | {"columns": tuple(row["columns"]), "days": tuple(row["days"])})
            for row in packed["problems"]
        ),
    )
