"""Programmes of a visit and live blogs: lines that stand under the day they are of.

"Monday 12 May" and below it "09:30 Talks with the minister"; "Jan. 29: Seoul; Jan. 31: Tokyo"; and
the entries of a live blog, prose under a line that holds an hour.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from newstables.finding.events.clauses import is_verb, word
from newstables.finding.events.people import People
from newstables.finding.events.reader import Act
from newstables.finding.events.short_lines import LONGEST
from newstables.finding.events.words import act_nouns
from newstables.finding.times.found import Rule, rules_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"\s*[:–—-]\s+")
_PART = re.compile(
    r"(?:(?i:morning|midday|noon|afternoon|evening|night)|\d{1,2}[.:]\d\d)\s*[:–—-]?\s+"
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_LEAD = r"(?:with|at|in|for|by|on|to|of|from)"
_LAST_PHRASE = re.compile(rf"(?:,| {_LEAD})(?: (?!{_LEAD} )[^ ,]+)+$")
_SHORT = 30  # words: no line of a programme is longer
_LEADS = frozenset("in at near to for outside".split())


@dataclass(frozen=True)
class Entry:
    """A stretch of text that is of the day, or the hour, told at `time`."""

    begin: int  # of its line
    start: int
    end: int
    time: int  # start of its expression
    prose: bool  # sentences of a live blog; else a line of a programme


def find_entries(text: str, times: pd.DataFrame) -> list[Entry]:
    """Return the entries of the programmes and live blogs in a text, in reading order.

    Args:
        times: TIMES of this article.
    """
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
    behind = {entry.begin for entry in found if entry.begin == entry.time}
    alone = sum(not entry.prose for entry in found) < 2
    one_day = len(heads) < 2  # a lone date above an article is that of its page
    return [
        entry
        for entry in found
        if entry.prose or not (alone or (one_day and entry.begin not in behind))
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
    for day, following in zip(days, [*days[1:], line.end()], strict=True):
        mark = _MARK.match(text, named[day][0])
        if mark is None:
            continue
        end = text.find(";", mark.end(), following)
        found.append(Entry(day, mark.end(), end if end > 0 else following, day, prose=False))
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


def read_entries(
    doc: "Doc", entries: list[Entry], *, people: People
) -> Iterator[tuple[Act, "Span", int]]:
    """Return what each line of a programme plans, and where that line begins."""
    place = None
    for entry in entries:
        text = doc.text[entry.start : entry.end]
        lead = len(text) - len(text.lstrip(" \t-–•*:"))
        span = doc.char_span(
            entry.start + lead, entry.start + len(text.rstrip(" .;,")), alignment_mode="expand"
        )
        if entry.prose or span is None or not len(span) or _is_told(span):
            continue
        if not any(people.kind_at(token.i) or word(token) in act_nouns() for token in span):
            continue  # "Monday: rain"
        own = _place(span, people)
        place = own or place
        act = _planned(span, entry.time, place, people)
        if act.name == "visit" and own is None:
            act.name = "other"  # "Visit by boat to the delta": no stop of its own
        yield act, span, entry.begin


def _is_told(span: "Span") -> bool:
    """Return whether a line is a sentence: those are read as all others are."""
    return any(
        is_verb(token)
        and token.tag_ in ("VBD", "VBZ", "VBP", "VB")
        and word(token) not in act_nouns()  # "Nairobi, talks with the mayor"
        for token in span
    )


def _place(span: "Span", people: People) -> str | None:
    named = [
        (token, name) for token in span if (name := people.name_at(token.i, "GPE")) is not None
    ]
    if named and len({name for _, name in named}) == 1 and len(span) <= len(named):
        return named[0][1]
    led = []
    for token, name in named:
        first, last = people.span_at(token.i)
        apart = first == span.start or (span.doc[first - 1].text == "," and last == span.end - 1)
        if apart or word(span.doc[first - 1]) in _LEADS:
            led.append(name)
    return led[-1] if led else None


def _fitting(line: str) -> str:
    """Return a line without its last phrases, until it is as short as a title."""
    while len(line) > LONGEST and (cut := _LAST_PHRASE.search(line)):
        line = line[: cut.start()]
    return line


def _planned(span: "Span", time: int, place: str | None, people: People) -> Act:
    kinds = [kind for token in span if (kind := act_nouns().get(word(token)))]
    line = _ASIDE.sub("", " ".join(span.text.split()))
    alone = place is not None and line == place
    act = Act(
        "visit" if alone else (kinds[0] if kinds else "other"), span[0].idx, "planned", line,
        clause=_fitting(line), place=place, time_start=time,
    )  # fmt: skip
    inside = range(span.start, span.end)
    act.participants = list(dict.fromkeys(name for at, name in people.persons if at in inside))
    act.arrives = any(word(token) == "arrival" for token in span)
    act.open = True
    if act.name == "meet" and not act.participants:
        act.name = "other"
    return act
