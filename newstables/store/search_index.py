"""The index of a search: articles and quotations by their words, as found or as decided.

A row is known by its number, which stays what it is when its article is read again. Every change
touches the rows that it names and looks through no table.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from newstables.store.search import plain_words

# What a search goes by, once it was decided: the column and number, and the words in the decision.
SEARCHED: dict[str, tuple[str, Callable[[Any], str | None]]] = {
    "quote.spans": (
        """quote_words SET text = ? WHERE rowid =
            (SELECT number FROM quote_number WHERE quote_id = ?)""",
        lambda after: after["text"],
    ),
    "article.title": (
        """article_words SET title = ? WHERE rowid =
            (SELECT number FROM article_number WHERE article_id = ?)""",
        lambda after: after,
    ),
}


def index_article(connection: sqlite3.Connection, article: Mapping[str, Any]) -> None:
    """Index an article that was not there, by its row of ARTICLES."""
    article_id = article["article_id"]
    number = connection.execute(
        "INSERT INTO article_number (article_id) VALUES (?)", [article_id]
    ).lastrowid
    connection.execute(
        "INSERT INTO article_words (rowid, article_id, title, text) VALUES (?, ?, ?, ?)",
        [number, article_id, plain_words(article["title"] or ""), plain_words(article["text"])],
    )
    index_decided(connection, [article_id])


def index_quotes(
    connection: sqlite3.Connection,
    quotes: Iterable[tuple[str, str, str]],
    *,
    article_ids: Sequence[str],
) -> None:
    """Index all quotations of some articles in the place of those known of them before.

    Args:
        connection: to the store, in a transaction.
        quotes: quote_id, article_id and text of each.
        article_ids: of the articles.
    """
    gone: dict[str, int] = {}
    for article_id in article_ids:
        rows = connection.execute(
            "SELECT quote_id, number FROM quote_number WHERE article_id = ?", [article_id]
        )
        gone |= {row["quote_id"]: row["number"] for row in rows}
    connection.executemany(
        "DELETE FROM quote_words WHERE rowid = ?", [[number] for number in gone.values()]
    )
    ids = []
    for quote_id, article_id, text in quotes:
        number = gone.pop(quote_id, None)
        if number is None:
            number = connection.execute(
                "INSERT INTO quote_number (quote_id, article_id) VALUES (?, ?)",
                [quote_id, article_id],
            ).lastrowid
        connection.execute(
            "INSERT INTO quote_words (rowid, quote_id, article_id, text) VALUES (?, ?, ?, ?)",
            [number, quote_id, article_id, plain_words(text)],
        )
        ids.append(quote_id)
    connection.executemany(
        "DELETE FROM quote_number WHERE number = ?", [[number] for number in gone.values()]
    )
    index_decided(connection, ids)


def index_decided(
    connection: sqlite3.Connection, targets: Iterable[str], *, changed: str = ""
) -> None:
    """Index some quotations and titles by the words decided for them, in the whole store.

    Args:
        connection: to the store, in a transaction.
        targets: what decisions are about.
        changed: id of a decision taken back or put in force again: what no decision is left about
            is found by what stood there before the first.
    """
    for target in dict.fromkeys(targets):
        for what, (column, words_of) in SEARCHED.items():
            rows = connection.execute(
                """SELECT correction_id, before, after, undone_at FROM correction
                WHERE target = ? AND what = ? AND story IS NULL ORDER BY number, correction_id""",
                [target, what],
            ).fetchall()
            in_force = [row for row in rows if row["undone_at"] is None]
            try:
                if in_force:
                    words = words_of(json.loads(in_force[-1]["after"]))
                elif any(row["correction_id"] == changed for row in rows):
                    found = json.loads(rows[0]["before"] or "null")
                    words = None if found is None else words_of(found)
                else:
                    continue
                plain = plain_words(words or "").encode("utf-8", "replace").decode()
            except (ValueError, TypeError, KeyError, RecursionError):
                continue  # a decision that cannot be applied changes nothing here either
            connection.execute(f"UPDATE {column}", [plain, target])
