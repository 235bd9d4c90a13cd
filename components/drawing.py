"""A chart on a page: its title and what it counts as text, its buttons, then the figure."""

import html
from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from components.charts.look import paint

_TITLE = "font-size:1.05rem;font-weight:650;margin:0;padding:0;overflow-wrap:anywhere"
_NOTE = "font-size:.85rem;overflow-wrap:anywhere;opacity:.8"
_CONFIG = {"displayModeBar": False, "displaylogo": False}  # its buttons stand over the chart


def is_dark() -> bool:
    """Return whether the reader's theme is dark."""
    return st.context.theme.type == "dark"


def link_colour() -> str:
    """Return the colour of links, as the theme has it."""
    return "#8fc1f5" if is_dark() else "#1f5fa8"


def is_phone() -> bool:
    """Return whether the reader's browser says that it is a phone's."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def show_chart(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    on_select: Callable[[], None] | None = None,
    buttons: Callable[[], object] | None = None,
) -> Any:
    """Draw a chart with its heading.

    Args:
        figure: from components/charts, with title and note in its `layout.meta`.
        key: of the chart; the page's name begins it.
        alt: what the chart shows, for those who cannot see it.
        on_select: called when a mark is clicked.
        buttons: draws what stands beside the title, such as saving.
    """
    said = figure.layout.meta or {}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if said.get("title"):
            st.html(
                f'<h3 style="{_TITLE}">{html.escape(said["title"])}</h3>'
                f'<div style="{_NOTE}">{html.escape(said.get("note") or "")}</div>',
                width="stretch",
            )
        if buttons:
            buttons()
    return st.plotly_chart(
        paint(figure, dark=is_dark()),
        key=key,
        theme=None,
        on_select=on_select or "ignore",
        selection_mode="points",
        config=_CONFIG,
        alt=alt,
    )
