"""The charts of a manifest as figures, for the one path that draws pictures: plain mappings."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from newstables.exports.briefing.blocks import Happening
from newstables.exports.briefing.chart_blocks import Chart, Row
from newstables.exports.briefing.labels import label, spell_date
from newstables.exports.briefing.pair_figures import draw_network, draw_squares
from newstables.exports.briefing.route import draw_places
from newstables.exports.briefing.share_figures import draw_dots
from newstables.exports.events import first_day, last_day
from newstables.exports.picture.page import Shape
from newstables.exports.picture.reading import Spec
from newstables.exports.picture.svg import to_svg

BLUE, ORANGE, GREY = "#3b7fc4", "#d0700c", "#7d8794"
SERIES = (BLUE, ORANGE, "#2b9968", "#8e6bd1", "#1593a5", "#cc5f97", "#a3743c", GREY)
MOST_LANES = 40  # events; more stand in the table alone
_LONGEST = 34  # letters of a name beside a bar
_DAY_MS = 86_400_000


def draw(chart: Chart, *, language: str, shape: Shape) -> bytes:
    """Draw a chart as SVG."""
    return to_svg(
        _FIGURES[chart.shape](chart, language),
        shape=shape,
        name=chart.title,
        note=note_of(chart, language),
        source=chart.source,
    )


def note_of(chart: Chart, language: str) -> str:
    """Say what a chart counts, what it was chosen with and what is not drawn."""
    counted = chart.series[0] if len(chart.series) == 1 else chart.unit
    more = f"{chart.left_out:,} {label('more, not drawn', language)}" if chart.left_out else ""
    lines = any(row.reach for row in chart.rows)
    likely = label("lines: where it would lie 95 times of 100", language) if lines else ""
    return "; ".join(part for part in (counted, likely, chart.note, more) if part)


def _bars(chart: Chart, language: str) -> Spec:  # noqa: ARG001 - names are no periods
    told = any(row.reach for row in chart.rows)  # an interval takes the room beside a bar
    names = [_cut(row.name) for row in chart.rows]
    if told:
        names = [f"{name}: {spell_value(row.values[0], share=chart.share)}"
                 for name, row in zip(names, chart.rows, strict=True)]  # fmt: skip
    keys = [str(number) for number in range(len(names))]
    tints = len(chart.series) == 1
    data: list[Spec] = [
        {
            "type": "bar",
            "orientation": "h",
            "name": escape(series, quote=False),
            "y": keys,
            "x": [row.values[nth] for row in chart.rows],
            "marker": {"color": [_tint(row, nth, tints=tints) for row in chart.rows]},
            "text": [
                "" if told else spell_value(row.values[nth], share=chart.share)
                for row in chart.rows
            ],
            "textposition": "outside",
        }
        for nth, series in enumerate(chart.series)
    ]
    data += _intervals(chart, keys)
    longest = max(
        [
            float(value or 0)
            for row in chart.rows
            for value in (*row.values, *(high for _, high in row.reach))
        ]
        or [1.0]
    )
    names_axis = {
        "type": "category", "categoryorder": "array", "categoryarray": keys[::-1],
        "tickmode": "array", "tickvals": keys, "showgrid": False,
        "ticktext": [escape(name, quote=False) for name in names],
    }  # fmt: skip
    layout = {"bargap": 0.3, "showlegend": len(chart.series) > 1, "yaxis": names_axis,
              "xaxis": {"visible": False, "range": [0, 1.12 * longest or 1]},
              "height": 24 + 28 * max(len(names), 3) * len(chart.series)}  # fmt: skip
    return {"data": data, "layout": layout}


def _intervals(chart: Chart, keys: Sequence[str]) -> list[Spec]:
    """Return the lines over the ends of bars, from where to where a number may lie."""
    told = [(key, reach) for row, key in zip(chart.rows, keys, strict=True) for reach in row.reach]
    if not told:
        return []
    return [{
        "type": "scatter", "mode": "lines", "showlegend": False,
        "x": [end for _, reach in told for end in (*reach, None)],
        "y": [at for key, _ in told for at in (key, key, None)],
        "line": {"color": GREY, "width": 2},
    }]  # fmt: skip


def _stacked(chart: Chart, language: str) -> Spec:
    """Draw a bar a name, its parts on each other."""
    spec = _bars(chart, language)
    for trace in spec["data"]:
        trace["text"] = [words if value else "" for words, value in zip(trace["text"], trace["x"],
                                                                        strict=True)]  # fmt: skip
        trace |= {"textposition": "inside", "insidetextfont": {"color": "#ffffff"}}
    longest = max([sum(float(value or 0) for value in row.values) for row in chart.rows] or [1.0])
    layout = spec["layout"] | {"barmode": "stack", "height": 54 + 28 * max(len(chart.rows), 3)}
    across = layout["xaxis"] | {"range": [0, 1.06 * longest or 1]}
    return {"data": spec["data"], "layout": layout | {"xaxis": across}}


def _rows_of_bars(chart: Chart, language: str) -> Spec:
    """Draw a row of bars a name, all rows of one scale, as the page does."""
    periods = [row.name for row in chart.rows]
    high = max([float(value or 0) for row in chart.rows for value in row.values] or [1.0]) or 1.0
    data, notes, rules = [], [], []
    for nth, name in enumerate(chart.series):
        floor = (len(chart.series) - 1 - nth) * 1.75 * high
        values = [row.values[nth] for row in chart.rows]
        data.append({
            "type": "bar", "name": escape(name, quote=False), "x": periods, "y": values,
            "base": [floor] * len(values), "marker": {"color": BLUE},
            "text": [str(value) if value else "" for value in values], "textposition": "outside",
        })  # fmt: skip
        notes.append({"x": 0, "xref": "paper", "y": floor + 1.72 * high, "xanchor": "left",
                      "yanchor": "top", "showarrow": False,
                      "text": f"<b>{escape(_cut(name), quote=False)}</b>"})  # fmt: skip
        rules.append({"name": "rule", "type": "line", "xref": "paper", "x0": 0, "x1": 1,
                      "y0": floor, "y1": floor, "line": {"width": 1, "color": "#d3d9e1"},
                      "layer": "below"})  # fmt: skip
    layout = {
        "barmode": "overlay", "bargap": 0.35, "showlegend": False, "annotations": notes,
        "shapes": rules, "xaxis": _periods(periods, language), "height": 34 + 100 * len(data),
        "yaxis": {"visible": False, "range": [0, 1.75 * high * max(len(data), 1)]},
    }  # fmt: skip
    return {"data": data, "layout": layout}


def _columns(chart: Chart, language: str) -> Spec:
    periods = [row.name for row in chart.rows]
    data = [
        {"type": "bar", "name": escape(_cut(name), quote=False), "x": periods,
         "y": [row.values[nth] for row in chart.rows], "marker": {"color": colour_of(nth)}}
        for nth, name in enumerate(chart.series)
    ]  # fmt: skip
    layout = {
        "barmode": "stack", "bargap": 0.4, "showlegend": True,
        "xaxis": _periods(periods, language), "yaxis": {"rangemode": "tozero", "showgrid": True},
        "height": 320,
    }  # fmt: skip
    return {"data": data, "layout": layout}


def _periods(periods: Sequence[str], language: str) -> dict[str, Any]:
    shown = periods[:: max(1, -(-len(periods) // 8))]
    return {
        "type": "category", "categoryorder": "array", "categoryarray": list(periods),
        "range": [-0.6, len(periods) - 0.4], "tickmode": "array", "tickvals": list(shown),
        "ticktext": [spell_date(period, language) for period in shown], "showgrid": False,
    }  # fmt: skip


def draw_lanes(
    happenings: Sequence[Happening], *, name: str, language: str, shape: Shape
) -> bytes | None:
    """Draw dated events as bars over days, a row each, hollow what has not happened.

    None when there are none, or more than a picture has room for.
    """
    dated = [event for event in happenings if event.date]
    if not dated or len(dated) > MOST_LANES:
        return None
    spans = [(first_day(event.date), last_day(event.end or event.date))
             for event in dated]  # fmt: skip
    data = [_lane(event, row, *spans[row], language) for row, event in enumerate(dated)]
    first, last = min(begin for begin, _ in spans), max(end for _, end in spans)
    days = (last - first).days + 1
    step = max(1, -(-days // 8))
    ticks = [first + dt.timedelta(days=day) for day in range(0, days, step)]
    layout = {
        "barmode": "overlay", "showlegend": False, "height": 64 + 30 * len(dated),
        "xaxis": {
            "type": "date", "side": "top", "showgrid": True, "tickmode": "array",
            "range": [first.isoformat(), (last + dt.timedelta(days=1)).isoformat()],
            "tickvals": [f"{day.isoformat()} 12:00" if step == 1 else day.isoformat()
                         for day in ticks],
            "ticktext": [spell_date(day.isoformat(), language) for day in ticks],
        },
        "yaxis": {
            "range": [len(dated) - 0.4, -0.6], "showgrid": False, "tickmode": "array",
            "tickvals": list(range(len(dated))),
            "ticktext": [escape(_cut(event.title, 44), quote=False) for event in dated],
        },
    }  # fmt: skip
    note = label("filled: happened; hollow: planned or open", language)
    return to_svg({"data": data, "layout": layout}, shape=shape, name=name, note=note)


def _lane(
    event: Happening, row: int, begin: dt.date, end: dt.date, language: str
) -> dict[str, Any]:
    happened = event.status == "past"
    colour = BLUE if happened else ORANGE
    return {
        "type": "bar", "orientation": "h", "y": [row], "base": [begin.isoformat()],
        "x": [((end - begin).days + 1) * _DAY_MS], "width": [0.6], "offset": [-0.3],
        "name": spell_date(event.date, language),
        "marker": {"color": colour if happened else "rgba(0,0,0,0)",
                   "line": {"color": colour, "width": 2}},
    }  # fmt: skip


def _tint(row: Row, nth: int, *, tints: bool) -> str:
    return row.tint if tints and row.tint else colour_of(nth)


def colour_of(nth: int) -> str:
    """Return the colour of a series by its place."""
    return SERIES[nth % len(SERIES)]


def spell_value(value: Any, *, share: bool) -> str:
    """Write a number as it stands beside a bar."""
    if value is None:
        return ""
    return f"{value:.0%}" if share else f"{value:,}"


def _cut(words: str, most: int = _LONGEST) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[: most - 2].rstrip() + " …"


_FIGURES: Mapping[str, Callable[[Chart, str], Spec]] = {
    "bars": _bars,
    "stack": _stacked,
    "lines": _rows_of_bars,
    "columns": _columns,
    "dots": draw_dots,
    "squares": draw_squares,
    "heat": draw_squares,
    "network": draw_network,
    "map": draw_places,
}
