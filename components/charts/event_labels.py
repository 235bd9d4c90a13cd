"""Words over the bars of events: as many as there is room for, and where dates differ."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import RED, lines, safe
from newstables.wording import spell_time

_DIFFER = "▲ dates differ"


def _title_of(event: dict[str, Any]) -> str:
    """Return what an event is called: its title, or what its sentence says where it has none."""
    words = event.get("title")
    return str(event["description"] if words is None or pd.isna(words) else words)


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

    They take two lines where one is too short. A stop's place stands at the left end of its bar. On
    a phone words begin at the left edge, and the first of a lane says which lane it is.

    Args:
        figure: takes the words.
        shown: EVENTS with first, last, row, lane and is_context.
        window: first and last instant drawn.
        narrow: for a phone.
        across: characters that fit across the chart.
    """
    lane = ""
    for event in shown.to_dict("records"):
        is_stop = event["kind"] == "stop"
        if narrow:
            at, anchor = window[0], "left"
            said = event["place"] if is_stop else _title_of(event)
            head = "" if event["lane"] == lane or event["lane"] in said else event["lane"]
            text = _name_stop(event, head) if is_stop else _in_two_lines(event, across, head)
            lane = event["lane"]
        else:
            at, anchor = _place_label(event, window)
            text = _name_stop(event) if is_stop else _label(event, window, across=across)
        if is_stop:
            at = max(event["first"], window[0])
        figure.add_annotation(
            x=at,
            y=event["row"] + (0 if is_stop else 0.03),
            text=text,
            name="muted" if event["is_context"] else "label",
            showarrow=False,
            xanchor=anchor,
            yanchor="middle" if is_stop else "bottom",
            align=anchor,
            xshift=8 if is_stop else 0,
            font={"size": 15 if is_stop else 14},
            captureevents=False,
        )


def _name_stop(event: dict[str, Any], lane: str = "") -> str:
    return f"<b>{safe(' · '.join(filter(None, (lane, event['place']))), most=40)}</b>"


def _place_label(
    event: dict[str, Any], window: tuple[pd.Timestamp, pd.Timestamp]
) -> tuple[pd.Timestamp, str]:
    first, last = window
    start, end = max(event["first"], first), min(event["last"], last)
    if event["kind"] != "stop" and _is_far(start, window):
        return end, "right"
    return start, "left"


def _is_far(start: pd.Timestamp, window: tuple[pd.Timestamp, pd.Timestamp]) -> bool:
    """Return whether a label that begins at `start` had too little room to its right."""
    return bool(start >= window[0] + (window[1] - window[0]) * 0.6)


def _label(row: dict[str, Any], window: tuple[pd.Timestamp, pd.Timestamp], *, across: int) -> str:
    """Write a label in the room from its bar's start on, or up to its end, in two lines at most."""
    first, last = window
    start, end = max(row["first"], first), min(row["last"], last)
    room = (end - first if _is_far(start, window) else last - start) / (last - first)
    return _in_two_lines(row, max(int(across * room), 2 * len(_DIFFER)), "")


def need_two_lines(
    shown: pd.DataFrame, window: tuple[pd.Timestamp, pd.Timestamp], *, across: int
) -> list[bool]:
    """Return for each event whether its words take a second line on a screen wider than a phone's.

    `shown` are EVENTS with first and last; `across` the characters that fit across the chart.
    """
    return [
        event["kind"] != "stop" and "<br>" in _label(event, window, across=across)
        for event in shown.to_dict("records")
    ]


def _in_two_lines(row: dict[str, Any], across: int, lane: str) -> str:
    """Write a label in at most two lines; a conflict in front, where nothing is cut."""
    head = f"{lane} · " if lane else ""
    differ = f"{_DIFFER} " if _is_torn(row) else ""
    words = lines(
        _hour_of(row) + _title_of(row), width=across, most=2, taken=len(head) + len(differ)
    )
    bold = f"<b>{safe(head)}</b> " if head else ""
    red = f'<span style="color:{RED}">{_DIFFER}</span> ' if differ else ""
    return bold + red + words


def _is_torn(row: dict[str, Any]) -> bool:
    return not pd.isna(row["conflict"])


def _hour_of(row: dict[str, Any]) -> str:
    at = spell_time(row["time"]).lstrip(", ")
    return f"{at}: " if at else ""
