"""Dates as files and pages state them -> ISO days. Never a guess: half a date is no date."""

import re
from datetime import date

from newstables.schemas import MONTHS

_MONTHS = [month[:3].lower() for month in MONTHS]
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ISO = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?=$|[T\s])")
_DAY_FIRST = re.compile(
    rf"(?:\w+,? )?(\d{{1,2}})(?:st|nd|rd|th)?[ -]({MONTH}),?[ -](\d{{4}})\b", re.I
)
_MONTH_FIRST = re.compile(rf"(?:\w+,? )?({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b")
_IN_ADDRESS = re.compile(r"[/_-]((?:19|20)\d\d)([/-]?)(\d\d)\2(\d\d)(?=[/_.-]|$)")
# The month in letters, as in /2023/feb/01/
_IN_ADDRESS_WORDS = re.compile(rf"/((?:19|20)\d\d)/({'|'.join(_MONTHS)})/(\d\d)(?=/|$)", re.I)


def read_date(words: str) -> str | None:
    """Read a stated date, with or without a time of day; None when it is not one full day.

    "01/02/2023" is two dates and therefore none, unless one of the numbers can only be a day. A
    day is the day as printed: no time zone is applied.

    Source: ISO 8601 and RFC 5322 dates; others as English-language pages print them.
    """
    words = words.strip()
    if found := _ISO.match(words):
        return _day(found[1], found[3], found[4])
    if found := _DAY_FIRST.match(words):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.match(words):
        return _day(found[3], _month(found[1]), found[2])
    if found := _DOTTED.match(words):
        return _day(found[3], found[2], found[1])
    if found := _SLASHED.match(words):
        first, second = int(found[1]), int(found[2])
        if first > 12 or first == second:
            return _day(found[3], second, first)
        if second > 12:
            return _day(found[3], first, second)
    return None


def date_in_address(url: str) -> str | None:
    """Read the day from an address such as .../2023/02/01/..., where there is one."""
    path = re.sub(r"^\w+://[^/]*", "", url).split("?")[0]
    if found := _IN_ADDRESS.search(path):
        return _day(found[1], found[3], found[4])
    if found := _IN_ADDRESS_WORDS.search(path):
        return _day(found[1], _month(found[2]), found[3])
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day(year: str, month: str | int, day: str | int) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
