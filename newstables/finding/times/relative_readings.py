"""From a match to an expression that counts from now or another time."""

import re

from newstables.finding.times.calendar_readings import clock
from newstables.finding.times.found import Builder, Found, fixed
from newstables.finding.times.words import PARTS, count_of, duration, month_number, unit_code

_UNIT_NAMES = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter",
               "Y": "year", "DE": "decade", "CE": "century", "2W": "week"}  # fmt: skip
# What an expression counted in these units can count from.
_GRAIN = {
    "day": ("day",),
    "week": ("week", "day"),
    "month": ("month", "day", "week"),
    "quarter": ("quarter",),
    "year": ("quarter", "half", "season", "year", "month", "day"),
}


def read_deictic(match: re.Match[str]) -> list[Found]:
    """Read "today", "late yesterday", "10 a.m. tomorrow"."""
    word = match["w"].lower()
    shift = {"yesterday": -1, "tomorrow": 1}.get(word.split()[-1], 0)
    if word.startswith("the day before"):
        shift = -2
    elif word.startswith(("the day after", "day after")):
        shift = 2
    rule: dict[str, object] = {"is": "period", "unit": "day", "shift": shift}
    part = match["part"] or ("night" if word == "tonight" else "")
    if match["clock"]:
        rule["part"] = clock(match["clock"])
    elif part:
        rule["part"] = PARTS[part.lower()]
    kind = "TIME" if "part" in rule else "DATE"
    return [Found(match.start(), match.end(), kind, rule)]


def read_part_of_day(match: re.Match[str]) -> list[Found]:
    """Read "this morning", "last night"."""
    which, part = match["which"].lower(), match["part"].lower()
    shift = -1 if which == "last" else 0
    rule = {"is": "period", "unit": "day", "shift": shift, "part": PARTS[part]}
    return [Found(match.start(), match.end(), "TIME", rule)]


def read_overnight(match: re.Match[str]) -> list[Found]:
    """Read "overnight"."""
    rule = {"is": "period", "unit": "day", "shift": -1, "part": "NI"}
    return [Found(match.start(), match.end(), "TIME", rule)]


def read_ago(match: re.Match[str]) -> list[Found]:
    """Read "three days ago", "a year ago"."""
    unit = unit_code(match["u"])
    amount = count_of(match["n"]) if match["n"] else None
    start, end = match.span()
    if amount is None or unit in ("S", "MIN", "H"):
        if unit in ("S", "MIN", "H") and amount is not None:
            rule = {"is": "period", "unit": "day", "shift": 0}
            return [Found(start, end, "TIME", rule)]
        return [fixed(start, end, "DATE", "PAST_REF")]
    back = -round(amount)
    unit_name = _UNIT_NAMES[unit]
    if unit == "2W":
        back *= 2
    if unit == "DE":
        unit_name, back = "year", -round(10 * amount)
    if unit == "CE":
        unit_name, back = "year", -round(100 * amount)
    if amount % 1 and unit == "Y":
        unit_name, back = "month", -round(12 * amount)
    if match["to"] == "month" and unit_name == "year":
        unit_name, back = "month", 12 * back
    rule = {"is": "period", "unit": unit_name, "shift": back}
    found = Found(start, end, "DATE", rule)
    if unit == "Y" and amount == 1:
        # Company reports compare a quarter with the same one of the year before.
        found.anchor, found.otherwise = ("last quarter",), dict(rule)
    return [found]


def read_later(match: re.Match[str]) -> list[Found]:
    """Read "two years later", "a day earlier"."""
    unit = unit_code(match["u"])
    amount = count_of(match["n"])
    start, end = match.span()
    forward = match["way"].lower() in ("later", "after", "afterward", "afterwards", "on", "hence")
    if amount is None or unit in ("S", "MIN", "H"):
        return (
            [fixed(start, end, "DATE", "FUTURE_REF" if forward else "PAST_REF")]
            if unit not in ("S", "MIN", "H")
            else []
        )
    name = _UNIT_NAMES[unit]
    shift = round(amount) * (1 if forward else -1) * (2 if unit == "2W" else 1)
    if unit in ("DE", "CE"):
        name, shift = "year", shift * (10 if unit == "DE" else 100)
    rule = {"is": "period", "unit": name, "shift": shift}
    found = Found(start, end, "DATE", rule, anchor=_GRAIN.get(name, ("day",)))
    found.otherwise = dict(rule) if not forward else None
    if found.otherwise is None:
        found.otherwise = {"is": "fixed", "value": duration(amount, unit)}
    return [found]


def read_following(match: re.Match[str]) -> list[Found]:
    """Read "the following day", "that week"."""
    which = match["which"].lower()
    unit, part = match["u"].lower(), ""
    if unit in PARTS:
        unit, part = "day", PARTS[unit]
    shift = {"following": 1, "next": 1, "after": 1, "same": 0, "that": 0, "that same": 0}.get(
        which, -1
    )
    rule: dict[str, object] = {"is": "period", "unit": unit, "shift": shift}
    if shift == 0:
        rule["unit"] = unit
    if part:
        rule["part"] = part
    found = Found(
        match.start(),
        match.end(),
        "TIME" if part else "DATE",
        rule,
        anchor=_GRAIN.get(unit, ("day",)),
    )
    if which in ("next", "previous") and unit in ("year", "month", "week"):
        found.otherwise = dict(rule)
    return [found]


