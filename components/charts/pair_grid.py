"""How often two things meet: a square a pair, the darker the more, its count written in it."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import dress, safe

_ROW = 34  # points


def pair_grid(
    counts: pd.DataFrame,
    *,
    rows: list[str],
    columns: list[str],
    counted: str,
    title: str,
    note: str = "",
) -> go.Figure:
    """Draw a grid; a pair that never meets is left empty.

    Args:
        counts: row, column, row_name, column_name, n; row and column are keys.
        rows: keys of the rows, first on top.
        columns: keys of the columns, first at the left.
        counted: what n counts, such as "sentences".
        title: over the chart.
        note: what was counted, under the title.

    Returns:
        A figure whose marks carry [row, column] as customdata.
    """
    names = dict(zip(counts["row"], counts["row_name"], strict=True))
    names |= dict(zip(counts["column"], counts["column_name"], strict=True))
    most = max(counts["n"].max() if len(counts) else 1, 1)
    figure = go.Figure()
    for pair in counts.to_dict("records"):
        share = pair["n"] / most
        figure.add_shape(
            type="rect",
            x0=columns.index(pair["column"]) - 0.47,
            x1=columns.index(pair["column"]) + 0.47,
            y0=rows.index(pair["row"]) - 0.45,
            y1=rows.index(pair["row"]) + 0.45,
            fillcolor=f"rgba(59,127,196,{0.1 + 0.45 * share:.3f})",
            line={"width": 0},
            layer="below",
        )
    figure.add_scatter(
        x=[columns.index(one) for one in counts["column"]],
        y=[rows.index(one) for one in counts["row"]],
        mode="markers+text",
        # The mark that is clicked fills the square but is not seen: squares of markers would not
        # fit the cells at every width.
        marker={"symbol": "square", "size": 26, "color": "rgba(0,0,0,0)"},
        text=[f"<b>{n}</b>" for n in counts["n"]],
        textfont={"size": 13},
        customdata=counts[["row", "column"]].astype(str),
        hovertext=[
            f"{safe(one.row_name, most=50)} · {safe(one.column_name, most=50)}: "
            f"<b>{one.n}</b> {counted}"
            for one in counts.itertuples()
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}, "textfont": {}},
        unselected={"marker": {"opacity": 1}, "textfont": {}},
    )
    dress(figure, title=title, note=note, height=120 + _ROW * max(len(rows), 2), legend=False)
    figure.update_xaxes(
        range=[-0.6, len(columns) - 0.4],
        tickmode="array",
        tickvals=list(range(len(columns))),
        ticktext=[safe(names.get(one, one), most=18) for one in columns],
        tickangle=-40,
        showgrid=False,
        zeroline=False,
    )
    figure.update_yaxes(
        range=[len(rows) - 0.4, -0.6],
        tickmode="array",
        tickvals=list(range(len(rows))),
        ticktext=[safe(names.get(one, one), most=24) for one in rows],
        showgrid=False,
        zeroline=False,
    )
    return figure
