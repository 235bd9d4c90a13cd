"""What one outlet names more than the others: two dots a name, each with its interval."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import BLUE, GREY, dress, safe

_ROW = 52  # points a name


def outlet_compare(
    compared: pd.DataFrame,
    *,
    outlet: str,
    title: str,
    note: str = "",
    chosen: str = "",
    narrow: bool = False,
) -> go.Figure:
    """Draw the share of articles that name each name, in one outlet and in the others together.

    Args:
        compared: rows of `outlet_against_others`, clearest difference first; may be empty.
        outlet: the one compared.
        title: over the chart.
        note: what was counted, under the title.
        chosen: entity_id to stand out; "": all alike.
        narrow: for a phone: shorter words.

    Returns:
        A figure with two traces, the outlet's and that of the others; marks carry
        [entity_id, "own" or "others"] as customdata.
    """
    figure = go.Figure()
    for row in range(1, len(compared) + 1, 2):
        figure.add_shape(name="band", type="rect", xref="paper", x0=0, x1=1, y0=row - 0.5,
                         y1=row + 0.5, line={"width": 0}, layer="below")  # fmt: skip
    for side, name, prefix, colour, shift in (
        ("own", outlet, "", BLUE, -0.06),
        ("others", "other outlets", "other_", GREY, -0.28),
    ):
        share = compared[f"{prefix}share"]
        figure.add_scatter(
            name=safe(name, most=40),
            x=share,
            y=[len(compared) - n + shift for n in range(len(compared))],
            mode="markers",
            customdata=[[entity_id, side] for entity_id in compared["entity_id"]],
            marker={
                "size": 12,
                "color": colour,
                "symbol": "circle" if side == "own" else "circle-open",
                "line": {"width": 2, "color": colour},
                "opacity": [
                    1.0 if chosen in ("", entity_id) else 0.4 for entity_id in compared["entity_id"]
                ],
            },
            error_x={
                "type": "data",
                "symmetric": False,
                "array": compared[f"{prefix}high"] - share,
                "arrayminus": share - compared[f"{prefix}low"],
                "color": colour,
                "thickness": 1.5,
                "width": 4,
            },
            hovertext=[_hover(row, prefix, name) for row in compared.to_dict("records")],
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
    for row, name in enumerate(compared.to_dict("records")):
        figure.add_annotation(
            x=0,
            y=len(compared) - row + 0.12,
            text=in_words(name, narrow=narrow),
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
        )
    return _finish(figure, compared, title=title, note=note, narrow=narrow)


def in_words(row: dict[str, Any], *, narrow: bool = False) -> str:
    """Write a comparison out: in how many articles each, and whether it may be chance."""
    own = f"{row['hits']:,} of {row['articles']:,}"
    others = f"others {row['other_hits']:,} of {row['other_articles']:,}"
    if narrow:
        return f"{own}; {others}"
    sure = "clear difference" if row["clear"] else "could be chance"
    if row["share"] == row["other_share"]:
        sure = "no difference"
    return f"in {own} articles; {others}; {sure}"


def _hover(row: dict[str, Any], prefix: str, outlet: str) -> str:
    return (
        f"<b>{safe(row['name'], most=60)}</b>, {safe(outlet, most=40)}<br>"
        f"{row[f'{prefix}hits']:,} of {row[f'{prefix}articles']:,} articles: "
        f"{row[f'{prefix}share']:.0%}, 95 % interval "
        f"{row[f'{prefix}low']:.0%} to {row[f'{prefix}high']:.0%}"
    )


def _finish(
    figure: go.Figure, compared: pd.DataFrame, *, title: str, note: str, narrow: bool
) -> go.Figure:
    rows = len(compared)
    dress(figure, title=title, note=note, height=70 + _ROW * max(rows, 3))
    figure.update_xaxes(
        range=[-0.02, 1.02],
        showgrid=False,
        tickmode="array",
        tickvals=[0, 0.5, 1],
        ticktext=["0%", "50%", "100%"],
        title_text="Share of articles that mention the name",
    )
    figure.update_yaxes(
        range=[0.4, max(rows, 1) + 0.6],
        tickmode="array",
        tickvals=[rows - n for n in range(rows)],
        ticktext=[safe(name, most=14 if narrow else 24) for name in compared["name"]],
        zeroline=False,
        showgrid=False,
        ticks="",
    )
    return figure
