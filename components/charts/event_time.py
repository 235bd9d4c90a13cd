"""From ISO days, months and years to stretches of time that can be drawn."""

import pandas as pd

_UNITS = {4: pd.DateOffset(years=1), 7: pd.DateOffset(months=1), 10: pd.DateOffset(days=1)}
ZOOMS = ("Tour", "Month", "Year", "All")


def add_times(events: pd.DataFrame) -> pd.DataFrame:
    """Keep dated events and add first and last: from the first instant to the one after the end.

    "2023-01" takes all of January, "2023" the year; `end` is the last day of a span.
    """
    dated = events[events["date"].notna()]
    first = [pd.Timestamp(day) for day in dated["date"]]
    until = [
        date if pd.isna(end) else end for date, end in zip(dated["date"], dated["end"], strict=True)
    ]
    last = [pd.Timestamp(day) + _UNITS[len(day)] for day in until]
    return dated.assign(
        first=pd.Series(first, index=dated.index, dtype="datetime64[ns]"),
        last=pd.Series(last, index=dated.index, dtype="datetime64[ns]"),
    )


def choose_window(events: pd.DataFrame, zoom: str) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """Give the first and last instant to draw; None when no event is dated.

    Args:
        events: with the columns of `add_times`.
        zoom: one of ZOOMS: the days of the tour, or the month or year around them, or all.
    """
    if events.empty:
        return None
    tour = events[(events["kind"] != "context") & (events["date"].str.len() == 10)]
    if tour.empty or zoom == "All":
        around = events
    else:
        around = tour
    first, last = around["first"].min(), around["last"].max()
    if zoom == "Month":
        return first.normalize().replace(day=1), last + pd.offsets.MonthBegin(1)
    if zoom == "Year":
        return first.replace(month=1, day=1), last + pd.offsets.YearBegin(1)
    return first, last


def within(events: pd.DataFrame, window: tuple[pd.Timestamp, pd.Timestamp]) -> pd.DataFrame:
    """Keep the events that touch a window, and of these none so long that it says nothing in it.

    An event dated to a year alone would be a line across every day of a three-day tour.
    """
    first, last = window
    touches = (events["first"] < last) & (events["last"] > first)
    fits = (events["last"] - events["first"]) <= 2 * (last - first)
    return events[touches & fits]
