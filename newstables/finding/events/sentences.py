"""The sentences of an article that can report events, and what stands in each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING

import pandas as pd

from newstables.finding.events.clauses import governor, is_moved_from, is_verb
from newstables.finding.events.datelines import DATELINE
from newstables.finding.events.unreal import is_question, is_reference
from newstables.finding.events.words import acts
from newstables.finding.stretches import Stretches
from newstables.finding.times.found import Rule, rules_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NEAR = re.compile(
    r"(?:recently|lately|soon|shortly|(?:days|weeks|months) ago|near future"
    r"|(?:coming|recent) (?:days|weeks|months))$",
    re.IGNORECASE,
)

_UNTIL = frozenset("to until till through – — -".split())

# A picture's caption often dates a meeting; the other kinds repeat or are of another story.
_IGNORED = frozenset(
    ("repeat", "credit", "related", "copyright", "headline", "agency", "byline", "dateline",
     "embed", "navigation")
)  # fmt: skip


_BE = frozenset("is are was were".split())
_MARKS = '“”"'
_STOPS = ".!:"
_LEAD = 2  # sentences that tell the news


@dataclass
class Sentence:
    """One sentence: its tokens, its times by the verb they belong to, and its standing."""

    span: "Span"
    start: int
    end: int
    caption: bool
    filed: int  # where the dateline before it ends; its start when it has none
    lead: bool = False  # one of the first of the running text
    paragraph: int = 0
    times: list["TimeHere"] = field(default_factory=list)
    undated: list["TimeHere"] = field(default_factory=list)  # "recently", "in the coming weeks"


@dataclass(frozen=True)
class TimeHere:
    """One time expression that names a stretch of the calendar, or sets something near."""

    start: int
    unit: str  # day, or what is coarser: week, month, year ...; of an undated one its TIMEX3 value
    first: int
    last: int
    verb: int | None  # token of the verb that governs it
    noun: int | None  # token of the noun it hangs on, when it hangs on one
    ends: int | None = None  # start of the expression whose range it closes: "from 9 to 14 March"
    reference: bool = False  # only measures: "the most since March", "more than in 2015"
    above: bool = False  # stands in a line above: "9:30 p.m." of a live blog


def read_sentences(
    doc: "Doc",
    *,
    times: pd.DataFrame,
    furniture: pd.DataFrame,
    hours: Mapping[tuple[int, int], int],
) -> Iterator[Sentence]:
    """Return the sentences of running text and captions, with the times that can date something.

    Args:
        times: TIMES of this article.
        furniture: FURNITURE of this article.
        hours: stretches of text below a line that holds an hour -> start of its expression.
    """
    starts = [token.idx for token in doc]
    text = doc.text  # spaCy puts it together anew at each look
    marked = [
        (int(start), int(end), str(kind))
        for start, end, kind in zip(
            furniture["start"], furniture["end"], furniture["kind"], strict=True
        )
    ]
    rules = rules_of(times)
    kind_of, filed = (
        Stretches(marked),
        Stretches(
            [
                *((*match.span(), "dateline") for match in DATELINE.finditer(text)),
                *(stretch for stretch in marked if stretch[2] == "dateline"),
            ]
        ),
    )
    measures = _references(times, rules)
    datable, undated = (
        [
            _place(doc, starts, start, end, unit, reference=start in measures)
            for start, end, unit in found
            if not filed.over(start, start + 1)
        ]
        for found in (_datable(times, rules), _undated(times, rules))
    )
    running = paragraph = 0
    for span in doc.sents:
        printed = text[span.start_char : span.end_char]
        stripped = printed.strip()
        if not stripped:
            continue
        begin = span.start_char + len(printed) - len(printed.lstrip())
        end = begin + len(stripped)
        kinds = {
            kind
            for first, last, kind in kind_of.over(begin, end)
            if min(last, end) - max(first, begin) > (end - begin) / 2
        }
        paragraph += "\n" in text[max(0, begin - 2) : begin]
        if kinds & _IGNORED or is_question(stripped):
            continue
        told = "caption" not in kinds and _is_told(span, stripped)
        running += told
        found = [time for time in _within(datable, begin, end) if not _is_denied(doc, time)]
        lines = [
            last
            for first, last, kind in kind_of.over(begin, end)
            if kind == "dateline" and first == begin
        ]
        yield Sentence(
            span,
            begin,
            end,
            caption="caption" in kinds,
            filed=max([begin, *lines]),
            lead=told and running <= _LEAD,
            paragraph=paragraph,
            times=_ranges(doc, found) or list(_standing(span, begin, hours)),
            undated=_within(undated, begin, end),
        )


def _standing(span: "Span", begin: int, hours: Mapping[tuple[int, int], int]) -> Iterator[TimeHere]:
    """Return the hour of a live blog that a sentence stands below."""
    root = span.root
    said = acts().get(root.lower_) == "say" or any(mark in span.text for mark in _MARKS)
    state = root.lower_ in _BE or any(child.dep_ == "auxpass" for child in root.children)
    if said or state or not is_verb(root):
        return  # what is only said or so is no entry of its own
    for (start, end), time in hours.items():
        if start <= begin < end:
            yield TimeHere(time, "day", span.start, span.start, root.i, None, above=True)


def _within(times: Sequence[TimeHere], begin: int, end: int) -> list[TimeHere]:
    """Return the times that start in a stretch; `times` are in reading order."""
    start = attrgetter("start")
    first, last = bisect_left(times, begin, key=start), bisect_left(times, end, key=start)
    return list(times[first:last])


def _is_told(span: "Span", text: str) -> bool:
    """Return whether a sentence is one of running text, by its end and its verb."""
    return text.rstrip("”\"'’)")[-1:] in _STOPS and any(is_verb(token) for token in span)


def _ranges(doc: "Doc", times: list[TimeHere]) -> list[TimeHere]:
    """Return the times, each that closes a range with the start of the one that opens it."""
    found = times[:1]
    for time in times[1:]:
        before = found[-1]
        between = [token.text.lower() for token in doc[before.last + 1 : time.first]]
        closes = len(between) == 1 and between[0] in _UNTIL and time.unit == before.unit
        closes = closes and not is_moved_from(doc[before.first - 1])
        found.append(replace(time, ends=before.start) if closes else time)
    return found


def _datable(times: pd.DataFrame, rules: list[Rule]) -> Iterator[tuple[int, int, str]]:
    for start, end, kind, rule in zip(
        times["start"], times["end"], times["type"], rules, strict=True
    ):
        if kind in ("DATE", "TIME") and str(rule.get("value", "0"))[0].isdigit():
            yield int(start), int(end), _unit(rule)


def _undated(times: pd.DataFrame, rules: list[Rule]) -> Iterator[tuple[int, int, str]]:
    for start, end, text, rule in zip(
        times["start"], times["end"], times["text"], rules, strict=True
    ):
        value = str(rule.get("value", ""))
        if value in ("PAST_REF", "FUTURE_REF") and _NEAR.search(" ".join(text.split())):
            yield int(start), int(end), value


def _references(times: pd.DataFrame, rules: list[Rule]) -> set[int]:
    """Return where the times stand that are known to be of a comparison."""
    return {
        int(start)
        for start, rule in zip(times["start"], rules, strict=True)
        if rule.get("role") == "reference"
    }


def _unit(rule: Rule) -> str:
    if rule["is"] == "fixed":
        return {4: "year", 7: "month", 10: "day"}.get(len(rule["value"].split("T")[0]), "other")
    if rule["is"] in ("weekday", "monthday", "holiday"):
        return "day"
    return str(rule.get("unit", rule["is"]))


def _place(
    doc: "Doc", starts: list[int], start: int, end: int, unit: str, *, reference: bool
) -> TimeHere:
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first, bisect_right(starts, end - 1) - 1)
    top = doc[last]
    for token in doc[first : last + 1]:
        if not first <= token.head.i <= last:
            top = token
    verb = governor(top)
    noun = _noun_above(top)
    reference = reference or is_reference(doc, first, last)
    at = verb.i if verb is not None else None
    return TimeHere(start, unit, first, last, at, noun, reference=reference)


def _is_denied(doc: "Doc", time: TimeHere) -> bool:
    """Return whether a date is put right: "on Monday, not on Sunday"."""
    return "not" in {token.text.lower() for token in doc[max(0, time.first - 2) : time.first]}


def _noun_above(token: "Token") -> int | None:
    for _ in range(4):
        token = token.head
        if is_verb(token):
            return None
        if token.tag_[:2] == "NN":
            return token.i
    return None
