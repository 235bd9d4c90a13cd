"""Names that come and go: the share of articles before a day, hollow, and from it on, filled."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import BLUE, GREEN, GREY, ORANGE, dress, safe

_ROW = 30  # points a name
_COLOURS = {"new": GREEN, "rising": GREEN, "fading": ORANGE, "gone": ORANGE, "steady": GREY}


def rising_names(
    compared: pd.DataFrame, *, day: str, title: str, note: str = "", chosen: str = ""
) -> go.Figure:
    """Draw two dots a name with a line from the earlier share to the later one.

    Args:
        compared: rows of `queries.rising.rising`, greatest change first; may be empty.
        day: the first of the later period, as people write it.
        title: over the chart.
        note: what was counted, under the title.
        chosen: entity_id to stand out; "": all alike.

    Returns:
        A figure with the traces "before" and "from"; marks carry [entity_id, "Before" or "From"]
        as customdata.
    """
    figure = go.Figure()
    rows = list(range(len(compared), 0, -1))
    colours = [_COLOURS[course] for course in compared["course"]]
    for row, colour, name in zip(rows, colours, compared.itertuples(), strict=True):
        figure.add_shape(
            type="line",
            x0=name.before_share,
            x1=name.share,
            y0=row,
            y1=row,
            line={"color": colour, "width": 3},
            layer="below",
        )
    for side, column, words in (
        ("Before", "before_share", f"before {safe(day)}"),
        ("From", "share", f"from {safe(day)} on"),
    ):
        figure.add_scatter(
            name=words,
            x=compared[column],
            y=rows,
            mode="markers",
            customdata=[[entity_id, side] for entity_id in compared["entity_id"]],
            marker={
                "size": 13,
                "color": BLUE,
                "symbol": "circle" if side == "From" else "circle-open",
                "line": {"width": 2, "color": BLUE},
                "opacity": [
                    1.0 if chosen in ("", entity_id) else 0.4 for entity_id in compared["entity_id"]
                ],
            },
            hovertext=[_hover(row, side) for row in compared.to_dict("records")],
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
    dress(figure, title=title, note=note, height=70 + _ROW * max(len(compared), 3))
    figure.update_xaxes(
        title_text="Share of articles that name it", range=[-0.02, 1.02], tickformat=".0%"
    )
    figure.update_yaxes(
        range=[0.4, max(len(compared), 1) + 0.6],
        tickmode="array",
        tickvals=rows,
        ticktext=[safe(name, most=28) for name in compared["name"]],
        zeroline=False,
    )
    return figure


def _hover(row: dict[str, object], side: str) -> str:
    prefix = "before_" if side == "Before" else ""
    return (
        f"<b>{safe(row['name'], most=60)}</b>, {safe(row['course'])}<br>"
        f"{row[f'{prefix}hits']} of {row[f'{prefix}articles']} articles"
    )
