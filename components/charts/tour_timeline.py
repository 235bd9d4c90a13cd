"""The tour over days: a lane a place, under each stop what was done there; filled = happened."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.event_bars import CLEAR, LOOKS, add_bars, add_rows, look_of
from components.charts.event_labels import add_conflicts, add_labels, need_two_lines
from components.charts.event_time import within
from components.charts.look import GREY, dress, safe
from newstables.wording import EVENT_GROUPS

BACKGROUND = EVENT_GROUPS["context"]
_ROW, _CLOSE_ROW = 42, 20  # points a row with words over its bars, and without
_PHONE_ROW = 60  # with two lines of words
_SECOND_LINE = 0.4  # of a row
_CHARACTERS = 78  # of a label that fit across the chart at 1,024 points
_BESIDE, _ON_PHONE = 50, 43  # the same with an event beside the chart, and on a phone
_MOST_LABELLED = 40  # events; more are drawn closer, without words
_MOST_BANDS = 62  # days; beyond these, bands would be stripes


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
        narrow: for a phone: words begin at the left edge and take two lines.
        beside: something stands beside the chart, so that less of each label fits.

    Returns:
        A figure whose bars carry [event_id] as customdata, one trace a status and one more for
        the background of that status; lanes in order of their first event, the background below.
    """
    across = _ON_PHONE if narrow else _BESIDE if beside else _CHARACTERS
    shown = _place_rows(within(events, window))
    is_labelled = len(shown) <= _MOST_LABELLED
    if is_labelled and not narrow:  # a phone's rows have room for two lines
        shown = _make_room(shown, need_two_lines(shown, window, across=across))
    figure = go.Figure(layout={"barmode": "overlay"})
    _add_bands(figure, window)
    for status, look in LOOKS.items():
        rows = shown[shown["look"] == status]
        add_bars(figure, rows[~rows["is_context"]], look, chosen=chosen)
        muted = look._replace(frame=GREY, filling=GREY if look.filling != CLEAR else CLEAR)
        alone = bool(rows["is_context"].all())  # else the tour's bars are in the key
        add_bars(figure, rows[rows["is_context"]], muted, chosen=chosen, legend=alone)
    if is_labelled:
        add_labels(figure, shown, window, narrow=narrow, across=across)
        add_rows(figure, shown, window)
    else:
        add_conflicts(figure, shown)
    _finish(figure, shown, window, title=title, note=note, narrow=narrow)
    return figure


def _place_rows(events: pd.DataFrame) -> pd.DataFrame:
    """Add the lane drawn and the row: stops first in their lane, then in order of time."""
    lane = events["lane"].where(events["kind"] != "context", BACKGROUND)
    events = events.assign(
        lane=lane,
        is_context=events["kind"] == "context",
        look=[look_of(event) for event in events.to_dict("records")],
    )
    begins = events.groupby("lane")["first"].transform("min")
    events = events.assign(
        begins=begins, rank=events["kind"].map({"stop": 0, "tour_event": 1, "context": 1})
    ).sort_values(["is_context", "begins", "lane", "rank", "first", "last"], kind="stable")
    events = events.reset_index(drop=True).assign(above=0.0)
    if len(events) <= _MOST_LABELLED:
        return events.assign(row=range(len(events)))
    return events.assign(row=_pack(events))


def _make_room(shown: pd.DataFrame, for_two_lines: list[bool]) -> pd.DataFrame:
    """Move events down below those whose words take two lines; `above` is the room over each."""
    above = pd.Series(for_two_lines, index=shown.index, dtype=float) * _SECOND_LINE
    return shown.assign(above=above, row=shown["row"] + above.cumsum())


def _pack(events: pd.DataFrame) -> list[int]:
    """Return each event the highest row of its lane that is free, so that many fit."""
    rows: list[int] = []
    ends: list[pd.Timestamp] = []  # of the last event in each row of the lane
    lane, base = None, 0
    for event in events.itertuples():
        if event.lane != lane:
            lane, base, ends = event.lane, base + len(ends), []
        free = next((row for row, end in enumerate(ends) if end <= event.first), len(ends))
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
    narrow: bool,
) -> None:
    rows = float(shown["row"].max()) + 1 if len(shown) else 2
    is_labelled = len(shown) <= _MOST_LABELLED
    height = (_PHONE_ROW if narrow else _ROW) if is_labelled else _CLOSE_ROW
    dress(figure, title=title, note=note, height=64 + int(height * max(rows, 2)))
    first, last = window
    figure.update_xaxes(
        type="date", range=[first, last], showgrid=False, side="top", **_ticks((last - first).days)
    )
    figure.update_layout(legend={"y": 0, "yanchor": "top", "yref": "paper"})
    tops = shown.assign(top=shown["row"] - shown["above"])
    lanes = tops.groupby("lane", sort=False).agg({"row": "min", "top": "min"})
    figure.update_yaxes(
        range=[rows - 0.4, -0.6],
        showgrid=False,
        tickmode="array",
        tickvals=list(lanes["row"]),  # at the top: the middle of a long lane may be out of sight
        ticktext=[safe(lane, most=22) for lane in lanes.index],
        showticklabels=not (narrow and is_labelled),  # the words say it, and have the room
    )
    if narrow and (last - first).days <= 7:  # upright, in two lines
        figure.update_xaxes(tickformat="%a<br>%-d %b", tickangle=0)
    for top in lanes["top"][1:]:
        figure.add_hline(y=top - 0.55, name="rule", line={"width": 1})