def read_day_after(match: re.Match[str]) -> list[Found]:
    """Read "the day after"."""
    shift = 1 if match["way"].lower() == "after" else -1
    rule = {"is": "period", "unit": "day", "shift": shift}
    return [Found(match.start(), match.end(), "DATE", rule, anchor=("day",))]


def read_relative(match: re.Match[str]) -> list[Found]:
    """Read "last year", "earlier this month"."""
    unit = match["u"].lower()
    which = match["which"].lower().removeprefix("the ") if match["which"] else ""
    start, end = match.span()
    if which == "past" and unit != "weekend":
        return [fixed(start, end, "DURATION", duration(1, unit_code(unit)))]
    shift = {"last": -1, "this past": -1, "past": -1, "this": 0, "current": 0}.get(which, 1)
    rule: dict[str, object] = {"is": "period", "unit": unit, "shift": shift}
    if unit == "weekend" and which == "this":
        rule["which"] = "this"
    return [Found(start, end, "DATE", rule, tense=which == "this" and unit in ("week", "weekend"))]


def read_weekend(match: re.Match[str]) -> list[Found]:
    """Read "the weekend"."""
    which = (match["which"] or "").lower()
    shift = {"last": -1, "past": -1, "this past": -1, "next": 1}.get(which, 0)
    rule = {"is": "period", "unit": "weekend", "shift": shift}
    return [Found(match.start(), match.end(), "DATE", rule, tense=not which)]


def read_within(match: re.Match[str]) -> list[Found]:
    """Read "the end of the year", "later in the month", "year-end"."""
    unit = (match["u"] or match["u2"]).lower()
    rule = {"is": "period", "unit": unit, "shift": 0}
    found = Found(match.start(), match.end(), "DATE", rule)
    if unit == "day":
        # "Earlier in the day" is the day just named, or that of publication.
        found.anchor, found.otherwise = ("day",), dict(rule)
    return [found]


def read_the_unit(match: re.Match[str]) -> list[Found]:
    """Read "the day" that ends or starts: the one just named, or that of publication."""
    unit = match["u"].lower()
    rule = {"is": "period", "unit": unit, "shift": 0}
    found = Found(match.start("q"), match.end("q"), "DATE", rule, otherwise=dict(rule))
    found.anchor = ("near day",) if unit == "day" else (f"near {unit}",)
    return [found]


def read_in_the_morning(match: re.Match[str]) -> list[Found]:
    """Read "in the morning" of a day named before; without one it is no date."""
    rule = {"is": "period", "unit": "day", "shift": 0, "part": PARTS[match["part"].lower()]}
    return [Found(match.start(), match.end(), "TIME", rule, anchor=("day",))]


def read_middle_of_part(match: re.Match[str]) -> list[Found]:
    """Read "by mid-afternoon" of the day named beside it, or of that of publication."""
    rule = {"is": "period", "unit": "day", "shift": 0, "part": PARTS[match["part"].lower()]}
    found = Found(match.start(), match.end(), "TIME", rule, anchor=("near day",))
    found.otherwise = dict(rule)
    return [found]


def read_beside(match: re.Match[str]) -> list[Found]:
    """Read "two days before" and "the week after" that a day follows, to count from it."""
    unit = unit_code(match["u"])
    amount = 1.0 if match["n"].lower() == "the" else count_of(match["n"])
    if amount is None or amount % 1:
        return []
    ahead = round(amount) * (1 if match["way"].lower() == "after" else -1)
    rule = {"is": "period", "unit": _UNIT_NAMES[unit], "shift": ahead}
    if unit == "W":
        rule |= {"unit": "day", "shift": 7 * ahead}
    return [Found(match.start(), match.end(), "DATE", rule, beside=True)]


def read_recent(match: re.Match[str]) -> list[Found]:
    """Read "recent weeks", "the coming months"."""
    past = match["w"].lower() in ("recent", "past", "previous", "earlier")
    if match["u"].lower().rstrip("s") in ("day", "week", "month", "year", "decade", "quarter"):
        return [fixed(match.start(), match.end(), "DATE", "PAST_REF" if past else "FUTURE_REF")]
    return []


def read_clock(match: re.Match[str]) -> list[Found]:
    """Read "7:15 p.m." of the day named before."""
    part = clock(match.group())
    rule = {"is": "period", "unit": "day", "shift": 0, "part": part}
    return [Found(match.start(), match.end(), "TIME", rule, anchor=("near day",), otherwise=rule)]


def read_reference(value: str) -> Builder:
    """Return what reads an expression as one fixed reference."""

    def build(match: re.Match[str]) -> list[Found]:
        return [fixed(match.start("x"), match.end("x"), "DATE", value)]

    return build


def read_week_of(match: re.Match[str]) -> list[Found]:
    """Read "the week of March 6"."""
    day = int(re.match(r"\d+", match["d"]).group())  # type: ignore[union-attr]
    rule = {"is": "monthday", "month": month_number(match["m"]), "day": day, "week": True}
    return [Found(match.start(), match.end(), "DATE", rule, tense=True)]
