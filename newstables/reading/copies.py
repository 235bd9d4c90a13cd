"""Copies among articles that no store holds yet."""

import sqlite3
from contextlib import closing
from typing import Any

import pandas as pd

from newstables.finding.furniture.finding import furniture_stretches
from newstables.frames import Column, FrameSchema, plain_rows
from newstables.reading.copy_index import TABLES, CopyIndex, Origin
from newstables.reading.runs import precedence, reason
from newstables.schemas import COPY_KINDS
from newstables.schemas.columns import word_column

DUPLICATES = FrameSchema(
    name="duplicates",
    one_row_is="one article that copies another",
    key="article_id",
    columns={
        "article_id": Column("string", "the copy"),
        "duplicate_of": Column("string", "article_id of the article it copies"),
        "likeness": Column(
            "Float64",
            "share of its runs of words found there, 0 to 1; of what is "
            "reworded, of its words in their order",
        ),
        "kind": word_column(COPY_KINDS),
        "reason": Column("string", "in words"),
    },
)


def find_copies(articles: pd.DataFrame) -> pd.DataFrame:
    """Find copies among articles, furniture found on the way: no store is needed.

    Args:
        articles: an ARTICLES frame; of it article_id, text, published, outlet, origin and
            added_at are read.

    Returns:
        A DUPLICATES frame, in order of precedence. The same text twice gives one row whose
        `duplicate_of` is the article's own id, unless it copies another article anyway. Same
        input, same answer, in any row order.
    """
    rows: dict[str, dict[str, Any]] = {}
    twice: set[str] = set()
    for row in sorted(plain_rows(articles), key=precedence):
        if row["article_id"] in rows:
            twice.add(row["article_id"])
        rows.setdefault(row["article_id"], row)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        index = CopyIndex(connection)
        known = index.add([(row, left_out(row["text"])) for row in rows.values()])
        found = []
        for article_id in rows:
            origin = known[article_id]
            if origin is not None:
                share = index.likeness(article_id, origin)
                why = reason(rows[origin.article_id], share=share, reworded=origin.reworded)
                found.append(_row(article_id, origin, share, why))
            elif article_id in twice:
                same = Origin(article_id, reworded=False)
                found.append(_row(article_id, same, 1.0, "the same text was added before"))
    return DUPLICATES.frame(found)


def left_out(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text that are furniture: start, end."""
    return [(found.start, found.end) for found in furniture_stretches(text)]


def _row(article_id: str, origin: Origin, share: float, why: str) -> dict[str, object]:
    return {
        "article_id": article_id,
        "duplicate_of": origin.article_id,
        "likeness": round(share, 3),
        "kind": origin.kind,
        "reason": why,
    }
