"""Briefing picks: the quotations an analyst picked for the next briefing, kept in the store.

Picking changes nothing that is counted, so the store's version stays as it is.
"""

import json
from collections.abc import Callable, Iterable

from newstables.store.store import Store

_KEY = "tray"  # as stores have named it since version 0.1
_TITLE = "tray_title"


def picked(store: Store) -> list[str]:
    """Return the ids of the quotations picked, in the order of picking."""
    note = store.note(_KEY)
    return list(json.loads(note)) if note else []


def pick(store: Store, quote_ids: Iterable[str]) -> None:
    """Add quotations to the briefing picks; one already there keeps its place."""
    _change(store, lambda held: list(dict.fromkeys([*held, *quote_ids])))


def remove(store: Store, quote_ids: Iterable[str]) -> None:
    """Take quotations out of the briefing picks."""
    gone = set(quote_ids)
    _change(store, lambda held: [quote_id for quote_id in held if quote_id not in gone])


def move(store: Store, quote_id: str, *, by: int) -> None:
    """Move a quotation in the briefing picks up (by = -1) or down; at either end it stays."""

    def moved(held: list[str]) -> list[str]:
        if quote_id in held:
            at = held.index(quote_id)
            held.insert(max(0, min(len(held) - 1, at + by)), held.pop(at))
        return held

    _change(store, moved)


def _change(store: Store, change: Callable[[list[str]], list[str]]) -> None:
    with store.writing() as connection:  # one transaction: two tabs may pick at the same moment
        row = connection.execute("SELECT value FROM meta WHERE key = ?", [_KEY]).fetchone()
        kept = change(json.loads(row["value"]) if row else [])
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [_KEY, json.dumps(kept)])


def title(store: Store) -> str:
    """Return the title of the briefing."""
    return store.note(_TITLE) or "Briefing"


def set_title(store: Store, words: str) -> None:
    """Set the title of the briefing; nothing but blanks brings the plain one back."""
    store.write_note(_TITLE, " ".join(words.split()))
