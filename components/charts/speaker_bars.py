"""How often each speaker is quoted: one bar a speaker, most on top."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.axes import list_names, room_for
from components.charts.look import BLUE, CHOOSING, dress, safe

_ROW = 26  # points a bar


def speaker_bars(counts: pd.DataFrame, *, title: str, note: str = "", height: int = 0) -> go.Figure:
    """Draw a bar a speaker.

    Args:
        counts: speaker and quotes, most first; may be empty.
        title: over the chart.
        note: what was counted, under the title.
        height: points, of a chart that stands beside another one; 0: what its bars take.

    Returns:
        A figure whose marks carry [speaker] as customdata.
    """
    figure = go.Figure()
    figure.add_bar(
        y=counts["speaker"],
        x=counts["quotes"],
        orientation="h",
        customdata=counts[["speaker"]].astype(str),
        marker={"color": BLUE},
        text=[f"{quotes:,}" for quotes in counts["quotes"]],
        textposition="outside",
        cliponaxis=False,
        hovertext=[safe(speaker, most=80) for speaker in counts["speaker"]],
        hovertemplate="%{hovertext}: <b>%{x:,d}</b><extra></extra>",
        showlegend=False,
        **CHOOSING,
    )
    own = 24 + _ROW * max(len(counts), 3)
    dress(figure, title=title, note=note, height=max(own, min(height, 2 * own)), legend=False)
    # No axis: each bar has its number.
    room = room_for(figure.data[0].text or ())
    figure.update_xaxes(visible=False, range=[0, room * max(counts["quotes"], default=1)])
    list_names(figure, counts["speaker"], counts["speaker"])
    return figure
