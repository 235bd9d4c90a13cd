"""Times of day as events have them: which hour they sort by, and whether two can be one.

Source: times of day as TIMEX3 of TimeML 1.2.1 writes them.
"""

import re

_HOURS = {"MO": "09:00", "MI": "12:00", "AF": "15:00", "EV": "19:00", "NI": "22:00"}
_HALF_HOUR = 30  # minutes
_PART_HOURS = 3  # a clock time no further from the middle of a part of the day is within it
_CLOCK = re.compile(r"[01]\d:[0-5]\d|2[0-3]:[0-5]\d")


def time_of_day(part: str) -> str | None:
    """Return what TIMEX3 writes after "T" as EVENTS has it; midnight, "24:00", is of the night.

    Source: TimeML 1.2.1, TIMEX3 (value attribute).
    """
    if part == "24:00":
        return "NI"
    return part if part in _HOURS or _CLOCK.fullmatch(part) else None


def hour_of(time: str | None) -> str:
    """Return the hour a time of day sorts by; noon when it is unknown."""
    return _HOURS.get(time, time) if time else _HOURS["MI"]


def is_about(time: str, other: str) -> bool:
    """Return whether two times of day agree: equal, or a clock time near a part of the day."""
    if time == other:
        return True
    if time in _HOURS and other in _HOURS:
        return {time, other} == {"EV", "NI"}
    apart = abs(int(hour_of(time)[:2]) - int(hour_of(other)[:2]))
    return min(apart, 24 - apart) <= _PART_HOURS  # half past midnight is of the night


def is_same_hour(time: str, other: str) -> bool:
    """Return whether two times of day can be one: clock times half an hour apart at most."""
    if not (_CLOCK.fullmatch(time) and _CLOCK.fullmatch(other)):
        return is_about(time, other)
    minutes = [60 * int(clock[:2]) + int(clock[3:]) for clock in (time, other)]
    return abs(minutes[0] - minutes[1]) <= _HALF_HOUR
