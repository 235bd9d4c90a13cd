"""Patterns for expressions that name a day, month, quarter, season or year of the calendar."""

import re
from collections.abc import Callable

from newstables.times.found import Found, fixed
from newstables.times.words import (
    MONTH,
    ORDINAL,
    ORDINALS,
    PART,
    PARTS,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    month_number,
    weekday_number,
    year_in_words,
)

Builder = Callable[[re.Match[str]], list[Found]]

_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[:.]\d|,\d{3}|[ap]m\b| [ap]\.?m\b)"
_WHICH = r"(?i:this past|this coming|this|last|next|past|coming|previous|following|upcoming)"
_SHADE = (
    r"(?i:(?:the )?(?:early|late|mid|middle of|end of|beginning of|start of|later|earlier)"
    r"[- ](?:in )?(?:the )?)"
)
_ZONE = r"(?:,? (?:[ECMP][SD]?T|GMT|UTC|local time|[A-Z][a-z]+ time)\b)?"
CLOCK = (
    r"(?:(?<![\d.,$:])(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b|[AP]\.M\.|[AP]M\b)"
    r"|(?<![\d.,$:/-])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])|(?<![\d.,$])[0-2]\d[0-5]\d (?:GMT|UTC)\b"
    rf"|(?<!\w)(?i:noon|midnight|midday)(?!\w)){_ZONE}"
)


def _day(match: re.Match[str], name: str = "d") -> int:
    return int(re.match(r"\d+", match.group(name)).group())  # type: ignore[union-attr]


def _year(text: str) -> int:
    digits = text.strip("'’ ")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 40 else 1900)


def clock(text: str) -> str:
    """Give "19:15" for "7:15 p.m.", "12:00" for "noon", "24:00" for "midnight"."""
    word = text.lower()
    if "noon" in word or "midday" in word:
        return "12:00"
    if "midnight" in word:
        return "24:00"
    digits = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?", word)
    assert digits is not None
    hour = int(digits.group(1))
    if re.search(r"\dp\.?m|\d p\.?m", word) and hour < 12:
        hour += 12
    if re.search(r"\d ?a\.?m", word) and hour == 12:
        hour = 0
    return f"{hour:02d}:{digits.group(2) or '00'}"


def _part(match: re.Match[str]) -> dict[str, str]:
    groups = match.groupdict()
    if groups.get("clock"):
        return {"part": clock(groups["clock"])}
    if groups.get("part"):
        return {"part": PARTS[groups["part"].lower()]}
    return {}


def _kind(part: dict[str, str]) -> str:
    return "TIME" if part else "DATE"


def _full(match: re.Match[str]) -> list[Found]:
    month, day, year = month_number(match["m"]), _day(match), _year(match["y"])
    part = _part(match)
    value = f"{year:04d}-{month:02d}-{day:02d}" + (f"T{part['part']}" if part else "")
    return [fixed(match.start(), match.end(), _kind(part), value)]


def _numeric(match: re.Match[str]) -> list[Found]:
    first, second, year = int(match["a"]), int(match["b"]), _year(match["y"])
    month, day = (first, second) if first <= 12 else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return []
    return [fixed(match.start(), match.end(), "DATE", f"{year:04d}-{month:02d}-{day:02d}")]


def _iso(match: re.Match[str]) -> list[Found]:
    clock_part = f"T{match['t']}" if match["t"] else ""
    value = f"{match['y']}-{match['m']}-{match['d']}{clock_part}"
    return [fixed(match.start(), match.end(), "TIME" if match["t"] else "DATE", value)]


def _month_day(match: re.Match[str]) -> list[Found]:
    part = _part(match)
    rule = {"is": "monthday", "month": month_number(match["m"]), "day": _day(match), **part}
    if match.groupdict().get("rel"):
        rule["year_shift"] = {"last": -1, "this": 0, "next": 1}[match["rel"].lower()]
    return [Found(match.start(), match.end(), _kind(part), rule, tense=True)]


