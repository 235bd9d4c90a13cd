"""Places that are named and places that the tour went to, with where on earth they are."""

from functools import cache

import pandas as pd

from newstables.config import LEXICONS, ROOT
from newstables.queries.entities import where_mentions
from newstables.queries.tables import Filters, Tables, ask
from newstables.queries.timeline import events

_TYPES = ["GPE", "LOC", "FAC"]
_COLUMNS = ["entity_id", "place", "lat", "lon", "n", "articles", "visited", "order"]


@cache
def _points() -> dict[str, tuple[float, float]]:
    """Return name -> latitude, longitude in degrees: towns with other spellings, then countries."""
    found: dict[str, tuple[float, float]] = {}
    for line in (LEXICONS / "towns.tsv").read_text(encoding="utf-8").splitlines():
        name, _, latitude, longitude, others = line.split("\t")
        for spelling in filter(None, (name, *others.split("|"))):
            found[spelling] = (float(latitude), float(longitude))
    for line in (ROOT / "data" / "maps" / "points.tsv").read_text(encoding="utf-8").splitlines():
        name, latitude, longitude = line.split("\t")
        found[name] = (float(latitude), float(longitude))
    return found


def places_named(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Count namings of places: entity_id, place, lat, lon, n, articles, visited, order; most first.

    A place is visited when a stop of the tour that happened was there or in that country; order
    numbers the stops. A place that is on no map of ours has no lat and lon.
    """
    where = where_mentions(filters)
    where.add("list_contains(?, m.type)", _TYPES)
    named = ask(
        tables,
        f"""SELECT m.entity_id, any_value(m.name) AS place, count(*) AS n,
            count(DISTINCT m.article_id) AS articles
        FROM mentions m JOIN articles a USING (article_id) WHERE {where}
        GROUP BY 1 ORDER BY n DESC, place""",
        where.values,
    )
    route = stops(tables, filters)
    happened = route[route["status"] == "past"]
    visited = {*happened["place"].dropna(), *happened["country"].dropna()}
    first = route.drop_duplicates("place").set_index("place")["order"]
    named = named.assign(
        visited=named["place"].isin(visited), order=named["place"].map(first).astype("Float64")
    )
    return _locate(named)[_COLUMNS]


def stops(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return the stops in order of time, undated last: the columns of EVENTS, articles, and
    order (1, 2, ...), lat, lon, n (articles) and visited.
    """
    found = events(tables, filters)
    found = found[(found["kind"] == "stop") & found["place"].notna()].reset_index(drop=True)
    order = pd.Series(range(1, len(found) + 1), index=found.index, dtype="Float64")
    found = found.assign(
        order=order.where(found["date"].notna()),
        n=found["articles"],
        visited=found["status"] == "past",
    )
    return _locate(found)


def _locate(places: pd.DataFrame) -> pd.DataFrame:
    known = _points()
    points = [known.get(place) for place in places["place"]]
    return places.assign(
        lat=pd.array([point[0] if point else None for point in points], dtype="Float64"),
        lon=pd.array([point[1] if point else None for point in points], dtype="Float64"),
    )
