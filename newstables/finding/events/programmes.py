"""Programmes of a visit and live blogs: lines that stand under the day they are of.

"Monday 12 May" and below it "09:30 Talks with the minister"; "Jan. 29: Seoul; Jan. 31: Tokyo"; and
the entries of a live blog, prose under a line that holds an hour.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from newstables.finding.times.found import Rule, rules_of
from newstables.finding.times.stages import Stages, find_stages

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"\s*[:–—-]\s+|\s*[|\t]\s*")
_RANGE = re.compile(r" ?(?:[-–—]|to|and) ?")
_PART = re.compile(
    r"(?:(?i:morning|midday|noon|afternoon|evening|night)|\d{1,2}[.:]\d\d)\s*[:–—-]?\s+"
)
_SHORT = 30  # words: no line of a programme is longer


@dataclass(frozen=True)
class Entry:
    """A stretch of text that is of the day, or the hour, told at `time`."""

    begin: int  # of its line
    start: int
    end: int
    time: int  # start of its expression
    prose: bool  # sentences of a live blog; else a line of a programme
    stages: Stages | None = None  # the list in running text that it is an item of
    until: int | None = None  # start of the expression of its last day


def find_entries(doc: "Doc", times: pd.DataFrame) -> list[Entry]:
    """Return the entries of the programmes, lists of stages and live blogs in a text, in order.

    Args:
        times: TIMES of this article.
    """
    text = doc.text
    named = {
        int(start): (int(end), rule)
        for start, end, rule in zip(times["start"], times["end"], rules_of(times), strict=True)
        if _names_day(rule) or rule.get("part")
    }
    found: list[Entry] = []
    head = hour = None
    heads: set[str] = set()
    for line in _LINE.finditer(text):
        here = [start for start in named if line.start() <= start < line.end()]
        body = line.group().strip()
        if len(here) == 1 and _is_whole(text[here[0] : named[here[0]][0]], body):
            if _names_day(named[here[0]][1]):
                head, hour = here[0], None
                heads.add(" ".join(body.split()))
            else:
                hour = here[0]
        elif inline := _inline(text, line, [s for s in here if _names_day(named[s][1])], named):
            found += inline
        elif head is not None and body:
            entry = _below(text, line, head, hour, [s for s in here if s in named], named)
            if entry is None:
                head = hour = None
            else:
                found.append(entry)
    stages = _of_stages(doc, named)
    listed = {entry.time for entry in stages}
    found = [entry for entry in found if entry.time not in listed]
    behind = {entry.begin for entry in found if entry.begin == entry.time}
    alone = sum(not entry.prose for entry in found) < 2
    one_day = len(heads) < 2  # a lone date above an article is that of its page
    kept = [
        entry
        for entry in found
        if entry.prose or not (alone or (one_day and entry.begin not in behind))
    ]
    return sorted([*kept, *stages], key=lambda entry: entry.start)


def _of_stages(doc: "Doc", named: dict[int, tuple[int, Rule]]) -> list[Entry]:
    """Return the entries of "three capitals: Berlin on Monday, Warsaw on Tuesday"."""
    days = sorted((start, end) for start, (end, rule) in named.items() if _names_day(rule))
    return [
        Entry(item.start, item.start, item.end, item.day, prose=False, stages=stages)
        for stages in find_stages(doc, days)
        for item in stages.items
    ]


def _names_day(rule: Rule) -> bool:
    if rule["is"] == "fixed":
        return re.fullmatch(r"\d{4}-\d\d-\d\d", str(rule["value"])) is not None
    return rule["is"] in ("monthday", "weekday") and "part" not in rule


def _is_whole(words: str, line: str) -> bool:
    return line.strip(" \t.,:;|–-·•*") == words.strip(" .,")


def _inline(
    text: str, line: re.Match[str], days: list[int], named: dict[int, tuple[int, Rule]]
) -> list[Entry]:
    """Return the entries of "Jan. 29: Seoul; Jan. 31: Tokyo"."""
    if not days:
        return []
    found = []
    begins_at = None
    for day, following in zip(days, [*days[1:], line.end()], strict=True):
        if _RANGE.fullmatch(text, named[day][0], following):
            begins_at = day  # "June 12-13: Berlin"
            continue
        first, begins_at = begins_at if begins_at is not None else day, None
        mark = _MARK.match(text, named[day][0])
        if mark is None:
            continue
        end = text.find(";", mark.end(), following)
        hour = _PART.match(text, mark.end())
        start = hour.end() if hour else mark.end()
        until = day if first != day else None
        stop = end if end > 0 else following
        found.append(Entry(first, start, stop, first, prose=False, until=until))
    begins = not text[line.start() : days[0]].strip(" \t-–•*")
    return found if len(found) > 1 or (begins and len(found) == len(days)) else []


def _below(
    text: str,
    line: re.Match[str],
    head: int,
    hour: int | None,
    here: list[int],
    named: dict[int, tuple[int, Rule]],
) -> Entry | None:
    """Return the entry that a line below a day is; None when it belongs to it no more."""
    start, time = line.start(), hour if hour is not None else head
    if here and not text[start : here[0]].strip(" \t-–•*"):
        start, time = named[here[0]][0], here[0]
    if part := _PART.match(text, start + len(text[start:]) - len(text[start:].lstrip())):
        start = part.end()
    if len(text[start : line.end()].split()) <= _SHORT and hour is None:
        return Entry(line.start(), start, line.end(), time, prose=False)
    whole = Entry(line.start(), line.start(), line.end(), time, prose=True)
    return whole if hour is not None else None
