"""Squares with numbers, the darker the more: a click reaches them, unlike a heat map's cells."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.charts.look import ORANGE

# Opaque, so that the numbers on them are read in both themes.
_PALE, _DARK = (214, 229, 246), (38, 96, 162)
_WHITE_FROM = 0.5  # of the darkest: from here on the number is white
_ON_PALE, _ON_DARK = "#14202c", "#ffffff"


def add_squares(
    figure: go.Figure,
    *,
    x: Sequence[str],
    y: Sequence[str],
    counts: Sequence[int],
    ids: Sequence[Sequence[str]],
    hover: Sequence[str],
    chosen: Sequence[str] = (),
) -> None:
    """Add a square for each of `counts`, with `ids` as its customdata; `chosen` is framed."""
    most = max(counts, default=1)
    figure.add_scatter(
        x=list(x),
        y=list(y),
        mode="markers+text",
        customdata=[list(square) for square in ids],
        marker={
            "symbol": "square",
            "size": 22,
            "color": [_shade(n / most) for n in counts],
            "line": {
                "color": ORANGE,
                "width": [3 if list(square) == list(chosen) else 0 for square in ids],
            },
        },
        text=[f"{n:,}" for n in counts],
        textfont={
            "size": 12,
            "color": [_ON_DARK if n / most >= _WHITE_FROM else _ON_PALE for n in counts],
        },
        hovertext=list(hover),
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _shade(share: float) -> str:
    mixed = (pale + (dark - pale) * share for pale, dark in zip(_PALE, _DARK, strict=True))
    return "rgb({:.0f},{:.0f},{:.0f})".format(*mixed)
