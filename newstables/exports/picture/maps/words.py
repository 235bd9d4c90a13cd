"""Where words stand on a map: off the route, off each other, countries where nothing else is."""

import math

import pandas as pd

from newstables.exports.picture.maps.outlines import Window, read_countries

_DOTS_ACROSS = 900  # about how wide the map is drawn, to tell which words would overlap
_LETTER, _LINE = 8.5, 18  # points a letter of a country's name takes, and a line
_LEAST = 46  # points across that a country has for its name to be written
_FAR = 0.15  # of the map, at its right edge, where names stand to the left of their marks

# side of a mark -> the angle at which it lies, degrees from east, counted as on a map
_SIDES = {
    "top center": 90.0,
    "bottom center": 270.0,
    "middle right": 0.0,
    "middle left": 180.0,
}


def choose_sides(places: pd.DataFrame, window: Window, *, route: bool) -> list[str]:
    """Return the side of its mark on which each name is written: away from the route.

    Args:
        places: place, lat, lon and order of the stops, missing for other places.
        window: what the map shows.
        route: whether a route is drawn.
    """
    far = window.east - _FAR * (window.east - window.west)
    usual = ["middle left" if lon > far else "middle right" for lon in places["lon"]]
    if not route:
        return usual
    stops = places.dropna(subset="order").sort_values("order", kind="stable")
    points = list(zip(stops["lon"], stops["lat"], strict=True))
    angles: dict[str, list[float]] = {str(place): [] for place in stops["place"]}
    names = [str(place) for place in stops["place"]]
    for at in range(len(points) - 1):
        angles[names[at]].append(_angle(points[at], points[at + 1]))
        angles[names[at + 1]].append(_angle(points[at + 1], points[at]))
    return [
        _farthest(angles[place], barred=_barred(lon, window)) if angles.get(place) else side
        for place, side, lon in zip(map(str, places["place"]), usual, places["lon"], strict=True)
    ]


def _barred(lon: float, window: Window) -> str:
    """Return the side on which a name would run off the map."""
    edge = _FAR * (window.east - window.west)
    if lon > window.east - edge:
        return "middle right"
    return "middle left" if lon < window.west + edge else ""


def _angle(here: tuple[float, float], there: tuple[float, float]) -> float:
    shrink = math.cos(math.radians((here[1] + there[1]) / 2))
    return math.degrees(math.atan2(there[1] - here[1], (there[0] - here[0]) * shrink)) % 360


def _farthest(lines: list[float], *, barred: str) -> str:
    def room(side: str) -> float:
        return min(abs((_SIDES[side] - line + 180) % 360 - 180) for line in lines)

    return max((side for side in _SIDES if side != barred), key=room)


def choose_countries(places: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Return the countries whose names are written: name, lat, lon, the largest first.

    Args:
        places: those whose names are written: place, lat, lon.
        window: what the map shows.
    """
    dot = (window.east - window.west) / _DOTS_ACROSS
    countries = read_countries().sort_values("size", ascending=False)
    countries = countries.assign(lon=(countries["lon"] - window.west) % 360 + window.west)
    named = set(places["place"])
    taken = [
        (row.lon, row.lat, dot * (2 * 7.5 * len(str(row.place)) + 40), dot * 70)
        for row in places.itertuples()
    ]
    written = []
    for row in countries.itertuples():
        wide, high = dot * _LETTER * len(str(row.name)), dot * _LINE
        inside = (
            window.west + wide / 2 < row.lon < window.east - wide / 2
            and window.south + high < row.lat < window.north - high
        )
        free = all(
            abs(row.lon - lon) > (wide + across) / 2 or abs(row.lat - lat) > (high + up) / 2
            for lon, lat, across, up in taken
        )
        if inside and free and float(row.size) / dot > _LEAST and row.name not in named:
            taken.append((row.lon, row.lat, wide, high))
            written.append((row.name, row.lat, row.lon))
    return pd.DataFrame(written, columns=["name", "lat", "lon"])
