"""Which earlier expression a later one counts from: "the following day", "a year earlier"."""

import re
from itertools import pairwise

from newstables.finding.times.found import Found

_UNIT_OF = {"weekday": "day", "monthday": "day", "month": "month", "quarter": "quarter",
            "season": "season", "holiday": "day"}  # fmt: skip


_BESIDE = 40  # characters: so near an hour, the day after it is its own
_REACH = 600  # characters: so far a report may keep its quarter in mind without naming it


def unit_of(found: Found) -> str:
    """Return the unit an expression names: day, week, month, quarter, season, year, or ""."""
    rule = found.rule
    kind = rule["is"]
    if kind == "year of" or rule.get("unit") == "same":
        return "quarter"
    if kind in _UNIT_OF:
        return "half" if rule.get("letter") == "H" else _UNIT_OF[kind]
    if kind == "period":
        return str(rule["unit"])
    value = str(rule.get("value", ""))
    if found.type not in ("DATE", "TIME") or not value[:2].isdigit():
        return ""
    if "-Q" in value:
        return "quarter"
    if "-H" in value:
        return "half"
    return {4: "year", 7: "month", 10: "day"}.get(len(value.split("T")[0]), "")


def choose_anchor(found: Found, before: list[Found], *, near: int) -> Found | None:
    """Return the last expression before `found` of a unit it can count from.

    Args:
        before: what stands before it, in reading order, their own anchors set.
        near: where its sentence begins; "near day" wants one in that sentence.
    """
    for earlier in reversed(before):
        if earlier.anchor == ("near day",) and "of" not in earlier.rule:
            continue  # an hour whose day is not known yet
        unit = unit_of(earlier)
        for unit_wanted in found.anchor:
            if unit_wanted.startswith("near "):
                if unit == unit_wanted[5:] and earlier.start >= near:
                    return earlier
            elif unit_wanted.startswith("last "):
                if unit:
                    fits = unit == unit_wanted[5:] and found.start - earlier.start < _REACH
                    return earlier if fits else None
            elif unit == unit_wanted:
                return earlier
    return None


_RANGE = re.compile(r" ?(?:to|until|till|through|and|-|–) ?$")
# What may stand between "two days after" and the day it counts from: "arriving in Oslo on".
_BEHIND = re.compile(
    r" (?:(?:(?:his|her|its|their|an?) )?\w+ (?:(?:in|at|to|for|from) [A-Z]\w+ )?on )?"
    r"(?:the |last |next )?$"
)
_FROM = re.compile(r"(?:from|between) (?:the )?$", re.IGNORECASE)


def _is_day(time: Found) -> bool:
    return unit_of(time) in ("day", "month") and time.type in ("DATE", "TIME")


def join_neighbours(found: list[Found], text: str) -> None:
    """Complete expressions that stand side by side from each other, in place.

    In "from Sunday to Wednesday" the second day comes after the first; in "between 9 p.m. and
    10 p.m. on Sunday", and in "at 9 p.m. on the quay on Sunday", the hour is of that Sunday.
    """
    for time, following in pairwise(found):
        between = text[time.end : following.start]
        days = time.rule["is"] == following.rule["is"] == "weekday"
        ranged = _RANGE.match(between) and (
            _FROM.search(text, 0, time.start) or between.strip() in ("-", "–")
        )
        if days and ranged and "which" not in following.rule:
            tense = time.rule.get("tense", "")
            following.rule = {**following.rule, "which": "next", "of": time.start, "tense": tense}
    for time, following in reversed(list(pairwise(found))):
        if time.beside and _is_day(following) and _BEHIND.match(text[time.end : following.start]):
            time.rule = {**time.rule, "of": following.start}
            following.role = "reference"
        floating = time.anchor == ("near day",) and "of" not in time.rule
        beside = (
            following.start - time.end < _BESIDE and "\n" not in text[time.end : following.start]
        )
        if floating and beside and unit_of(following) == "day" and following.rule["is"] != "fixed":
            time.rule = {**following.rule, "part": time.rule["part"]}