def _day_range(match: re.Match[str]) -> list[Found]:
    """Read "29-30 January 2023" and "Jan. 29-30" as two days of one month."""
    month = month_number(match["m"])
    days = [("d", _day(match)), ("e", _day(match, "e"))]
    first_name = match.start("m") < match.start("d")
    found = []
    for name, day in days:
        begin, end = match.span(name)
        if first_name and name == "d":
            begin = match.start("m")
        if name == "e":
            end = match.end() if not first_name or match["y"] else end
        if match["y"]:
            value = f"{_year(match['y']):04d}-{month:02d}-{day:02d}"
            found.append(fixed(begin, end, "DATE", value))
        else:
            rule = {"is": "monthday", "month": month, "day": day}
            found.append(Found(begin, end, "DATE", rule, tense=True))
    return found


def _month_year(match: re.Match[str]) -> list[Found]:
    value = f"{_year(match['y']):04d}-{month_number(match['m']):02d}"
    return [fixed(match.start(), match.end(), "DATE", value)]


def _month_rel(match: re.Match[str]) -> list[Found]:
    rule: dict[str, object] = {"is": "month", "month": month_number(match["m"])}
    rule["year_shift"] = {"last": -1, "this": 0, "next": 1}[match["rel"].lower()]
    return [Found(match.start(), match.end(), "DATE", rule)]


def _month(match: re.Match[str]) -> list[Found]:
    rule: dict[str, object] = {"is": "month", "month": month_number(match["m"])}
    which = (match["which"] or "").lower().replace("this ", "")
    if which in ("upcoming", "coming"):
        which = "next"
    if which:
        rule["which"] = which
    return [Found(match.start(), match.end(), "DATE", rule, tense=not which)]


def _weekday(match: re.Match[str]) -> list[Found]:
    part = _part(match)
    rule: dict[str, object] = {"is": "weekday", "day": weekday_number(match["wd"]), **part}
    which = (match["which"] or "").lower()
    which = which.removeprefix("this ") if " " in which else which
    if which == "upcoming":
        which = "coming"
    if which:
        rule["which"] = which
    found = Found(match.start(), match.end(), _kind(part), rule, tense=which in ("", "this"))
    if which in ("previous", "following"):
        found.anchor, found.otherwise = ("day", "week"), dict(rule)
    return [found]


def _quarter(match: re.Match[str]) -> list[Found]:
    half = match["span"].lower().startswith("hal")
    words = match["ord"].lower()
    which = ORDINALS.get(words, 0 if not half and words == "last" else 2 if half else 4)
    if not which:
        return []
    rule: dict[str, object] = {"is": "quarter", "quarter": which}
    if half:
        rule |= {"letter": "H", "months": 6}
        if which > 2:
            return []
    year = match["y"] or match["y2"]
    if year:
        value = f"{_year(year)}-{'H' if half else 'Q'}{which}"
        return [fixed(match.start(), match.end(), "DATE", value)]
    relative = match["rel"] or match["rel2"]
    if relative:
        rule["year_shift"] = {"last": -1, "this": 0, "next": 1}[relative.lower()]
        return [Found(match.start(), match.end(), "DATE", rule)]
    if match["ago"]:
        plain = dict(rule)
        rule["year_shift"] = -1
        return [
            Found(
                match.start(),
                match.end(),
                "DATE",
                rule,
                anchor=("quarter",),
                otherwise=rule | plain,
            )
        ]
    return [Found(match.start(), match.end(), "DATE", rule, tense=True)]


def _season(match: re.Match[str]) -> list[Found]:
    season = SEASONS[match["s"].lower()]
    if match["y"]:
        return [fixed(match.start(), match.end(), "DATE", f"{_year(match['y'])}-{season}")]
    which = (match["which"] or "").lower()
    rule: dict[str, object] = {"is": "season", "season": season}
    if which in ("this past", "last", "past", "previous"):
        rule["which"] = "last"
    elif which in ("next", "coming", "this coming"):
        rule["which"] = "next"
    elif which == "this":
        rule["year_shift"] = 0
    return [Found(match.start(), match.end(), "DATE", rule, tense=not which)]


def _years(match: re.Match[str]) -> list[Found]:
    return [fixed(match.start(), match.end(), "DATE", str(_year(match["y"])))]


def _year_pair(match: re.Match[str]) -> list[Found]:
    first = match["y"]
    second = first[:2] + match["z"] if len(match["z"]) == 2 else match["z"]
    return [
        fixed(match.start(), match.end("y"), "DATE", first),
        fixed(match.start("z"), match.end(), "DATE", second),
    ]


