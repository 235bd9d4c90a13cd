"""The strongest pairs as a network: a dot a name, its name beside it, a line a pair."""

import math

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import ORANGE, TYPE_COLOURS, dress, safe
from newstables.exports.picture.pairs.layout import (
    DOT,
    HIGH,
    SIGN,
    Edges,
    left_of_middle,
    place_names,
    span_of,
)
from newstables.exports.picture.pairs.names import names_with_most
from newstables.wording import TYPE_GROUPS

_WIDTHS = 4  # of lines
_LINE = "rgba(125,135,148,{:.2f})"
_MOST_PAIRS = 45  # more lines than that are a thicket
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.28, 0.72)  # where on a line its mark may stand


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
    spots = place_names(edges, tuple(labels.items()), wide, high)
    figure = go.Figure()
    _add_lines(figure, edges, spots, chosen)
    _add_marks(figure, pairs, spots, {name: SIGN * len(label) for name, label in labels.items()})
    _add_names(figure, pairs, spots, {name: safe(label) for name, label in labels.items()})
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
    most = max((shared for _, _, shared in edges), default=1)
    drawn: dict[tuple[int, bool], list[tuple[str, str]]] = {}
    for first, second, shared in edges:
        out = bool(chosen) and set(chosen) <= {first, second}
        drawn.setdefault((math.ceil(_WIDTHS * shared / most), out), []).append((first, second))
    for (width, out), ends in sorted(drawn.items(), key=lambda item: (item[0][1], item[0][0])):
        figure.add_scatter(
            x=[x for begin, end in ends for x in (spots[begin][0], spots[end][0], None)],
            y=[y for begin, end in ends for y in (spots[begin][1], spots[end][1], None)],
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
    left = left_of_middle(spots)
    boxes = [(*span_of(x, words[name], left=left[name]), y) for name, (x, y) in spots.items()]
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
        first - 4 < x < last + 4 and abs(y - middle) < HIGH / 2 + 3 for first, last, middle in boxes
    ) and all(math.hypot(x - mark_x, y - mark_y) > DOT for mark_x, mark_y in marks)


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
    left = left_of_middle(spots)
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
