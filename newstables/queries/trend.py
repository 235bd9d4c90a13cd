"""How often names are mentioned over time, beside how many articles there were to do so."""

from collections.abc import Sequence

import pandas as pd

from newstables.queries.entities import entity_counts
from newstables.queries.filters import period_of, where_articles
from newstables.queries.mention_filters import MentionFilters, counted_names, where_mentions
from newstables.queries.tables import Tables, ask
from newstables.wording import UNDATED

_MOST_NAMES = 5  # and those chosen


def names_in_trend(
    tables: Tables, filters: MentionFilters, *, first: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the entity_ids a trend has: those given first, then the five mentioned most."""
    most = entity_counts(tables, filters, top=_MOST_NAMES)["entity_id"]
    return tuple(dict.fromkeys((*first, *most)))


def mentions_over_time(
    tables: Tables, filters: MentionFilters, *, entity_ids: Sequence[str], step: str
) -> pd.DataFrame:
    """Count mentions of some entities by period of publication; `step` is a key of PERIODS.

    Returns:
        entity_id, name, period (its first day, a month or year alone, or UNDATED), mentions,
        articles and all_articles (of the period, mentioning it or not); in order of time, undated
        last. A period that has articles has a row for each entity, be it of 0 mentions.
    """
    chosen = where_articles(filters)
    where = where_mentions(filters, articles="m")
    return ask(
        tables,
        f"""WITH periods AS (
            SELECT {period_of(step)} AS period, count(*) AS all_articles
            FROM articles a WHERE {chosen} GROUP BY 1),
        names AS (
            SELECT entity_id, any_value(name) AS name FROM {counted_names(filters)}
            WHERE list_contains(?, entity_id) GROUP BY 1),
        counted AS (
            SELECT m.entity_id, {period_of(step, table="m")} AS period,
                CAST(sum(m.mentions) AS BIGINT) AS mentions,
                count(DISTINCT m.article_id) AS articles
            FROM {counted_names(filters)} m
            WHERE {where} AND list_contains(?, m.entity_id) GROUP BY 1, 2)
        SELECT n.entity_id, n.name, p.period, coalesce(c.mentions, 0) AS mentions,
            coalesce(c.articles, 0) AS articles, p.all_articles
        FROM names n CROSS JOIN periods p
        LEFT JOIN counted c ON c.entity_id = n.entity_id AND c.period = p.period
        ORDER BY p.period = '{UNDATED}', p.period, n.entity_id""",
        [*chosen.values, list(entity_ids), *where.values, list(entity_ids)],
    )
