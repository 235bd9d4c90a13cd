"""What one outlet names more than the others: two dots a name, each with its interval."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import BLUE, GREY, add_bands, dress, safe
from components.charts.share_dots import add_dots, lay_out_shares

_ROW = 52  # points a name


def outlet_compare(
    compared: pd.DataFrame,
    *,
    outlet: str,
    title: str,
    note: str = "",
    chosen: str = "",
    narrow: bool = False,
) -> go.Figure:
    """Draw the share of articles that name each name, in one outlet and in the others together.

    Args:
        compared: rows of `outlet_against_others`, clearest difference first; may be empty.
        outlet: the one compared.
        title: over the chart.
        note: what was counted, under the title.
        chosen: entity_id to stand out; "": all alike.
        narrow: for a phone: shorter words.

    Returns:
        A figure with two traces, the outlet's and that of the others; marks carry
        [entity_id, "own" or "others"] as customdata.
    """
    rows = list(range(len(compared), 0, -1))
    figure = add_bands(go.Figure(), range(1, len(compared) + 1, 2))
    for side, name, colour, shift in (
        ("own", outlet, BLUE, -0.06),
        ("others", "other outlets", GREY, -0.28),
    ):
        prefix = "" if side == "own" else "other_"
        add_dots(
            figure,
            compared,
            share=f"{prefix}share",
            rows=[row + shift for row in rows],
            side=side,
            name=safe(name, most=40),
            colour=colour,
            filled=side == "own",
            size=12,
            chosen=chosen,
            hover=[_hover(row, prefix, name) for row in compared.to_dict("records")],
            error_x=_intervals(compared, prefix, colour),
        )
    for row, record in zip(rows, compared.to_dict("records"), strict=True):
        figure.add_annotation(
            x=0,
            y=row + 0.12,
            text=in_words(record, narrow=narrow),
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
        )
    dress(figure, title=title, note=note, height=70 + _ROW * max(len(compared), 3))
    lay_out_shares(figure, list(compared["name"]), reach=(-0.02, 1.02), most=14 if narrow else 24)
    return figure


def _intervals(compared: pd.DataFrame, prefix: str, colour: str) -> dict[str, Any]:
    """Return the line through each dot: where the true share lies 95 times of 100."""
    share = compared[f"{prefix}share"]
    return {
        "type": "data",
        "symmetric": False,
        "array": compared[f"{prefix}high"] - share,
        "arrayminus": share - compared[f"{prefix}low"],
        "color": colour,
        "thickness": 1.5,
        "width": 4,
    }


def in_words(row: dict[str, Any], *, narrow: bool = False) -> str:
    """Write a comparison out: in how many articles each, and whether it may be chance."""
    own = f"{row['hits']:,} of {row['articles']:,}"
    others = f"others {row['other_hits']:,} of {row['other_articles']:,}"
    if narrow:
        return f"{own}; {others}"
    sure = "clear difference" if row["clear"] else "could be chance"
    if row["share"] == row["other_share"]:
        sure = "no difference"
    return (
        f"{own} articles (likely {_between(row, '')}), {others} ({_between(row, 'other_')}): "
        f"<b>{sure}</b>"
    )


def _between(row: dict[str, Any], prefix: str) -> str:
    """Write where the true share lies 95 times of 100: "44–100%"."""
    low, high = (round(100 * row[f"{prefix}{end}"]) for end in ("low", "high"))
    return f"{low}–{high}%" if low < high else f"{low}%"


def _hover(row: dict[str, Any], prefix: str, outlet: str) -> str:
    return (
        f"<b>{safe(row['name'], most=60)}</b>, {safe(outlet, most=40)}<br>"
        f"{row[f'{prefix}hits']:,} of {row[f'{prefix}articles']:,} articles, "
        f"{row[f'{prefix}share']:.0%}; the true share is likely {_between(row, prefix)}"
    )
