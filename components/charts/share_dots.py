"""Dots on a scale of shares, a name a row: what comparisons of two shares have in common."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import safe


def add_dots(
    figure: go.Figure,
    compared: pd.DataFrame,
    *,
    share: str,
    rows: Sequence[float],
    side: str,
    name: str,
    colour: str,
    filled: bool,
    size: int,
    chosen: str,
    hover: Sequence[str],
    **more: Any,
) -> None:
    """Add a dot a name, hollow or filled; marks carry [entity_id, side] as customdata.

    Args:
        figure: takes the dots.
        compared: entity_id and the column `share`, a row a name.
        share: the column that is drawn.
        rows: how high each dot stands.
        side: which of the two shares it is.
        name: of the dots, for the legend.
        colour: of the dots.
        filled: or hollow.
        size: of a dot, in points.
        chosen: entity_id to stand out; "": all alike.
        hover: what is shown over each dot.
        more: what else the trace has.
    """
    figure.add_scatter(
        name=name,
        x=compared[share],
        y=list(rows),
        mode="markers",
        customdata=[[entity_id, side] for entity_id in compared["entity_id"]],
        marker={
            "size": size,
            "color": colour,
            "symbol": "circle" if filled else "circle-open",
            "line": {"width": 2, "color": colour},
            "opacity": [
                1.0 if chosen in ("", entity_id) else 0.4 for entity_id in compared["entity_id"]
            ],
        },
        hovertext=list(hover),
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
        **more,
    )


def lay_out_shares(
    figure: go.Figure, names: Sequence[str], *, reach: tuple[float, float], most: int
) -> None:
    """Set the axes of shares: none to all along, the names down, first at the top.

    Args:
        figure: has a row a name, the last at 1.
        names: in order.
        reach: of the axis of shares.
        most: characters of a name.
    """
    figure.update_xaxes(
        range=reach,
        showgrid=False,
        tickmode="array",
        tickvals=[0, 0.5, 1],
        ticktext=["0%", "50%", "100%"],
        title_text="Share of articles that mention the name",
    )
    figure.update_yaxes(
        range=[0.4, max(len(names), 1) + 0.6],
        tickmode="array",
        tickvals=list(range(len(names), 0, -1)),
        ticktext=[safe(name, most=most) for name in names],
        zeroline=False,
        showgrid=False,
        ticks="",
    )
