"""Notes and tags that people gave articles, quotations and events."""

import json

import pandas as pd

from newstables.queries.tables import Tables, ask

# What is tagged, by what its id is called: the last tags in force of each.
_LAST = """SELECT target, arg_max(after, (story IS NOT NULL, number)) AS after FROM corrections
    WHERE what = ? AND undone_at IS NULL GROUP BY target"""
# As a condition: the id of a row is tagged with one of a list.
TAGGED = """{id} IN (SELECT target FROM (SELECT target,
        arg_max(after, (story IS NOT NULL, number)) AS after
    FROM corrections WHERE what = 'tags.{kind}' AND undone_at IS NULL GROUP BY target)
    WHERE list_has_any(from_json(after, '["VARCHAR"]'), ?))"""


def notes(tables: Tables, kind: str) -> pd.DataFrame:
    """Return what was noted of articles, quotations or events.

    Args:
        tables: the story.
        kind: article, quote or event.

    Returns:
        target (an article_id, quote_id or event_id), note and tags, both as text, "" for none.
    """
    told: dict[str, dict[str, str]] = {}
    for name in ("note", "tags"):
        for row in ask(tables, _LAST, [f"{name}.{kind}"]).itertuples():
            value = json.loads(str(row.after))
            words = ", ".join(value) if isinstance(value, list) else value or ""
            told.setdefault(str(row.target), {"note": "", "tags": ""})[name] = words
    rows = [{"target": target, **words} for target, words in told.items() if any(words.values())]
    return pd.DataFrame(rows, columns=["target", "note", "tags"]).astype("string")


def all_tags(tables: Tables, kind: str) -> list[str]:
    """List the tags that articles, quotations or events have, most used first."""
    used = notes(tables, kind)["tags"].str.split(", ").explode()
    return [str(tag) for tag in used[used.fillna("") != ""].value_counts().index]


def with_notes(tables: Tables, rows: pd.DataFrame, *, kind: str, key: str) -> pd.DataFrame:
    """Return rows with the columns note and tags; unchanged where nothing is noted of any.

    Args:
        tables: the story.
        rows: with the column `key`.
        kind: article, quote or event.
        key: the column of the ids.
    """
    told = notes(tables, kind).set_index("target")
    if rows.empty or not rows[key].isin(told.index).any():
        return rows
    return rows.assign(
        **{name: rows[key].map(told[name]).fillna("").astype("string") for name in told.columns}
    )
