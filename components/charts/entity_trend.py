"""How often names are mentioned over time: a row of bars a name, what has no date at the right."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.axes import list_periods
from components.charts.look import CHOOSING, SERIES, dress, safe
from newstables.wording import spell_day

FEW = 3  # articles of a period; fewer say little about a rate
_MOST_PERIODS = 120  # with gaps filled; beyond that only periods with articles are drawn
_STEPS = {"Day": "D", "Week": "W-MON", "Month": "MS"}
_ROW = 100  # points a name
_APART = 1.75  # of the highest bar: room for a number and a name over it
_MOST_NUMBERS = 24  # periods; with more only the highest bar of a row has its number


def entity_trend(
    counts: pd.DataFrame, *, step: str, per_article: bool, title: str, note: str = ""
) -> go.Figure:
    """Draw mentions a period, each name in a row of its own, all rows of one scale.

    Args:
        counts: entity_id, name, period, mentions, all_articles (see queries.trend), in order.
        step: Day, Week or Month; periods between two without any article are shown empty.
        per_article: whether to draw mentions an article; hatched where articles are few.
        title: over the chart.
        note: what was counted, under the title.

    Returns:
        A figure whose marks carry [entity_id, period] as customdata.
    """
    figure = go.Figure(layout={"barmode": "overlay", "bargap": 0.35})
    shown = _fill_gaps(list(dict.fromkeys(counts["period"])), step)
    values = counts["mentions"] / counts["all_articles"] if per_article else counts["mentions"]
    high = float(max(values, default=1) or 1)
    groups = list(counts.assign(value=values).groupby("entity_id", sort=False))
    for number, (entity_id, rows) in enumerate(groups):
        floor = (len(groups) - 1 - number) * _APART * high
        few = (rows["all_articles"] < FEW) & per_article
        figure.add_bar(
            name=safe(rows["name"].iloc[0], most=40),
            x=rows["period"],
            y=rows["value"],
            base=[floor] * len(rows),
            customdata=[[str(entity_id), period] for period in rows["period"]],
            marker={
                "color": SERIES[0],
                "pattern": {"shape": ["/" if is_few else "" for is_few in few], "size": 6},
            },
            text=_numbers(rows["value"], per_article=per_article, every=len(shown)),
            textposition="outside",
            textangle=0,
            cliponaxis=False,
            hovertext=[_hover(row) for row in rows.to_dict("records")],
            hovertemplate="%{hovertext}<extra>%{fullData.name}</extra>",
            **CHOOSING,
        )
        _add_row(
            figure, str(rows["name"].iloc[0]), floor=floor, head=floor + (_APART - 0.03) * high
        )
    dress(figure, title=title, note=note, height=34 + _ROW * max(len(groups), 1), legend=False)
    list_periods(figure, shown, written=_ticks(shown), words=spell_day)
    # No axis: bars have their numbers.
    figure.update_yaxes(range=[0, _APART * high * max(len(groups), 1)], visible=False)
    return figure


def _add_row(figure: go.Figure, name: str, *, floor: float, head: float) -> None:
    figure.add_shape(name="rule", type="line", xref="paper", x0=0, x1=1, y0=floor, y1=floor,
                     line={"width": 1}, layer="below")  # fmt: skip
    figure.add_annotation(x=0, xref="paper", y=head, text=f"<b>{safe(name, most=40)}</b>",
                          xanchor="left", yanchor="top", showarrow=False)  # fmt: skip


def _numbers(values: pd.Series, *, per_article: bool, every: int) -> list[str]:
    shown = values > 0 if every <= _MOST_NUMBERS else values == max(values.max(), 0.01)
    return [
        ((f"{value:.1f}" if per_article else f"{value:,d}") if is_shown else "")
        for value, is_shown in zip(values, shown, strict=True)
    ]


def _hover(row: dict[str, object]) -> str:
    when = spell_day(row["period"])
    return f"<b>{when}</b>: {row['mentions']} mentions in {row['all_articles']} articles"


def _fill_gaps(periods: list[str], step: str) -> list[str]:
    """Put the periods without an article between those with one; inexact dates come after."""
    length = 7 if step == "Month" else 10
    exact = [period for period in periods if len(period) == length and period[:4].isdigit()]
    if not exact:
        return periods
    filled = [
        day.strftime("%Y-%m" if step == "Month" else "%Y-%m-%d")
        for day in pd.date_range(exact[0], exact[-1], freq=_STEPS[step])
    ]
    if len(filled) > _MOST_PERIODS:
        filled = exact
    return filled + [period for period in periods if period not in exact]


def _ticks(shown: list[str]) -> list[str]:
    """Choose at most about a dozen periods to write under the axis, the last ones included."""
    exact = [period for period in shown if period[:4].isdigit()]
    step = max(1, -(-len(exact) // 12))
    return exact[::step] + [period for period in shown if not period[:4].isdigit()]
