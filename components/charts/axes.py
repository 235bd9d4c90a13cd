"""Axes that several charts have: names down, periods of time along."""

from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from components.charts.look import safe


def list_names(figure: go.Figure, ids: Sequence[str], names: Sequence[str]) -> None:
    """Write a name beside each bar, the first on top; bars lie at their `ids`."""
    figure.update_layout(bargap=0.3)
    figure.update_yaxes(
        showgrid=False,
        ticks="",
        type="category",
        categoryorder="array",
        categoryarray=list(ids)[::-1],  # Plotly fills upward
        tickmode="array",
        tickvals=list(ids),
        ticktext=[safe(name, most=32) for name in names],
    )


def list_periods(
    figure: go.Figure,
    periods: Sequence[str],
    *,
    written: Sequence[str],
    words: Callable[[str], str],
) -> None:
    """Set periods along, first to last.

    Args:
        figure: its bars stand at `periods`.
        periods: all that are drawn, also those without a bar.
        written: those that have words.
        words: how a period is spelled.
    """
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=list(periods),
        range=[-0.6, len(periods) - 0.4],
        tickmode="array",
        tickvals=list(written),
        ticktext=[words(period) for period in written],
        showgrid=False,
    )


def room_for(words: Sequence[str]) -> float:
    """Return how far an axis reaches, in its longest bar, so that words fit behind each bar."""
    return 1.04 + 0.04 * max(map(len, words), default=2)
