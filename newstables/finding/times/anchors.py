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
        near: where its sentence begins; "near day" asks for one in that sentence.
    """
    for wanted in reversed(before):
        if wanted.anchor == ("near day",) and "of" not in wanted.rule:
            continue  # an hour whose day is not known yet
        unit = unit_of(wanted)
        for asked in found.anchor:
            if asked.startswith("near "):
                if unit == asked[5:] and wanted.start >= near:
                    return wanted
            elif asked.startswith("last "):
                if unit:
                    fits = unit == asked[5:] and found.start - wanted.start < _REACH
                    return wanted if fits else None
            elif unit == asked:
                return wanted
    return None


_RANGE = re.compile(r" ?(?:to|until|till|through|and|-|–) ?$")
_FROM = re.compile(r"(?:from|between) (?:the )?$", re.IGNORECASE)


def join_neighbours(found: list[Found], text: str) -> None:
    """Let expressions side by side complete each other.

    In "from Sunday to Wednesday" the second day comes after the first; in "between 9 p.m. and
    10 p.m. on Sunday", and in "at 9 p.m. on the quay on Sunday", the hour is of that Sunday.
    """
    for one, other in pairwise(found):
        between = text[one.end : other.start]
        days = one.rule["is"] == other.rule["is"] == "weekday"
        ranged = _RANGE.match(between) and (
            _FROM.search(text, 0, one.start) or between.strip() in ("-", "–")
        )
        if days and ranged and "which" not in other.rule:
            tense = one.rule.get("tense", "")
            other.rule = {**other.rule, "which": "next", "of": one.start, "tense": tense}
    for one, other in reversed(list(pairwise(found))):
        floating = one.anchor == ("near day",) and "of" not in one.rule
        beside = other.start - one.end < _BESIDE and "\n" not in text[one.end : other.start]
        if floating and beside and unit_of(other) == "day" and other.rule["is"] != "fixed":
            one.rule = {**other.rule, "part": one.rule["part"]}
