"""The strongest pairs as a network: a dot a name, its name beside it, a line a pair."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from components.charts.look import ORANGE, TYPE_COLOURS, dress, safe
from components.charts.pair_heat import names_with_most
from newstables.wording import TYPE_GROUPS

_ROUNDS, _SEED = 160, 7
_LENGTH = 2.4  # of a line, by the square root of how many names there are
_WIDTHS = 4  # of lines
_LINE = "rgba(125,135,148,{:.2f})"
_MOST_PAIRS = 45  # more lines than that are a thicket
_SIGN, _HIGH, _DOT = 7.2, 24, 11  # points: a sign of a name, a line of words, half a dot with room
_PUSHES = 400
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.28, 0.72)  # where on a line its mark may stand

Edges = tuple[tuple[str, str, int], ...]


def pair_network(
    pairs: pd.DataFrame,
    *,
    title: str,
    note: str = "",
    names: int = 12,
    chosen: tuple[str, ...] = (),
    narrow: bool = False,
) -> go.Figure:
    """Draw the names with most shared sentences; those that share many are drawn near each other.

    Args:
        pairs: one_id, one, one_type, other_id, other, other_type, sentences, articles, most
            first; may be empty.
        title: over the chart.
        note: what was counted, under the title.
        names: how many to draw.
        chosen: the entity_ids of one name or of two, whose lines stand out.
        narrow: for a phone.

    Returns:
        A figure whose trace "pairs" carries [one_id, other_id] as customdata, a mark on each
        line; the traces of the names carry [entity_id].
    """
    order = names_with_most(pairs, names)
    pairs = _strongest(pairs[pairs["one_id"].isin(order) & pairs["other_id"].isin(order)])
    edges = tuple(
        (row.one_id, row.other_id, int(row.sentences)) for row in pairs.itertuples(index=False)
    )
    most = 15 if narrow else 22
    labels = {entity_id: _cut(name, most) for entity_id, name in order.items()}
    wide, high = (330, 480) if narrow else (560, 300 + 14 * len(order))
    spots = _place(edges, tuple(labels.items()), wide, high)
    figure = go.Figure()
    _add_lines(figure, edges, spots, chosen)
    _add_marks(figure, pairs, spots, {n: _SIGN * len(label) for n, label in labels.items()})
    _add_names(figure, pairs, spots, {n: safe(label) for n, label in labels.items()})
    dress(figure, title=title, note=note, height=high + 40)
    figure.update_layout(legend={"itemclick": False, "itemdoubleclick": False})
    hidden = {"visible": False}
    figure.update_xaxes(range=[0, wide], **hidden)
    figure.update_yaxes(range=[0, high], **hidden)
    return figure


def _strongest(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the first pairs, and the first pair of each name that has none among them."""
    seen: set[str] = set()
    kept = []
    for number, row in enumerate(pairs.itertuples()):
        if number < _MOST_PAIRS or not {row.one_id, row.other_id} <= seen:
            kept.append(row.Index)
            seen |= {row.one_id, row.other_id}
    return pairs.loc[kept]


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _add_lines(
    figure: go.Figure,
    edges: Edges,
    spots: dict[str, tuple[float, float]],
    chosen: tuple[str, ...],
) -> None:
    """Draw the lines in a few widths: a trace for each line would cost more than all the rest."""
    most = max((n for _, _, n in edges), default=1)
    drawn: dict[tuple[int, bool], list[tuple[str, str]]] = {}
    for first, second, n in edges:
        out = bool(chosen) and set(chosen) <= {first, second}
        drawn.setdefault((math.ceil(_WIDTHS * n / most), out), []).append((first, second))
    for (width, out), ends in sorted(drawn.items(), key=lambda item: (item[0][1], item[0][0])):
        figure.add_scatter(
            x=[x for one, two in ends for x in (spots[one][0], spots[two][0], None)],
            y=[y for one, two in ends for y in (spots[one][1], spots[two][1], None)],
            mode="lines",
            line={"width": 1.7 * width - 0.7,
                  "color": ORANGE if out else _LINE.format(0.22 + 0.1 * width)},
            hoverinfo="skip",
            showlegend=False,
        )  # fmt: skip


