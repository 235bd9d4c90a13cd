"""Dates as files and pages state them -> ISO days. Never a guess: half a date is no date."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple

from newstables.lexicons import table
from newstables.reading.numbers import (
    LEAD,
    days_in_numbers,
    full_year,
    iso_day,
    the_only,
    two_days,
)
from newstables.schemas import MONTHS

_MONTHS = [month[:3].lower() for month in MONTHS]
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ZONES = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "BST": "+01:00", "CET": "+01:00",
    "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "JST": "+09:00",
    "KST": "+09:00", "HKT": "+08:00", "SGT": "+08:00", "AEST": "+10:00", "AEDT": "+11:00",
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
_ZONE = (
    r"(?P<zone>(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?(?!\d)|[+-]\d{2}(?::?\d{2})?(?![\d/.-])"
    rf"|(?:{'|'.join(_ZONES)})(?![A-Za-z]))"
)
_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?|\s?(?P<whole>[ap])\.?m\b\.?)"
    rf"(?:\s*\(?{_ZONE}\)?)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:[T ]?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?:\.\d+)?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?$"
)
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_DAY_FIRST = re.compile(
    rf"{LEAD}(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?:\s+(?:of|de)\b)?[\s/-]*([^\W\d]+)\.?,?"
    r"(?:\s+(?:de|del))?[\s,/-]*(\d{4}|'?\d{2})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{LEAD}([^\W\d]+)\.?[\s/-]+(\d{{1,2}})(?:st|nd|rd|th)?(?:[\s,/-]+(\d{{4}})\b"
    r"|,? '(\d\d)\b|, (\d\d)$)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})[\s/-]([^\W\d]{3,})\.?[\s/-](\d{1,2})(?!\d)")
_WEEK = re.compile(r"\d{4}-?W\d{2}-?[1-7]$")
_IN_ADDRESS = re.compile(r"[/_-]((?:19|20)\d\d)([/-]?)(\d\d)\2(\d\d)(?=[/_.-]|$)")
# The month in letters, as in /2023/feb/01/
_IN_ADDRESS_WORDS = re.compile(rf"/((?:19|20)\d\d)/({'|'.join(_MONTHS)})/(\d\d)(?=/|$)", re.I)

_MONTH_ALONE = re.compile(r"([A-Za-z]{3,})\.?,? (\d{4})")
_COARSE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


class Moment(NamedTuple):
    """A stated date: its ISO day, and where they are stated its time of day and its zone."""

    day: str
    time: str = ""
    zone: str = ""

    @property
    def stamp(self) -> str:
        """Return day, time and zone in ISO 8601, as much of them as is known."""
        return f"{self.day}T{self.time}{self.zone}" if self.time else self.day


def read_date(words: str, *, day_first: bool | None = None) -> str | None:
    """Read the day of a stated date: see `read_moment`."""
    moment = read_moment(words, day_first=day_first)
    return moment.day if moment else None


def read_moment(words: str, *, day_first: bool | None = None) -> Moment | None:
    """Read a stated date, with or without a time of day; None when it is not one full day.

    "01/02/2023" is two dates and therefore none, unless one of the numbers can only be a day or
    `day_first` settles it. A day is the day as printed: no time zone is applied.

    Source: ISO 8601 and RFC 5322 dates; others as pages and databases print them.
    """
    words = (
        re.sub(r"(?<=\d)T(?=\d)", " ", " ".join(words[:200].split())).replace(" - ", " ").strip()
    )
    if found := _COMPACT.match(words):
        return _moment(iso_day(found[1], found[2], found[3]), found)
    # The clock stands before the day, behind it or inside it: "Tue Jan 31 10:15:00 +0000 2023".
    rest, clock = words, _TIME.search(words)
    if clock:
        rest = f"{rest[: clock.start()].rstrip(' ,@|')} {rest[clock.end() :].lstrip(' ,@|')}"
    return _moment(_read_day(rest.strip(), day_first=day_first), clock)


def _read_day(words: str, *, day_first: bool | None) -> str | None:
    if found := _ISO.match(words):
        return iso_day(found[1], found[3], found[4])
    if found := _EAST_ASIAN.match(words):
        return iso_day(found[1], found[2], found[3])
    if (found := _DAY_FIRST.match(words)) and _month(found[2]):
        return iso_day(full_year(found[3]), _month(found[2]), found[1])
    if (found := _MONTH_FIRST.match(words)) and _month(found[1]):
        year = found[3] or found[4] or found[5]
        return iso_day(full_year(year), _month(found[1]), found[2])
    if (found := _YEAR_FIRST.match(words)) and _month(found[2]):
        return iso_day(found[1], _month(found[2]), found[3])
    if _WEEK.match(words):
        return _of_week(words)
    days = days_in_numbers(words)
    if day_first is not None:
        return days.get("days" if day_first else "months") or the_only(days)
    return days["days"] if "dots" in days else the_only(days)


def order_of(values: Iterable[str]) -> bool | None:
    """Return whether days come first in a column of dates, as those tell that can be but one day.

    None when none of them tells, or when they contradict each other.
    """
    told = set()
    for words in values:
        days = days_in_numbers(" ".join(_TIME.sub(" ", words).split()))
        # With dots days come first anyway; what is one day in any order tells nothing.
        if "dots" not in days and len(days) == 1 and "years" not in days:
            told.add("days" in days)
    return told.pop() if len(told) == 1 else None


def may_be_two_days(words: str) -> bool:
    """Return whether a stated date is a day when days come first and another when months do."""
    first = read_date(words, day_first=True)
    return bool(first) and read_date(words) is None


def read_count_of_seconds(words: str) -> Moment | None:
    """Read a time counted in seconds or milliseconds from 1970, between 1990 and 2100.

    Source: POSIX time; its day is the day in UTC. "/Date(...)/" as .NET writes it.
    """
    if found := re.fullmatch(r"/Date\((\d{12,13})(?:[+-]\d{4})?\)/", words):
        words = found[1]
    if not re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", words):
        return None
    seconds = float(words) / (1000 if len(words.split(".")[0]) > 10 else 1)
    if not 631_152_000 <= seconds < 4_102_444_800:
        return None
    when = datetime.fromtimestamp(seconds, tz=UTC)
    return Moment(when.date().isoformat(), f"{when:%H:%M:%S}", "+00:00")


def read_typed_day(words: str) -> str | None:
    """Read a day, month or year as people type it, in ISO; None when it is none or may be two.

    "1.2.2023" may be 1 February or 2 January: see `ask_which_day`.
    """
    words = " ".join(words.split())
    if _COARSE.fullmatch(words):
        return words
    if found := _MONTH_ALONE.fullmatch(words):
        months = [month for month in MONTHS if month.lower().startswith(found[1].lower())]
        return f"{found[2]}-{MONTHS.index(months[0]) + 1:02}" if len(months) == 1 else None
    return None if two_days(words) else read_date(words)


def ask_which_day(words: str) -> str:
    """Say what is wrong with a day that `read_typed_day` could not read, and the way out."""
    words = " ".join(words.split())
    if both := two_days(words):
        return f"'{words}' is {both}; write the month in letters"
    return f"'{words}' is not a date; write it as 2023-01-31 or 31 January 2023"


def date_in_address(url: str) -> str | None:
    """Read the day from an address such as .../2023/02/01/..., where there is one."""
    path = re.sub(r"^\w+://[^/]*", "", url).split("?")[0]
    if found := _IN_ADDRESS.search(path):
        return iso_day(found[1], found[3], found[4])
    if found := _IN_ADDRESS_WORDS.search(path):
        return iso_day(found[1], _month(found[2]), found[3])
    return None


def _moment(day: str | None, clock: re.Match[str] | None) -> Moment | None:
    if day is None:
        return None
    told = clock.groupdict() if clock else {}
    if not told.get("hour"):
        return Moment(day)
    hour, minute, second = (int(told.get(part) or 0) for part in ("hour", "minute", "second"))
    half = (told.get("half") or told.get("whole") or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return Moment(day)
    time = f"{hour:02}:{minute:02}" + (f":{second:02}" if told.get("second") else "")
    return Moment(day, time, _offset(told.get("zone") or ""))


def _offset(zone: str) -> str:
    """Return a zone as "+01:00"; nothing for none."""
    if found := re.search(r"([+-])(\d{1,2}):?(\d{2})?$", zone):
        return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}"
    return _ZONES.get(zone.upper().strip(), "")


def _of_week(words: str) -> str | None:
    try:
        return date.fromisocalendar(*map(int, re.split(r"-?W|-", words))).isoformat()
    except (ValueError, TypeError):
        return None


def _month(name: str) -> int:
    """Return the number of a month's name, in full or short, in any language known; 0 for none."""
    return int(table("reading/months").get(name.casefold().rstrip("."), 0))
