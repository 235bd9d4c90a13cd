"""The map of an itinerary as a figure: numbered stops, arrows from one to the next."""

import math
from collections.abc import Sequence
from html import escape

import pandas as pd

from newstables.exports.briefing.blocks import Happening
from newstables.exports.briefing.labels import label
from newstables.exports.picture.maps.outlines import land_in, outline_in
from newstables.exports.picture.maps.window import larger, turned, window_of
from newstables.exports.picture.maps.words import choose_countries, choose_sides
from newstables.exports.picture.page import SEA, Shape
from newstables.exports.picture.reading import Spec
from newstables.exports.picture.svg import to_svg

_VISITED, _EXPECTED, _LINE = "#1f5fa8", "#ab5806", "#3b7fc4"
_MARK, _ARROW = 26, 14  # points across


def draw_route(
    stops: Sequence[Happening], *, name: str, language: str, shape: Shape = "slide"
) -> bytes | None:
    """Draw the stops that a map knows, in order; None when it knows none."""
    known = [stop for stop in stops if stop.lat is not None and stop.lon is not None]
    if not known:
        return None
    missing = list(dict.fromkeys(stop.place for stop in stops if stop not in known))
    note = label("blue: visited; orange: planned or open", language)
    if missing:
        note += f"; {label('not on the map', language)}: {', '.join(missing)}"
    return to_svg(_map(_places(known)), shape=shape, name=name, note=note)


def _places(stops: Sequence[Happening]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "place": [stop.place for stop in stops],
            "lat": [stop.lat for stop in stops],
            "lon": [stop.lon for stop in stops],
            "visited": [stop.status == "past" for stop in stops],
            "order": pd.Series(_order(stops), dtype="Float64"),
        }
    )


def _order(stops: Sequence[Happening]) -> list[float | None]:
    """Number the dated stops; where one without a date comes in nobody knows."""
    dated = [stop for stop in stops if stop.date]
    return [dated.index(stop) + 1.0 if stop.date else None for stop in stops]


def _map(places: pd.DataFrame) -> Spec:
    window = window_of(places)
    places = places.assign(lon=turned(places["lon"], window))
    once = places.drop_duplicates("place")
    sides = choose_sides(once, window, route=True)
    drawn = larger(window)
    land, coast = land_in(drawn), outline_in(drawn)
    countries = choose_countries(once, window)
    told = places.dropna(subset="order")
    order = told.groupby("place")["order"].agg(
        lambda numbers: ",".join(f"{n:.0f}" for n in numbers)
    )
    data = [
        {"type": "scatter", "name": "land", "mode": "lines", "fill": "toself",
         "x": list(land[0]), "y": list(land[1]), "line": {"width": 0}},
        {"type": "scatter", "name": "outlines", "mode": "lines", "x": list(coast[0]),
         "y": list(coast[1]), "line": {"color": "rgba(128,128,128,.6)", "width": 1}},
        {"type": "scatter", "name": "countries", "mode": "text", "x": list(countries["lon"]),
         "y": list(countries["lat"]), "textfont": {"size": 12, "color": "#566070"},
         "text": [escape(str(name)).upper() for name in countries["name"]]},
        {"type": "scatter", "name": "route", "mode": "lines+markers", "x": list(told["lon"]),
         "y": list(told["lat"]), "line": {"color": _LINE, "width": 2, "dash": "dot"},
         "marker": {"symbol": "arrow", "line": {"width": 0}, "color": _LINE, "angleref": "previous",
                    "size": [0, *[_ARROW] * (len(told) - 1)],
                    "standoff": [_MARK / 2] * len(told)}},
        {"type": "scatter", "name": "stops", "mode": "markers+text", "x": list(once["lon"]),
         "y": list(once["lat"]), "text": [f"<b>{escape(name)}</b>" for name in once["place"]],
         "textposition": sides, "textfont": {"size": 15},
         "marker": {"size": _MARK, "line": {"width": 2, "color": "#ffffff"},
                    "color": [_VISITED if seen else _EXPECTED for seen in once["visited"]]}},
        {"type": "scatter", "name": "numbers", "mode": "text", "x": list(once["lon"]),
         "y": list(once["lat"]),
         "text": [f"<b>{order.get(place, '')}</b>" for place in once["place"]],
         "textfont": {"size": 14, "color": "#ffffff"}},
    ]  # fmt: skip
    sea = {"name": "sea", "type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": SEA,
           "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 1}  # fmt: skip
    hidden = {"showgrid": False, "showticklabels": False, "visible": True}
    middle = math.radians((window.south + window.north) / 2)
    layout = {
        "height": 470, "showlegend": False, "shapes": [sea],
        "xaxis": {**hidden, "range": [window.west, window.east]},
        "yaxis": {**hidden, "range": [window.south, window.north], "scaleanchor": "x",
                  "scaleratio": 1 / max(math.cos(middle), 0.3)},
    }  # fmt: skip
    return {"data": data, "layout": layout}
