"""Days told together share what only one of them has: the month, the year at the end of a range."""

import re
from itertools import pairwise

from newstables.finding.times.found import Found

_RANGE = re.compile(r"\s?(?:to|until|till|through|and|-|–|—)\s?(?:the )?$")
_LIST = re.compile(r"(?:,? (?:and|or)|,|,? as well as)(?: on)?\s$")
_TWO = re.compile(r"(?: and |\s?[-–]\s?| to )$")
_APPOSED = re.compile(r",? \(?$")
_NEAR = 60  # characters: so near, days with numbers are of one list


def complete_lists(found: list[Found], text: str) -> None:
    """Give days and months what the last of their list or range says for all, in place."""
    _pair_weekdays(found, text)
    _repeat_weekdays(found, text)
    for time, following in reversed(list(pairwise(found))):
        between = text[time.end : following.start]
        if _RANGE.match(between) or _LIST.match(between):
            _take_year(time, following, ranged=not between.strip().startswith((",", "and", "or")))
        if following.start - time.end < _NEAR and not re.search(r"[.!?\n]", between):
            _take_month(time, following)
    for time, following in pairwise(found):
        if _RANGE.match(text[time.end : following.start]):
            _cross_new_year(time, following)


def _pair_weekdays(found: list[Found], text: str) -> None:
    """Read "Monday and Tuesday, 20-21 Feb": the first number is the first day's."""
    for first, second, third, fourth in zip(found, found[1:], found[2:], found[3:], strict=False):
        days = first.rule["is"] == second.rule["is"] == "weekday"
        if not days or not (_names_day(third) and _names_day(fourth)):
            continue
        spans = [
            text[before.end : after.start]
            for before, after in pairwise((first, second, third, fourth))
        ]
        if _TWO.match(spans[0]) and _APPOSED.match(spans[1]) and _TWO.match(spans[2]):
            first.rule, first.type = dict(third.rule), third.type
            second.rule, second.type = dict(fourth.rule), fourth.type


def _repeat_weekdays(found: list[Found], text: str) -> None:
    """Read "on Monday and Tuesday nights" as two days that come back."""
    for time, following in reversed(list(pairwise(found))):
        value = str(following.rule.get("value", ""))
        if (
            following.type == "SET"
            and "T" in value
            and time.rule["is"] == "weekday"
            and not {"which", "part", "week_shift"} & set(time.rule)
            and _LIST.match(text[time.end : following.start])
        ):
            part = value.partition("T")[2]
            time.type, time.tense = "SET", False
            time.rule = {"is": "fixed", "value": f"XXXX-WXX-{time.rule['day']}T{part}"}


def _names_day(time: Found) -> bool:
    return time.rule["is"] == "monthday" or _parts(time, 10) is not None


def _parts(time: Found, length: int) -> list[int] | None:
    """Return year, month (and day) of what is printed in full."""
    value = str(time.rule.get("value", "")).split("T")[0]
    digits = time.rule["is"] == "fixed" and len(value) == length and value[:4].isdigit()
    return [int(part) for part in value.split("-")] if digits and value[4:5] == "-" else None


def _take_year(time: Found, following: Found, *, ranged: bool) -> None:
    """Take the year over from "Feb. 1, 2025" to "Jan. 29", across New Year where it must be."""
    rule = time.rule
    if set(rule) & {"which", "year_shift", "of"} or "month" not in rule:
        return
    own = [rule["month"]] + ([rule["day"]] if rule["is"] == "monthday" else [])
    whole = _parts(following, 10 if rule["is"] == "monthday" else 7)
    if whole is None or whole[1:2] == [0]:
        return
    wraps = own > whole[1:]
    if wraps and not ranged and own[0] - whole[1] < 6:
        return
    value = "-".join([f"{whole[0] - wraps:04d}"] + [f"{part:02d}" for part in own])
    part = f"T{rule['part']}" if "part" in rule else ""
    time.rule, time.tense = {"is": "fixed", "value": value + part}, False


def _take_month(time: Found, following: Found) -> None:
    """Take the month over from "Tuesday 21 February" to "Monday 20"."""
    rule, last = time.rule, following.rule
    if rule["is"] != "monthday" or "month" in rule or "weekday" not in rule:
        return
    whole = _parts(following, 10)
    if whole and rule["day"] <= whole[2]:
        value = f"{whole[0]:04d}-{whole[1]:02d}-{rule['day']:02d}"
        time.rule = {"is": "fixed", "value": value}
    elif last["is"] == "monthday" and "month" in last and rule["day"] <= last["day"]:
        time.rule = {**rule, "month": last["month"]}


def _cross_new_year(time: Found, following: Found) -> None:
    """Have "Dec. 30 - Jan. 2" end in the year after it begins."""
    first, last = time.rule, following.rule
    if not first["is"] == last["is"] == "monthday" or "month" not in first or "month" not in last:
        return
    if first["month"] > last["month"] and not set(last) & {"of", "year_shift", "which"}:
        following.rule = {**last, "of": time.start, "after": True}
