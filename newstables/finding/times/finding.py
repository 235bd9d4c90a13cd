"""Doc -> TIMES: every time expression with its rule, before any publication date is known."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from newstables.finding.marks import is_quoted, quoted_regions
from newstables.finding.tense.days import is_all_past, is_surely_past, tense_of, top_of
from newstables.finding.tense.said import tells_own_day
from newstables.finding.times import calendar_patterns, relative_patterns
from newstables.finding.times.anchors import choose_anchor, join_neighbours
from newstables.finding.times.context import take_weeks, take_years
from newstables.finding.times.found import Builder, Found, fixed
from newstables.finding.times.heads import hang_on_heads
from newstables.finding.times.lists import complete_lists
from newstables.finding.times.named_days import take_name
from newstables.finding.times.numeric import settle_order
from newstables.finding.times.roles import role_of
from newstables.finding.times.said import count_from_telling
from newstables.finding.times.traps import is_trap
from newstables.finding.times.words import YEAR, triggers
from newstables.schemas import TIMES

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BY_TRIGGER: dict[str, list[tuple[int, re.Pattern[str], Builder]]] = {}
for _number, (_kind, _pattern, _build) in enumerate(
    calendar_patterns.PATTERNS + relative_patterns.PATTERNS
):
    _BY_TRIGGER.setdefault(_kind, []).append((_number, _pattern, _build))
_TRIGGERS = triggers()
_WORD = re.compile(r"[A-Za-z]+|\d\w*|['’]\d0s")
_BEFORE, _AFTER = 60, 45  # characters around a trigger that an expression can reach
_YEAR = re.compile(
    rf"(?<![\w$£€.,/:#+-])(?:(?i:late|early|mid)[- ])?(?P<y>{YEAR})(?![\w%/]|[.,:]\d|-\w)"
)
_RHETORIC = {0: "PRESENT_REF", 1: "FUTURE_REF"}


def find_times(doc: "Doc", *, article_id: str) -> pd.DataFrame:
    """Find the dates, times, durations and repetitions one article names.

    Args:
        doc: the article, annotated: tags and heads part past from future.

    Returns:
        A TIMES frame in reading order. `rule` says what the expression means before a
        publication date is known; `value` is filled where none is needed.

    Source: TIMEX3 of TimeML 1.2.1: types and values.
    """
    text = doc.text
    kept = _kept(doc, _longest(_candidates(text), len(text)))
    join_neighbours(kept, text)
    complete_lists(kept, text)
    take_years(kept, text)
    take_weeks(kept, text)
    hang_on_heads(kept, text)
    count_from_telling(kept, doc)
    for found in kept:
        if found.role and found.type in ("DATE", "TIME"):
            found.rule["role"] = found.role
    return TIMES.frame(_row(found, text, article_id) for found in kept)


def _kept(doc: "Doc", candidates: list[Found]) -> list[Found]:
    """Return those that are times, each with its anchor and tense."""
    starts = [token.idx for token in doc]
    sentences = [sentence.start_char for sentence in doc.sents] if len(doc) else []
    quoted = quoted_regions(doc.text)
    settle_order(candidates)
    kept: list[Found] = []
    for found in candidates:
        found.first = bisect_right(starts, found.start) - 1
        found.last = bisect_right(starts, found.end - 1) - 1
        if is_trap(found, doc, found.first, found.last):
            continue
        found.role = role_of(doc, top_of(doc, found.first, found.last))
        sentence = sentences[bisect_right(sentences, found.start) - 1]
        if found.anchor and not _anchored(found, kept, sentence):
            continue
        if _in_quotation(found, quoted):
            if tells_own_day(doc, found.first):
                found.said = True
            else:
                _as_figure_of_speech(found)
        if found.tense:
            _set_tense(found, doc)
        kept.append(found)
    return kept


def _candidates(text: str) -> list[Found]:
    """Run each pattern where a word stands that can bring it into play."""
    found: list[Found] = []
    seen: set[tuple[int, int, int]] = set()
    for kind, windows in _windows(text).items():
        for number, pattern, build in _BY_TRIGGER[kind]:
            for first, last in windows:
                for match in pattern.finditer(text, first, last):
                    key = (number, match.start(), match.end())
                    if key not in seen:
                        seen.add(key)
                        found += build(match)
        if kind == "number":
            for first, last in windows:
                for match in _YEAR.finditer(text, first, last):
                    found.append(fixed(match.start(), match.end(), "DATE", match["y"]))
                    found[-1].rule["bare"] = True
    return found


def _windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """Return, by kind of trigger, the stretches of text around the words that are one."""
    windows: dict[str, list[tuple[int, int]]] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        kinds = _TRIGGERS.get(word)
        if kinds is None:
            if not word[0].isdigit():
                continue
            kinds = ("clock", "number") if len(word) < 5 or word[4] in "s" else ("number",)
        first, last = max(0, match.start() - _BEFORE), min(len(text), match.end() + _AFTER)
        for kind in kinds:
            kept = windows.setdefault(kind, [])
            if kept and first <= kept[-1][1]:
                kept[-1] = (kept[-1][0], last)
            else:
                kept.append((first, last))
    return windows


def _longest(found: list[Found], length: int) -> list[Found]:
    """Keep, of overlapping expressions, the longest; the first of the patterns when equal."""
    taken = bytearray(length)
    kept: list[Found] = []
    for time in sorted(found, key=lambda time: (-(time.end - time.start), time.start)):
        if not any(taken[time.start : time.end]):
            taken[time.start : time.end] = b"\x01" * (time.end - time.start)
            kept.append(time)
    return sorted(kept, key=lambda time: time.start)


def _anchored(found: Found, before: list[Found], sentence: int) -> bool:
    anchor = choose_anchor(found, before, near=sentence)
    if anchor is not None:
        found.rule = {**found.rule, "of": anchor.start}
        return True
    if found.otherwise is None:
        return False
    found.rule = found.otherwise
    return True


def _set_tense(found: Found, doc: "Doc") -> None:
    first, last = found.first, found.last
    tense = tense_of(doc, first, last)
    if found.rule["is"] == "monthday":
        if not tense and is_all_past(doc, first):
            tense = "past"
        if tense == "past" and is_surely_past(doc, first, last):
            found.rule["sure"] = True
        take_name(found, doc[last + 1].text.lower() if last + 1 < len(doc) else "")
    if tense == "pledged":
        tense = "future" if found.rule["is"] in ("weekday", "monthday") else "either"
    if tense:
        found.rule["tense"] = tense


def _in_quotation(found: Found, quoted: Sequence[tuple[int, int]]) -> bool:
    """Return whether this is a today or a tomorrow said in a quotation."""
    rule = found.rule
    return (
        rule["is"] == "period"
        and rule["unit"] == "day"
        and rule["shift"] in _RHETORIC
        and "part" not in rule
        and "of" not in rule
        and is_quoted(quoted, found.start)
    )


def _as_figure_of_speech(found: Found) -> None:
    """Set its rule to the speaker's now or future, not as a day."""
    found.rule = {
        "is": "fixed",
        "value": _RHETORIC[found.rule["shift"]],
        "why": "said inside a quotation: a figure of speech, no day",
    }


def _row(found: Found, text: str, article_id: str) -> dict[str, Any]:
    rule = {key: value for key, value in found.rule.items() if key != "bare"}
    return {
        "article_id": article_id,
        "start": found.start,
        "end": found.end,
        "text": text[found.start : found.end],
        "type": found.type,
        "rule": rule,
        "value": rule.get("value"),
    }
