"""The audit log as people read it: who did what and when, filtered, newest first."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from newstables.decisions.corrections import KINDS
from newstables.store.audit import Done
from newstables.store.store import Store

COLUMNS = ("number", "at", "who", "what", "about", "story", "target")
_LONGEST = 200  # characters of a value
_LINES = """
    FROM audit
    LEFT JOIN correction ON correction_id = audit.target
    LEFT JOIN article ON article_id = CASE WHEN audit.what = 'article added' THEN audit.target
        WHEN correction.what LIKE 'article.%' THEN correction.target END
"""


@dataclass(frozen=True)
class AuditFilters:
    """What of the log is asked for; what is empty leaves all in. Days are ISO, both included."""

    who: tuple[str, ...] = ()
    what: tuple[Done, ...] = ()
    first_day: str = ""
    last_day: str = ""
    words: str = ""

    def describe(self) -> str:
        """Return the filters in words, for the head of a file."""
        days = f"{self.first_day or '…'} to {self.last_day or '…'}"
        parts = [
            ", ".join(self.who),
            ", ".join(self.what),
            days if self.first_day or self.last_day else "",
            f"“{self.words}”" if self.words else "",
        ]
        return "; ".join(filter(None, parts)) or "none"


def who_acted(store: Store) -> list[str]:
    """Return everybody who stands in the log, in order."""
    with store.reading() as connection:
        rows = connection.execute("SELECT DISTINCT who FROM audit ORDER BY who").fetchall()
    return [row["who"] for row in rows]


def tell_others(store: Store, *, since: str) -> str:
    """Return what others than who acts did since an ISO time, in words; "" when nothing.

    Those who did something last come first: "ben@office.example: decided (3)".
    """
    with store.reading() as connection:
        rows = connection.execute(
            """SELECT who, what, count(*) AS times FROM audit
            WHERE at > ? AND who <> ? AND what <> 'file saved'
            GROUP BY who, what ORDER BY max(number) DESC""",
            [since, store.person.name],
        ).fetchall()
    told: dict[str, list[str]] = {}
    for row in rows:
        told.setdefault(row["who"], []).append(f"{row['what']} ({row['times']})")
    return "; ".join(f"{who}: {', '.join(deeds)}" for who, deeds in told.items())


def count_audited(store: Store, filters: AuditFilters) -> int:
    """Count the lines that the filters leave."""
    where, values = _where(filters)
    with store.reading() as connection:
        (count,) = connection.execute(f"SELECT count(*) {_LINES} WHERE {where}", values).fetchone()
    return int(count)


def audited(
    store: Store, filters: AuditFilters, *, limit: int = -1, offset: int = 0
) -> pd.DataFrame:
    """Return lines of the log, newest first: COLUMNS, all text but the number.

    Args:
        store: whose log it is.
        filters: which lines.
        limit: at most so many; -1: all.
        offset: so many are left out first.
    """
    where, values = _where(filters)
    with store.reading() as connection:
        rows = connection.execute(
            f"""SELECT audit.number, audit.at, audit.who, audit.what, audit.target, audit.story,
                audit.about, correction.what AS kind, correction.before, correction.after,
                correction.who AS decided_by, article.title
            {_LINES} WHERE {where} ORDER BY audit.number DESC LIMIT ? OFFSET ?""",
            [*values, limit, offset],
        ).fetchall()
    return pd.DataFrame(
        [[*(row[name] for name in COLUMNS[:4]), _spell(row), row["story"], row["target"]]
         for row in rows],
        columns=list(COLUMNS),
    )  # fmt: skip


def _where(filters: AuditFilters) -> tuple[str, list[Any]]:
    tests, values = ["TRUE"], []
    for column, wanted in (("who", filters.who), ("what", filters.what)):
        if wanted:
            tests.append(f"audit.{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(wanted)))
    if filters.first_day:
        tests.append("substr(audit.at, 1, 10) >= ?")
        values.append(filters.first_day)
    if filters.last_day:
        tests.append("substr(audit.at, 1, 10) <= ?")
        values.append(filters.last_day)
    for word in filters.words.split():
        tests.append(
            "instr(lower(audit.target || ' ' || audit.about || ' ' || coalesce(title, '') || ' '"
            " || coalesce(correction.what, '') || ' ' || coalesce(after, '')), ?)"
        )
        values.append(word.lower())
    return " AND ".join(tests), values


def _spell(row: Mapping[str, Any]) -> str:
    """Write what a line is about: the decision and its values, the article, or what was saved."""
    title = f"“{row['title']}”" if row["title"] else ""
    if row["kind"] is None:
        return " ".join(filter(None, [title, "" if title else row["target"], row["about"]]))
    told = KINDS.get(row["kind"], row["kind"])
    by = f" (decided by {row['decided_by']})" if row["decided_by"] != row["who"] else ""
    change = f"{_value(row['before'])} → {_value(row['after'])}{by}"
    return f"{told}: {title} {change}" if title else f"{told}: {change}"


def _value(packed: str | None) -> str:
    try:
        value = json.loads(packed) if packed is not None else None
    except ValueError:
        value = packed
    if isinstance(value, bool) or value is None:
        return {None: "nothing", True: "yes", False: "no"}[value]
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"
