"""Whose words are printed: one bar a voice, with how far its share may be from what is drawn."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.axes import list_names
from components.charts.look import BLUE, GREY, dress, safe

_ROW = 30  # points a bar


def voice_bars(told: pd.DataFrame, *, title: str, note: str = "") -> go.Figure:
    """Draw a bar a voice, most words on top, the interval as a line over its end.

    Args:
        told: rows of `queries.voices.voices`.
        title: over the chart.
        note: what was counted, under the title.
    """
    figure = go.Figure()
    hover = [
        f"{safe(row.name_, most=80)}: {row.words:,} words in marks, {row.share:.0%} "
        f"({row.low:.0%} to {row.high:.0%}), in {row.articles:,} articles"
        for row in told.rename(columns={"name": "name_"}).itertuples()
    ]
    figure.add_bar(
        y=told["name"],
        x=told["share"],
        orientation="h",
        marker={"color": BLUE},
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
    )
    figure.add_scatter(
        x=[end for row in told.itertuples() for end in (row.low, row.high, None)],
        y=[name for own in told["name"] for name in (own, own, None)],
        mode="lines",
        line={"color": GREY, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )
    dress(figure, title=title, note=note, height=60 + _ROW * max(len(told), 3), legend=False)
    figure.update_xaxes(tickformat=".0%", range=[0, min(1, 1.05 * max(told["high"], default=1))])
    list_names(figure, told["name"], told["name"])
    return figure
