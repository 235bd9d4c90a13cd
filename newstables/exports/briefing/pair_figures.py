"""Charts of pairs as figures: squares with numbers, and a network."""

import math
from collections.abc import Sequence
from html import escape
from typing import Any

from newstables.exports.briefing.chart_blocks import Chart, End, Row
from newstables.exports.picture.pairs.layout import (
    left_of_middle,
    place_names,
)
from newstables.exports.picture.pairs.shades import (
    ON_DARKEST,
    ends_of,
    shade,
    spell_steps,
    steps_of,
)
from newstables.exports.picture.reading import Spec
from newstables.wording import shorten

_ROW, _TURNED = 32, 116  # points a row; over them, for names written aslant
_ACROSS, _DOWN = 18, 24  # letters of a name
_LONGEST = 22  # in a network
_MOST_LINES, _WIDTHS = 45, 4  # of a network; more are a thicket
_WIDE = 560


def draw_squares(chart: Chart, language: str) -> Spec:  # noqa: ARG001 - names are no periods
    """Draw a square a pair, the darker the more; of a heat map each pair stands twice."""
    mutual = chart.shape == "heat"
    down = _sides(chart.rows, (0, 1) if mutual else (0,))
    across = down if mutual else _sides(chart.rows, (1,))
    marks = [(row.ends[1].key, row.ends[0].key, _count(row)) for row in chart.rows]
    marks += [(y, x, count) for x, y, count in marks] if mutual else []
    ends = ends_of(max((count for _, _, count in marks), default=1))
    steps = steps_of([count for _, _, count in marks], ends)
    data = [
        _squares([mark for mark, step in zip(marks, steps, strict=True)
                  if (step == len(ends) - 1) is darkest], ends, darkest=darkest)
        for darkest in (False, True)
    ]  # fmt: skip
    data += [_key(step, words, len(ends), chart) for step, words in enumerate(spell_steps(ends))]
    places = range(len(down))
    bands = [(n - 0.5, n + 0.5, len(down) - n - 1) for n in places] if mutual else [
        (-0.5, len(across) - 0.5, n) for n in places if n % 2 == 0]  # fmt: skip
    layout = {
        "xaxis": {**_names(across, most=_ACROSS), "side": "top", "tickangle": -45},
        "yaxis": _names(dict(reversed(down.items())), most=_DOWN),
        "showlegend": True,
        "legend": {"y": 0, "yanchor": "top"},
        "height": _TURNED + 36 + _ROW * max(len(down), 3),
        "shapes": [
            {"name": "band", "type": "rect", "x0": x0, "x1": x1, "y0": y - 0.5, "y1": y + 0.5,
             "line": {"width": 0}, "layer": "below"}
            for x0, x1, y in bands
        ],
    }  # fmt: skip
    return {"data": data, "layout": layout}


def _count(row: Row) -> int:
    return int(row.values[0] or 0)


def _sides(rows: Sequence[Row], places: tuple[int, ...]) -> dict[str, str]:
    """Return the names along a side, those with most first: key -> name."""
    sums: dict[str, int] = {}
    names: dict[str, str] = {}
    for row in rows:
        for place in places:
            end = row.ends[place]
            sums[end.key] = sums.get(end.key, 0) + _count(row)
            names[end.key] = end.name
    return {key: names[key] for key in sorted(sums, key=lambda key: (-sums[key], key))}


def _squares(marks: list[tuple[str, str, int]], ends: list[int], *, darkest: bool) -> Spec:
    steps = steps_of([count for _, _, count in marks], ends)
    return {
        "type": "scatter", "mode": "markers+text", "showlegend": False,
        "x": [x for x, _, _ in marks], "y": [y for _, y, _ in marks],
        "marker": {"symbol": "square", "size": 28, "line": {"width": 0},
                   "color": [shade(step, len(ends)) for step in steps]},
        "text": [f"{count:,}" for _, _, count in marks],
        "textfont": {"size": 14, **({"color": ON_DARKEST} if darkest else {})},
    }  # fmt: skip


