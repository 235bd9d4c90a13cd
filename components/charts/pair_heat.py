"""Co-occurrence of names: a square a pair, the darker the more sentences they share."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import dress, safe
from components.charts.squares import add_squares

_ROW = 30  # points a name


def pair_heat(
    pairs: pd.DataFrame,
    *,
    title: str,
    note: str = "",
    top: int = 12,
    chosen: tuple[str, ...] = (),
) -> go.Figure:
    """Draw the pairs among the `top` names that have most, in a triangle: each pair once.

    Args:
        pairs: one_id, one, other_id, other, sentences, articles; may be empty.
        title: over the chart.
        note: what was counted, under the title.
        top: names along each side.
        chosen: one_id and other_id of the square to stand out.

    Returns:
        A figure whose marks carry [one_id, other_id] as customdata and their sentences as text.
    """
    order, labels = _names(pairs, top)
    place = {entity_id: number for number, entity_id in enumerate(order)}
    shown = pairs[pairs["one_id"].isin(place) & pairs["other_id"].isin(place)]
    # The name with more stands across, the other one down.
    cells = [
        sorted((place[row.one_id], place[row.other_id])) for row in shown.itertuples(index=False)
    ]
    figure = go.Figure()
    add_squares(
        figure,
        x=[order[across] for across, _ in cells],
        y=[order[down] for _, down in cells],
        counts=[int(n) for n in shown["sentences"]],
        ids=shown[["one_id", "other_id"]].to_numpy().tolist(),
        hover=[_hover(pair) for pair in shown.to_dict("records")],
        chosen=chosen,
    )
    return _finish(figure, order, labels, title=title, note=note)


def _names(pairs: pd.DataFrame, top: int) -> tuple[list[str], dict[str, str]]:
    """Return the names with most shared sentences, most first, and how each is written."""
    ends = pd.concat(
        [
            pairs[["one_id", "one", "sentences"]].set_axis(["id", "name", "n"], axis=1),
            pairs[["other_id", "other", "sentences"]].set_axis(["id", "name", "n"], axis=1),
        ]
    )
    sums = ends.groupby("id", sort=True)["n"].sum().sort_values(ascending=False, kind="stable")
    order = list(sums.index[:top])
    names = dict(zip(ends["id"], ends["name"], strict=True))
    return order, {entity_id: names[entity_id] for entity_id in order}


def _hover(pair: dict[str, object]) -> str:
    return (
        f"<b>{safe(pair['one'], most=60)}</b> and <b>{safe(pair['other'], most=60)}</b><br>"
        f"sentences: {pair['sentences']:,}, articles: {pair['articles']:,}"
    )


def _finish(
    figure: go.Figure, order: list[str], labels: dict[str, str], *, title: str, note: str
) -> go.Figure:
    dress(figure, title=title, note=note, height=120 + _ROW * max(len(order), 4), legend=False)
    words = {"tickmode": "array", "type": "category", "showgrid": True}
    figure.update_xaxes(
        categoryorder="array",
        categoryarray=order[:-1],
        tickvals=order[:-1],
        ticktext=[safe(labels[entity_id], most=18) for entity_id in order[:-1]],
        tickangle=-40,
        **words,
    )
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=order[:0:-1],  # Plotly fills upward
        tickvals=order[1:],
        ticktext=[safe(labels[entity_id], most=22) for entity_id in order[1:]],
        **words,
    )
    return figure
