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

_NUMBERS = re.compile(r"(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})")
_MONTH_ALONE = re.compile(r"([A-Za-z]{3,})\.?,? (\d{4})")
_COARSE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


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
    return None if _two_days(words) else read_date(words)


def ask_which_day(words: str) -> str:
    """Say what is wrong with a day that `read_typed_day` could not read, and the way out."""
    words = " ".join(words.split())
    if both := _two_days(words):
        first, second = (f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in both)
        return f"'{words}' is {first} or {second}; write the month in letters"
    return f"'{words}' is not a date; write it as 2023-01-31 or 31 January 2023"


def _two_days(words: str) -> tuple[date, date] | None:
    found = _NUMBERS.fullmatch(words)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if first == second or not (1 <= first <= 12 and 1 <= second <= 12):
        return None
    return date(year, second, first), date(year, first, second)


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
