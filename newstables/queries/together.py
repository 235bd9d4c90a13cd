"""Who is named with whom, and who talks about whom."""

from collections.abc import Sequence

import pandas as pd

from newstables.queries.asking import (
    UNATTRIBUTED,
    UNDATED,
    UNKNOWN_OUTLET,
    Filters,
    Tables,
    Where,
    ask,
    where_articles,
)
from newstables.queries.entities import where_mentions


def pairs(
    tables: Tables, filters: Filters, *, entity_ids: Sequence[str], at_least: int = 1
) -> pd.DataFrame:
    """Count the sentences that name two of some entities: one, other, sentences, articles.

    Also one_name and other_name. Each pair is there once, in the order of `entity_ids`.
    """
    where = where_mentions(filters)
    where.add("list_contains(?, m.entity_id)", list(entity_ids))
    return ask(
        tables,
        f"""WITH named AS (
            SELECT DISTINCT m.article_id, m.sentence_start, m.entity_id, m.name,
                list_position(?, m.entity_id) AS rank
            FROM mentions m JOIN articles a USING (article_id) WHERE {where})
        SELECT x.entity_id AS one, any_value(x.name) AS one_name, y.entity_id AS other,
            any_value(y.name) AS other_name, count(*) AS sentences,
            count(DISTINCT x.article_id) AS articles
        FROM named x JOIN named y USING (article_id, sentence_start)
        WHERE x.rank < y.rank GROUP BY 1, 3 HAVING count(*) >= ?
        ORDER BY sentences DESC, one, other""",
        [list(entity_ids), *where.values, at_least],
    )


def appears_with(
    tables: Tables, filters: Filters, *, entity_id: str, most: int = 15
) -> pd.DataFrame:
    """Count the sentences one entity shares with others: entity_id, name, type, sentences."""
    where = where_mentions(filters)
    return ask(
        tables,
        f"""WITH named AS (
            SELECT DISTINCT m.article_id, m.sentence_start, m.entity_id, m.name, m.type
            FROM mentions m JOIN articles a USING (article_id) WHERE {where})
        SELECT y.entity_id, any_value(y.name) AS name, any_value(y.type) AS type,
            count(*) AS sentences, count(DISTINCT y.article_id) AS articles
        FROM named x JOIN named y USING (article_id, sentence_start)
        WHERE x.entity_id = ? AND y.entity_id <> ? GROUP BY 1
        ORDER BY sentences DESC, name LIMIT ?""",
        [*where.values, entity_id, entity_id, most],
    )


def pair_evidence(
    tables: Tables, filters: Filters, *, one: str, other: str, limit: int = 25, offset: int = 0
) -> pd.DataFrame:
    """Give the sentences that name both of two entities; columns as in `entity_evidence`."""
    where = where_mentions(filters)
    where.add("list_contains(?, m.entity_id)", [one, other])
    return ask(
        tables,
        f"""SELECT m.article_id, any_value(a.title) AS title,
            coalesce(any_value(a.outlet), '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(any_value(a.published), '{UNDATED}') AS published,
            substring(any_value(a.text), m.sentence_start + 1,
                m.sentence_end - m.sentence_start) AS sentence,
            m.sentence_start AS start, m.sentence_end AS "end",
            list([m.start - m.sentence_start, m."end" - m.sentence_start] ORDER BY m.start)
                AS marks
        FROM mentions m JOIN articles a USING (article_id) WHERE {where}
        GROUP BY m.article_id, m.sentence_start, m.sentence_end
        HAVING count(DISTINCT m.entity_id) = 2
        ORDER BY published, m.article_id, start LIMIT ? OFFSET ?""",
        [*where.values, limit, offset],
    )


def said_about(tables: Tables, filters: Filters, *, speakers: int = 12, names: int = 12) -> (
    pd.DataFrame
):  # fmt: skip
    """Count quotations in which a speaker names somebody: speaker, name, quotes.

    Only the most quoted speakers and the names they name most; a name is counted once a
    quotation.
    """
    where = _where_named_in_quotes(filters)
    return ask(
        tables,
        f"""WITH named AS (
            SELECT DISTINCT q.quote_id, coalesce(q.speaker, '{UNATTRIBUTED}') AS speaker, m.name
            FROM quotes q JOIN articles a USING (article_id)
            JOIN mentions m ON m.article_id = q.article_id
                AND m.start >= q.start AND m."end" <= q."end"
            WHERE {where}),
        talking AS (SELECT speaker FROM named GROUP BY 1
            ORDER BY count(DISTINCT quote_id) DESC, speaker LIMIT ?),
        talked AS (SELECT name FROM named GROUP BY 1
            ORDER BY count(DISTINCT quote_id) DESC, name LIMIT ?)
        SELECT speaker, name, count(*) AS quotes FROM named
        JOIN talking USING (speaker) JOIN talked USING (name)
        GROUP BY 1, 2 ORDER BY quotes DESC, speaker, name""",
        [*where.values, speakers, names],
    )


def _where_named_in_quotes(filters: Filters) -> Where:
    where = where_articles(filters)
    if filters.types:
        where.add("list_contains(?, m.type)", list(filters.types))
    return where
