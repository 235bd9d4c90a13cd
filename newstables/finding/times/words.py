"""The words of times: months, weekdays, numbers, units, and patterns built of them."""

import re

from newstables.schemas import MONTHS

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JAN(?:UARY|\.)?|FEB(?:RUARY|\.)?|MAR(?:CH|\.)|APR(?:IL|\.)?|MAY|JUNE?|JULY?|AUG(?:UST|\.)?"
    r"|SEPT?(?:EMBER|\.)?|OCT(?:OBER|\.)?|NOV(?:EMBER|\.)?|DEC(?:EMBER|\.)?)"
)
MONTH = rf"(?:(?<![\w'’-])|(?<=\d-)|(?<=mid-)|(?<=late-)|(?<=early-)){_MONTH}(?!\w)"
_WEEKDAY = (
    r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)"
    r"|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
)
WEEKDAY = rf"(?<![\w$-])(?:{_WEEKDAY})(?!\w)"
WEEKDAY_SHORT = rf"(?<![\w$-])(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?)(?!\w)"

_UNITS_1 = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = (
    {word: value for value, word in enumerate(_UNITS_1 + _TEENS)}
    | {word: 10 * (value + 2) for value, word in enumerate(_TENS)}
    | {"a": 1, "an": 1, "couple": 2, "dozen": 12, "half": 0, "fourty": 40}
)
_WORD = rf"(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_UNITS_1[1:])})|" + "|".join(
    _UNITS_1[1:] + _TEENS + _TENS
)
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:[ -]1/2| ½|½)?"
    rf"|(?i:(?:an?|{_WORD}) (?:hundred|thousand)|{_WORD}))"
)
VAGUE = r"(?i:(?:a )?few|several|many|some|numerous|countless|a number of|dozens of|hundreds of)"

UNITS = {
    "second": "S", "minute": "MIN", "hour": "H", "day": "D", "night": "D", "week": "W",
    "weekend": "WE", "fortnight": "2W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "DE", "century": "CE", "centurie": "CE", "evening": "D", "morning": "D",
}  # fmt: skip
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?"
    r"|decades?|century|centuries)"
)

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON = r"(?i:spring|summer|autumn|fall|winter)"
PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00",
    "midnight": "24:00", "midday": "12:00", "lunchtime": "MI", "dawn": "MO", "dusk": "EV",
}  # fmt: skip
PART = r"(?i:morning|afternoon|evening|night|noon|midnight)"
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
ORDINAL = r"(?i:first|second|third|fourth|1st|2nd|3rd|4th)"
YEAR = r"(?:1[4-9]\d\d|20[0-9]\d)"

_ZONE = r"(?:,? (?:[ECMP][SD]?T|GMT|UTC|local time|[A-Z][a-z]+ time)\b)?"
CLOCK = (
    r"(?:(?<![\d.,$:])(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b|[AP]\.M\.|[AP]M\b)"
    r"|(?<![\d.,$:/-])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])|(?<![\d.,$])[0-2]\d[0-5]\d (?:GMT|UTC)\b"
    rf"|(?<!\w)(?i:noon|midnight|midday)(?!\w)){_ZONE}"
)


_TRIGGERS = {
    "month": " ".join(MONTHS) + " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
    "weekday": " ".join(WEEKDAYS) + " Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays"
    " Sundays Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun",
    "unit": "second seconds minute minutes hour hours day days night nights week weeks weekend"
    " fortnight month months quarter quarters half period year years decade decades century"
    " centuries morning afternoon evening ago weekends fortnights",
    "ago": "ago",
    "later": "later earlier afterward afterwards hence previously before",
    "deictic": "today yesterday tomorrow tonight overnight hourly daily weekly monthly yearly"
    " annually now currently nowadays days moment present point recently past soon shortly"
    " future current term date time annual stage juncture",
    "clock": "noon midnight midday GMT UTC",
    "season": "spring summer autumn fall winter",
    "decade": "twenties thirties forties fifties sixties seventies eighties nineties",
    "words": "nineteen eighteen two",
    "holiday": "Christmas Thanksgiving Easter Halloween Valentine New",
}
_CAPITALS = frozenset(("month", "weekday", "holiday"))


