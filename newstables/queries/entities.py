"""Who and what is named, how often, and the sentences behind each count."""

import re
from collections.abc import Sequence

import pandas as pd

from newstables.queries.filters import UNKNOWN_OUTLET, where_articles
from newstables.queries.mention_filters import (
    UNDER_COUNTRIES,
    MentionFilters,
    counted_mentions,
    counted_names,
    where_mentions,
)
from newstables.queries.sentences import sentences_sql
from newstables.queries.tables import Tables, ask

_ORDERS = {
    "mentions": "mentions DESC, articles DESC",
    "articles": "articles DESC, mentions DESC",
    "share": "articles DESC, mentions DESC",
}

AS_GOVERNMENT = "capital that stands for its government, by the words around it"


def entity_counts(
    tables: Tables, filters: MentionFilters, *, top: int = 20, order: str = "mentions"
) -> pd.DataFrame:
    """Count mentions a name, most first.

    Args:
        tables: the story.
        filters: which mentions and articles count.
        top: how many names to return.
        order: by what: mentions, articles or share.

    Returns:
        entity_id, name, type, mentions, articles, share (of articles).
    """
    where = where_mentions(filters, articles="m")
    chosen = where_articles(filters)
    return ask(
        tables,
        f"""SELECT m.entity_id, any_value(m.name) AS name, any_value(m.type) AS type,
            CAST(sum(m.mentions) AS BIGINT) AS mentions, count(DISTINCT m.article_id) AS articles,
            count(DISTINCT m.article_id) / (SELECT count(*) FROM articles a WHERE {chosen}) AS share
        FROM {counted_names(filters)} m WHERE {where}
        GROUP BY m.entity_id ORDER BY {_ORDERS[order]}, name LIMIT ?""",
        [*chosen.values, *where.values, top],
    )


def entity_by_outlet(
    tables: Tables, filters: MentionFilters, *, entity_ids: Sequence[str]
) -> pd.DataFrame:
    """Count mentions by outlet: entity_id, name, outlet, mentions, articles, share (of all)."""
    where = where_mentions(filters, articles="m")
    where.add("list_contains(?, m.entity_id)", list(entity_ids))
    chosen = where_articles(filters)
    return ask(
        tables,
        f"""SELECT m.entity_id, any_value(m.name) AS name,
            coalesce(m.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            CAST(sum(m.mentions) AS BIGINT) AS mentions, count(DISTINCT m.article_id) AS articles,
            count(DISTINCT m.article_id) / (SELECT count(*) FROM articles a WHERE {chosen}) AS share
        FROM {counted_names(filters)} m WHERE {where}
        GROUP BY m.entity_id, 3 ORDER BY mentions DESC, outlet, m.entity_id""",
        [*chosen.values, *where.values],
    )


def entity_names(tables: Tables, *, most: int = 2000, called: str = "") -> pd.DataFrame:
    """List names to choose from, most mentioned first: entity_id, name, type, label.

    The label is the name alone, with its type behind it where two entities share the name. Those
    `called` so are listed even when they are not among the most mentioned. A country that only its
    capital stands for is listed too.
    """
    return ask(
        tables,
        f"""WITH listed AS (
            SELECT entity_id, name, type, 1 AS n FROM mentions UNION ALL
            SELECT entity_id, name, type, 0 FROM {UNDER_COUNTRIES}
            WHERE government_of IS NOT NULL),
        named AS (
            SELECT entity_id, any_value(name) AS name, any_value(type) AS type, sum(n) AS n
            FROM listed GROUP BY entity_id)
        SELECT entity_id, name, type, CASE WHEN count(*) OVER (PARTITION BY name) > 1
            THEN name || ' (' || type || ')' ELSE name END AS label
        FROM named
        QUALIFY row_number() OVER (ORDER BY n DESC, name, type) <= ? OR name = ?
        ORDER BY n DESC, name, type""",
        [most, called],
    )


def name_in_label(label: str) -> str:
    """Return the name in a label of `entity_names`, the type behind it left out."""
    return re.sub(r" \([A-Z]+\)$", "", label)


def entity_total(tables: Tables, filters: MentionFilters, *, entity_id: str) -> dict[str, int]:
    """Count what `entity_evidence` lists over all its pages: mentions, sentences, articles."""
    where = where_mentions(filters)
    where.add("m.entity_id = ?", entity_id)
    row = ask(
        tables,
        f"""SELECT count(*) AS mentions, count(DISTINCT m.article_id) AS articles,
            count(DISTINCT (m.article_id, m.sentence_start)) AS sentences
        FROM {counted_mentions(filters)} m JOIN articles a USING (article_id) WHERE {where}""",
        where.values,
    ).iloc[0]
    return {str(name): int(value) for name, value in row.items()}


def mention_spans(
    tables: Tables, filters: MentionFilters, *, entity_id: str, article_id: str
) -> list[tuple[int, int]]:
    """Return where one article mentions one entity: (start, end) into its text, in order."""
    where = where_mentions(filters)
    where.add("m.entity_id = ?", entity_id)
    where.add("m.article_id = ?", article_id)
    found = ask(
        tables,
        f"""SELECT m.start, m."end"
        FROM {counted_mentions(filters)} m JOIN articles a USING (article_id)
        WHERE {where} ORDER BY m.start""",
        where.values,
    )
    return list(zip(found["start"], found["end"], strict=True))


def entity_evidence(
    tables: Tables, filters: MentionFilters, *, entity_id: str, limit: int = 25, offset: int = 0
) -> pd.DataFrame:
    """Return the sentences behind one bar; the column mentions adds up to the bar over all pages.

    Returns:
        article_id, title, outlet, published, sentence, start and end (of the sentence), mentions,
        and marks: [[start, end], ...] of the mentions, counted from the sentence's start.
    """
    where = where_mentions(filters)
    where.add("m.entity_id = ?", entity_id)
    return ask(
        tables,
        sentences_sql(counted_mentions(filters), where),
        [*where.values, limit, offset],
    )
