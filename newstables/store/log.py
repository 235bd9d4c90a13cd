"""What changed in a store, in order, so that whoever has read it follows by parts."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Changes:
    """What changed up to one place of the log: ids of articles and of decisions, each once."""

    up_to: int
    articles: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()


def log_articles(connection: sqlite3.Connection, article_ids: Iterable[str]) -> None:
    """Note that articles were added, read or found to copy another."""
    _log(connection, "article", article_ids)


def log_corrections(connection: sqlite3.Connection, correction_ids: Iterable[str]) -> None:
    """Note that decisions were made, taken back or put in force again."""
    _log(connection, "correction", correction_ids)


def _log(connection: sqlite3.Connection, what: str, targets: Iterable[str]) -> None:
    connection.executemany(
        "INSERT INTO change (what, target) VALUES (?, ?)", [[what, target] for target in targets]
    )


def read_changes(connection: sqlite3.Connection, *, after: int | None) -> Changes:
    """Return what changed after a place of the log; None: everything there is.

    Call it in a transaction that also reads what the changes are about.
    """
    (up_to,) = connection.execute("SELECT coalesce(max(number), 0) FROM change").fetchone()
    if after is None:
        articles = connection.execute("SELECT article_id FROM article ORDER BY article_id")
        corrections = connection.execute("SELECT correction_id FROM correction")
        return Changes(up_to, *(tuple(row[0] for row in rows) for rows in (articles, corrections)))
    found: dict[str, dict[str, None]] = {"article": {}, "correction": {}}
    for row in connection.execute(
        "SELECT what, target FROM change WHERE number > ? ORDER BY number", [after]
    ):
        if row["what"] in found:  # a later version may note more
            found[row["what"]][row["target"]] = None
    return Changes(up_to, tuple(found["article"]), tuple(found["correction"]))
