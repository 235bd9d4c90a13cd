"""Charts of two shares a name as figures: dots on a scale from none to all, with intervals."""

from html import escape
from typing import Any

from newstables.exports.briefing.chart_blocks import Chart
from newstables.exports.picture.reading import Spec
from newstables.wording import shorten

_BLUE, _GREY = "#3b7fc4", "#7d8794"
_ROW = 44  # points a name
_LONGEST = 28  # letters of one


def draw_dots(chart: Chart, language: str) -> Spec:  # noqa: ARG001 - names are no periods
    """Draw two dots a name, the first filled; a line through each tells its interval."""
    rows = list(range(len(chart.rows), 0, -1))
    data = [_dots(chart, nth, rows) for nth in range(len(chart.series))]
    layout = {
        "height": 70 + _ROW * max(len(rows), 3),
        "showlegend": True,
        "shapes": [
            {"name": "band", "type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": row - 0.5,
             "y1": row + 0.5, "line": {"width": 0}, "layer": "below"}
            for row in rows if row % 2
        ],
        "xaxis": {"range": [-0.02, 1.04], "showgrid": False, "tickmode": "array",
                  "tickvals": [0, 0.5, 1], "ticktext": ["0%", "50%", "100%"]},
        "yaxis": {"range": [0.4, max(len(rows), 1) + 0.6], "showgrid": False, "tickmode": "array",
                  "tickvals": rows, "ticktext": [escape(shorten(row.name, most=_LONGEST),
                                                        quote=False) for row in chart.rows]},
    }  # fmt: skip
    return {"data": data, "layout": layout}


def _dots(chart: Chart, nth: int, rows: list[int]) -> Spec:
    first = nth == 0
    colour = _BLUE if first or not chart.rows or not chart.rows[0].reach else _GREY
    shares = [float(row.values[nth] or 0) for row in chart.rows]
    drawn: dict[str, Any] = {
        "type": "scatter", "mode": "markers", "name": escape(chart.series[nth], quote=False),
        "x": shares, "y": [row + (0.14 if first else -0.14) for row in rows],
        "marker": {"size": 12, "color": colour, "symbol": "circle" if first else "circle-open",
                   "line": {"width": 2, "color": colour}},
    }  # fmt: skip
    reaches = [row.reach[nth] for row in chart.rows if row.reach]
    if reaches:
        drawn["error_x"] = {
            "type": "data", "symmetric": False, "color": colour, "thickness": 1.5, "width": 4,
            "array": [high - share for share, (_, high) in zip(shares, reaches, strict=True)],
            "arrayminus": [share - low for share, (low, _) in zip(shares, reaches, strict=True)],
        }  # fmt: skip
    return drawn
