"""Which part of the world a map shows: just where the places are, over the date line too."""

import math

import pandas as pd

from newstables.exports.picture.maps.outlines import Window

_WIDE_BY_HIGH = 16 / 9  # of what must be seen, so that a saved picture is filled
_SMALLEST = 18.0  # degrees across: stops in one town still show which country it is
_ROUND_IT = 0.14  # of the places' spread, left free on each side


def window_of(places: pd.DataFrame) -> Window:
    """Find the part of the world that holds the places, cut where the most of it is empty.

    `places` has lat and lon, in degrees; without rows it is the whole world.
    """
    if places.empty:
        return Window(-180, 180, -57, 75)
    lons = sorted(float(lon) % 360 for lon in places["lon"])
    gaps = [east - west for west, east in zip(lons, [*lons[1:], lons[0] + 360], strict=True)]
    after = (gaps.index(max(gaps)) + 1) % len(lons)  # the first place east of the widest gap
    west = lons[after]
    east = west + 360 - max(gaps)
    south, north = float(places["lat"].min()), float(places["lat"].max())
    shrink = math.cos(math.radians((south + north) / 2))  # a degree across, in degrees up
    wide = max((east - west) * (1 + 2 * _ROUND_IT), _SMALLEST)
    high = max((north - south) * (1 + 2 * _ROUND_IT) / shrink, wide / _WIDE_BY_HIGH)
    wide = min(360.0, max(wide, high * _WIDE_BY_HIGH))
    high = wide / _WIDE_BY_HIGH * shrink
    centre, middle = (west + east) / 2, (south + north) / 2
    if centre > 180:
        centre -= 360
    return Window(centre - wide / 2, centre + wide / 2, middle - high / 2, middle + high / 2)


def larger(window: Window) -> Window:
    """Draw more than must be seen: a screen of another shape shows more of one side."""
    up = window.north - window.south  # a phone held upright shows much more of it
    wide = window.east - window.west
    across = min(wide, 3 * (360 - wide)) / 6  # not round the world twice
    return Window(
        west=window.west - across,
        east=window.east + across,
        south=max(-85.0, window.south - up),
        north=min(85.0, window.north + up),
    )


def turned(lons: pd.Series, window: Window) -> pd.Series:
    """Write longitudes so that they lie in the window, which may cross the date line."""
    return (lons.astype(float) - window.west) % 360 + window.west
