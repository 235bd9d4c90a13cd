"""In which language people say an article is: it is read so, and again when they say otherwise."""

import json
import sqlite3
from collections.abc import Mapping, Sequence

from newstables.finding.language import language_code
from newstables.store.log import log_articles

WHAT = "article.language"  # the decision


def said_languages(
    connection: sqlite3.Connection, article_ids: Sequence[str]
) -> dict[str, str | None]:
    """Return the languages that people gave to some articles, before they were added or since.

    Args:
        connection: to the store.
        article_ids: of the articles; those of which nobody said anything are left out.
    """
    ids = json.dumps(list(article_ids))
    given = connection.execute(
        """SELECT article_id, language FROM article WHERE language_basis = 'given'
            AND article_id IN (SELECT value FROM json_each(?))""",
        [ids],
    )
    said = {row["article_id"]: row["language"] for row in given}
    decided = connection.execute(
        """SELECT target, after FROM correction WHERE what = ? AND undone_at IS NULL
            AND target IN (SELECT value FROM json_each(?)) ORDER BY number, correction_id""",
        [WHAT, ids],
    )
    return said | {row["target"]: _code(row["after"]) for row in decided}


def read_again(connection: sqlite3.Connection, article_ids: Sequence[str]) -> None:
    """Forget what was found in articles whose language is another now; they wait to be read.

    Args:
        connection: to the store, in a transaction.
        article_ids: of the articles.
    """
    ids = [[article_id] for article_id in article_ids]
    connection.executemany("DELETE FROM annotated WHERE article_id = ?", ids)
    connection.executemany("UPDATE article SET waits = 1, attempts = 0 WHERE article_id = ?", ids)
    log_articles(connection, article_ids)


def read_again_if_changed(
    connection: sqlite3.Connection, read_as: Mapping[str, str | None]
) -> None:
    """Have articles read again that were read in another language than people say by now.

    Args:
        connection: to the store, in a transaction.
        read_as: article_id -> the language somebody had said when its reading began.
    """
    said = said_languages(connection, list(read_as))
    read_again(connection, [one for one, before in read_as.items() if said.get(one) != before])


def _code(after: str) -> str | None:
    """Return the language a decision gives; None where it gives none, or none that is known."""
    try:
        words = json.loads(after)
    except (ValueError, TypeError):
        return None
    return language_code(words) if isinstance(words, str) else None
