"""Who and what is named, how often, and the sentences behind each count."""

from collections.abc import Sequence

import pandas as pd

from newstables.queries.tables import (
    UNDATED,
    UNKNOWN_OUTLET,
    Filters,
    Tables,
    Where,
    ask,
    where_articles,
)

_ORDERS = {
    "mentions": "mentions DESC, articles DESC",
    "articles": "articles DESC, mentions DESC",
    "share": "articles DESC, mentions DESC",
}

AS_GOVERNMENT = "capital that stands for its government, by the words around it"

# Mentions with the capitals that stand for a government under their country: under the name that
# is counted where the country itself is printed, so that they follow it when it is renamed.
_UNDER_COUNTRIES = """(
    SELECT m.* REPLACE (coalesce(c.entity_id, 'GPE:' || m.government_of, m.entity_id) AS entity_id,
        coalesce(c.name, m.government_of, m.name) AS name)
    FROM mentions m LEFT JOIN (
        SELECT text, arg_max(entity_id, n) AS entity_id, arg_max(name, n) AS name FROM (
            SELECT text, entity_id, any_value(name) AS name, count(*) AS n FROM mentions
            WHERE type = 'GPE' AND text IN (SELECT government_of FROM mentions)
            GROUP BY text, entity_id ORDER BY entity_id)
        GROUP BY text) c ON c.text = m.government_of)"""


def namings(filters: Filters) -> str:
    """Give, as SQL, the mentions to count: each under the name that the reader chose."""
    return _UNDER_COUNTRIES if filters.capitals else "mentions"


def where_mentions(filters: Filters) -> Where:
    """Choose mentions `m` of articles `a`: by type, in or out of furniture and quotations."""
    where = where_articles(filters)
    if filters.types:
        where.add("list_contains(?, m.type)", list(filters.types))
    if not filters.furniture:
        where.add("m.furniture IS NULL")
    if filters.place == "inside":
        where.add("m.in_quote")
    elif filters.place == "outside":
        where.add("NOT m.in_quote")
    return where


def entity_counts(
    tables: Tables, filters: Filters, *, top: int = 20, order: str = "mentions"
) -> pd.DataFrame:
    """Count namings: entity_id, name, type, mentions, articles, share (of articles); most first.

    `order` tells by what: mentions, articles or share.
    """
    where = where_mentions(filters)
    chosen = where_articles(filters)
    return ask(
        tables,
        f"""SELECT m.entity_id, any_value(m.name) AS name, any_value(m.type) AS type,
            count(*) AS mentions, count(DISTINCT m.article_id) AS articles,
            count(DISTINCT m.article_id) / (SELECT count(*) FROM articles a WHERE {chosen}) AS share
        FROM {namings(filters)} m JOIN articles a USING (article_id) WHERE {where}
        GROUP BY m.entity_id ORDER BY {_ORDERS[order]}, name LIMIT ?""",
        [*chosen.values, *where.values, top],
    )


def entity_by_outlet(
    tables: Tables, filters: Filters, *, entity_ids: Sequence[str]
) -> pd.DataFrame:
    """Count namings by outlet: entity_id, name, outlet, mentions, articles, share (of all)."""
    where = where_mentions(filters)
    where.add("list_contains(?, m.entity_id)", list(entity_ids))
    chosen = where_articles(filters)
    return ask(
        tables,
        f"""SELECT m.entity_id, any_value(m.name) AS name,
            coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            count(*) AS mentions, count(DISTINCT m.article_id) AS articles,
            count(DISTINCT m.article_id) / (SELECT count(*) FROM articles a WHERE {chosen}) AS share
        FROM {namings(filters)} m JOIN articles a USING (article_id) WHERE {where}
        GROUP BY m.entity_id, 3 ORDER BY mentions DESC, outlet""",
        [*chosen.values, *where.values],
    )


def entity_names(tables: Tables, *, most: int = 2000, called: str = "") -> pd.DataFrame:
    """List names to choose from, most named first: entity_id, name, type, label.

    The label is the name alone, with its type behind it where two entities share the name. Those
    `called` so are listed even when they are not among the most named. A country that only its
    capital stands for is listed too.
    """
    return ask(
        tables,
        f"""WITH listed AS (
            SELECT entity_id, name, type, 1 AS n FROM mentions UNION ALL
            SELECT entity_id, name, type, 0 FROM {_UNDER_COUNTRIES}
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


def entity_total(tables: Tables, filters: Filters, *, entity_id: str) -> dict[str, int]:
    """Count what `entity_evidence` lists over all its pages: mentions, sentences, articles."""
    where = where_mentions(filters)
    where.add("m.entity_id = ?", entity_id)
    row = ask(
        tables,
        f"""SELECT count(*) AS mentions, count(DISTINCT m.article_id) AS articles,
            count(DISTINCT (m.article_id, m.sentence_start)) AS sentences
        FROM {namings(filters)} m JOIN articles a USING (article_id) WHERE {where}""",
        where.values,
    ).iloc[0]
    return {str(name): int(value) for name, value in row.items()}


def mention_spans(
    tables: Tables, filters: Filters, *, entity_id: str, article_id: str
) -> list[tuple[int, int]]:
    """Return where one article names one entity: (start, end) into its text, in reading order."""
    where = where_mentions(filters)
    where.add("m.entity_id = ?", entity_id)
    where.add("m.article_id = ?", article_id)
    found = ask(
        tables,
        f"""SELECT m.start, m."end" FROM {namings(filters)} m JOIN articles a USING (article_id)
        WHERE {where} ORDER BY m.start""",
        where.values,
    )
    return list(zip(found["start"], found["end"], strict=True))


def entity_evidence(
    tables: Tables, filters: Filters, *, entity_id: str, limit: int = 25, offset: int = 0
) -> pd.DataFrame:
    """Return the sentences behind one bar; the column mentions adds up to the bar over all pages.

    Returns:
        article_id, title, outlet, published, sentence, start and end (of the sentence), mentions,
        and marks: [[start, end], ...] of the namings, counted from the sentence's start.
    """
    where = where_mentions(filters)
    where.add("m.entity_id = ?", entity_id)
    return ask(
        tables,
        f"""SELECT m.article_id, any_value(a.title) AS title,
            coalesce(any_value(a.outlet), '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(any_value(a.published), '{UNDATED}') AS published,
            substring(any_value(a.text), m.sentence_start + 1,
                m.sentence_end - m.sentence_start) AS sentence,
            m.sentence_start AS start, m.sentence_end AS end, count(*) AS mentions,
            list([m.start - m.sentence_start, m.end - m.sentence_start] ORDER BY m.start) AS marks
        FROM {namings(filters)} m JOIN articles a USING (article_id) WHERE {where}
        GROUP BY m.article_id, m.sentence_start, m.sentence_end
        ORDER BY published, m.article_id, start LIMIT ? OFFSET ?""",
        [*where.values, limit, offset],
    )
