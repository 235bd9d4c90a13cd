"""The strongest pairs as a network: a dot a name, a line a pair, its number at the middle."""

import math
from functools import lru_cache

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from components.charts.look import TYPE_COLOURS, dress, safe
from newstables.wording import TYPE_GROUPS

_HEIGHT = 480
_ROUNDS, _SEED = 160, 7
_LENGTH = 2.4  # of a line, by the square root of how many names there are
_WIDTHS = 4  # of lines
_LINE = "rgba(128,128,128,{:.2f})"

Edges = tuple[tuple[str, str, int], ...]


def pair_network(pairs: pd.DataFrame, *, title: str, note: str = "", top: int = 30) -> go.Figure:
    """Draw the `top` pairs; names that share many sentences are drawn near each other.

    Args:
        pairs: one_id, one, one_type, other_id, other, other_type, sentences, articles, most
            first; may be empty.
        title: over the chart.
        note: what was counted, under the title.
        top: how many pairs to draw.

    Returns:
        A figure whose trace "pairs" carries [one_id, other_id] as customdata, a mark in the middle
        of each line; the traces of the names carry [entity_id].
    """
    pairs = pairs.head(top)
    edges = tuple(
        (row.one_id, row.other_id, int(row.sentences)) for row in pairs.itertuples(index=False)
    )
    spots = _spread(edges)
    figure = go.Figure()
    _add_lines(figure, edges, spots)
    _add_middles(figure, pairs, spots)
    _add_names(figure, pairs, spots)
    dress(figure, title=title, note=note, height=_HEIGHT)
    hidden = {"showgrid": False, "zeroline": False, "showticklabels": False}
    figure.update_xaxes(range=[-1.25, 1.25], **hidden)
    figure.update_yaxes(range=[-1.15, 1.15], **hidden)
    return figure


def _add_lines(figure: go.Figure, edges: Edges, spots: dict[str, tuple[float, float]]) -> None:
    """Draw the lines in a few widths: a trace for each line would cost more than all the rest."""
    most = max((n for _, _, n in edges), default=1)
    for width in range(1, _WIDTHS + 1):
        across: list[float | None] = []
        up: list[float | None] = []
        for first, second, n in edges:
            if math.ceil(_WIDTHS * n / most) == width:
                across += [spots[first][0], spots[second][0], None]
                up += [spots[first][1], spots[second][1], None]
        if across:
            figure.add_scatter(
                x=across,
                y=up,
                mode="lines",
                line={"width": 1.5 * width, "color": _LINE.format(0.2 + 0.1 * width)},
                hoverinfo="skip",
                showlegend=False,
            )


def _add_middles(
    figure: go.Figure, pairs: pd.DataFrame, spots: dict[str, tuple[float, float]]
) -> None:
    rows = pairs.to_dict("records")
    ends = [(spots[row["one_id"]], spots[row["other_id"]]) for row in rows]
    figure.add_scatter(
        name="pairs",
        x=[(first[0] + second[0]) / 2 for first, second in ends],
        y=[(first[1] + second[1]) / 2 for first, second in ends],
        mode="markers+text",
        customdata=pairs[["one_id", "other_id"]].astype(str),
        marker={"size": 17, "color": "rgba(128,128,128,.28)"},
        text=[f"{row['sentences']:,}" for row in rows],
        textfont={"size": 10},
        hovertext=[
            f"<b>{safe(row['one'], most=60)}</b> and <b>{safe(row['other'], most=60)}</b><br>"
            f"{row['sentences']:,} sentences of {row['articles']:,} articles"
            for row in rows
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
    )


def _add_names(
    figure: go.Figure, pairs: pd.DataFrame, spots: dict[str, tuple[float, float]]
) -> None:
    names = {}
    for row in pairs.itertuples():
        names[row.one_id] = (row.one, row.one_type)
        names[row.other_id] = (row.other, row.other_type)
    for kind in dict.fromkeys(TYPE_GROUPS.values()):
        ids = [entity_id for entity_id in spots if TYPE_GROUPS[names[entity_id][1]] == kind]
        if ids:
            figure.add_scatter(
                name=kind,
                x=[spots[entity_id][0] for entity_id in ids],
                y=[spots[entity_id][1] for entity_id in ids],
                mode="markers+text",
                customdata=[[entity_id] for entity_id in ids],
                marker={"size": 15, "color": TYPE_COLOURS[names[ids[0]][1]]},
                text=[safe(names[entity_id][0], most=24) for entity_id in ids],
                textposition="top center",
                textfont={"size": 12},
                hovertext=[safe(names[entity_id][0], most=80) for entity_id in ids],
                hovertemplate="%{hovertext}<extra></extra>",
                cliponaxis=False,
            )


@lru_cache(maxsize=64)
def _spread(edges: Edges) -> dict[str, tuple[float, float]]:
    """Place the names so that lines are of about one length; the same edges, the same picture.

    Source: T. M. J. Fruchterman and E. M. Reingold, "Graph drawing by force-directed placement",
    Software: Practice and Experience 21 (1991), as networkx has it.
    """
    if not edges:
        return {}
    most = max(n for _, _, n in edges)
    graph = nx.Graph()
    graph.add_weighted_edges_from((first, second, 0.5 + n / most) for first, second, n in edges)
    length = _LENGTH / math.sqrt(len(graph))
    at = nx.spring_layout(graph, k=length, iterations=_ROUNDS, seed=_SEED)
    return dict(zip(graph, _fitted([(float(x), float(y)) for x, y in at.values()]), strict=True))


def _fitted(at: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretch the picture to fill -1 to 1 both ways."""
    scaled = []
    for axis in (0, 1):
        values = [spot[axis] for spot in at]
        low, high = min(values), max(values)
        middle, half = (low + high) / 2, (high - low) / 2 or 1.0
        scaled.append([(value - middle) / half for value in values])
    return list(zip(*scaled, strict=True))
