"""Calendar arithmetic on TIMEX3 values: shifting and narrowing them."""

import datetime as dt
import re
from dataclasses import dataclass

from dateutil.easter import easter

_VALUE = re.compile(r"^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$")
_WEEK = re.compile(r"^(\d{4})-W(\d\d)(-WE)?$")
_QUARTER = re.compile(r"^(\d{4})-Q([1-4])$")
_HALF = re.compile(r"^(\d{4})-H([12])$")
_SEASON = re.compile(r"^(\d{4})-(SP|SU|FA|WI)$")
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True)
class Published:
    """A publication date as far as it is known: a year, a month of it, or a day."""

    year: int
    month: int | None = None
    day: dt.date | None = None


def parse_published(text: str | None) -> Published | None:
    """Read "2023-02-01", "2023-02" or "2023"; None when nothing, or no such date, is given.

    Source: ISO 8601 calendar dates.
    """
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", text) if text else None
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is not None and month and day:
            return Published(year, month, dt.date(year, month, day))
        if year is not None:
            dt.date(year, month or 1, 1)
            return Published(year, month)
    except ValueError:
        pass
    return None


def days_of(value: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day a calendar value covers; None for durations and the like.

    Source: TIMEX3 values; weeks are those of ISO 8601.
    """
    try:
        if match := _VALUE.match(value):
            year, month, day = (int(part) if part else None for part in match.groups())
            if year is None:
                return None
            if month and day:
                return dt.date(year, month, day), dt.date(year, month, day)
            if month:
                return _months(year, month, 1)
            return _months(year, 1, 12)
        if match := _WEEK.match(value):
            monday = dt.date.fromisocalendar(int(match.group(1)), int(match.group(2)), 1)
            first = monday + dt.timedelta(5 if match.group(3) else 0)
            return first, monday + dt.timedelta(6)
        if match := _QUARTER.match(value):
            return _months(int(match.group(1)), 3 * int(match.group(2)) - 2, 3)
        if match := _HALF.match(value):
            return _months(int(match.group(1)), 6 * int(match.group(2)) - 5, 6)
        if match := _SEASON.match(value):
            return _months(int(match.group(1)), _SEASON_START[match.group(2)], 3)
        if match := re.fullmatch(r"(\d{3})X?", value):
            return dt.date(int(match.group(1)) * 10, 1, 1), dt.date(
                int(match.group(1)) * 10 + 9, 12, 31
            )
    except (ValueError, OverflowError):
        pass
    return None


def _months(year: int, first: int, count: int) -> tuple[dt.date, dt.date]:
    begin = dt.date(year, first, 1)
    after = first - 1 + count
    return begin, dt.date(year + after // 12, after % 12 + 1, 1) - dt.timedelta(1)


def period(day: dt.date, unit: str, shift: int) -> str:
    """Return the value of the day, week, month ... that lies `shift` of them after `day`.

    Source: TIMEX3 values; weeks are those of ISO 8601.
    """
    if unit == "day":
        return (day + dt.timedelta(shift)).isoformat()
    if unit in ("week", "weekend"):
        year, week, _ = (day + dt.timedelta(weeks=shift)).isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return month_after(day.year, day.month, shift)
    if unit == "quarter":
        count = day.year * 4 + (day.month - 1) // 3 + shift
        return f"{count // 4}-Q{count % 4 + 1}"
    if unit == "decade":
        return f"{(day.year + 10 * shift) // 10}"
    if unit == "century":
        return f"{(day.year + 100 * shift) // 100}"
    return f"{day.year + shift:04d}"


def month_after(year: int, month: int, shift: int) -> str:
    """Return the month `shift` months after one."""
    count = year * 12 + month - 1 + shift
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def shift_value(value: str, unit: str, shift: int) -> str | None:
    """Move a value by whole units, as finely as both go: a quarter by a year is a quarter."""
    span = days_of(value)
    if span is None:
        return None
    begin = span[0]
    if unit == "year":
        if _QUARTER.match(value) or _HALF.match(value) or _SEASON.match(value):
            return f"{int(value[:4]) + shift}{value[4:]}"
        return f"{begin.year + shift:04d}"
    return period(begin, unit, shift)


def holiday_of(name: str, year: int) -> dt.date:
    """Return the day of a holiday in a year.

    Source: Western Easter, as `dateutil` works it out; Thanksgiving is the fourth Thursday of
    November (5 U.S.C. 6103).
    """
    if name == "easter":
        return easter(year)
    if name == "thanksgiving":
        first = dt.date(year, 11, 1)
        return first + dt.timedelta((3 - first.weekday()) % 7 + 21)
    month, day = {"christmas": (12, 25), "christmas eve": (12, 24), "new year": (1, 1),
                  "new year's eve": (12, 31), "halloween": (10, 31),
                  "valentine": (2, 14)}[name]  # fmt: skip
    return dt.date(year, month, day)
