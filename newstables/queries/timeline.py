"""Events in order of time, and the sentences behind each."""

import pandas as pd

from newstables.queries.asking import (
    UNDATED,
    UNKNOWN_OUTLET,
    Filters,
    Tables,
    ask,
    where_articles,
)


def events(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Give the events that at least one chosen article tells, in order of time, undated last."""
    where = where_articles(filters)
    return ask(
        tables,
        f"""SELECT e.* FROM events e WHERE e.event_id IN (
            SELECT v.event_id FROM evidence v JOIN articles a USING (article_id) WHERE {where})
        ORDER BY e.date NULLS LAST, e."end" NULLS LAST, e.event_id""",
        where.values,
    )


def event_evidence(tables: Tables, *, event_id: str) -> pd.DataFrame:
    """Give the sentences behind one event: the article's columns, sentence, start, end."""
    return ask(
        tables,
        f"""SELECT v.article_id, a.title, coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(a.published, '{UNDATED}') AS published,
            substring(a.text, v.start + 1, v."end" - v.start) AS sentence, v.start, v."end"
        FROM evidence v JOIN articles a USING (article_id)
        WHERE v.event_id = ? ORDER BY published, v.article_id, v.start""",
        [event_id],
    )
