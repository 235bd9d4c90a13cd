"""Events in order of time, the lanes they are drawn in, and the sentences behind each."""

from typing import Any

import pandas as pd

from newstables.frames import plain_row
from newstables.queries.event_filters import (
    FACETS,
    NO_PLACE,
    EventFilters,
    accounts_of,
    where_accounts,
    where_events,
)
from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.tables import Tables, ask
from newstables.wording import EVENT_GROUPS, UNDATED

NOBODY = "nobody named"
LANES = ("place", "person", "outlet", "kind")


def events(tables: Tables, filters: EventFilters) -> pd.DataFrame:
    """Return the events that at least one chosen article tells, in order of time, undated last.

    Those of one date stay in the order of the story's frame: by time of day, then as told.
    Events told by hand have no article and are always there.

    Returns:
        The columns of EVENTS and articles: how many of the chosen ones tell it, those of one
        origin once where copies count once.
    """
    where, kept = where_accounts(filters), where_events(filters)
    return ask(
        tables,
        f"""WITH account AS (
            SELECT v.event_id, count(DISTINCT {accounts_of(filters)}) AS articles
            FROM evidence v JOIN articles a USING (article_id) WHERE {where} GROUP BY 1)
        SELECT e.*, coalesce(t.articles, 0) AS articles
        FROM events e LEFT JOIN account t USING (event_id)
        WHERE (len(e.evidence) = 0 OR t.event_id IS NOT NULL) AND {kept}
        ORDER BY e.date NULLS LAST, e.rowid""",
        [*where.values, *kept.values],
    )


def event_facets(tables: Tables, filters: EventFilters) -> dict[str, list[tuple[str, int]]]:
    """Count events beside each choice of each filter, most first: facet -> (value, events).

    Each facet is counted with the other filters in force and its own left out.
    """
    return {
        facet: _count(events(tables, filters.without(own)), facet)
        for facet, (_, own) in FACETS.items()
    }


def _count(found: pd.DataFrame, facet: str) -> list[tuple[str, int]]:
    values = {
        "person": found["participants"].explode(),
        "place": found["place"].fillna(NO_PLACE),
        "part": found["kind"],
        "status": found["status"],
    }[facet]
    counts = values.dropna().astype(str).value_counts()
    pairs = [(str(value), int(count)) for value, count in counts.items()]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def event_lanes(tables: Tables, filters: EventFilters, *, by: str = "place") -> pd.DataFrame:
    """Return events with their lane: an event of two people or outlets is in both lanes.

    Args:
        tables: the story.
        filters: which events and articles count.
        by: one of LANES.

    Returns:
        The columns of `events` and lane.
    """
    found = events(tables, filters)
    if by == "place":
        return found.assign(lane=found["place"].fillna(NO_PLACE))
    if by == "kind":
        return found.assign(lane=found["kind"].map(EVENT_GROUPS))
    if by == "person":
        people = found["participants"].map(lambda names: names or [NOBODY])
        return found.assign(lane=people).explode("lane", ignore_index=True)
    where = where_accounts(filters)
    outlets = ask(
        tables,
        f"""SELECT DISTINCT v.event_id, coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS lane
        FROM evidence v JOIN articles a USING (article_id) WHERE {where} ORDER BY 1, 2""",
        where.values,
    )
    joined = found.merge(outlets, how="left", on="event_id")
    return joined.assign(lane=joined["lane"].fillna(UNKNOWN_OUTLET))


def current_id(tables: Tables, event_id: str) -> str:
    """Return the id an event has now, by that one or by one it had before other articles joined in;
    an id of no event is given back as it is.
    """
    found = ask(
        tables,
        """SELECT event_id FROM events
        WHERE event_id = $1 OR list_contains(other_ids, $1)
        ORDER BY event_id <> $1, rowid LIMIT 1""",
        [event_id],
    )
    return event_id if found.empty else str(found["event_id"].iloc[0])


def event(tables: Tables, event_id: str) -> dict[str, Any] | None:
    """Return one event, its participants and statuses as lists, or None.

    Each status tells article_id, status and date as one article has it, and that article's
    title, outlet and published.
    """
    found = ask(tables, "SELECT * FROM events WHERE event_id = ?", [event_id])
    if found.empty:
        return None
    row = plain_row(found.iloc[0])
    articles = ask(
        tables,
        f"""SELECT article_id, title, coalesce(outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(published, '{UNDATED}') AS published FROM articles
        WHERE list_contains(?, article_id)""",
        [[status["article_id"] for status in row["statuses"]]],
    ).set_index("article_id")
    row["statuses"] = [
        {**status, **articles.loc[status["article_id"]].to_dict()}
        for status in row["statuses"]
        if status["article_id"] in articles.index
    ]
    return row
