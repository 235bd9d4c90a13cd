"""The bars of events: what each status looks like in the chart and in its key."""

from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import (
    BLUE,
    CHOOSING,
    FOR_CLICKS,
    GREY,
    ORANGE,
    RED,
    VIOLET,
    lines,
    safe,
)
from newstables.wording import ANNOUNCED, EVENT_KIND_WORDS, STATUS_WORDS, spell_when, state_of

CLEAR = "rgba(0,0,0,0)"


class Look(NamedTuple):
    """How a status is drawn: words of the key, colours of frame and filling, hatching."""

    words: str
    frame: str
    filling: str = CLEAR
    hatching: str = ""


LOOKS = {
    "past": Look(STATUS_WORDS["past"], BLUE, BLUE),
    "announced": Look(ANNOUNCED, ORANGE, BLUE),
    "planned": Look(STATUS_WORDS["planned"], ORANGE),
    "conditional": Look(STATUS_WORDS["conditional"], VIOLET, hatching="/"),
    "cancelled": Look(STATUS_WORDS["cancelled"], RED, hatching="x"),
    "postponed": Look(STATUS_WORDS["postponed"], GREY, hatching="-"),
}


def look_of(event: dict[str, Any]) -> str:
    """Return the status drawn: announced for what was planned in one article, past in another."""
    return "announced" if state_of(event) == ANNOUNCED else str(event["status"])


def _add_key(figure: go.Figure, look: Look) -> None:
    """Draw a status in the key as its events are drawn, not as its stops."""
    figure.add_bar(
        name=look.words,
        showlegend=True,
        x=[None],
        y=[None],
        orientation="h",
        marker={
            "color": look.filling,
            "line": {"color": look.frame, "width": 2},
            "pattern": {"shape": look.hatching, "fgcolor": look.frame, "bgcolor": CLEAR},
        },
    )


def add_bars(
    figure: go.Figure, rows: pd.DataFrame, look: Look, *, chosen: str, legend: bool = True
) -> None:
    """Add the bars of one status, a stop thick and pale, what was done there thin below it.

    Args:
        figure: takes the bars.
        rows: EVENTS with first, last and row.
        look: of the status.
        chosen: event_id to stand out; "": all alike.
        legend: whether the status stands in the key.
    """
    if rows.empty:
        return
    if legend:
        _add_key(figure, look)
    figure.add_bar(
        name=look.words,
        showlegend=False,
        y=rows["row"],
        base=rows["first"],
        x=(rows["last"] - rows["first"]).dt.total_seconds() * 1000,
        orientation="h",
        offset=[-0.38 if kind == "stop" else 0.06 for kind in rows["kind"]],
        width=[0.76 if kind == "stop" else 0.2 for kind in rows["kind"]],
        customdata=rows[["event_id"]].astype(str),
        hovertext=[_hover(row) for row in rows.to_dict("records")],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": [_fill(look, kind) for kind in rows["kind"]],
            "opacity": [1.0 if chosen in ("", event_id) else 0.4 for event_id in rows["event_id"]],
            "line": {
                "color": look.frame,
                "width": [0 if kind == "stop" and look.filling != CLEAR else 2
                          for kind in rows["kind"]],
            },
            "pattern": {
                "shape": look.hatching,
                "fgcolor": look.frame,
                "bgcolor": CLEAR,
                "size": 6,
            },
        },
    )  # fmt: skip


def add_rows(
    figure: go.Figure, rows: pd.DataFrame, window: tuple[pd.Timestamp, pd.Timestamp]
) -> None:
    """Add a clear bar over all of each event's row, so that its words open it as its bar does.

    Args:
        figure: takes the bars, as a trace that saved pictures leave out.
        rows: EVENTS with row, each alone in its own, and above, the room for a second line.
        window: first and last instant drawn.
    """
    if rows.empty:
        return
    first, last = window
    figure.add_bar(
        name=FOR_CLICKS,
        showlegend=False,
        y=rows["row"],
        base=[first] * len(rows),
        x=[(last - first).total_seconds() * 1000] * len(rows),
        orientation="h",
        offset=-0.48 - rows["above"],
        width=0.96 + rows["above"],
        customdata=rows[["event_id"]].astype(str),
        hovertext=[_hover(row) for row in rows.to_dict("records")],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"color": CLEAR, "line": {"width": 0}},
        **CHOOSING,
    )


def _fill(look: Look, kind: str) -> str:
    """Fill a stop so lightly that its name can be read on it."""
    return f"{look.filling}33" if kind == "stop" and look.filling != CLEAR else look.filling


def _hover(row: dict[str, Any]) -> str:
    parts = [
        f"<b>{spell_when(row)}</b>, {EVENT_KIND_WORDS[row['kind']]}, {state_of(row)}",
        lines(row["description"], width=56),
        safe(row["place"]) if not pd.isna(row["place"]) else "",
        f"Articles differ: {safe(row['conflict'], most=80)}"
        if not pd.isna(row["conflict"])
        else "",
    ]
    return "<br>".join(part for part in parts if part)
