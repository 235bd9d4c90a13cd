"""Where it was: a mark a place on a map of our own; filled = visited, hollow = only named."""

import math

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import BLUE, ORANGE, dress, safe
from newstables.exports.picture.maps.outlines import Window, land_in, outline_in
from newstables.exports.picture.maps.window import larger, turned, window_of
from newstables.exports.picture.maps.words import choose_countries, choose_sides

_COAST = "rgba(128,128,128,.6)"
_VISITED, _EXPECTED = "#1f5fa8", "#ab5806"  # white numbers on them have 5 to 1 and more
_HEIGHT = 470
_DOTS_ACROSS = 900  # about how wide the map is drawn, to tell which words would overlap
_SMALLEST_STOP = 26  # points across, for its number
_CLEAR = "rgba(0,0,0,0)"


def place_map(
    places: pd.DataFrame,
    *,
    title: str,
    note: str = "",
    route: bool = False,
    chosen: str = "",
    show: pd.DataFrame | None = None,
) -> go.Figure:
    """Draw places on a map that shows just the part of the world they are in.

    Args:
        places: place, lat, lon (degrees), n (what is counted, such as mentions), visited (True or
            False) and order (1, 2, ... of the stops; missing = not a stop); may be empty.
        title: over the chart.
        note: what was counted, under the title.
        route: whether arrows lead from stop to stop in `order`.
        chosen: place to stand out; "": all alike.
        show: the rows of `places` that must be seen; None: all. The others may lie off the map.

    Returns:
        A figure whose marks carry [place] as customdata, in the traces "visited" and
        "named only"; the traces "land", "outlines", "countries", "route" and "numbers" carry none.
    """
    window = window_of(places if show is None else show)
    spread = places.assign(lon=turned(places["lon"], window))
    figure = go.Figure()
    _add_ground(figure, larger(window))
    most = int(spread["n"].max()) if len(spread) else 1
    if route:
        _add_route(figure, spread, most=most)
    visited = spread["visited"].astype(bool)
    labels = _labelled(spread, window)
    spread = spread.assign(side=choose_sides(spread, window, route=route))
    _add_countries(figure, spread, labels, window)
    for seen, rows in ((False, spread[~visited]), (True, spread[visited])):
        _add_marks(figure, rows, labels, most=most, visited=seen, chosen=chosen)
    _add_numbers(figure, spread)
    return _finish(figure, window, title=title, note=note)


def _add_ground(figure: go.Figure, window: Window) -> None:
    """Draw sea, land, coasts and borders."""
    figure.add_shape(
        name="sea", type="rect", layer="below", line={"width": 0},
        xref="paper", yref="paper", x0=0, x1=1, y0=0, y1=1,
    )  # fmt: skip
    quiet = {"hoverinfo": "skip", "showlegend": False, "mode": "lines"}
    across, up = land_in(window)
    figure.add_scatter(
        name="land", x=across, y=up, fill="toself", line={"width": 0, "color": _CLEAR}, **quiet
    )
    across, up = outline_in(window)
    figure.add_scatter(name="outlines", x=across, y=up, line={"color": _COAST, "width": 1}, **quiet)


def _add_countries(
    figure: go.Figure, places: pd.DataFrame, labels: set[str], window: Window
) -> None:
    """Write the names of the countries that are large enough, where no place stands."""
    written = choose_countries(places[places["place"].isin(labels)], window)
    figure.add_scatter(
        name="countries",
        x=written["lon"],
        y=written["lat"],
        mode="text",
        text=[safe(name).upper() for name in written["name"]],
        textfont={"size": 12},
        hoverinfo="skip",
        showlegend=False,
    )


def _add_marks(
    figure: go.Figure,
    rows: pd.DataFrame,
    labels: set[str],
    *,
    most: int,
    visited: bool,
    chosen: str,
) -> None:
    figure.add_scatter(
        name="visited" if visited else "named only",
        x=rows["lon"],
        y=rows["lat"],
        mode="markers+text",
        customdata=rows[["place"]].astype(str),
        marker={
            "size": _sizes(rows, most),
            "color": _VISITED
            if visited
            else [_CLEAR if pd.isna(order) else _EXPECTED for order in rows["order"]],
            "line": {
                "color": [ORANGE if not visited or place == chosen else "#ffffff"
                          for place in rows["place"]],
                "width": [4 if place == chosen else 2 for place in rows["place"]],
            },
            # The number in a stop would be too faint on a pale one.
            "opacity": [1.0 if chosen in ("", place) or not pd.isna(order) else 0.4
                        for place, order in zip(rows["place"], rows["order"], strict=True)],
        },
        text=[_label(row, labels) for row in rows.to_dict("records")],
        textposition=list(rows["side"]),
        textfont={"size": 15 if visited else 13},
        hovertext=[_hover(row) for row in rows.to_dict("records")],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=True,
    )  # fmt: skip