def triggers() -> dict[str, tuple[str, ...]]:
    """Return word -> the kinds of patterns it can bring into play."""
    found: dict[str, list[str]] = {}
    for kind, words in _TRIGGERS.items():
        for word in words.split():
            forms = (
                (word, word.upper()) if kind in _CAPITALS else (word, word.title(), word.upper())
            )
            for form in set(forms):
                found.setdefault(form, []).append(kind)
    return {word: tuple(kinds) for word, kinds in found.items()}


def month_number(word: str) -> int:
    """Return 1 to 12 for "January", "Jan.", "JAN"."""
    start = word[:3].title()
    return next(month for month, name in enumerate(MONTHS, 1) if name.startswith(start))


def weekday_number(word: str) -> int:
    """Return 1 (Monday) to 7 (Sunday) for "Tuesday", "Tue.", "TUESDAY"."""
    start = word[:3].title()
    return next(day for day, name in enumerate(WEEKDAYS, 1) if name.startswith(start))


def number(words: str) -> float | None:
    """Return the number that digits or words stand for; None for "few", "several"."""
    words = words.lower().replace(",", "").strip()
    digits = re.fullmatch(r"(\d+(?:\.\d+)?)(?:[ -]?(1/2|½))?", words)
    if digits:
        return float(digits.group(1)) + (0.5 if digits.group(2) else 0)
    total = 0
    for word in re.split(r"[ -]+", words):
        if word in _VALUES:
            total += _VALUES[word]
        elif word in ("hundred", "thousand"):
            total = max(total, 1) * (100 if word == "hundred" else 1000)
        elif word not in ("and", "of"):
            return None
    return float(total) if total else None


def year_in_words(words: str) -> int | None:
    """Return 1996 for "nineteen ninety-six", 2000 for "two thousand"."""
    parts = re.split(r"[ -]+", words.lower())
    if parts[0] == "two":
        rest = number(" ".join(parts[2:])) if len(parts) > 2 else 0
        return 2000 + int(rest or 0)
    low = number(" ".join(parts[1:]))
    return _VALUES[parts[0]] * 100 + int(low) if low is not None else None


def year_number(text: str) -> int:
    """Return 2024 for "2024", "'24"; of two digits those from 40 on are of the last century."""
    digits = text.strip("'’ ")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 40 else 1900)


def count_of(words: str) -> float | None:
    """Return how many "a couple of", "half a", "three" are; None for "a few"."""
    words = words.lower().removesuffix(" single")
    if words.startswith("a couple"):
        return 2.0
    if words == "a dozen":
        return 12.0
    if words.startswith("half a"):
        return 0.5
    if words in ("a few", "few", "several", "many", "some", "a number of"):
        return None
    return number(words)


def unit_code(word: str) -> str:
    """Return the TIMEX3 unit of a word: "years" is Y, "minute" is MIN."""
    word = word.lower()
    return UNITS.get(word) or UNITS[word.removesuffix("s")]


def duration(amount: float | None, unit: str) -> str:
    """Write a TIMEX3 duration: 2 and Y give P2Y, None and D give PXD, 2 and H give PT2H."""
    count = "X" if amount is None else f"{amount:g}"
    half = {"Y": "P6M", "H": "PT30M", "MIN": "PT30S"}.get(unit)
    if amount is not None and amount % 1 == 0.5 and half:
        whole = duration(amount - 0.5, unit) if amount > 1 else half[: -len(half.lstrip("PT"))]
        return whole + half.lstrip("PT")
    if unit == "2W":
        return "PXW" if amount is None else f"P{2 * amount:g}W"
    if unit in ("S", "MIN", "H"):
        return f"PT{count}{unit[0]}"
    if unit == "DE" and amount is not None:
        return f"P{10 * amount:g}Y"
    if unit == "WE":
        return f"P{count}WE"
    return f"P{count}{unit}"
