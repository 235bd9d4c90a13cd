"""How often people, organisations and places are mentioned: one bar a name, most on top."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import CHOOSING, GREY, SERIES, TYPE_COLOURS, dress, safe
from newstables.wording import TYPE_GROUPS

MEASURES = {"mentions": "Mentions", "articles": "Articles", "share": "Share of articles",
            "prominence": "Prominence"}  # fmt: skip
_SHAPES = {"share": ".0%", "prominence": ",.1f"}  # how a number is written; the others: ",d"
_ROW = 26  # points a bar
_MOST_OUTLETS = 7  # the others are drawn as one


def entity_bars(
    counts: pd.DataFrame, *, measure: str, title: str, note: str = "", chosen: str = ""
) -> go.Figure:
    """Draw a bar a name, coloured by type.

    Args:
        counts: entity_id, name, type and `measure`, most first; may be empty.
        measure: a key of MEASURES.
        title: over the chart.
        note: what was counted, under the title.
        chosen: entity_id of the bar to stand out; "": all alike.

    Returns:
        A figure whose marks carry [entity_id] as customdata.
    """
    figure = go.Figure()
    kinds = counts["type"].map(TYPE_GROUPS)
    for kind in dict.fromkeys(TYPE_GROUPS.values()):
        rows = counts[kinds == kind]
        if rows.empty:
            continue
        figure.add_bar(
            y=rows["entity_id"],
            x=rows[measure],
            name=kind,
            orientation="h",
            customdata=rows[["entity_id"]].astype(str),
            marker={
                "color": TYPE_COLOURS[rows["type"].iloc[0]],
                "opacity": [_opacity(entity_id, chosen) for entity_id in rows["entity_id"]],
            },
            **_words(rows, measure, position="outside"),
        )
    return _finish(figure, counts, measure=measure, title=title, note=note)


def entity_bars_by_outlet(
    counts: pd.DataFrame,
    parts: pd.DataFrame,
    *,
    measure: str,
    title: str,
    note: str = "",
    stacked: bool = True,
) -> go.Figure:
    """Draw a bar a name in parts by outlet, on each other or side by side.

    Args:
        counts: as in `entity_bars`: the names and their order.
        parts: entity_id, name, outlet and `measure`.
        measure: a key of MEASURES.
        title: over the chart.
        note: what was counted, under the title.
        stacked: parts on each other, so that a bar is as long as without parts.

    Returns:
        A figure whose marks carry [entity_id, outlet] as customdata; outlets beyond the seven
        that name most are one grey part, whose outlet is "".
    """
    figure = go.Figure(layout={"barmode": "stack" if stacked else "group"})
    order = parts.groupby("outlet")["mentions"].sum().sort_values(ascending=False, kind="stable")
    main = list(order.index[:_MOST_OUTLETS])
    for outlet, colour in zip(main, SERIES, strict=False):
        _add_part(figure, parts[parts["outlet"] == outlet], measure, outlet=outlet, colour=colour)
    others = parts[~parts["outlet"].isin(main)]
    if len(others):
        together = others.groupby(["entity_id", "name"], as_index=False)[[measure]].sum()
        _add_part(figure, together, measure, outlet="", colour=GREY)
    figure = _finish(figure, counts, measure=measure, title=title, note=note)
    if not stacked:  # too thin for words
        figure.update_traces(textposition="none")
        figure.update_layout(height=figure.layout.height + 8 * len(parts))
    return figure


def _add_part(
    figure: go.Figure, rows: pd.DataFrame, measure: str, *, outlet: str, colour: str
) -> None:
    figure.add_bar(
        y=rows["entity_id"],
        x=rows[measure],
        name=safe(outlet or "other outlets", most=40),
        orientation="h",
        customdata=rows[["entity_id"]].astype(str).assign(outlet=outlet),
        marker={"color": colour},
        **_words(rows, measure, position="auto"),
    )


def _words(rows: pd.DataFrame, measure: str, *, position: str) -> dict[str, object]:
    shape = _SHAPES.get(measure, ",d")
    return {
        **CHOOSING,
        "text": [format(value, shape) for value in rows[measure]],
        "textposition": position,
        "textangle": 0,
        "cliponaxis": False,
        "hovertext": [safe(name, most=80) for name in rows["name"]],
        "hovertemplate": f"%{{hovertext}}: <b>%{{x:{shape}}}</b><extra>%{{fullData.name}}</extra>",
    }


def _opacity(entity_id: str, chosen: str) -> float:
    return 1.0 if chosen in ("", entity_id) else 0.45


def _finish(
    figure: go.Figure, counts: pd.DataFrame, *, measure: str, title: str, note: str
) -> go.Figure:
    kinds = counts["type"].map(TYPE_GROUPS).nunique() if len(counts) else 0
    parts = len(figure.data) > kinds or kinds > 1
    height = 24 + _ROW * max(len(counts), 3) + 28 * parts
    dress(figure, title=title, note=note, height=height, legend=parts)
    figure.update_layout(bargap=0.3)
    longest = max(counts[measure], default=1) or 1
    # No axis: each bar has its number; room for it beside the longest.
    figure.update_xaxes(visible=False, range=[0, 1.12 * float(longest)])
    figure.update_yaxes(
        showgrid=False,
        ticks="",
        type="category",
        categoryorder="array",
        categoryarray=list(counts["entity_id"])[::-1],  # Plotly fills upward
        tickmode="array",
        tickvals=list(counts["entity_id"]),
        ticktext=[safe(name, most=32) for name in counts["name"]],
    )
    return figure
