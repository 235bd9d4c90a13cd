"""The briefing tray: quotations an analyst picked for the next briefing, kept in the store.

Picking changes nothing that is counted, so the store's version stays as it is.
"""

import json
from collections.abc import Iterable

from newstables.store import Store

_KEY = "tray"


def picked(store: Store) -> list[str]:
    """Give the ids of the quotations picked, in the order of picking."""
    note = store.note(_KEY)
    return list(json.loads(note)) if note else []


def pick(store: Store, quote_ids: Iterable[str]) -> None:
    """Add quotations to the tray; one already there keeps its place."""
    _change(store, add=list(quote_ids), drop=set())


def put_back(store: Store, quote_ids: Iterable[str]) -> None:
    """Take quotations out of the tray."""
    _change(store, add=[], drop=set(quote_ids))


def _change(store: Store, *, add: list[str], drop: set[str]) -> None:
    with store.reading() as connection:
        connection.execute("BEGIN IMMEDIATE")  # two tabs may pick at the same moment
        row = connection.execute("SELECT value FROM meta WHERE key = ?", [_KEY]).fetchone()
        held = json.loads(row["value"]) if row else []
        kept = [one for one in dict.fromkeys([*held, *add]) if one not in drop]
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [_KEY, json.dumps(kept)])
        connection.execute("COMMIT")
