"""From a match to an expression that names a day, month, season or year of the calendar."""

import re

from newstables.finding.times.found import Found, fixed
from newstables.finding.times.words import PARTS, month_number, weekday_number, year_number


def _day(match: re.Match[str], name: str = "d") -> int:
    return int(re.match(r"\d+", match.group(name)).group())  # type: ignore[union-attr]


def clock(text: str) -> str:
    """Return "19:15" for "7:15 p.m.", "12:00" for "noon", "24:00" for "midnight"."""
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


def read_full(match: re.Match[str]) -> list[Found]:
    """Read "Wednesday, March 6, 2024", "6 March 2024"."""
    month, day, year = month_number(match["m"]), _day(match), year_number(match["y"])
    part = _part(match)
    value = f"{year:04d}-{month:02d}-{day:02d}" + (f"T{part['part']}" if part else "")
    return [fixed(match.start(), match.end(), _kind(part), value)]


def read_numeric(match: re.Match[str]) -> list[Found]:
    """Read "31/01/2023"; what could be two days is settled by the other dates of the text."""
    first, second, year = int(match["a"]), int(match["b"]), year_number(match["y"])
    orders = [
        order
        for order, month in (("day", second), ("month", first))
        if 1 <= month <= 12 and 1 <= first + second - month <= 31
    ]
    if not orders:
        return []
    rule: dict[str, object] = {"is": "numeric", "unit": "day", "year": year}
    rule |= {"first": first, "second": second}
    # With dots the day stands first wherever they are used; of two equal numbers either does.
    if len(orders) == 1 or first == second or "." in match.group():
        rule["order"] = orders[0]
    return [Found(match.start(), match.end(), "DATE", rule)]


def read_iso(match: re.Match[str]) -> list[Found]:
    """Read "2024-03-06", "2024-03-06T10:00".

    Source: ISO 8601.
    """
    clock_part = f"T{match['t']}" if match["t"] else ""
    value = f"{match['y']}-{match['m']}-{match['d']}{clock_part}"
    return [fixed(match.start(), match.end(), "TIME" if match["t"] else "DATE", value)]


def read_month_day(match: re.Match[str]) -> list[Found]:
    """Read "March 6", "6 March", "March 6 this year"."""
    part = _part(match)
    rule = {"is": "monthday", "month": month_number(match["m"]), "day": _day(match), **part}
    groups = match.groupdict()
    if groups.get("wd"):
        rule["weekday"] = weekday_number(groups["wd"])
    if groups.get("rel"):
        rule["year_shift"] = {"last": -1, "this": 0, "next": 1}[match["rel"].lower()]
    return [Found(match.start(), match.end(), _kind(part), rule, tense=True)]


def read_bracketed(match: re.Match[str]) -> list[Found]:
    """Read "Thursday (August 18)": the bracket decides."""
    part = _part(match)
    month, name = match["m"] or match["m2"], "d" if match["d"] else "d2"
    if match["y"]:
        day = f"{year_number(match['y']):04d}-{month_number(month):02d}-{_day(match, name):02d}"
        value = day + (f"T{part['part']}" if part else "")
        return [fixed(match.start(), match.end(), _kind(part), value)]
    rule: dict[str, object] = {"is": "monthday", "month": month_number(month), **part}
    rule |= {"day": _day(match, name), "weekday": weekday_number(match["wd"])}
    return [Found(match.start(), match.end(), _kind(part), rule, tense=True)]


def read_weekday_number(match: re.Match[str]) -> list[Found]:
    """Read "Monday 20", of a month that stands elsewhere or nowhere."""
    part, weekday = _part(match), weekday_number(match["wd"])
    rule: dict[str, object] = {"is": "monthday", "day": _day(match), "weekday": weekday, **part}
    return [Found(match.start(), match.end(), _kind(part), rule, tense=True)]


def read_day_range(match: re.Match[str]) -> list[Found]:
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
            value = f"{year_number(match['y']):04d}-{month:02d}-{day:02d}"
            found.append(fixed(begin, end, "DATE", value))
        else:
            rule = {"is": "monthday", "month": month, "day": day}
            found.append(Found(begin, end, "DATE", rule, tense=True))
    return found


def read_month_year(match: re.Match[str]) -> list[Found]:
    """Read "March 2024", "early March 2024"."""
    value = f"{year_number(match['y']):04d}-{month_number(match['m']):02d}"
    return [fixed(match.start(), match.end(), "DATE", value)]


def read_month_rel(match: re.Match[str]) -> list[Found]:
    """Read "March last year"."""
    rule: dict[str, object] = {"is": "month", "month": month_number(match["m"])}
    rule["year_shift"] = {"last": -1, "this": 0, "next": 1}[match["rel"].lower()]
    return [Found(match.start(), match.end(), "DATE", rule)]


def read_month(match: re.Match[str]) -> list[Found]:
    """Read "March", "last March", "mid-March"."""
    rule: dict[str, object] = {"is": "month", "month": month_number(match["m"])}
    which = (match["which"] or "").lower().replace("this ", "")
    if which in ("upcoming", "coming"):
        which = "next"
    if which:
        rule["which"] = which
    return [Found(match.start(), match.end(), "DATE", rule, tense=not which)]


def read_weekday(match: re.Match[str]) -> list[Found]:
    """Read "Tuesday", "late on Tuesday evening", "the following Tuesday"."""
    part = _part(match)
    rule: dict[str, object] = {"is": "weekday", "day": weekday_number(match["wd"]), **part}
    if match["week"]:
        rule["week_shift"] = {"last": -1, "this": 0, "next": 1}[match["week"].lower()]
        return [Found(match.start(), match.end(), _kind(part), rule)]
    which = (match["which"] or "").lower()
    which = which.removeprefix("this ") if " " in which else which
    if which == "upcoming":
        which = "coming"
    if which and which != "that":
        rule["which"] = which
    found = Found(match.start(), match.end(), _kind(part), rule, tense=which in ("", "this"))
    if which in ("previous", "following", "that"):
        found.anchor, found.otherwise = ("day", "week"), dict(rule)
    return [found]


def read_day(match: re.Match[str]) -> list[Found]:
    """Read "the 14th", of no month that is named."""
    rule: dict[str, object] = {"is": "monthday", "day": _day(match)}
    return [Found(match.start(), match.end(), "DATE", rule, tense=True)]


def read_quarter_year(match: re.Match[str]) -> list[Found]:
    """Read "Q3 2023"."""
    return [fixed(match.start(), match.end(), "DATE", f"{match['y']}-Q{match['q']}")]


def read_last_month_day(match: re.Match[str]) -> list[Found]:
    """Read "last October 23"."""
    rule: dict[str, object] = {
        "is": "monthday",
        "month": month_number(match["m"]),
        "day": _day(match),
    }
    rule["which"] = "last"
    return [Found(match.start(), match.end(), "DATE", rule)]
