"""The tour over days: a lane a place, under each stop what was done there; filled = happened."""

from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.charts.event_time import within
from components.charts.look import (
    BLUE,
    GREY,
    ORANGE,
    RED,
    VIOLET,
    dress,
    lines,
    safe,
)
from newstables.wording import (
    ANNOUNCED,
    EVENT_GROUPS,
    EVENT_KIND_WORDS,
    STATUS_WORDS,
    spell_time,
    spell_when,
    state_of,
)

BACKGROUND = EVENT_GROUPS["context"]
_ROW, _CLOSE_ROW = 42, 20  # points a row with words over its bars, and without
_CHARACTERS = 118  # of a label that fit across the chart on a small laptop
_BESIDE, _ON_PHONE = 76, 40  # the same with an event beside the chart, and on a phone
_MOST_LABELLED = 40  # events; more are drawn closer, without words
_MOST_BANDS = 62  # days; beyond these, bands would be stripes
_CLEAR = "rgba(0,0,0,0)"


class Look(NamedTuple):
    """How a status is drawn: words of the key, colours of frame and filling, hatching."""

    words: str
    frame: str
    filling: str = _CLEAR
    hatching: str = ""


_LOOKS = {
    "past": Look(STATUS_WORDS["past"], BLUE, BLUE),
    "announced": Look(ANNOUNCED, ORANGE, BLUE),
    "planned": Look(STATUS_WORDS["planned"], ORANGE),
    "conditional": Look(STATUS_WORDS["conditional"], VIOLET, hatching="/"),
    "cancelled": Look(STATUS_WORDS["cancelled"], RED, hatching="x"),
    "postponed": Look(STATUS_WORDS["postponed"], GREY, hatching="-"),
}


def tour_timeline(
    events: pd.DataFrame,
    *,
    window: tuple[pd.Timestamp, pd.Timestamp],
    title: str,
    note: str = "",
    chosen: str = "",
    narrow: bool = False,
    beside: bool = False,
) -> go.Figure:
    """Draw the events that touch `window`.

    Args:
        events: EVENTS with lane, first and last (see event_time); may be empty.
        window: first and last instant drawn.
        title: over the chart.
        note: which articles it shows, under the title.
        chosen: event_id to stand out; "": all alike.
        narrow: for a phone: labels begin at the left edge.
        beside: something stands beside the chart, so that less of each label fits.

    Returns:
        A figure whose bars carry [event_id] as customdata, one trace a status and one more for
        the background of that status; lanes in order of their first event, the background below.
    """
    shown = _place_rows(within(events, window))
    figure = go.Figure(layout={"barmode": "overlay"})
    _add_bands(figure, window)
    for status, look in _LOOKS.items():
        rows = shown[shown["look"] == status]
        _add_bars(figure, rows[~rows["is_context"]], look, chosen=chosen)
        muted = look._replace(frame=GREY, filling=GREY if look.filling != _CLEAR else _CLEAR)
        alone = bool(rows["is_context"].all())  # else the tour's bars are in the key
        _add_bars(figure, rows[rows["is_context"]], muted, chosen=chosen, legend=alone)
    if len(shown) <= _MOST_LABELLED:
        across = _ON_PHONE if narrow else _BESIDE if beside else _CHARACTERS
        _add_labels(figure, shown, window, narrow=narrow, across=across)
    else:
        _add_conflicts(figure, shown)
    return _finish(figure, shown, window, title=title, note=note)


def title_of(event: dict[str, Any], *, most: int = 0) -> str:
    """Return what an event is called: its title, or what its sentence says where it has none."""
    words = event.get("title")
    return safe(event["description"] if words is None or pd.isna(words) else words, most=most)


def _place_rows(events: pd.DataFrame) -> pd.DataFrame:
    """Add the lane drawn and the row: stops first in their lane, then in order of time."""
    lane = events["lane"].where(events["kind"] != "context", BACKGROUND)
    events = events.assign(
        lane=lane,
        is_context=events["kind"] == "context",
        look=[_look_of(event) for event in events.to_dict("records")],
    )
    begins = events.groupby("lane")["first"].transform("min")
    events = events.assign(
        begins=begins, rank=events["kind"].map({"stop": 0, "tour_event": 1, "context": 1})
    ).sort_values(["is_context", "begins", "lane", "rank", "first", "last"], kind="stable")
    events = events.reset_index(drop=True)
    if len(events) <= _MOST_LABELLED:
        return events.assign(row=range(len(events)))
    return events.assign(row=_pack(events))


