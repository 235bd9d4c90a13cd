"""From ISO days, months and years to stretches of time that can be drawn."""

import pandas as pd

_UNITS = {4: pd.DateOffset(years=1), 7: pd.DateOffset(months=1), 10: pd.DateOffset(days=1)}
DAY = "Hours"
ZOOMS = (DAY, "Tour", "Month", "Year", "Decade", "All")
_HOUR = pd.Timedelta(hours=1)
# First and last hour of a part of the day, as TIMEX3 writes it.
_PARTS = {"MO": (6, 12), "MI": (11, 13), "AF": (12, 18), "EV": (18, 22), "NI": (20, 24)}


def add_times(events: pd.DataFrame, *, hours: bool = False) -> pd.DataFrame:
    """Keep dated events and add first and last: from the first instant to the one after the end.

    `events` is an EVENTS frame. "2023-01" takes all of January, "2023" the year; `end` is the last
    day of a span. With `hours`, an event told with an hour takes that hour, one told with a part of
    the day that part.
    """
    dated = events[events["date"].notna()]
    spans = [
        _span(*row, hours=hours)
        for row in zip(dated["date"], dated["end"], dated["time"], strict=True)
    ]
    first = pd.Series([begin for begin, _ in spans], index=dated.index, dtype="datetime64[ns]")
    last = pd.Series([end for _, end in spans], index=dated.index, dtype="datetime64[ns]")
    return dated.assign(first=first, last=last)


def _span(
    date: str, end: object, time: object, *, hours: bool
) -> tuple[pd.Timestamp, pd.Timestamp]:
    first = pd.Timestamp(date)
    if hours and not pd.isna(time) and pd.isna(end):
        if time in _PARTS:
            opens, closes = _PARTS[str(time)]
            return first + opens * _HOUR, first + closes * _HOUR
        at = first + pd.Timedelta(f"{time}:00")
        return at, at + _HOUR
    until = str(date if pd.isna(end) else end)
    return first, pd.Timestamp(until) + _UNITS[len(until)]


def days_of(events: pd.DataFrame) -> list[str]:
    """Return the days that can be shown hour by hour, as ISO: those on which something begins.

    Args:
        events: EVENTS; those of the tour come before days of the background alone.
    """
    exact = events[events["date"].str.len().eq(10).fillna(value=False)]
    tour = exact[exact["kind"] != "context"]
    return sorted({str(day) for day in (exact if tour.empty else tour)["date"]})


def choose_window(
    events: pd.DataFrame, zoom: str, *, day: str = ""
) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """Return the first and last instant to draw; None when no event is dated.

    Args:
        events: with the columns of `add_times`.
        zoom: one of ZOOMS: a day, the days of the tour, the month, year or decade around them,
            or all.
        day: which day DAY shows, as ISO.
    """
    if events.empty:
        return None
    if zoom == DAY and day:
        return pd.Timestamp(day), pd.Timestamp(day) + pd.Timedelta(days=1)
    tour = events[(events["kind"] != "context") & (events["date"].str.len() == 10)]
    around = events if tour.empty or zoom == "All" else tour
    first, last = around["first"].min(), around["last"].max()
    if zoom == "Month":
        return first.normalize().replace(day=1), last + pd.offsets.MonthBegin(1)
    if zoom == "Year":
        return first.replace(month=1, day=1), last + pd.offsets.YearBegin(1)
    if zoom == "Decade":
        begin, end = first.year // 10 * 10, (last.year // 10 + 1) * 10
        return pd.Timestamp(year=begin, month=1, day=1), pd.Timestamp(year=end, month=1, day=1)
    return first, last


def within(events: pd.DataFrame, window: tuple[pd.Timestamp, pd.Timestamp]) -> pd.DataFrame:
    """Keep the events that touch a window, and of these none so long that it says nothing in it.

    `events` are EVENTS as `add_times` gives them. An event dated to a year alone would be a line
    across every day of a three-day tour; a stop of a week still says where somebody was on one of
    its days.
    """
    first, last = window
    touches = (events["first"] < last) & (events["last"] > first)
    fits = (events["last"] - events["first"]) <= 2 * (last - first)
    return events[touches & (fits | (events["kind"] == "stop"))]
