"""The outlets of the chosen articles, and what one of them mentions more than the others."""

from typing import Any

import pandas as pd

from newstables.queries.filters import UNKNOWN_OUTLET, Filters, where_articles
from newstables.queries.mention_filters import MentionFilters, where_mentions
from newstables.queries.shares import difference, wilson
from newstables.queries.tables import Tables, ask

_COMPARED = ("entity_id", "name", "type", "hits", "articles", "share", "low", "high", "other_hits",
             "other_articles", "other_share", "other_low", "other_high", "diff_low",
             "diff_high", "clear")  # fmt: skip


def outlet_sizes(tables: Tables, filters: Filters) -> dict[str, int]:
    """Count the articles of each outlet, most first."""
    where = where_articles(filters)
    found = ask(
        tables,
        f"""SELECT coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet, count(*) AS articles
        FROM articles a WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1""",
        where.values,
    )
    return dict(zip(found["outlet"], map(int, found["articles"]), strict=True))


def outlet_against_others(
    tables: Tables, filters: MentionFilters, *, outlet: str, at_least: int = 3, top: int = 15
) -> pd.DataFrame:
    """Compare in what share of its articles an outlet and the others together name each name.

    Articles are counted, not mentions: mentions within one article hang together and would make
    the intervals too narrow.

    Args:
        tables: the story.
        filters: which mentions and articles count.
        outlet: the one to compare; UNKNOWN_OUTLET for articles without one.
        at_least: articles that must mention a name, all outlets together.
        top: how many names to return.

    Returns:
        entity_id, name, type, hits, articles, share, low, high (of the outlet; the interval holds
        95 times of 100), other_hits, other_articles, other_share, other_low, other_high, the
        interval of the difference, diff_low and diff_high, and clear: that it leaves out none;
        the clearest difference first.
    """
    sizes = outlet_sizes(tables, filters)
    own = sizes.get(outlet, 0)
    rest = sum(sizes.values()) - own
    where = where_mentions(filters)
    counts = ask(
        tables,
        f"""SELECT m.entity_id, any_value(m.name) AS name, any_value(m.type) AS type,
            count(DISTINCT m.article_id) FILTER (
                coalesce(a.outlet, '{UNKNOWN_OUTLET}') = ?) AS hits,
            count(DISTINCT m.article_id) AS all_hits
        FROM mentions m JOIN articles a USING (article_id) WHERE {where}
        GROUP BY m.entity_id HAVING count(DISTINCT m.article_id) >= ?
        ORDER BY name, m.entity_id""",
        [outlet, *where.values, at_least],
    )
    rows = [_compare(row, own=own, rest=rest) for row in counts.to_dict("records")]
    rows.sort(key=lambda row: (-_clearness(row), -abs(row["share"] - row["other_share"])))
    return pd.DataFrame(rows[:top], columns=list(_COMPARED))


def _compare(row: dict[str, Any], *, own: int, rest: int) -> dict[str, Any]:
    hits = int(row["hits"])
    others = int(row["all_hits"]) - hits
    low, high = wilson(hits, own)
    other_low, other_high = wilson(others, rest)
    diff_low, diff_high = difference(hits, own, others, rest)
    return {
        "entity_id": row["entity_id"],
        "name": row["name"],
        "type": row["type"],
        "hits": hits,
        "articles": own,
        "share": hits / own if own else 0.0,
        "low": low,
        "high": high,
        "other_hits": others,
        "other_articles": rest,
        "other_share": others / rest if rest else 0.0,
        "other_low": other_low,
        "other_high": other_high,
        "diff_low": diff_low,
        "diff_high": diff_high,
        "clear": diff_low > 0 or diff_high < 0,
    }


def _clearness(row: dict[str, Any]) -> float:
    """Return how far the interval of the difference stays from none; negative: it holds none."""
    return max(row["diff_low"], -row["diff_high"])