def _add_marks(
    figure: go.Figure,
    pairs: pd.DataFrame,
    spots: dict[str, tuple[float, float]],
    words: dict[str, float],
) -> None:
    """Draw a mark to click on each line, where it covers neither a name nor another mark."""
    rows = pairs.to_dict("records")
    left = _left_of_middle(spots)
    boxes = [(*_span(x, words[name], left=left[name]), y) for name, (x, y) in spots.items()]
    marks: list[tuple[float, float]] = []
    for row in rows:
        (x0, y0), (x1, y1) = spots[row["one_id"]], spots[row["other_id"]]
        tried = [(x0 + share * (x1 - x0), y0 + share * (y1 - y0)) for share in _ALONG]
        marks.append(next((at for at in tried if _is_free(at, boxes, marks)), tried[0]))
    figure.add_scatter(
        name="pairs",
        x=[x for x, _ in marks],
        y=[y for _, y in marks],
        mode="markers",
        customdata=pairs[["one_id", "other_id"]].astype(str),
        marker={"size": 9, "color": _LINE.format(0.75)},
        hovertext=[
            f"<b>{safe(row['one'], most=60)}</b> and <b>{safe(row['other'], most=60)}</b><br>"
            f"sentences: {row['sentences']:,}, articles: {row['articles']:,}"
            for row in rows
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _is_free(
    at: tuple[float, float],
    boxes: list[tuple[float, float, float]],
    marks: list[tuple[float, float]],
) -> bool:
    x, y = at
    return not any(
        first - 4 < x < last + 4 and abs(y - middle) < _HIGH / 2 + 3
        for first, last, middle in boxes
    ) and all(math.hypot(x - a, y - b) > _DOT for a, b in marks)


def _left_of_middle(spots: Mapping[str, Sequence[float]]) -> dict[str, bool]:
    """Return which names stand left of the middle of all, and so have their words at the left."""
    middle = sum(spot[0] for spot in spots.values()) / max(len(spots), 1)
    return {name: spot[0] < middle for name, spot in spots.items()}


def _add_names(
    figure: go.Figure,
    pairs: pd.DataFrame,
    spots: dict[str, tuple[float, float]],
    labels: dict[str, str],
) -> None:
    names = {}
    for row in pairs.itertuples():
        names[row.one_id] = (row.one, row.one_type)
        names[row.other_id] = (row.other, row.other_type)
    left = _left_of_middle(spots)
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
                text=[labels[entity_id] for entity_id in ids],
                textposition=[
                    f"middle {'left' if left[entity_id] else 'right'}" for entity_id in ids
                ],
                textfont={"size": 14, "shadow": "auto"},  # over lines
                hovertext=[safe(names[entity_id][0], most=80) for entity_id in ids],
                hovertemplate="%{hovertext}<extra></extra>",
                cliponaxis=False,
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 1}},
            )


@lru_cache(maxsize=64)
def _place(
    edges: Edges, labels: tuple[tuple[str, str], ...], wide: float, high: float
) -> dict[str, tuple[float, float]]:
    """Return where each name stands, so that no name covers another or a dot."""
    spots = _spread(edges)
    if not spots:
        return {}
    words = {entity_id: _SIGN * len(label) for entity_id, label in labels}
    left = _left_of_middle(spots)
    at = {}
    for name, (x, y) in spots.items():
        room = words[name] + 2 * _DOT  # at the side where its words stand
        low, high_x = (room, wide - _DOT) if left[name] else (_DOT, wide - room)
        across = min(max((x + 1) / 2 * wide, low), high_x)
        at[name] = [across, 20 + (y + 1) / 2 * (high - 40)]
    names = list(at)
    for _ in range(_PUSHES):
        if not _push(at, names, words, left, high):
            break
    return {name: (x, y) for name, (x, y) in at.items()}


def _push(
    at: dict[str, list[float]],
    names: list[str],
    words: dict[str, float],
    left: dict[str, bool],
    high: float,
) -> bool:
    """Move names that meet apart, up and down; return whether any was moved."""
    moved = False
    for place, one in enumerate(names):
        for two in names[:place]:
            (a0, a1), (b0, b1) = (_span(at[n][0], words[n], left=left[n]) for n in (one, two))
            near = _HIGH - abs(at[one][1] - at[two][1])
            if a0 < b1 and b0 < a1 and near > 0.1:
                moved = True
                above = at[one][1] >= at[two][1]
                at[one][1] += near / 2 if above else -near / 2
                at[two][1] += -near / 2 if above else near / 2
    for name in names:
        at[name][1] = min(max(at[name][1], 14.0), high - 14.0)
    return moved


def _span(x: float, words: float, *, left: bool) -> tuple[float, float]:
    return (x - _DOT - words, x + _DOT) if left else (x - _DOT, x + _DOT + words)


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
    """Stretch the picture to fill -1 to 1 both ways, and a crowd in it to half of an even row."""
    scaled = []
    for axis in (0, 1):
        values = [spot[axis] for spot in at]
        low, high = min(values), max(values)
        middle, half = (low + high) / 2, (high - low) / 2 or 1.0
        ranks = {value: rank for rank, value in enumerate(sorted(values))}
        even = max(len(values) - 1, 1) / 2
        scaled.append([((value - middle) / half + ranks[value] / even - 1) / 2 for value in values])
    return list(zip(*scaled, strict=True))
