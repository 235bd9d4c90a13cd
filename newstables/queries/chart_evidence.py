"""The sentences behind every number of a chart, a few of each, with how many there are."""

from collections.abc import Sequence

import pandas as pd

from newstables.queries.filters import UNKNOWN_OUTLET, Filters, period_of, where_articles
from newstables.queries.mention_filters import MentionFilters, counted_mentions, where_mentions
from newstables.queries.quote_filters import QuoteFilters, where_quotes
from newstables.queries.tables import Tables, ask
from newstables.wording import UNDATED

_PRINTED = f"""a.title, coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
    coalesce(a.published, '{UNDATED}') AS published, a.url"""


def mention_evidence(
    tables: Tables,
    filters: MentionFilters,
    *,
    entity_ids: Sequence[str],
    most: int,
    step: str = "",
) -> pd.DataFrame:
    """Return the first sentences that mention each of some names.

    Args:
        tables: the story.
        filters: which mentions count.
        entity_ids: the names.
        most: sentences of each.
        step: a key of PERIODS: so many of each name and period; "": of each name.

    Returns:
        key (entity_id), period ("" without `step`), title, outlet, published, url, sentence, and
        sentences: how many there are; in order of publication.
    """
    where = where_mentions(filters)
    where.add("list_contains(?, m.entity_id)", list(entity_ids))
    period = period_of(step) if step else "''"
    return ask(
        tables,
        f"""WITH told AS (
            SELECT DISTINCT m.entity_id AS key, {period} AS period, m.article_id,
                m.sentence_start AS start, m.sentence_end AS finish
            FROM {counted_mentions(filters)} m JOIN articles a USING (article_id)
            WHERE {where} AND m.sentence_start IS NOT NULL),
        ranked AS (
            SELECT t.*, count(*) OVER (PARTITION BY key, period) AS sentences,
                row_number() OVER (PARTITION BY key, period
                    ORDER BY a.published NULLS LAST, t.article_id, t.start) AS rank
            FROM told t JOIN articles a USING (article_id))
        SELECT r.key, r.period, {_PRINTED}, r.sentences,
            substring(a.text, r.start + 1, r.finish - r.start) AS sentence
        FROM ranked r JOIN articles a USING (article_id) WHERE r.rank <= {int(most)}
        ORDER BY r.key, r.period, r.rank""",
        where.values,
    )


def speaker_evidence(tables: Tables, filters: QuoteFilters, *, most: int) -> pd.DataFrame:
    """Return the first quotations of each speaker.

    Returns:
        key (the speaker, or UNATTRIBUTED), title, outlet, published, url, sentence (the words
        said), kind, and sentences: how many there are.
    """
    where = where_quotes(filters)
    return ask(
        tables,
        f"""WITH ranked AS (
            SELECT q.*, count(*) OVER (PARTITION BY q.speaker_shown) AS sentences,
                row_number() OVER (PARTITION BY q.speaker_shown
                    ORDER BY q.published_shown, q.article_id, q.start) AS rank
            FROM quote_rows q WHERE {where})
        SELECT r.speaker_shown AS key, r.title, r.outlet_shown AS outlet,
            r.published_shown AS published, r.url, r.sentences, s.text AS sentence, s.kind
        FROM ranked r JOIN quotes s ON s.quote_id = r.quote_id
        WHERE r.rank <= {int(most)} ORDER BY r.speaker_shown, r.rank""",
        where.values,
    )


def coverage_evidence(tables: Tables, filters: Filters, *, most: int) -> pd.DataFrame:
    """Return the first headlines of each outlet and day.

    Returns:
        key (the outlet), period (the day or UNDATED), title, outlet, published, url, sentence (the
        headline) and sentences: how many articles there are.
    """
    where = where_articles(filters)
    return ask(
        tables,
        f"""WITH ranked AS (
            SELECT a.*, count(*) OVER (PARTITION BY a.outlet, a.published) AS sentences,
                row_number() OVER (PARTITION BY a.outlet, a.published
                    ORDER BY a.article_id) AS rank
            FROM articles a WHERE {where})
        SELECT coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS key,
            coalesce(a.published, '{UNDATED}') AS period, {_PRINTED}, a.sentences,
            coalesce(a.title, 'No headline known') AS sentence
        FROM ranked a WHERE a.rank <= {int(most)} ORDER BY key, period, a.rank""",
        where.values,
    )
