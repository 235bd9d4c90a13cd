"""From a match to an expression that names a quarter, season, year or more, or a holiday."""

import re

from newstables.finding.times.dates import holiday_of
from newstables.finding.times.found import Found, Rule, fixed
from newstables.finding.times.words import (
    ORDINALS,
    SEASONS,
    month_number,
    year_in_words,
    year_number,
)


def read_quarter(match: re.Match[str]) -> list[Found]:
    """Read "the third quarter", "last year's first half"."""
    half = match["span"].lower().startswith("hal")
    words = match["ord"].lower()
    which = ORDINALS.get(words, 0 if not half and words == "last" else 2 if half else 4)
    if not which:
        return []
    rule: Rule = {"is": "quarter", "quarter": which}
    if half:
        rule |= {"letter": "H", "months": 6}
        if which > 2:
            return []
    year = match["y"] or match["y2"]
    if year:
        value = f"{year_number(year)}-{'H' if half else 'Q'}{which}"
        return [fixed(match.start(), match.end(), "DATE", value)]
    relative = match["rel"] or match["rel2"]
    if relative:
        rule["year_shift"] = {"last": -1, "this": 0, "next": 1}[relative.lower()]
        return [Found(match.start(), match.end(), "DATE", rule)]
    if match["ago"]:
        return [_of_the_year_before(match, rule | {"year_shift": -1})]
    return [Found(match.start(), match.end(), "DATE", rule, tense=True)]


def _of_the_year_before(match: re.Match[str], rule: Rule) -> Found:
    """Return what lies a year before the quarter told of, or before that of publication."""
    first, last = match.span()
    return Found(first, last, "DATE", rule, anchor=("quarter",), otherwise=dict(rule))


def read_two_quarters(match: re.Match[str]) -> list[Found]:
    """Read "the first two quarters of 2024" as the half year they are."""
    half = 1 if match["ord"].lower() == "first" else 2
    return [fixed(match.start(), match.end(), "DATE", f"{match['y']}-H{half}")]


def read_season(match: re.Match[str]) -> list[Found]:
    """Read "last autumn", "the spring of 2018"."""
    season = SEASONS[match["s"].lower()]
    if match["y"]:
        return [fixed(match.start(), match.end(), "DATE", f"{year_number(match['y'])}-{season}")]
    if match["w"]:
        return [fixed(match.start(), match.end(), "DATE", f"{year_in_words(match['w'])}-{season}")]
    which = (match["which"] or "").lower()
    rule: dict[str, object] = {"is": "season", "season": season}
    if which in ("this past", "last", "past", "previous"):
        rule["which"] = "last"
    elif which in ("next", "coming", "this coming"):
        rule["which"] = "next"
    elif which == "this":
        rule["year_shift"] = 0
    return [Found(match.start(), match.end(), "DATE", rule, tense=not which)]


def read_years(match: re.Match[str]) -> list[Found]:
    """Read "fiscal 2024", "early 2024"."""
    return [fixed(match.start(), match.end(), "DATE", str(year_number(match["y"])))]


def read_year_pair(match: re.Match[str]) -> list[Found]:
    """Read "2023-24" as two years."""
    first = match["y"]
    second = first[:2] + match["z"] if len(match["z"]) == 2 else match["z"]
    return [
        fixed(match.start(), match.end("y"), "DATE", first),
        fixed(match.start("z"), match.end(), "DATE", second),
    ]


def read_decade(match: re.Match[str]) -> list[Found]:
    """Read "the 1970s", "the '90s"."""
    digits = match["y"].strip("'’")
    value = f"{digits[:3]}" if len(digits) == 4 else f"{year_number(digits) // 10}"
    return [fixed(match.start(), match.end(), "DATE", value)]


_WARM = re.compile(r"(?:degrees|temperatures?|highs?|lows?|shot|scored|aged?)\W[^.]{0,40}$", re.I)


def read_decades(match: re.Match[str]) -> list[Found]:
    """Read "the 70s and 80s"; alone they need their article, and are no temperatures."""
    if not match.group().lower().startswith("the ") or _WARM.search(match.string[: match.start()]):
        return []
    first = fixed(match.start(), match.end("y") + 1, "DATE", f"19{match['y'][0]}")
    if match["z"] is None:
        return [first]
    return [first, fixed(match.start("z"), match.end(), "DATE", f"19{match['z'][0]}")]


_DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6,
            "seventies": 7, "eighties": 8, "nineties": 9}  # fmt: skip


def read_decade_words(match: re.Match[str]) -> list[Found]:
    """Read "the late nineties"."""
    return [fixed(match.start(), match.end(), "DATE", f"19{_DECADES[match['w'].lower()]}")]


def read_year_words(match: re.Match[str]) -> list[Found]:
    """Read "nineteen ninety-six"."""
    year = year_in_words(match["w"])
    if year is None:
        return []
    month = match["m"]
    value = f"{year}-{month_number(month):02d}" if month else str(year)
    return [fixed(match.start(), match.end(), "DATE", value)]


def read_century(match: re.Match[str]) -> list[Found]:
    """Read "the 20th century"."""
    number = int(re.match(r"\d+", match["c"]).group())  # type: ignore[union-attr]
    return [fixed(match.start(), match.end(), "DATE", f"{number - 1:02d}")]


_HOLIDAYS = {"christmas eve": "christmas eve", "christmas": "christmas", "new year's eve":
             "new year's eve", "new year": "new year", "thanksgiving": "thanksgiving",
             "easter": "easter", "halloween": "halloween", "valentine": "valentine"}  # fmt: skip


def read_holiday(match: re.Match[str]) -> list[Found]:
    """Read "Christmas", "last Thanksgiving"."""
    words = match["h"].lower().replace("’", "'")
    name = next(name for start, name in _HOLIDAYS.items() if words.startswith(start))
    if match["y"] is not None:
        day = holiday_of(name, int(match["y"]))
        return [fixed(match.start(), match.end(), "DATE", day.isoformat())]
    rule: Rule = {"is": "holiday", "name": name}
    if words.endswith("week"):
        rule["week"] = True
    if match["which"]:
        rule["which"] = match["which"].lower()
    return [Found(match.start(), match.end(), "DATE", rule)]


def read_this_quarter(match: re.Match[str]) -> list[Found]:
    """Read "the quarter", "the latest quarter", "the year-ago period"."""
    which = (match["which"] or "").lower()
    back = {"is": "period", "unit": "quarter", "shift": -1}
    if which in ("year-ago", "year-earlier", "year ago", "year earlier"):
        return [_of_the_year_before(match, {"is": "period", "unit": "year", "shift": -1})]
    same = {"is": "period", "unit": "same", "shift": 0}
    found = Found(match.start(), match.end(), "DATE", same, anchor=("quarter",), otherwise=back)
    if match["u"].lower() == "period":
        found.otherwise = None
        return [found] if which == "latest" else []
    return [found]


def read_year_of(match: re.Match[str]) -> list[Found]:
    """Read "the 1988 quarter" and "last year's quarter" by the quarter the article reports on."""
    start, end = match.span()
    if match["y"]:
        rule: dict[str, object] = {"is": "year of", "year": int(match["y"])}
        plain: dict[str, object] = {"is": "fixed", "value": match["y"]}
        return [Found(start, end, "DATE", rule, anchor=("quarter",), otherwise=plain)]
    back = {"is": "period", "unit": "year", "shift": -1}
    return [Found(start, end, "DATE", back, anchor=("quarter",), otherwise=dict(back))]


def read_quarter_ended(match: re.Match[str]) -> list[Found]:
    """Read "the quarter" by the day it ended: "the quarter ended Sept. 30"."""
    rule = {"is": "quarter", "quarter": (month_number(match["m"]) + 2) // 3}
    return [Found(match.start(), match.end("q"), "DATE", rule)]


def read_year_span(match: re.Match[str]) -> list[Found]:
    """Read "the year ended June 30" as a duration."""
    return [fixed(match.start(), match.end("q"), "DURATION", "P1Y")]


def read_full_year(match: re.Match[str]) -> list[Found]:
    """Read "for the full year"."""
    rule = {"is": "period", "unit": "year", "shift": 0}
    return [Found(match.start("q"), match.end("q"), "DATE", rule)]
