"""How often names are mentioned over time: bars side by side, what has no date at the right."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import CHOOSING, SERIES, dress, safe
from newstables.wording import spell_day

FEW = 3  # articles of a period; fewer say little about a rate
_MOST_PERIODS = 120  # with gaps filled; beyond that only periods with articles are drawn
_STEPS = {"Day": "D", "Week": "W-MON", "Month": "MS"}


def entity_trend(
    counts: pd.DataFrame, *, step: str, per_article: bool, title: str, note: str = ""
) -> go.Figure:
    """Draw mentions a period; `per_article` divides by the articles of that period.

    Args:
        counts: entity_id, name, period, mentions, all_articles (see queries.trend), in order.
        step: Day, Week or Month; periods between two without any article are shown empty.
        per_article: whether to draw mentions an article; hatched where articles are few.
        title: over the chart.
        note: what was counted, under the title.

    Returns:
        A figure whose marks carry [entity_id, period] as customdata.
    """
    figure = go.Figure(layout={"barmode": "group"})
    periods = list(dict.fromkeys(counts["period"]))
    groups = counts.groupby("entity_id", sort=False)
    for colour, (entity_id, rows) in zip(SERIES, groups, strict=False):
        values = rows["mentions"] / rows["all_articles"] if per_article else rows["mentions"]
        few = (rows["all_articles"] < FEW) & per_article
        figure.add_bar(
            name=safe(rows["name"].iloc[0], most=40),
            x=rows["period"],
            y=values,
            customdata=[[str(entity_id), period] for period in rows["period"]],
            marker={
                "color": colour,
                "pattern": {"shape": ["/" if is_few else "" for is_few in few], "size": 6},
            },
            hovertext=[_hover(row) for row in rows.to_dict("records")],
            hovertemplate="%{hovertext}<extra>%{fullData.name}</extra>",
            **CHOOSING,
        )
    dress(figure, title=title, note=note, height=300)
    shown = _fill_gaps(periods, step)
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=shown,
        range=[-0.6, len(shown) - 0.4],
        tickmode="array",
        tickvals=_ticks(shown),
        ticktext=[spell_day(period) for period in _ticks(shown)],
    )
    figure.update_yaxes(
        title_text="Mentions per article" if per_article else "Mentions", rangemode="tozero"
    )
    return figure


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
