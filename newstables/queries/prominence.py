"""Prominence: mentions weighed by where an article first mentions somebody.

In each article a name has its mentions times a weight: 1 when it stands in the headline or is first
mentioned in the first fifth of the text, 0.8 in the second fifth, and so on down to 0.2 in the
last. Prominence is that, added up over articles.
"""

from collections.abc import Sequence

import pandas as pd

from newstables.queries.filters import UNKNOWN_OUTLET, Where, where_articles
from newstables.queries.mention_filters import MentionFilters, counted_mentions, where_mentions
from newstables.queries.tables import Tables, ask

# Words alone, each between blanks: "US" stands in "Why US: a guide" and not in "USED".
_PLAIN = "' ' || trim(regexp_replace(lower({}), '[^\\pL\\pN]+', ' ', 'g')) || ' '"


def _weighed(filters: MentionFilters, *, where: Where) -> str:
    """Write the query behind every answer: a row an article and name, with its prominence."""
    return f"""WITH printed AS (
            SELECT m.entity_id, m.article_id, m.text, any_value(m.name) AS name,
                any_value(m.type) AS type, count(*) AS mentions, min(m.start) AS first
            FROM {counted_mentions(filters)} m JOIN articles a USING (article_id)
            WHERE {where} GROUP BY m.entity_id, m.article_id, m.text),
        weighed AS (
            SELECT p.entity_id, any_value(p.name) AS name, any_value(p.type) AS type,
                p.article_id, any_value(a.outlet) AS outlet, sum(p.mentions) AS mentions,
                max(CASE WHEN contains({_PLAIN.format("a.title")}, {_PLAIN.format("p.text")})
                    THEN 1.0 ELSE 1 - floor(5 * p.first / length(a.text)) / 5 END) AS weight
            FROM printed p JOIN articles a USING (article_id)
            GROUP BY p.entity_id, p.article_id)"""


def prominence(tables: Tables, filters: MentionFilters, *, top: int = 20) -> pd.DataFrame:
    """Return the columns of `entity_counts` and prominence, of the names that have most of it."""
    where, chosen = where_mentions(filters), where_articles(filters)
    return ask(
        tables,
        f"""{_weighed(filters, where=where)}
        SELECT entity_id, any_value(name) AS name, any_value(type) AS type,
            CAST(sum(mentions) AS BIGINT) AS mentions, count(*) AS articles,
            count(*) / (SELECT count(*) FROM articles a WHERE {chosen}) AS share,
            round(sum(mentions * weight), 1) AS prominence
        FROM weighed GROUP BY entity_id
        ORDER BY sum(mentions * weight) DESC, mentions DESC, name LIMIT ?""",
        [*where.values, *chosen.values, top],
    )


def prominence_by_outlet(
    tables: Tables, filters: MentionFilters, *, entity_ids: Sequence[str]
) -> pd.DataFrame:
    """Return prominence by outlet, which adds up to that of `prominence`.

    Returns:
        entity_id, name, outlet, mentions, prominence; a row a name and outlet.
    """
    where = where_mentions(filters)
    where.add("list_contains(?, m.entity_id)", list(entity_ids))
    return ask(
        tables,
        f"""{_weighed(filters, where=where)}
        SELECT entity_id, any_value(name) AS name, coalesce(outlet, '{UNKNOWN_OUTLET}') AS outlet,
            CAST(sum(mentions) AS BIGINT) AS mentions,
            round(sum(mentions * weight), 1) AS prominence
        FROM weighed GROUP BY 1, 3 ORDER BY mentions DESC, outlet, entity_id""",
        where.values,
    )
