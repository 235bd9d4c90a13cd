"""The sentences behind many events at once, for exports."""

import pandas as pd

from newstables.queries.event_filters import where_accounts
from newstables.queries.filters import UNKNOWN_OUTLET, Filters
from newstables.queries.tables import Tables, ask
from newstables.wording import UNDATED


def event_sources(tables: Tables, filters: Filters, *, chosen_alone: bool = False) -> pd.DataFrame:
    """Return every sentence behind the events that `queries.timeline.events` returns.

    An event that one chosen article tells has its sentences of all articles, or with
    `chosen_alone` of those chosen.

    Returns:
        event_id, article_id, title, outlet, published, url, sentence, start, end; a row a
        sentence.
    """
    where = where_accounts(filters)
    alone = str(where) if chosen_alone else "TRUE"
    return ask(
        tables,
        f"""SELECT v.event_id, v.article_id, a.title,
            coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(a.published, '{UNDATED}') AS published, a.url,
            substring(a.text, v.start + 1, v."end" - v.start) AS sentence, v.start, v."end"
        FROM evidence v JOIN articles a USING (article_id)
        WHERE v.event_id IN (
            SELECT v.event_id FROM evidence v JOIN articles a USING (article_id) WHERE {where})
            AND {alone}
        ORDER BY v.event_id, published, v.article_id, v.start""",
        where.values * (2 if chosen_alone else 1),
    )
