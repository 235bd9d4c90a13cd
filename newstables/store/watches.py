"""What is watched for: a name, or words; and up to when somebody has looked at what is new."""

import sqlite3
from dataclasses import dataclass

from newstables.errors import QueryError, SourceError
from newstables.schemas import now
from newstables.store.audit import note_done
from newstables.store.jobs import MOST_ATTEMPTS
from newstables.store.search import to_fts5
from newstables.store.store import Store

KINDS = ("name", "words")


@dataclass(frozen=True)
class Watch:
    """One watch: a name as the pages write it, or words to search articles for.

    `looked_at` is the ISO time, UTC, from which on articles are new.
    """

    watch_id: int
    name: str
    kind: str
    words: str
    made_at: str
    looked_at: str


def add_watch(store: Store, words: str, *, kind: str, name: str = "") -> None:
    """Watch for a name or for words from now on.

    Args:
        store: whose articles are watched.
        words: the name, or what is searched for.
        kind: one of KINDS.
        name: what the watch is called; "" for its words.

    Raises:
        SourceError: there are no words, they cannot be searched for, or the watch is there already.
    """
    words = " ".join(words.split())
    try:
        is_empty = not words or (kind == "words" and not to_fts5(words))
    except QueryError as fault:
        raise SourceError(f"'{words}': {fault}") from fault
    if is_empty:
        raise SourceError("nothing to watch for; write a name, or words to search for")
    try:
        with store.writing("manage") as connection:
            connection.execute(
                "INSERT INTO watch (name, kind, words, made_at, looked_at) VALUES (?, ?, ?, ?, ?)",
                [" ".join(name.split()) or words, kind, words, now(), now()],
            )
            note_done(connection, store.person.name, "watch added", [words])
    except sqlite3.IntegrityError:
        raise SourceError(f"'{name or words}' is watched already") from None


def watches(store: Store) -> list[Watch]:
    """Return every watch, by name."""
    with store.reading() as connection:
        rows = connection.execute("SELECT * FROM watch ORDER BY name").fetchall()
    return [Watch(*row) for row in rows]


def found_by(store: Store, watch: Watch) -> tuple[str, ...]:
    """Return the ids of the articles that have the words of a watch; none for a name."""
    if watch.kind == "name":
        return ()
    try:
        return tuple(store.search_articles(to_fts5(watch.words) or ""))
    except QueryError:  # words that another version could search for
        return ()


def remove_watch(store: Store, name: str) -> None:
    """Watch for something no more.

    Raises:
        SourceError: nothing of that name is watched.
    """
    with store.writing("manage") as connection:
        if not connection.execute("DELETE FROM watch WHERE name = ?", [name]).rowcount:
            raise SourceError(f"no watch '{name}'; `watches list` shows them")
        note_done(connection, store.person.name, "watch removed", [name])


def note_looked(store: Store, names: list[str]) -> None:
    """Note that what is new was looked at: what is not read yet stays new."""
    with store.writing("upkeep") as connection:
        connection.executemany(
            """UPDATE watch SET looked_at = coalesce(
                (SELECT min(added_at) FROM article WHERE waits AND attempts < ?
                    AND article_id NOT IN (SELECT article_id FROM annotated)), ?)
                WHERE name = ?""",
            [[MOST_ATTEMPTS, now(), name] for name in names],
        )
