"""The same text from a second outlet, or of another day: one article, every printing noted.

An article is known by its text, so that its findings are kept once. Who else printed it, and when,
stands with it; nothing that came in is lost without a word.
"""

import sqlite3
from collections.abc import Mapping
from typing import Any

from newstables.schemas import PROBLEMS, now
from newstables.wording import spell_day

_BETWEEN = "; "


def note_printing(connection: sqlite3.Connection, row: Mapping[str, Any]) -> bool:
    """Note where else an article was printed that is in the store; False when it says nothing new.

    Args:
        connection: to the store, in a transaction.
        row: of ARTICLES, whose text is there.
    """
    there = connection.execute(
        "SELECT title, outlet, published, also_printed FROM article WHERE article_id = ?",
        [row["article_id"]],
    ).fetchone()
    other = is_other_printing(row, there)
    known = (there["also_printed"] or "").split(_BETWEEN) if there["also_printed"] else []
    printing = _spelled(row["outlet"] or there["outlet"], row["published"])
    if not other or printing in known:
        return False
    connection.execute(
        "UPDATE article SET also_printed = ? WHERE article_id = ?",
        [_BETWEEN.join([*known, printing]), row["article_id"]],
    )
    first = _spelled(there["outlet"], there["published"])
    problem = {
        "source": row["source"] or "",
        "what": f"the same text as “{there['title'] or 'an article without a headline'}” "
        f"({first}), which is in the store: one article, printed by {printing} too",
        "advice": "its row on the Articles page names every printing; correct its outlet or date "
        "there if the first one is wrong",
        "at": now(),
    }
    connection.execute(
        "INSERT OR IGNORE INTO problem (source, what, advice, at) VALUES (?, ?, ?, ?)",
        [problem[name] for name in PROBLEMS.columns],
    )
    return True


def is_other_printing(row: Mapping[str, Any], there: Mapping[str, Any]) -> bool:
    """Return whether a row of ARTICLES names another outlet or day than one of the same text."""
    return any(row[name] and row[name] != there[name] for name in ("outlet", "published"))


def _spelled(outlet: str | None, published: str | None) -> str:
    return f"{outlet or 'an unknown outlet'}, {spell_day(published)}"
