"""What each line of a programme, or item of a list of stages, plans: the acts of its entries."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newstables import gazetteer
from newstables.finding.events.clauses import is_verb, subject, word
from newstables.finding.events.people import People
from newstables.finding.events.programmes import Entry
from newstables.finding.events.reader import Act
from newstables.finding.events.short_lines import LONGEST
from newstables.finding.events.words import act_nouns
from newstables.finding.times.stages import Stages

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_ASIDE = re.compile(r"\s*\([^()]*\)")
_LEAD = r"(?:with|at|in|for|by|on|to|of|from)"
_LAST_PHRASE = re.compile(rf"(?:,| {_LEAD})(?: (?!{_LEAD} )[^ ,]+)+$")
_LEADS = frozenset("in at near to for outside".split())


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
        if entry.stages is not None:
            if (staged := _staged(doc, span, entry, people)) is not None:
                yield staged
            continue
        if not any(people.kind_at(token.i) or word(token) in act_nouns() for token in span):
            continue  # "Monday: rain"
        own = _place(span, people)
        place = own or place
        act = _planned(span, entry.time, place, people)
        act.time_end = entry.until
        if act.name == "visit" and own is None:
            act.name = "other"  # "Visit by boat to the delta": no stop of its own
        yield act, span, entry.begin


def _staged(
    doc: "Doc", span: "Span", entry: Entry, people: People
) -> tuple[Act, "Span", int] | None:
    """Return what an item of a list in running text tells, with the whole list; None: nothing."""
    stages = entry.stages
    nouns = any(word(token) in act_nouns() for token in span)
    place = _place(span, people) or gazetteer.town_in(span.text)
    first = next((token for token in span if word(token) not in _LEADS), span[0])
    goes = place is not None and people.name_at(first.i, "GPE") == place
    if stages is None or not (nouns or goes):
        return None  # "Tuesday: sun in Berlin"
    act = _planned(span, entry.time, place, people)
    whole = _told_in(doc, span, stages)
    root = whole[0].sent.root
    agents = people.all_of(subject(root)) if is_verb(root) else []
    act.status = "past" if stages.past else "planned"
    if agents:
        act.agents, act.open = agents[:1], False
        act.participants = list(dict.fromkeys([*act.agents, *act.participants]))
    if place and not nouns:
        act.name, act.traveller = "visit", agents[0] if agents else None
    return act, whole, whole.start_char


def _told_in(doc: "Doc", span: "Span", stages: Stages) -> "Span":
    """Return the sentence of a list with what leads to it; of one in lines, the line."""
    if "\n" in doc.text[max(0, stages.head - 3) : stages.head] or not stages.head:
        first = doc.text.rfind("\n", 0, span.start_char) + 1
        return doc.char_span(first, span.end_char, alignment_mode="expand")
    last = max(item.end for item in stages.items)
    lead = doc.char_span(stages.head - 2, last, alignment_mode="expand")
    return doc[lead[0].sent.start : lead[-1].sent.end]


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
