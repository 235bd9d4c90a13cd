"""What else is known of one name: what was said by it and about it, and its events."""

import json

import pandas as pd

from newstables.queries.asking import (
    UNATTRIBUTED,
    UNDATED,
    UNKNOWN_OUTLET,
    Filters,
    Tables,
    ask,
    where_articles,
)

_QUOTE = f"""q.quote_id, coalesce(q.speaker, '{UNATTRIBUTED}') AS speaker, q.text,
    coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
    coalesce(a.published, '{UNDATED}') AS published"""


def quotes_by(tables: Tables, filters: Filters, *, name: str, most: int = 200) -> pd.DataFrame:
    """List quotations of one speaker: quote_id, speaker, text, outlet, published."""
    where = where_articles(filters)
    return ask(
        tables,
        f"""SELECT {_QUOTE} FROM quotes q JOIN articles a USING (article_id)
        WHERE {where} AND q.speaker = ? ORDER BY published, q.quote_id LIMIT ?""",
        [*where.values, name, most],
    )


def quotes_about(
    tables: Tables, filters: Filters, *, entity_id: str, most: int = 200
) -> pd.DataFrame:
    """List quotations that name one entity; the columns of `quotes_by`."""
    where = where_articles(filters)
    return ask(
        tables,
        f"""SELECT {_QUOTE} FROM quotes q JOIN articles a USING (article_id)
        WHERE {where} AND EXISTS (SELECT 1 FROM mentions m WHERE m.article_id = q.article_id
            AND m.start >= q.start AND m."end" <= q."end" AND m.entity_id = ?)
        ORDER BY published, q.quote_id LIMIT ?""",
        [*where.values, entity_id, most],
    )


def events_of(tables: Tables, filters: Filters, *, name: str) -> pd.DataFrame:
    """List events that one name takes part in or that happen there: the columns of EVENTS."""
    where = where_articles(filters)
    return ask(
        tables,
        f"""SELECT e.* FROM events e WHERE
            (e.place = ? OR e.country = ? OR contains(e.participants, ?))
            AND e.event_id IN (
                SELECT v.event_id FROM evidence v JOIN articles a USING (article_id) WHERE {where})
        ORDER BY e.date NULLS LAST, e.event_id""",
        [name, name, json.dumps(name, ensure_ascii=False), *where.values],
    )
