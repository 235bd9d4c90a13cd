"""Squares with numbers, the darker the more: a click reaches them, unlike a heat map's cells."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from components.charts.look import ORANGE, add_bands, safe
from newstables.exports.picture.pairs.shades import (
    ON_DARKEST,
    ends_of,
    shade,
    spell_steps,
    steps_of,
)

_ROW = 32  # points a square with the room around it
_TURNED = 116  # over the squares, for names written aslant


def add_squares(
    figure: go.Figure,
    *,
    x: Sequence[str],
    y: Sequence[str],
    counts: Sequence[int],
    ids: Sequence[Sequence[str]],
    hover: Sequence[str],
    counted: str,
    chosen: Sequence[str] = (),
    narrow: bool = False,
) -> None:
    """Add a square for each of `counts`, with `ids` as its customdata; `chosen` is framed.

    The key under them says how many of what is `counted` each shade stands for.
    """
    ends = ends_of(max(counts, default=1))
    classes = steps_of(counts, ends)
    for darkest in (False, True):
        kept = [place for place, step in enumerate(classes) if (step == len(ends) - 1) is darkest]
        figure.add_scatter(
            x=[x[place] for place in kept],
            y=[y[place] for place in kept],
            mode="markers+text",
            customdata=[list(ids[place]) for place in kept],
            marker={
                "symbol": "square",
                "size": 23 if narrow else 28,
                "color": [shade(classes[place], len(ends)) for place in kept],
                "line": {
                    "color": ORANGE,
                    "width": [3 if list(ids[place]) == list(chosen) else 0 for place in kept],
                },
            },
            text=[f"{counts[place]:,}" for place in kept],
            textfont={"size": 14, **({"color": ON_DARKEST} if darkest else {})},
            hovertext=[hover[place] for place in kept],
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
            showlegend=False,
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    _add_key(figure, ends, counted)


def lay_out(
    figure: go.Figure,
    *,
    across: Mapping[str, object],
    down: Mapping[str, object],
    bands: bool = True,
    narrow: bool = False,
) -> None:
    """Set the axes of squares, id -> name, left to right and down; `bands` tell rows apart."""
    words = {"tickmode": "array", "type": "category", "showgrid": False, "ticks": ""}
    figure.update_xaxes(
        side="top",
        categoryorder="array",
        categoryarray=list(across),
        range=[-0.5, len(across) - 0.5],
        tickvals=list(across),
        ticktext=[safe(name, most=13 if narrow else 18) for name in across.values()],
        tickangle=-45,
        **words,
    )
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=list(down)[::-1],  # Plotly fills upward
        range=[-0.5, len(down) - 0.5],
        tickvals=list(down),
        ticktext=[safe(name, most=15 if narrow else 24) for name in down.values()],
        **words,
    )
    if bands:
        add_bands(figure, range(0, len(down), 2))
    figure.update_layout(
        height=_TURNED + 36 + _ROW * max(len(down), 3),
        legend={"y": 0, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
    )


def _add_key(figure: go.Figure, ends: Sequence[int], counted: str) -> None:
    for step, (end, numbers) in enumerate(zip(ends, spell_steps(ends), strict=True)):
        of_what = counted.removesuffix("s") if end == 1 else counted
        figure.add_scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=f"{numbers} {of_what}" if step == 0 else numbers,
            marker={"symbol": "square", "size": 14, "color": shade(step, len(ends))},
            hoverinfo="skip",
            showlegend=True,
        )
