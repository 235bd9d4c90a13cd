"""Named sources that are looked at again: feeds, sitemaps, folders; what of each was seen."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newstables.errors import SourceError
from newstables.reading.article import web_address
from newstables.schemas import now
from newstables.store.audit import note_done
from newstables.store.store import Store

KINDS = ("feed", "sitemap", "folder")
MOST_ATTEMPTS = 3  # at one article of a source; then it is left
_SHORTEST_H = 0.25  # hours between two looks
_LONGEST_H = 8784.0  # a year


@dataclass(frozen=True)
class NamedSource:
    """One source: what it is called, its kind and place, how often it is looked at, how it went.

    `every_h` is in hours; None: only when somebody asks. Times are ISO, UTC.
    """

    source_id: int
    name: str
    kind: str
    place: str
    every_h: float | None
    last_run: str | None
    next_run: str | None
    new: int
    failed: int
    message: str | None


_COLUMNS = "source_id, name, kind, place, every_h, last_run, next_run, new, failed, message"


def add_source(
    store: Store, name: str, place: str, *, every_h: float | None = None, kind: str = ""
) -> NamedSource:
    """Add a source; it is looked at as soon as somebody is there to do it.

    Args:
        store: to add it to.
        name: what it is called; "" for its place.
        place: a web address, or a folder of this machine.
        every_h: hours between two looks; None: once, and then when asked.
        kind: one of KINDS; "": told by its place.

    Raises:
        SourceError: there is one of that name, or the place is none.
    """
    place = place.strip()
    url = web_address(place)
    if not url and not Path(place).expanduser().is_dir():
        raise SourceError(
            f"'{place}' is neither a web address nor a folder here; begin an address with https://"
        )
    if every_h is not None and not _SHORTEST_H <= every_h <= _LONGEST_H:  # it may be no number
        raise SourceError(
            f"every {every_h:g} hours is too often or too seldom; say at least {_SHORTEST_H:g} and "
            f"at most {_LONGEST_H:g}"
        )
    if not url:
        place, kind = str(Path(place).expanduser().resolve()), "folder"
    name = " ".join(name.split()) or place
    try:
        with store.writing("manage") as connection:
            connection.execute(
                "INSERT INTO source (name, kind, place, every_h, added_at, next_run)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [name, kind or ("sitemap" if "sitemap" in place else "feed"), place, every_h,
                 now(), now()],
            )  # fmt: skip
            note_done(connection, store.person.name, "source added", [name], about=place)
    except sqlite3.IntegrityError:
        raise SourceError(f"there is a source '{name}' already; give this one another name") from (
            None
        )
    return named_source(store, name)


def sources(store: Store) -> list[NamedSource]:
    """Return every source, by name."""
    with store.reading() as connection:
        rows = connection.execute(f"SELECT {_COLUMNS} FROM source ORDER BY name").fetchall()
    return [NamedSource(*row) for row in rows]


def named_source(store: Store, name: str) -> NamedSource:
    """Return the source of a name.

    Raises:
        SourceError: there is none; the sentence says which there are.
    """
    known = {one.name: one for one in sources(store)}
    if name not in known:
        raise SourceError(f"no source '{name}'; known are {'; '.join(known) or 'none'}")
    return known[name]


def remove_source(store: Store, name: str) -> None:
    """Look at a source no more; the articles it gave stay.

    Raises:
        SourceError: there is none of that name.
    """
    source_id = named_source(store, name).source_id
    with store.writing("manage") as connection:
        connection.execute("DELETE FROM source WHERE source_id = ?", [source_id])
        connection.execute("DELETE FROM seen WHERE source_id = ?", [source_id])
        note_done(connection, store.person.name, "source removed", [name])


def ask_to_run(store: Store, source_id: int) -> None:
    """Have a source looked at now."""
    with store.writing("manage") as connection:
        connection.execute("UPDATE source SET next_run = ? WHERE source_id = ?", [now(), source_id])


def due_source(store: Store) -> NamedSource | None:
    """Return the source that has waited longest for a look that is due, if any."""
    with store.reading() as connection:
        row = connection.execute(
            f"SELECT {_COLUMNS} FROM source WHERE next_run <= ? ORDER BY next_run LIMIT 1", [now()]
        ).fetchone()
    return NamedSource(*row) if row else None


def is_scheduled(store: Store) -> bool:
    """Return whether any source is to be looked at, now or later."""
    with store.reading() as connection:
        row = connection.execute("SELECT 1 FROM source WHERE next_run IS NOT NULL LIMIT 1")
        return row.fetchone() is not None


def unseen(store: Store, source_id: int, items: Iterable[str]) -> set[str]:
    """Return which of some items of a source are new, or failed and may be tried again."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT item FROM seen WHERE source_id = ? AND attempts >= ?",
            [source_id, MOST_ATTEMPTS],
        ).fetchall()
    return set(items) - {row["item"] for row in rows}


def note_seen(store: Store, source_id: int, items: Iterable[str], *, is_read: bool) -> None:
    """Note that items of a source were read, or that an attempt at them failed."""
    attempts = MOST_ATTEMPTS if is_read else 1
    with store.writing("upkeep") as connection:
        connection.executemany(
            """INSERT INTO seen VALUES (?, ?, ?, ?) ON CONFLICT (source_id, item)
                DO UPDATE SET attempts = attempts + excluded.attempts, at = excluded.at""",
            [[source_id, item, attempts, now()] for item in items],
        )


def end_run(
    store: Store, source: NamedSource, *, new: int, failed: int, message: str | None = None
) -> None:
    """Write how a look at a source went, and when the next one is due."""
    at = datetime.now(UTC)
    due = None
    if source.every_h is not None:
        due = (at + timedelta(hours=min(source.every_h, _LONGEST_H))).isoformat(
            timespec="microseconds"
        )
    with store.writing("upkeep") as connection:
        connection.execute(
            """UPDATE source SET last_run = ?, next_run = ?, new = ?, failed = ?, message = ?
                WHERE source_id = ?""",
            [at.isoformat(timespec="microseconds"), due, new, failed, message, source.source_id],
        )
