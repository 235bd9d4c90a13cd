"""Land, coasts and borders for maps, from our own files: Plotly would fetch its maps elsewhere."""

import json
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from newstables.config import ROOT

_MAPS = ROOT / "data" / "maps"
_DOTS = 280  # a map is drawn as finely as this many steps across can show

Line = list[tuple[float, float]]


class Window(NamedTuple):
    """What a map shows, in degrees; `west` may be under -180 and `east` over 180."""

    west: float
    east: float
    south: float
    north: float


@lru_cache(maxsize=32)
def outline_in(window: Window) -> tuple[pd.Series, pd.Series]:
    """Return longitudes and latitudes of what crosses `window`, lines parted by a missing value.

    The finer a line is than the window can show, the more of its points are left out, so that the
    whole world costs the browser no more than one of its seas.
    """
    step = (window.east - window.west) / _DOTS
    across: list[float | None] = []
    up: list[float | None] = []
    for line in _read("outlines.json"):
        for turn in (-360.0, 0.0, 360.0):
            for part in _within(line, window, turn):
                for lon, lat in (thinned := _thin(part, step)):
                    across.append(lon)
                    up.append(lat)
                if thinned:
                    across.append(None)
                    up.append(None)
    # Half as many bytes reach the browser as from a list, and four digits are plenty.
    return pd.Series(across, dtype="float32"), pd.Series(up, dtype="float32")


@lru_cache(maxsize=32)
def land_in(window: Window) -> tuple[pd.Series, pd.Series]:
    """Return longitudes and latitudes of the land in `window`, to be filled.

    Pieces are parted by a missing value; each is closed, and cut off at the edge of the window.
    """
    step = (window.east - window.west) / _DOTS
    across: list[float | None] = []
    up: list[float | None] = []
    for ring in _read("land.json"):
        for turn in (-360.0, 0.0, 360.0):
            inside = _cut([(lon + turn, lat) for lon, lat in ring], window)
            if thinned := _thin([*inside, inside[0]], step) if len(inside) > 2 else []:
                across += [*(lon for lon, _ in thinned), None]
                up += [*(lat for _, lat in thinned), None]
    return pd.Series(across, dtype="float32"), pd.Series(up, dtype="float32")


@lru_cache(maxsize=1)
def read_countries() -> pd.DataFrame:
    """Read where the name of each country is written: name, lat, lon, size (degrees across)."""
    columns = ["name", "lat", "lon", "size"]
    return pd.read_csv(_MAPS / "countries.tsv", sep="\t", names=columns, keep_default_na=False)


@lru_cache(maxsize=2)
def _read(name: str) -> list[Line]:
    lines = json.loads((_MAPS / name).read_text(encoding="utf-8"))
    return [
        [(lon / 100, lat / 100) for lon, lat in zip(line[::2], line[1::2], strict=True)]
        for line in lines
    ]


def _within(line: Line, window: Window, turn: float) -> Iterator[Line]:
    """Cut out the parts of a line, turned by whole turns, that come into the window."""
    if max(lon for lon, _ in line) + turn < window.west:
        return
    if min(lon for lon, _ in line) + turn > window.east:
        return
    part: Line = []
    for here, there in pairwise((lon + turn, lat) for lon, lat in line):
        if _meets(here, there, window):
            part = part or [here]
            part.append(there)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _cut(ring: Line, window: Window) -> Line:
    """Cut a ring off at the edges of a window, one edge after the other.

    Source: Sutherland and Hodgman, Reentrant polygon clipping, CACM 17 (1974).
    """
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    if (max(lons) < window.west or min(lons) > window.east or max(lats) < window.south
            or min(lats) > window.north):  # fmt: skip
        return []
    for axis, edge, keep in (
        (0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1),
    ):  # fmt: skip
        kept: Line = []
        for here, there in zip([ring[-1], *ring[:-1]], ring, strict=True):
            was, is_in = keep * (here[axis] - edge) >= 0, keep * (there[axis] - edge) >= 0
            if was != is_in:
                part = (edge - here[axis]) / (there[axis] - here[axis])
                lon, lat = (
                    start + part * (end - start) for start, end in zip(here, there, strict=True)
                )
                kept.append((edge, lat) if axis == 0 else (lon, edge))
            if is_in:
                kept.append(there)
        ring = kept
        if not ring:
            break
    return ring


def _meets(here: tuple[float, float], there: tuple[float, float], window: Window) -> bool:
    return (
        min(here[0], there[0]) <= window.east
        and max(here[0], there[0]) >= window.west
        and min(here[1], there[1]) <= window.north
        and max(here[1], there[1]) >= window.south
    )


def _thin(part: Line, step: float) -> Line:
    """Leave out the points nearer than `step` to the one drawn before; an islet goes whole."""
    if max(_spread(part, 0), _spread(part, 1)) < 2 * step:
        return []
    kept = [part[0]]
    for point in part[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= step:
            kept.append(point)
    return [*kept, part[-1]]


def _spread(part: Line, axis: int) -> float:
    values = [point[axis] for point in part]
    return max(values) - min(values)
