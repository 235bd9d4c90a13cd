"""Articles a day, in parts by outlet: how the press followed the story."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.axes import list_periods
from components.charts.look import GREY, SERIES, dress, safe
from newstables.wording import spell_day

_MOST_OUTLETS = 6  # the others are drawn as one
_KEY_LINE = 19  # points
_MOST_DAYS = 120  # with gaps filled; beyond that only days with articles are drawn


def coverage(
    counts: pd.DataFrame, *, title: str, note: str = "", height: int = 260, narrow: bool = False
) -> go.Figure:
    """Draw a bar a day of publication, in parts by outlet.

    Args:
        counts: day (ISO, or words for none), outlet, articles; may be empty.
        title: over the chart.
        note: which articles it shows.
        height: points, the key apart.
        narrow: for a phone: the key has an outlet a line.

    Returns:
        A figure whose marks carry [day, outlet] as customdata; outlets beyond the first six are,
        if more than one, one grey part, whose outlet is "".
    """
    figure = go.Figure(layout={"barmode": "stack"})
    order = counts.groupby("outlet")["articles"].sum().sort_values(ascending=False, kind="stable")
    main = list(order.index if len(order) <= _MOST_OUTLETS + 1 else order.index[:_MOST_OUTLETS])
    days = _days(list(dict.fromkeys(counts["day"])))
    for outlet, colour in zip(main, SERIES, strict=False):
        _add_part(figure, counts[counts["outlet"] == outlet], outlet=outlet, colour=colour)
    others = counts[~counts["outlet"].isin(main)]
    if len(others):
        together = others.groupby("day", as_index=False)[["articles"]].sum()
        _add_part(figure, together, outlet="", colour=GREY)
    named = len(main) + bool(len(others))
    lines = named if narrow else -(-named // 2)
    dress(figure, title=title, note=note, height=height + _KEY_LINE * lines)
    figure.update_layout(legend_maxheight=1)  # never with a scroll bar
    list_periods(figure, days, written=_ticks(days), words=_without_year)
    figure.update_yaxes(rangemode="tozero", dtick=_step(counts), showgrid=True)
    figure.update_layout(bargap=0.4)
    return figure


def _add_part(figure: go.Figure, rows: pd.DataFrame, *, outlet: str, colour: str) -> None:
    figure.add_bar(
        x=rows["day"],
        y=rows["articles"],
        name=safe(outlet or "other outlets", most=28),
        customdata=[[day, outlet] for day in rows["day"]],
        marker={"color": colour},
        hovertemplate="%{x}: <b>%{y:,d}</b><extra>%{fullData.name}</extra>",
    )


def _days(known: list[str]) -> list[str]:
    """Put the days without an article between those with one; what is no day comes last."""
    exact = sorted(day for day in known if len(day) == 10 and day[:4].isdigit())
    rest = [day for day in known if day not in exact]
    if not exact:
        return rest
    filled = [day.strftime("%Y-%m-%d") for day in pd.date_range(exact[0], exact[-1])]
    return (filled if len(filled) <= _MOST_DAYS else exact) + rest


def _without_year(day: str) -> str:
    return spell_day(day).removesuffix(f" {day[:4]}")


def _ticks(days: list[str]) -> list[str]:
    return days[:: max(1, -(-len(days) // 8))]


def _step(counts: pd.DataFrame) -> int | None:
    most = counts.groupby("day")["articles"].sum().max() if len(counts) else 0
    return 1 if most <= 5 else None
