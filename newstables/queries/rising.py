"""Names that are new, rising or fading: their share of articles from a day on, and before it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import pandas as pd

from newstables.queries.articles import days
from newstables.queries.filters import Filters, where_articles
from newstables.queries.mention_filters import MentionFilters, counted_names, where_mentions
from newstables.queries.shares import difference
from newstables.queries.tables import Tables, ask
from newstables.schemas import is_day

_COLUMNS = ("entity_id", "name", "type", "hits", "articles", "share", "before_hits",
            "before_articles", "before_share", "change", "course", "clear")  # fmt: skip
AnyFilters = TypeVar("AnyFilters", bound=Filters)


def days_to_compare(tables: Tables) -> list[str]:
    """Return the days of publication, first to last, that have a day before them."""
    return [day for day in days(tables)["day"] if is_day(day)][1:]


def usual_day(known: Sequence[str]) -> str:
    """Return the day to compare at when none is chosen: the one in the middle."""
    return known[len(known) // 2]


def since(filters: AnyFilters, day: str) -> AnyFilters:
    """Narrow filters to what was published from a day on; undated articles are left out."""
    return replace(filters, first_day=max(filter(None, (filters.first_day, day))))


def until(filters: AnyFilters, day: str) -> AnyFilters:
    """Narrow filters to what was published before a day; undated articles are left out."""
    eve = (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()
    return replace(filters, last_day=min(filter(None, (filters.last_day, eve))))


def rising(
    tables: Tables, filters: MentionFilters, *, day: str, at_least: int = 2, top: int = 15
) -> pd.DataFrame:
    """Compare in what share of articles names stand from a day on and before it.

    Args:
        tables: the story.
        filters: which mentions and articles count.
        day: ISO day, the first of the later period.
        at_least: articles that must mention a name, both periods together.
        top: how many names to return.

    Returns:
        entity_id, name, type, hits, articles, share (from the day on), before_hits,
        before_articles, before_share, change (of the share), course (new, gone, rising, fading,
        steady) and clear: that the 95 % interval of the change leaves out none; the greatest
        change first.
    """
    later, earlier = since(filters, day), until(filters, day)
    counts = _hits(tables, later).merge(
        _hits(tables, earlier),
        how="outer",
        on=["entity_id", "name", "type"],
        suffixes=("", "_before"),
    )
    counts = counts.fillna({"hits": 0, "hits_before": 0})
    counts = counts[counts["hits"] + counts["hits_before"] >= at_least]
    of, of_before = _size(tables, later), _size(tables, earlier)
    rows = [
        {
            "entity_id": row.entity_id,
            "name": row.name,
            "type": row.type,
            **_compare(int(row.hits), of, int(row.hits_before), of_before),
        }
        for row in counts.itertuples(index=False)
    ]
    rows.sort(key=lambda row: (-abs(row["change"]), -row["hits"], row["name"]))
    return pd.DataFrame(rows[:top], columns=list(_COLUMNS))


def _hits(tables: Tables, filters: MentionFilters) -> pd.DataFrame:
    where = where_mentions(filters, articles="m")
    return ask(
        tables,
        f"""SELECT m.entity_id, any_value(m.name) AS name, any_value(m.type) AS type,
            count(DISTINCT m.article_id) AS hits
        FROM {counted_names(filters)} m WHERE {where}
        GROUP BY 1 ORDER BY 1""",
        where.values,
    )


def _size(tables: Tables, filters: Filters) -> int:
    where = where_articles(filters)
    found = ask(tables, f"SELECT count(*) AS n FROM articles a WHERE {where}", where.values)
    return int(found["n"].iloc[0])


def _compare(hits: int, of: int, before: int, of_before: int) -> dict[str, object]:
    share, before_share = hits / of if of else 0.0, before / of_before if of_before else 0.0
    low, high = difference(hits, of, before, of_before)
    change = share - before_share
    if not before or not hits:
        course = "new" if hits else "gone"
    else:
        course = "rising" if change > 0 else "fading" if change < 0 else "steady"
    return {
        "hits": hits,
        "articles": of,
        "share": share,
        "before_hits": before,
        "before_articles": of_before,
        "before_share": before_share,
        "change": change,
        "course": course,
        "clear": low > 0 or high < 0,
    }
