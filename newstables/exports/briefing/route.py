"""Maps as figures: the numbered stops of an itinerary, and the places that are named."""

import math
from collections.abc import Sequence
from html import escape

import pandas as pd

from newstables.exports.briefing.blocks import Happening
from newstables.exports.briefing.chart_blocks import Chart
from newstables.exports.briefing.labels import label
from newstables.exports.picture.maps.outlines import Window, land_in, outline_in
from newstables.exports.picture.maps.window import larger, turned, window_of
from newstables.exports.picture.maps.words import choose_countries, choose_sides
from newstables.exports.picture.page import SEA, Shape
from newstables.exports.picture.reading import Spec
from newstables.exports.picture.svg import to_svg

_VISITED, _EXPECTED, _NAMED, _LINE = "#1f5fa8", "#ab5806", "#d0700c", "#3b7fc4"
_MARK, _ARROW = 26, 14  # points across


def draw_route(
    stops: Sequence[Happening], *, name: str, language: str, shape: Shape
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
    """Draw numbered stops, each once, with arrows from one to the next."""
    window = window_of(places)
    places = places.assign(lon=turned(places["lon"], window))
    once = places.drop_duplicates("place")
    told = places.dropna(subset="order")
    order = told.groupby("place")["order"].agg(
        lambda numbers: ",".join(f"{n:.0f}" for n in numbers)
    )
    data = [
        *_ground(once, window),
        _arrows(told, standoff=[_MARK / 2] * len(told)),
        {"type": "scatter", "name": "stops", "mode": "markers+text", "x": list(once["lon"]),
         "y": list(once["lat"]), "text": [f"<b>{escape(name)}</b>" for name in once["place"]],
         "textposition": choose_sides(once, window, route=True), "textfont": {"size": 15},
         "marker": {"size": _MARK, "line": {"width": 2, "color": "#ffffff"},
                    "color": [_VISITED if seen else _EXPECTED for seen in once["visited"]]}},
        _numbers(once, [order.get(place, "") for place in once["place"]]),
    ]  # fmt: skip
    return {"data": data, "layout": _layout(window)}


def draw_places(chart: Chart, language: str) -> Spec:  # noqa: ARG001 - places are no periods
    """Draw the places of a chart, the larger the more; filled: visited, hollow: only named."""
    known = [row for row in chart.rows if row.spot]
    places = pd.DataFrame(
        [(row.name, row.spot.lat, row.spot.lon, row.spot.visited, row.spot.order, row.values[0])
         for row in known if row.spot],
        columns=["place", "lat", "lon", "visited", "order", "n"],
    )  # fmt: skip
    places["order"] = places["order"].where(places["order"] > 0).astype("Float64")
    window = window_of(places[places["visited"]] if chart.drawn else places)
    places = places.assign(lon=turned(places["lon"], window))
    most = max(float(places["n"].max()), 1.0) if len(places) else 1.0
    sizes = [
        max(8 + 24 * math.sqrt(float(n) / most), 0 if pd.isna(order) else _MARK)
        for n, order in zip(places["n"], places["order"], strict=True)
    ]
    sides = choose_sides(places, window, route=True)
    stops = places.dropna(subset="order").sort_values("order", kind="stable")
    marks = {"type": "scatter", "mode": "markers+text"}
    data = [*_ground(places, window), _arrows(stops, standoff=[_MARK / 2] * len(stops))]
    for seen in (False, True):
        at = [n for n, visited in enumerate(places["visited"]) if bool(visited) is seen]
        rows = places.iloc[at]
        data.append({
            **marks, "x": list(rows["lon"]), "y": list(rows["lat"]),
            "text": [f"<b>{escape(name)}</b>" if seen else escape(name) for name in rows["place"]],
            "textposition": [sides[n] for n in at], "textfont": {"size": 15 if seen else 13},
            "marker": {"size": [sizes[n] for n in at],
                       "color": _VISITED if seen else "rgba(0,0,0,0)",
                       "line": {"width": 2, "color": "#ffffff" if seen else _NAMED}},
        })  # fmt: skip
    data.append(_numbers(stops, [f"{order:.0f}" for order in stops["order"]]))
    return {"data": data, "layout": _layout(window)}


def _ground(places: pd.DataFrame, window: Window) -> list[Spec]:
    """Return land, coasts and borders, and the names of countries where no place stands."""
    drawn = larger(window)
    land, coast = land_in(drawn), outline_in(drawn)
    countries = choose_countries(places, window)
    return [
        {"type": "scatter", "name": "land", "mode": "lines", "fill": "toself",
         "x": list(land[0]), "y": list(land[1]), "line": {"width": 0}},
        {"type": "scatter", "name": "outlines", "mode": "lines", "x": list(coast[0]),
         "y": list(coast[1]), "line": {"color": "rgba(128,128,128,.6)", "width": 1}},
        {"type": "scatter", "name": "countries", "mode": "text", "x": list(countries["lon"]),
         "y": list(countries["lat"]), "textfont": {"size": 12, "color": "#566070"},
         "text": [escape(str(name)).upper() for name in countries["name"]]},
    ]  # fmt: skip


def _arrows(stops: pd.DataFrame, *, standoff: list[float]) -> Spec:
    return {
        "type": "scatter", "name": "route", "mode": "lines+markers", "x": list(stops["lon"]),
        "y": list(stops["lat"]), "line": {"color": _LINE, "width": 2, "dash": "dot"},
        "marker": {"symbol": "arrow", "line": {"width": 0}, "color": _LINE, "angleref": "previous",
                   "size": [0, *[_ARROW] * (len(stops) - 1)], "standoff": standoff},
    }  # fmt: skip


def _numbers(places: pd.DataFrame, numbers: list[str]) -> Spec:
    return {
        "type": "scatter", "name": "numbers", "mode": "text", "x": list(places["lon"]),
        "y": list(places["lat"]), "text": [f"<b>{number}</b>" for number in numbers],
        "textfont": {"size": 14, "color": "#ffffff"},
    }  # fmt: skip


def _layout(window: Window) -> Spec:
    sea = {"name": "sea", "type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": SEA,
           "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 1}  # fmt: skip
    hidden = {"showgrid": False, "showticklabels": False, "visible": True}
    middle = math.radians((window.south + window.north) / 2)
    return {
        "height": 470, "showlegend": False, "shapes": [sea],
        "xaxis": {**hidden, "range": [window.west, window.east]},
        "yaxis": {**hidden, "range": [window.south, window.north], "scaleanchor": "x",
                  "scaleratio": 1 / max(math.cos(middle), 0.3)},
    }  # fmt: skip
