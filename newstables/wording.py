"""How things are spelled for people: dates and times, statuses, kinds, types, confidence.

Said once: pages, charts, exports and the command line all read it here.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from newstables.schemas import MONTHS, PARTS_OF_DAY

UNDATED = "undated"

# ---- entity types: one of them, and the groups that are chosen and drawn together

TYPE_WORDS: Mapping[str, str] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country or town",
    "LOC": "region",
    "FAC": "building or site",
    "NORP": "nationality or group",
    "EVENT": "event",
}
TYPE_GROUPS: Mapping[str, str] = {
    "PERSON": "People",
    "ORG": "Organisations",
    "GPE": "Places",
    "LOC": "Places",
    "FAC": "Places",
    "NORP": "Nationalities and groups",
    "EVENT": "Events",
}

# ---- events

EVENT_KIND_WORDS: Mapping[str, str] = {
    "stop": "stop",
    "tour_event": "tour event",
    "context": "background",
}
EVENT_GROUPS: Mapping[str, str] = {
    "stop": "Stops",
    "tour_event": "Tour events",
    "context": "Background",
}
STATUS_WORDS: Mapping[str, str] = {
    "past": "happened",
    "planned": "planned",
    "conditional": "conditional",
    "cancelled": "cancelled",
    "postponed": "postponed",
}
ANNOUNCED = "announced, then happened"

# ---- quotations

# From which confidence a quotation is shown as sure or likely; measured: see the README.
SURE, LIKELY = 0.95, 0.7
TO_CHECK: Mapping[str, str] = {
    "sure": "sure",
    "likely": "likely, check",
    "unsure": "unsure, check",
}

# ---- furniture

FURNITURE_WORDS: Mapping[str, str] = {
    "caption": "caption, not running text",
    "credit": "photo credit, not running text",
    "byline": "who wrote it, not running text",
    "headline": "headline, not running text",
    "dateline": "place and day it was written at",
    "related": "headline of another article",
    "navigation": "buttons and links of the page",
    "copyright": "copyright line",
    "agency": "agency line",
    "embed": "post or player set into the page",
    "repeat": "repeats an earlier line",
    "foreign": "in another language, not read",
}

# ---- dates and times

_TIMES = {code: words.split()[-1] for code, words in PARTS_OF_DAY.items()}
_MONTHS = [month[:3] for month in MONTHS]
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?: ?([ap])\.?m\.?)?")
_NOON = 12
_OPENING = re.compile('[“"«„″「『]')


def spell_day(iso: object) -> str:
    """Write an ISO day, month or year for people: "31 Jan 2023", "Jan 2023", "2023"."""
    if pd.isna(iso) or not iso:
        return UNDATED
    year, *rest = str(iso)[:10].split("-")
    if not rest or not rest[0].isdigit():
        return str(iso)
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def spell_day_in_full(day: date) -> str:
    """Write a day with the whole name of its month: "31 January 2023"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spell_weekday(day: date) -> str:
    """Write a day with its weekday: "Tue 31 Jan 2023"."""
    return f"{_WEEKDAYS[day.weekday()]} {spell_day(day.isoformat())}"


def spell_value(value: str) -> str:
    """Write what a time expression means: "31 Jan 2023", "week of 30 Jan 2023", "P2D" as it is.

    Source: TIMEX3 values; weeks are those of ISO 8601.
    """
    if not (found := _WEEK.fullmatch(value)):
        return spell_day(value)
    try:
        first = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
    except ValueError:  # there is no such week
        return value
    return f"{'weekend' if found[3] else 'week'} of {spell_day(first.isoformat())}"