def _key(step: int, words: str, shades: int, chart: Chart) -> Spec:
    name = f"{words} ({chart.series[0].lower()})" if step == 0 else words
    return {
        "type": "scatter", "mode": "markers", "showlegend": True, "x": [None], "y": [None],
        "name": escape(name, quote=False),
        "marker": {"symbol": "square", "size": 14, "color": shade(step, shades)},
    }  # fmt: skip


def _names(named: dict[str, str], *, most: int) -> dict[str, Any]:
    return {
        "type": "category", "categoryorder": "array", "categoryarray": list(named),
        "range": [-0.5, len(named) - 0.5], "showgrid": False, "tickmode": "array",
        "tickvals": list(named),
        "ticktext": [escape(shorten(name, most=most), quote=False) for name in named.values()],
    }  # fmt: skip


def draw_network(chart: Chart, language: str) -> Spec:  # noqa: ARG001 - names are no periods
    """Draw a dot a name and a line a pair; names that share much stand near each other."""
    rows = _strongest(chart.rows)
    named = {end.key: end for row in rows for end in row.ends}
    edges = tuple((row.ends[0].key, row.ends[1].key, _count(row)) for row in rows)
    labels = {key: shorten(end.name, most=_LONGEST) for key, end in named.items()}
    high = 300 + 14 * len(named)
    spots = place_names(edges, tuple(labels.items()), _WIDE, high)
    data = [*_lines(edges, spots), *_dots(named, labels, spots)]
    hidden = {"visible": False, "showgrid": False}
    layout = {"height": high + 40, "showlegend": True, "xaxis": {**hidden, "range": [0, _WIDE]},
              "yaxis": {**hidden, "range": [0, high]}}  # fmt: skip
    return {"data": data, "layout": layout}


def _strongest(rows: Sequence[Row]) -> list[Row]:
    """Return the first pairs, and the first of each name that has none among them."""
    seen: set[str] = set()
    kept = []
    for number, row in enumerate(rows):
        keys = {end.key for end in row.ends}
        if number < _MOST_LINES or not keys <= seen:
            kept.append(row)
            seen |= keys
    return kept


def _lines(
    edges: tuple[tuple[str, str, int], ...], spots: dict[str, tuple[float, float]]
) -> list[Spec]:
    most = max((shared for _, _, shared in edges), default=1)
    drawn: dict[int, list[tuple[str, str]]] = {}
    for first, second, shared in edges:
        drawn.setdefault(math.ceil(_WIDTHS * shared / most), []).append((first, second))
    return [
        {
            "type": "scatter", "mode": "lines", "showlegend": False,
            "x": [x for begin, end in ends for x in (spots[begin][0], spots[end][0], None)],
            "y": [y for begin, end in ends for y in (spots[begin][1], spots[end][1], None)],
            "line": {"width": 1.7 * width - 0.7,
                     "color": f"rgba(125,135,148,{0.22 + 0.1 * width:.2f})"},
        }
        for width, ends in sorted(drawn.items())
    ]  # fmt: skip


def _dots(
    named: dict[str, End], labels: dict[str, str], spots: dict[str, tuple[float, float]]
) -> list[Spec]:
    left = left_of_middle(spots)
    kinds: dict[str, list[str]] = {}
    for key, end in named.items():
        kinds.setdefault(end.kind, []).append(key)
    return [
        {
            "type": "scatter", "name": escape(kind, quote=False), "mode": "markers+text",
            "x": [spots[key][0] for key in keys], "y": [spots[key][1] for key in keys],
            "marker": {"size": 15, "color": named[keys[0]].tint, "line": {"width": 0}},
            "text": [escape(labels[key], quote=False) for key in keys],
            "textposition": [f"middle {'left' if left[key] else 'right'}" for key in keys],
            "textfont": {"size": 14},
        }
        for kind, keys in kinds.items()
    ]  # fmt: skip
