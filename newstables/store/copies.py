"""Which articles of a store copy which: kept in step as articles are read."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from newstables.reading.copies import left_out
from newstables.reading.copy_index import CopyIndex, Spans
from newstables.store.log import log_articles


def note_copies(
    connection: sqlite3.Connection, furniture: pd.DataFrame, *, article_ids: Sequence[str]
) -> None:
    """Write which articles the articles of a batch copy, and which copy them.

    Args:
        connection: to the store, in a transaction.
        furniture: a FURNITURE frame of the batch.
        article_ids: the articles of the batch.
    """
    spans: dict[str, list[tuple[int, int]]] = {article_id: [] for article_id in article_ids}
    furniture = furniture[furniture["kind"] != "foreign"]  # not read, and copied all the same
    columns = (furniture[name].tolist() for name in ("article_id", "start", "end"))
    for article_id, start, end in zip(*columns, strict=True):
        spans[article_id].append((start, end))
    _note(
        connection,
        [(_article(connection, article_id), spans[article_id]) for article_id in article_ids],
    )


def index_unindexed(connection: sqlite3.Connection, *, most: int) -> int:
    """Index articles that were read before there was an index of copies; return how many."""
    rows = connection.execute(
        """SELECT article_id FROM article WHERE article_id IN (SELECT article_id FROM annotated)
            AND article_id NOT IN (SELECT article_id FROM copy_text) LIMIT ?""",
        [most],
    ).fetchall()
    articles = [_article(connection, row["article_id"]) for row in rows]
    _note(connection, [(article, left_out(article["text"])) for article in articles])
    return len(rows)


def _article(connection: sqlite3.Connection, article_id: str) -> Mapping[str, Any]:
    found = connection.execute("SELECT * FROM article WHERE article_id = ?", [article_id])
    return dict(found.fetchone())


def _note(
    connection: sqlite3.Connection, articles: Sequence[tuple[Mapping[str, Any], Spans]]
) -> None:
    copies = CopyIndex(connection).add(articles)
    connection.executemany(
        """UPDATE article SET duplicate_of = ?2, copy_kind = ?3 WHERE article_id = ?1
            AND (duplicate_of IS NOT ?2 OR copy_kind IS NOT ?3)""",
        [
            [article_id, *((origin.article_id, origin.kind) if origin else (None, None))]
            for article_id, origin in copies.items()
        ],
    )
    log_articles(connection, copies)