def _add_numbers(figure: go.Figure, places: pd.DataFrame) -> None:
    """Write the number of each stop into its mark."""
    stops = places.dropna(subset="order")
    figure.add_scatter(
        name="numbers",
        x=stops["lon"],
        y=stops["lat"],
        mode="text",
        text=[f"<b>{order:.0f}</b>" for order in stops["order"]],
        textfont={"size": 14, "color": "#ffffff"},
        hoverinfo="skip",
        showlegend=False,
    )


def _sizes(places: pd.DataFrame, most: int) -> list[float]:
    """Return how large each mark is; a stop's number must have room in it."""
    smallest = [0 if pd.isna(order) else _SMALLEST_STOP for order in places["order"]]
    return [
        max(_size(count, most), least) for count, least in zip(places["n"], smallest, strict=True)
    ]


def _size(n: int, most: int) -> float:
    return 8 + 24 * math.sqrt(n / most)


def _label(row: dict[str, object], labels: set[str]) -> str:
    if row["place"] not in labels:
        return ""
    name = safe(row["place"], most=24)
    return f"<b>{name}</b>" if row["visited"] else name


def _hover(row: dict[str, object]) -> str:
    stop = "" if pd.isna(row["order"]) else f", stop {row['order']:.0f}"
    seen = f"visited{stop}" if row["visited"] else f"named only{stop}"
    return f"<b>{safe(row['place'], most=60)}</b>: {row['n']:,}<br>{seen}"


def _add_route(figure: go.Figure, places: pd.DataFrame, *, most: int) -> None:
    stops = places.dropna(subset="order").sort_values("order", kind="stable")
    figure.add_scatter(
        name="route",
        x=stops["lon"],
        y=stops["lat"],
        mode="lines+markers",
        line={"color": BLUE, "width": 2, "dash": "dot"},
        marker={
            "symbol": "arrow",
            "line": {"width": 0},
            "size": [0, *[14] * (len(stops) - 1)],  # none leads to the first
            "angleref": "previous",
            "standoff": [size / 2 for size in _sizes(stops, most)],
            "color": BLUE,
        },
        hoverinfo="skip",
        showlegend=False,
    )


def _labelled(places: pd.DataFrame, window: Window) -> set[str]:
    """Choose the names to write, visited ones and those with most first, so that none overlap."""
    dot = (window.east - window.west) / _DOTS_ACROSS  # degrees a point
    taken: list[tuple[float, float, float]] = []  # left, right, height of each name
    chosen: set[str] = set()
    ranked = places.sort_values(["visited", "n", "place"], ascending=[False, False, True])
    for row in ranked.itertuples():
        left, right = row.lon, row.lon + dot * (18 + 7 * min(24, len(str(row.place))))
        free = all(
            right < other_left or left > other_right or abs(row.lat - height) > 15 * dot
            for other_left, other_right, height in taken
        )
        if free:
            taken.append((left, right, row.lat))
            chosen.add(row.place)
    return chosen


def _finish(figure: go.Figure, window: Window, *, title: str, note: str) -> go.Figure:
    dress(figure, title=title, note=note, height=_HEIGHT)
    hidden = {"showgrid": False, "zeroline": False, "showticklabels": False, "ticks": ""}
    figure.update_xaxes(range=[window.west, window.east], **hidden)
    middle = math.radians((window.south + window.north) / 2)
    figure.update_yaxes(
        range=[window.south, window.north],
        scaleanchor="x",
        scaleratio=1 / max(math.cos(middle), 0.3),
        **hidden,
    )
    both = all(len(trace.x) for trace in figure.data if trace.name in ("visited", "named only"))
    figure.update_layout(legend={"itemsizing": "constant"}, showlegend=both)
    return figure
