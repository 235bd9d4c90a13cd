"""Places named, where they lie, and which of them the timeline says were visited."""

from functools import lru_cache

import pandas as pd

from newstables.config import LEXICONS, MAPS
from newstables.queries.asking import Filters, Tables, ask
from newstables.queries.entities import where_mentions

_TYPES = ["GPE", "LOC", "FAC"]


def places_named(tables: Tables, filters: Filters, *, top: int = 60) -> pd.DataFrame:
    """Count the places named, and say which were visited.

    A place was visited when the timeline has a stop there that happened, or one in a town of it;
    a stop only planned does not count.

    Returns:
        entity_id, place, n (namings), articles, visited, order (1, 2, ... of the stops by date;
        missing = no stop there), lat and lon (missing = not on the map); most named first.
    """
    where = where_mentions(filters)
    where.add("list_contains(?, m.type)", _TYPES)
    named = ask(
        tables,
        f"""WITH stops AS (
            SELECT place, country, min(date) AS first, min(event_id) AS tie FROM events
            WHERE kind = 'stop' AND status = 'past' AND place IS NOT NULL GROUP BY ALL),
        ranked AS (
            SELECT place, row_number() OVER (ORDER BY first NULLS LAST, tie) AS "order"
            FROM stops QUALIFY row_number() OVER (PARTITION BY place ORDER BY first, tie) = 1)
        SELECT m.entity_id, any_value(m.name) AS place, count(*) AS n,
            count(DISTINCT m.article_id) AS articles,
            any_value(m.name) IN (SELECT place FROM stops)
                OR coalesce(any_value(m.name) IN (SELECT country FROM stops), FALSE) AS visited,
            (SELECT r."order" FROM ranked r WHERE r.place = any_value(m.name)) AS "order"
        FROM mentions m JOIN articles a USING (article_id) WHERE {where}
        GROUP BY m.entity_id ORDER BY n DESC, place, m.entity_id LIMIT ?""",
        [*where.values, top],
    )
    found = [locate(name) for name in named["place"]]
    return named.assign(
        visited=named["visited"].fillna(value=False).astype(bool),
        lat=pd.array([one[0] if one else None for one in found], dtype="Float64"),
        lon=pd.array([one[1] if one else None for one in found], dtype="Float64"),
    )


def locate(place: str) -> tuple[float, float] | None:
    """Give the latitude and longitude of a town, a country or a part of one; None: not known."""
    return _points().get(place)


@lru_cache(maxsize=1)
def _points() -> dict[str, tuple[float, float]]:
    """Read where places lie; a town that is named like a country or state stands behind it."""
    points: dict[str, tuple[float, float]] = {}
    for line in (LEXICONS / "towns.tsv").read_text(encoding="utf-8").splitlines():
        town, _, lat, lon, spellings = line.split("\t")
        for name in [town, *filter(None, spellings.split("|"))]:
            points[name] = (float(lat), float(lon))
    for line in (MAPS / "points.tsv").read_text(encoding="utf-8").splitlines():
        name, lat, lon = line.split("\t")
        points[name] = (float(lat), float(lon))
    return points