def _pack(events: pd.DataFrame) -> list[int]:
    """Return each event the highest row of its lane that is free, so that many fit."""
    rows: list[int] = []
    ends: list[pd.Timestamp] = []  # of the last event in each row of the lane
    lane, base = None, 0
    for event in events.itertuples():
        if event.lane != lane:
            lane, base, ends = event.lane, base + len(ends), []
        free = next((n for n, end in enumerate(ends) if end <= event.first), len(ends))
        ends[free : free + 1] = [event.last]
        rows.append(base + free)
    return rows


def _add_bands(figure: go.Figure, window: tuple[pd.Timestamp, pd.Timestamp]) -> None:
    """Tell days apart by a pale ground, so that no line runs through words."""
    first, last = window
    days = (last - first).days
    if not 1 < days <= _MOST_BANDS:
        return
    for number in range(1, days, 2):
        begin = first + pd.Timedelta(days=number)
        figure.add_shape(
            name="band", type="rect", layer="below", line={"width": 0},
            x0=begin, x1=begin + pd.Timedelta(days=1), y0=0, y1=1, yref="paper",
        )  # fmt: skip


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
            "pattern": {"shape": look.hatching, "fgcolor": look.frame, "bgcolor": _CLEAR},
        },
    )


def _add_bars(
    figure: go.Figure, rows: pd.DataFrame, look: Look, *, chosen: str, legend: bool = True
) -> None:
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
                "width": [0 if kind == "stop" and look.filling != _CLEAR else 2
                          for kind in rows["kind"]],
            },
            "pattern": {
                "shape": look.hatching,
                "fgcolor": look.frame,
                "bgcolor": _CLEAR,
                "size": 6,
            },
        },
    )  # fmt: skip


def _fill(look: Look, kind: str) -> str:
    """Fill a stop so lightly that its name can be read on it."""
    return f"{look.filling}33" if kind == "stop" and look.filling != _CLEAR else look.filling


def _look_of(event: dict[str, Any]) -> str:
    """Return the status drawn: announced for what was planned in one article, past in another."""
    return "announced" if state_of(event) == ANNOUNCED else str(event["status"])


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


def _add_conflicts(figure: go.Figure, shown: pd.DataFrame) -> None:
    """Mark the events whose articles differ, where there is no room for words."""
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


def _add_labels(
    figure: go.Figure,
    shown: pd.DataFrame,
    window: tuple[pd.Timestamp, pd.Timestamp],
    *,
    narrow: bool,
    across: int,
) -> None:
    """Write what happened over its bar, from its start or, far right, up to its end.

    A stop's place stands at the left end of its bar. Words can be clicked as bars can.
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
    words = title_of(row, most=max(most, 12))
    told = f"{at}: {words}" if at else words
    return f'{told} <span style="color:{RED}">▲ dates differ</span>' if torn else told


def _ticks(days: int) -> dict[str, object]:
    """Return the ticks that fit so many days: hours, days, months, years."""
    if days <= 1:
        return {
            "dtick": 3 * 3_600_000,
            "tickformat": "%H:%M\n%a %-d %b",
            "ticklabelmode": "instant",
        }
    if days <= 14:
        return {"dtick": 86_400_000, "tickformat": "%a %-d %b", "ticklabelmode": "period"}
    if days <= 62:
        return {"dtick": 7 * 86_400_000, "tickformat": "%-d %b", "ticklabelmode": "instant"}
    if days <= 800:
        return {
            "dtick": "M1" if days <= 400 else "M3",
            "tickformat": "%b\n%Y",
            "ticklabelmode": "period",
        }
    return {"tickformat": "%Y", "ticklabelmode": "period"}


def _finish(
    figure: go.Figure,
    shown: pd.DataFrame,
    window: tuple[pd.Timestamp, pd.Timestamp],
    *,
    title: str,
    note: str,
) -> go.Figure:
    rows = int(shown["row"].max()) + 1 if len(shown) else 2
    height = _ROW if len(shown) <= _MOST_LABELLED else _CLOSE_ROW
    dress(figure, title=title, note=note, height=64 + height * max(rows, 2))
    first, last = window
    figure.update_xaxes(
        type="date", range=[first, last], showgrid=False, side="top", **_ticks((last - first).days)
    )
    figure.update_layout(legend={"y": 0, "yanchor": "top", "yref": "paper"})
    lanes = shown.groupby("lane", sort=False)["row"].agg(["min"])
    figure.update_yaxes(
        range=[rows - 0.4, -0.6],
        showgrid=False,
        tickmode="array",
        tickvals=list(lanes["min"]),  # at the top: the middle of a long lane may be out of sight
        ticktext=[safe(lane, most=22) for lane in lanes.index],
    )
    for top in lanes["min"][1:]:
        figure.add_hline(y=top - 0.55, name="rule", line={"width": 1})
    return figure
