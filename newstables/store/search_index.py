"""The index of a search, kept in step with what was decided."""

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from newstables.store.search import plain_words

# What a search goes by, once it was decided: the column, and the words in the decision.
SEARCHED: dict[str, tuple[str, Callable[[Any], str | None]]] = {
    "quote.spans": ("quote_words SET text = ? WHERE quote_id = ?", lambda after: after["text"]),
    "article.title": ("article_words SET title = ? WHERE article_id = ?", lambda after: after),
}


def index_decided(connection: sqlite3.Connection, *, changed: str = "") -> None:
    """Index quotations and titles by the words decided for them.

    With `changed`, the id of a decision taken back or put in force again, what no decision is
    left about is found by what stood there before the first.
    """
    for what, (column, words_of) in SEARCHED.items():
        words: dict[str, str | None] = {}
        found: dict[str, Any] = {}  # what stood there before anything was decided
        for row in connection.execute(
            """SELECT correction_id, target, before, after, undone_at FROM correction
            WHERE what = ? ORDER BY at, correction_id""",
            [what],
        ):
            found.setdefault(row["target"], json.loads(row["before"] or "null"))
            if row["undone_at"] is None:
                words[row["target"]] = words_of(json.loads(row["after"]))
            elif row["correction_id"] == changed:
                words.setdefault(row["target"], None)
        for target, text in words.items():
            if text is None and found[target] is not None:
                words[target] = words_of(found[target])
        connection.executemany(
            f"UPDATE {column}",
            [[plain_words(text or ""), target] for target, text in words.items()],
        )