def spell_span(first: object, last: object) -> str:
    """Write a span of days for people: "29–30 Jan 2023", "31 Jan – 1 Feb 2023".

    Without a last day, the first alone.
    """
    begin, end = spell_day(first), spell_day(last)
    if pd.isna(last) or not last or begin == end:
        return begin
    begins, ends = begin.split(), end.split()
    same = 0
    while same < min(len(begins), len(ends)) and begins[-1 - same] == ends[-1 - same]:
        same += 1
    if not same:
        return f"{begin} – {end}"
    left = " ".join(begins[: len(begins) - same])
    return f"{left}–{end}" if same == 2 else f"{left} – {end}"


def spell_time(time: object) -> str:
    """Write a time of day behind its date: ", 14:30", ", in the morning"; "" when none is told."""
    return "" if pd.isna(time) or not time else f", {PARTS_OF_DAY.get(str(time), str(time))}"


def spell_when(when: Mapping[str, Any]) -> str:
    """Write date, end, about and time of an event: "about 30–31 Jan 2023, in the morning"."""
    date, about = when["date"], when.get("about")
    if pd.isna(date) or not date:
        return UNDATED
    near = "about " if not pd.isna(about) and about else ""
    return near + spell_span(date, when["end"]) + spell_time(when["time"])


def spell_dates(first: object, last: object, *, undated: int = 0) -> str:
    """Write the days articles are of: "29–31 Jan 2023, 2 undated"."""
    if pd.isna(first) or not first:
        return UNDATED
    return spell_span(first, last) + (f", {undated} {UNDATED}" if undated else "")


def spell_hour(time: str | None) -> str:
    """Write a time of day as a form takes it: "14:30", "morning"; "" for none."""
    return _TIMES.get(time or "", time or "")


def read_hour(typed: str) -> str | None:
    """Return a time of day as EVENTS has it; what is none is given back as typed."""
    words = typed.strip().lower()
    for code, name in _TIMES.items():
        if words in (name, code.lower()):
            return code
    found = _CLOCK.fullmatch(words)
    if not found:
        return words or None
    hour, minute, half = int(found[1]), found[2] or "00", found[3]
    if half and not 1 <= hour <= _NOON:
        return words
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return f"{hour:02}:{minute}"


def spell_status(status: str, *, announced: bool = False) -> str:
    """Write the status of an event; `announced`: an article told of it before it happened."""
    if status == "past" and announced:
        return ANNOUNCED
    return STATUS_WORDS.get(status, status)


def state_of(event: Mapping[str, Any]) -> str:
    """Write the status of a row of EVENTS with how it was told: "announced, then happened"."""
    announced = any(account["status"] == "planned" for account in event["statuses"])
    return spell_status(str(event["status"]), announced=announced)


def has_marks(kind: str, words: str) -> bool:
    """Return whether the words of a quotation bring their own marks.

    What is reported in other words has none to be given; of a statement that is partly quoted
    ("mixed") the article's marks tell which words were said, and no others may.
    """
    return kind == "indirect" or (kind == "mixed" and _OPENING.search(words) is not None)


def without_sentence_marks(kind: str, words: str, *, goes_on: bool) -> tuple[str, str]:
    """Return the words of a quotation without the marks of its sentence, and those marks.

    A comma before "she said" is no part of what was said; it stands behind the closing mark when
    the sentence goes on, and nowhere when it does not.
    """
    comma = "," if words.endswith(",") and goes_on else ""
    said = words.rstrip(",")
    return (said.rstrip(".") if kind == "mixed" and goes_on else said), comma


def in_marks(kind: str, words: str) -> str:
    """Write the words of a quotation as they may be printed: in marks what was said so."""
    plain = " ".join(words.split())
    return plain if has_marks(kind, plain) else f"“{plain}”"


def shorten(words: object, *, most: int) -> str:
    """Write words on one line, cut to `most` characters."""
    text = " ".join(str(words).split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def count_of(number: int, what: str) -> str:
    """Write how many there are of something: "1 article", "1,200 articles"."""
    ending = "es" if what.endswith("s") else "s"
    return f"{number:,} {what}{'' if number == 1 else ending}"
