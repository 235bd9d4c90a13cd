"""What an article says around a date, at any distance: its year, the week a programme is of."""

import re

from newstables.finding.times.found import Found

_IN_YEAR = re.compile(r"(?:^|[.!?”\"\n]\s*)(?:Back |Early |Late |Later )?[Ii]n (?:early |late )?$")
_FROM_OTHER = ("which", "year_shift", "of", "year")
_PROGRAMME = 700  # characters: so far below "next week" its days are told


def take_years(found: list[Found], text: str) -> None:
    """Give month-days of the past the year that the article names for them, in place.

    "Feb. 24" is that of "Feb. 24, 2022" wherever that stands; a paragraph that opens a sentence
    with "In 2014," tells of that year until it names another.
    """
    whole = {
        str(time.rule["value"])[5:10]: str(time.rule["value"])[:4]
        for time in found
        if time.rule["is"] == "fixed" and re.match(r"\d{4}-\d\d-\d\d", time.rule["value"])
    }
    year, paragraph = "", -1
    for time in found:
        begin = text.rfind("\n", 0, time.start)
        if begin != paragraph:
            year, paragraph = "", begin
        value = str(time.rule.get("value", ""))
        if re.fullmatch(r"\d{4}", value):
            year = value if _IN_YEAR.search(text, max(0, time.start - 20), time.start) else ""
        elif re.match(r"\d{4}-", value) or time.rule["is"] == "period":
            year = ""
        elif _wants_year(time):
            own = whole.get(f"{time.rule.get('month', 0):02d}-{time.rule.get('day', 0):02d}")
            if own or (year and time.rule.get("tense") == "past"):
                _date(time, own or year)


def _wants_year(time: Found) -> bool:
    rule = time.rule
    if rule["is"] not in ("monthday", "month") or any(key in rule for key in _FROM_OTHER):
        return False
    return "month" in rule and rule.get("tense") != "future"


def _date(time: Found, year: str) -> None:
    rule = time.rule
    day = f"-{rule['day']:02d}" if rule["is"] == "monthday" else ""
    part = f"T{rule['part']}" if rule.get("part") else ""
    time.rule = {"is": "fixed", "value": f"{year}-{rule['month']:02d}{day}{part}",
                 "why": f"{year} is the year the article names for it"}  # fmt: skip


def take_weeks(found: list[Found], text: str) -> None:
    """Have the weekdays of a programme be those of the week it is told of, in place.

    "She will visit Paris next week. On Tuesday she will open a fair": the Tuesday of next week.
    After a day with its number the next weekdays go on from there.
    """
    for index, time in enumerate(found):
        if not _is_bare_weekday(time) or time.rule.get("tense") == "past":
            continue
        for earlier in reversed(found[:index]):
            if time.start - earlier.start > _PROGRAMME:
                break
            if _goes_on(earlier, time) and "\n" not in text[earlier.end : time.start]:
                time.rule = {**time.rule, "which": "next", "of": earlier.start}
                break
            if _is_week(earlier, 1) or earlier.rule.get("week_shift") == 1:
                time.rule = {**time.rule, "week_shift": 1}
                break
            if earlier.rule["is"] == "period" and earlier.rule["unit"] == "week":
                break


def _is_bare_weekday(time: Found) -> bool:
    rule = time.rule
    return rule["is"] == "weekday" and not set(rule) & {"which", "week_shift", "of"}


def _is_week(time: Found, shift: int) -> bool:
    rule = time.rule
    return rule["is"] == "period" and rule["unit"] == "week" and rule["shift"] == shift


def _goes_on(earlier: Found, time: Found) -> bool:
    """Return whether a weekday stands a day or two after a weekday that has its number."""
    rule = earlier.rule
    if rule["is"] != "monthday" or "weekday" not in rule or rule.get("tense") == "past":
        return False
    return (time.rule["day"] - rule["weekday"]) % 7 in (1, 2) and time.rule.get("tense") == "future"