def _decade(match: re.Match[str]) -> list[Found]:
    digits = match["y"].strip("'’")
    value = f"{digits[:3]}" if len(digits) == 4 else f"{_year(digits) // 10}"
    return [fixed(match.start(), match.end(), "DATE", value)]


_DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6,
            "seventies": 7, "eighties": 8, "nineties": 9}  # fmt: skip


def _decade_words(match: re.Match[str]) -> list[Found]:
    return [fixed(match.start(), match.end(), "DATE", f"19{_DECADES[match['w'].lower()]}")]


def _year_words(match: re.Match[str]) -> list[Found]:
    year = year_in_words(match["w"])
    if year is None:
        return []
    month = match["m"]
    value = f"{year}-{month_number(month):02d}" if month else str(year)
    return [fixed(match.start(), match.end(), "DATE", value)]


def _century(match: re.Match[str]) -> list[Found]:
    number = int(re.match(r"\d+", match["c"]).group())  # type: ignore[union-attr]
    return [fixed(match.start(), match.end(), "DATE", f"{number - 1:02d}")]


_HOLIDAYS = {"christmas eve": "christmas eve", "christmas": "christmas", "new year's eve":
             "new year's eve", "new year": "new year", "thanksgiving": "thanksgiving",
             "easter": "easter", "halloween": "halloween", "valentine": "valentine"}  # fmt: skip


def _holiday(match: re.Match[str]) -> list[Found]:
    words = match["h"].lower().replace("’", "'")
    name = next(name for start, name in _HOLIDAYS.items() if words.startswith(start))
    if match["y"] is not None:
        return []
    rule = {"is": "holiday", "name": name}
    if match["which"]:
        rule["which"] = match["which"].lower()
    return [Found(match.start(), match.end(), "DATE", rule)]


def _last_month_day(match: re.Match[str]) -> list[Found]:
    rule: dict[str, object] = {
        "is": "monthday",
        "month": month_number(match["m"]),
        "day": _day(match),
    }
    rule["which"] = "last"
    return [Found(match.start(), match.end(), "DATE", rule)]


_WD = rf"(?:{WEEKDAY_SHORT},? (?:the )?)?"
_AT = rf"(?:(?P<clock>{CLOCK})(?: on|,)? )?"
_Y = rf"(?P<y>{YEAR}(?!\d)|['’]\d\d\b)"
_ONES = r"(?i:one|two|three|four|five|six|seven|eight|nine)"
_IN_WORDS = (
    r"(?P<w>(?i:nineteen|eighteen) (?i:(?:oh|hundred|twenty|thirty|forty|fourty|fifty|sixty"
    rf"|seventy|eighty|ninety)(?:[- ]{_ONES})?)|(?i:two thousand(?: and)?(?: (?:{_ONES}|ten"
    r"|eleven|twelve))?))(?![- ]?\w*(?:people|dollars|percent))"
)
_TO = r"(?:-|–| to | and |-to-)"

