"""Places that are mentioned and places that the tour went to, with where on earth they are."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from newstables.gazetteer import points
from newstables.queries.event_filters import EventFilters
from newstables.queries.mention_filters import MentionFilters, where_mentions
from newstables.queries.tables import Tables, ask
from newstables.queries.timeline import events

_TYPES = ["GPE", "LOC", "FAC"]
_COLUMNS = ["entity_id", "place", "lat", "lon", "n", "articles", "visited", "order"]


def places_named(tables: Tables, filters: MentionFilters) -> pd.DataFrame:
    """Count mentions of places, most first.

    A place is visited when a stop of the tour that happened was there or in that country; order
    numbers the stops. A place that is on no map of ours has no lat and lon.

    Returns:
        entity_id, place, lat, lon (degrees), n (mentions), articles, visited, order.
    """
    where = where_mentions(filters)
    where.add("list_contains(?, m.type)", _TYPES)
    places = ask(
        tables,
        f"""SELECT m.entity_id, any_value(m.name) AS place, count(*) AS n,
            count(DISTINCT m.article_id) AS articles
        FROM mentions m JOIN articles a USING (article_id) WHERE {where}
        GROUP BY 1 ORDER BY n DESC, place""",
        where.values,
    )
    route = stops(tables, EventFilters.from_shared(filters))
    happened = route[route["status"] == "past"]
    visited = {*happened["place"].dropna(), *happened["country"].dropna()}
    first = route.drop_duplicates("place").set_index("place")["order"]
    places = places.assign(
        visited=places["place"].isin(visited), order=places["place"].map(first).astype("Float64")
    )
    return _locate(places)[_COLUMNS]


def stops(tables: Tables, filters: EventFilters) -> pd.DataFrame:
    """Return the stops in order of time, undated last.

    Returns:
        The columns of EVENTS, articles, order (1, 2, ...), lat, lon (degrees), n (articles) and
        visited.
    """
    every = events(tables, filters)
    route = every[(every["kind"] == "stop") & every["place"].notna()].reset_index(drop=True)
    order = pd.Series(range(1, len(route) + 1), index=route.index, dtype="Float64")
    route = route.assign(
        order=order.where(route["date"].notna()),
        n=route["articles"],
        visited=route["status"] == "past",
    )
    return _locate(route)


def acts_at(stop: Mapping[str, Any], every: pd.DataFrame) -> pd.DataFrame:
    """Return what the traveller did at a stop: the dated events of the tour there on its days.

    Args:
        stop: a row of `stops`.
        every: rows of `queries.timeline.events`, which keep their order.
    """
    told = every[(every["kind"] == "tour_event") & every["date"].notna()]
    here = told[told["place"] == stop["place"]]
    if pd.isna(stop["date"]):
        return here
    last = stop["date"] if pd.isna(stop["end"]) else stop["end"]
    return here[(here["date"] >= stop["date"]) & (here["date"] <= last)]


def _locate(places: pd.DataFrame) -> pd.DataFrame:
    known = points()
    found = [known.get(place) for place in places["place"]]
    return places.assign(
        lat=pd.array([point[0] if point else None for point in found], dtype="Float64"),
        lon=pd.array([point[1] if point else None for point in found], dtype="Float64"),
    )
