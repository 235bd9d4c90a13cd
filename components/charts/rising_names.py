"""Names that come and go: the share of articles before a day, hollow, and from it on, filled."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import BLUE, GREEN, GREY, ORANGE, add_bands, dress, safe
from components.charts.share_dots import add_dots, lay_out_shares

_ROW = 32  # points a name
_COLOURS = {"new": GREEN, "rising": GREEN, "fading": ORANGE, "gone": ORANGE, "steady": GREY}
_WORDS = {"new": "new", "rising": "more", "fading": "less", "gone": "gone", "steady": "as before"}
_WIDE = 1.62  # how far the axis reaches, in shares: room for the words at the right


def rising_names(
    compared: pd.DataFrame,
    *,
    day: str,
    title: str,
    note: str = "",
    chosen: str = "",
    narrow: bool = False,
) -> go.Figure:
    """Draw two dots a name with a line from the earlier share to the later one.

    Args:
        compared: rows of `queries.rising.rising`, greatest change first; may be empty.
        day: the first of the later period, as people write it.
        title: over the chart.
        note: what was counted, under the title.
        chosen: entity_id to stand out; "": all alike.
        narrow: for a phone: without the words at the right.

    Returns:
        A figure with the traces "before" and "from"; marks carry [entity_id, "Before" or "From"]
        as customdata.
    """
    rows = list(range(len(compared), 0, -1))
    figure = add_bands(go.Figure(), [row for row in rows if row % 2])
    for row, name in zip(rows, compared.itertuples(), strict=True):
        _add_line(figure, name, row)
        if not narrow:
            _add_words(figure, name, row)
    for side, column, words in (
        ("Before", "before_share", f"before {safe(day)}"),
        ("From", "share", f"from {safe(day)} on"),
    ):
        add_dots(
            figure,
            compared,
            share=column,
            rows=rows,
            side=side,
            name=words,
            colour=BLUE,
            filled=side == "From",
            size=13,
            chosen=chosen,
            hover=[_hover(row, side, day) for row in compared.to_dict("records")],
        )
    dress(figure, title=title, note=note, height=84 + _ROW * max(len(compared), 3))
    reach = (-0.03, 1.06 if narrow else _WIDE)
    lay_out_shares(figure, list(compared["name"]), reach=reach, most=16 if narrow else 28)
    return figure


def _add_line(figure: go.Figure, name: Any, row: int) -> None:
    """Draw from the hollow dot to the filled one."""
    reach = name.share - name.before_share
    trim = 0.012 if reach > 0 else -0.012  # the line ends at the edge of a hollow dot, not in it
    if abs(reach) > 0.03:
        figure.add_shape(type="line", x0=name.before_share + trim, x1=name.share, y0=row, y1=row,
                         line={"color": _COLOURS[name.course], "width": 4},
                         layer="below")  # fmt: skip


def _add_words(figure: go.Figure, name: Any, row: int) -> None:
    figure.add_annotation(
        x=1.08,
        y=row,
        text=f"{name.before_hits} of {name.before_articles} → {name.hits} of {name.articles}: "
        f"<b>{_WORDS[name.course]}</b>",
        xanchor="left",
        yanchor="middle",
        showarrow=False,
    )


def _hover(row: dict[str, Any], side: str, day: str) -> str:
    prefix, when = ("before_", "before {}") if side == "Before" else ("", "from {} on")
    return (
        f"<b>{safe(row['name'], most=60)}</b>: {_WORDS[row['course']]}<br>"
        f"mentioned in {row[f'{prefix}hits']:,} of {row[f'{prefix}articles']:,} articles "
        f"{when.format(safe(day))}"
    )