# What brings a pattern into play, the pattern, and what makes expressions of a match.
PATTERNS: tuple[tuple[str, re.Pattern[str], Builder], ...] = tuple(
    (trigger, re.compile(pattern), build)
    for trigger, pattern, build in (
        ("number", r"(?<![\d-])(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)"
         r"(?:[T ](?P<t>\d\d:\d\d)(?::\d\d)?Z?)?(?![\d-])", _iso),
        ("number", r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)(?![\d/])", _numeric),
        ("number", r"(?<![\d-])(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<y>(?:19|20)\d\d|\d\d)(?![\d-])",
         _numeric),
        ("month", rf"{_AT}{_WD}(?P<m>{MONTH}) (?P<d>{_D}),? {_Y}", _full),
        ("month", rf"{_AT}{_WD}(?<![\d.,$])(?P<d>{_D})(?: of)?[ -](?P<m>{MONTH}),?[ -]{_Y}", _full),
        ("month", rf"(?P<m>{MONTH}) (?P<d>{_D}){_TO}(?P<e>{_D})(?:,? {_Y})?", _day_range),
        ("month", rf"(?<![\d.,$])(?P<d>{_D}){_TO}(?P<e>{_D}) (?P<m>{MONTH})(?:,? {_Y})?", _day_range),
        ("month", rf"{_AT}{_WD}(?P<m>{MONTH}) (?P<d>{_D})(?: (?P<part>{PART}))?"
         r"(?: (?:of )?(?P<rel>last|this|next) year)?", _month_day),
        ("month", rf"{_AT}{_WD}(?<![\d.,$-])(?P<d>{_D})(?: of)? (?P<m>{MONTH})(?: (?P<part>{PART}))?",
         _month_day),
        ("month", rf"(?i:last )(?P<m>{MONTH}) (?P<d>{_D})(?P<part>)", _last_month_day),
        ("month", rf"(?:{_SHADE})?(?P<m>{MONTH}),?(?: of)? {_Y}(?![-–]\d|%)", _month_year),
        ("month", rf"(?:{_SHADE})?(?P<m>{MONTH}),?(?: of)? (?P<rel>last|this|next) year", _month_rel),
        ("month", rf"(?:{_SHADE})?(?:(?:the )?(?P<which>{_WHICH}) )?(?P<m>{MONTH})", _month),
        ("weekday", rf"{_AT}(?:(?i:early|late|later|mid)[- ](?:on )?)?"
         rf"(?:(?i:the )?(?P<which>{_WHICH}) )?(?P<wd>{WEEKDAY})(?: (?P<part>{PART})(?!s))?(?!s\b)",
         _weekday),
        ("unit", r"(?i:the )?(?i:(?:fiscal|current|latest|company['’]s|its|their)[- ])?"
         rf"(?:(?P<y>{YEAR})['’]?s? )?(?:(?P<rel>(?i:last|this|next)) year['’]s )?"
         r"(?P<ago>(?i:year-(?:ago|earlier) ))?(?i:(?:fiscal|flat|calendar)[- ])?"
         rf"(?P<ord>{ORDINAL}|last|final)[- ](?P<span>(?i:quarter|half)(?!-?(?:hour|back|inch|cent"
         rf"|point|final|of a))(?!s?\w))(?: (?:of|in) (?:fiscal )?(?P<y2>{YEAR}|['’]\d\d)"
         r"| (?:of )?(?P<rel2>last|this|next) year)?", _quarter),
        ("season", rf"(?:{_SHADE}|(?i:the ))?(?:(?P<which>{_WHICH}) )?(?<![\w-])(?P<s>{SEASON})"
         rf"(?![\w-])(?:(?: of)? (?P<y>{YEAR}))?", _season),
        ("number", rf"(?:{_SHADE}|the )?(?P<y>{YEAR}|['’]\d0)['’]?s(?!\w)", _decade),
        ("decade", r"(?i:the (?:(?:early|late|mid)[- ])?(?P<w>twenties|thirties|forties|fifties"
         r"|sixties|seventies|eighties|nineties))(?!\w)", _decade_words),
        ("number", rf"(?<![\w$.,/-])(?P<y>{YEAR})[-–/](?P<z>\d\d(?:\d\d)?)(?![\w.,-]\d|\w)",
         _year_pair),
        ("words", rf"(?:(?P<m>{MONTH}),? )?(?i:the year )?{_IN_WORDS}", _year_words),
        ("number", rf"(?:(?:{_SHADE})?(?i:the year |the fiscal year |fiscal year |fiscal[- ])"
         rf"|{_SHADE})(?P<y>{YEAR}|['’]\d\d)(?![\w%])", _years),
        ("unit", r"(?i:the )?(?i:(?:early|late|mid)[- ])?(?P<c>\d\d?(?:st|nd|rd|th)) (?i:century)",
         _century),
        ("holiday", r"(?:(?P<which>(?i:last|this|next)) )?(?P<h>Christmas Eve|Christmas(?: Day)?"
         r"|New Year['’]s (?:Day|Eve)|Thanksgiving(?: Day)?|Easter(?: Sunday)?|Halloween"
         r"|Valentine['’]s Day)(?!\w)(?! (?i:tree|card|present|gift|island|carol|party|sales|season"
         r"|shopping|period|holiday|rush|break|bonus|market|and New Year))"
         rf"(?P<y> {YEAR})?", _holiday),
    )
)  # fmt: skip
