"""Words over the bars of events: as many as there is room for, and where dates differ."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import RED, safe
from newstables.wording import spell_time


def _title_of(event: dict[str, Any], *, most: int = 0) -> str:
    """Return what an event is called: its title, or what its sentence says where it has none."""
    words = event.get("title")
    return safe(event["description"] if words is None or pd.isna(words) else words, most=most)


def add_conflicts(figure: go.Figure, shown: pd.DataFrame) -> None:
    """Mark the events whose articles differ, where there is no room for words.

    `shown` are EVENTS with last and row.
    """
    rows = shown[shown["conflict"].notna()]
    if rows.empty:
        return
    figure.add_scatter(
        name="dates differ",
        x=rows["last"],
        y=rows["row"],
        mode="markers",
        marker={"symbol": "triangle-up", "size": 13, "color": RED},
        customdata=rows[["event_id"]].astype(str),
        hovertext=[safe(words, most=120) for words in rows["conflict"]],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def add_labels(
    figure: go.Figure,
    shown: pd.DataFrame,
    window: tuple[pd.Timestamp, pd.Timestamp],
    *,
    narrow: bool,
    across: int,
) -> None:
    """Write what happened over its bar, from its start or, far right, up to its end.

    A stop's place stands at the left end of its bar. Words can be clicked as bars can.

    Args:
        figure: takes the words.
        shown: EVENTS with first, last, row and is_context.
        window: first and last instant drawn.
        narrow: for a phone: words begin at the left edge.
        across: characters that fit across the chart.
    """
    for event in shown.to_dict("records"):
        at, anchor = _place_label(event, window, narrow=narrow)
        is_stop = event["kind"] == "stop"
        figure.add_annotation(
            x=at,
            y=event["row"] + (0 if is_stop else -0.16),
            text=_label(event, window, narrow=narrow, across=across),
            name="muted" if event["is_context"] else "label",
            showarrow=False,
            xanchor=anchor,
            yanchor="middle",
            xshift=8 if is_stop else 0,
            font={"size": 15 if is_stop else 14},
            captureevents=False,
        )


def _place_label(
    event: dict[str, Any], window: tuple[pd.Timestamp, pd.Timestamp], *, narrow: bool
) -> tuple[pd.Timestamp, str]:
    first, last = window
    start, end = max(event["first"], first), min(event["last"], last)
    if narrow and event["kind"] != "stop":
        return first, "left"
    if event["kind"] != "stop" and _is_far(start, window):
        return end, "right"
    return start, "left"


def _is_far(start: pd.Timestamp, window: tuple[pd.Timestamp, pd.Timestamp]) -> bool:
    """Return whether a label that begins at `start` had too little room to its right."""
    return bool(start >= window[0] + (window[1] - window[0]) * 0.6)


def _label(
    row: dict[str, Any],
    window: tuple[pd.Timestamp, pd.Timestamp],
    *,
    narrow: bool,
    across: int,
) -> str:
    """Write a label as long as there is room from its bar's start on, or up to its end."""
    if row["kind"] == "stop":
        return f"<b>{safe(row['place'], most=30)}</b>"
    first, last = window
    start, end = max(row["first"], first), min(row["last"], last)
    room = (end - first if _is_far(start, window) else last - start) / (last - first)
    torn = not pd.isna(row["conflict"])
    at = spell_time(row["time"]).lstrip(", ")
    most = (across if narrow else int(across * room)) - (15 if torn else 0) - len(at)
    words = _title_of(row, most=max(most, 12))
    told = f"{at}: {words}" if at else words
    # In front: what does not fit is cut at the end.
    return f'<span style="color:{RED}">▲ dates differ</span> {told}' if torn else told
