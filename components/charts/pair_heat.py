"""Co-occurrence of names: a square a pair, the darker the more sentences they share."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import dress, safe
from components.charts.squares import add_squares, lay_out
from newstables.exports.picture.pairs.names import names_with_most

_PART = 0.019  # of the width of a chart on a desk: half a square


def pair_heat(
    pairs: pd.DataFrame,
    *,
    title: str,
    note: str = "",
    top: int = 12,
    chosen: tuple[str, ...] = (),
    narrow: bool = False,
) -> go.Figure:
    """Draw the pairs among the `top` names that have most: a row and a column each.

    Args:
        pairs: one_id, one, other_id, other, sentences, articles; may be empty.
        title: over the chart.
        note: what was counted, under the title.
        top: names along each side.
        chosen: one_id and other_id of the squares to stand out.
        narrow: for a phone: names are cut sooner.

    Returns:
        A figure whose marks carry [one_id, other_id] as customdata, two marks a pair, and their
        sentences as text.
    """
    order = names_with_most(pairs, top)
    shown = pairs[pairs["one_id"].isin(order) & pairs["other_id"].isin(order)]
    ids = shown[["one_id", "other_id"]].to_numpy().tolist()
    hover = [_hover(pair) for pair in shown.to_dict("records")]
    figure = go.Figure()
    add_squares(
        figure,
        x=[*shown["one_id"], *shown["other_id"]],
        y=[*shown["other_id"], *shown["one_id"]],
        counts=[int(sentences) for sentences in shown["sentences"]] * 2,
        ids=ids * 2,
        hover=hover * 2,
        counted="sentences",
        chosen=chosen,
        narrow=narrow,
    )
    dress(figure, title=title, note=note)
    lay_out(figure, across=order, down=order, bands=False, narrow=narrow)
    across = 0.5 if narrow else min(0.5, _PART * len(order))
    for place in range(len(order)):  # nobody is paired with himself
        figure.add_shape(name="band", type="rect", x0=place - across, x1=place + across,
                         y0=len(order) - place - 1.44, y1=len(order) - place - 0.56,
                         line={"width": 0}, layer="below")  # fmt: skip
    return figure


def _hover(pair: dict[str, object]) -> str:
    return (
        f"<b>{safe(pair['one'], most=60)}</b> and <b>{safe(pair['other'], most=60)}</b><br>"
        f"sentences: {pair['sentences']:,}, articles: {pair['articles']:,}"
    )
