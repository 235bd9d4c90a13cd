"""Days written in numbers alone: which ones they may be, by what may come first in them."""

import re
from datetime import date

from newstables.wording import spell_day_in_full

LEAD = r"(?:[^\W\d]+[:.,]*\s+){0,3}"  # "Published on Tuesday, "
_NUMBERS = re.compile(rf"{LEAD}(\d{{1,2}})([./-])\s?(\d{{1,2}})\2\s?(\d{{4}}|\d{{2}})(?!\d)")


def days_in_numbers(words: str) -> dict[str, str]:
    """Return the days that a date in numbers may be, by what comes first in it.

    A year of two digits may come last or first: "21-03-04". With dots days come first, which is
    told by the key "dots". Of a year of two digits, days to come are left out while others remain.
    """
    found = _NUMBERS.match(words)
    if not found:
        return {}
    first, mark, second, last = found.groups()
    is_short = len(last) == 2
    days = {
        "days": iso_day(full_year(last), second, first),
        "months": iso_day(full_year(last), first, second),
    }
    if is_short and mark != "." and len(first) == 2:
        days["years"] = iso_day(full_year(first), second, last)
    known = {order: day for order, day in days.items() if day}
    next_year = date.today().year + 1
    past = {order: day for order, day in known.items() if int(day[:4]) <= next_year}
    known = past or known if is_short else known
    return known | ({"dots": known["days"]} if mark == "." and "days" in known else {})


def the_only(days: dict[str, str]) -> str | None:
    """Return the day that all orders agree on; None when there are several, or none."""
    return next(iter(days.values())) if len(set(days.values())) == 1 else None


def two_days(words: str) -> str | None:
    """Return the days that a date in numbers may be: "1 May 2023 or 5 January 2023"."""
    days = [date.fromisoformat(day) for day in dict.fromkeys(days_in_numbers(words).values())]
    spelled = [spell_day_in_full(day) for day in days]
    return " or ".join(spelled) if len(spelled) > 1 else None


def full_year(digits: str) -> str:
    """Return a year in four digits; of two, those below 70 are of this century."""
    digits = digits.lstrip("'")
    return digits if len(digits) == 4 else f"{'20' if int(digits) < 70 else '19'}{digits}"


def iso_day(year: str, month: str | int, day: str | int) -> str | None:
    """Return a day in ISO 8601; None when the calendar has none of these numbers."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
