"""Doc -> TIMES: every time expression with its rule, before any publication date is known."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from newstables.finding.marks import is_quoted, quoted_regions
from newstables.finding.tense.days import is_all_past, is_surely_past, tense_of, top_of
from newstables.finding.tense.said import is_of_our_times, tells_own_day
from newstables.finding.times.anchors import choose_anchor, join_neighbours
from newstables.finding.times.candidates import candidates, longest
from newstables.finding.times.context import take_weeks, take_years
from newstables.finding.times.found import Found
from newstables.finding.times.heads import hang_on_heads
from newstables.finding.times.itineraries import take_stages
from newstables.finding.times.lists import complete_lists
from newstables.finding.times.named_days import take_name
from newstables.finding.times.numeric import settle_order
from newstables.finding.times.roles import role_of
from newstables.finding.times.said import count_from_telling
from newstables.finding.times.traps import is_trap
from newstables.schemas import TIMES

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
    kept = _kept(doc, longest(candidates(text), length=len(text)))
    join_neighbours(kept, text)
    kept = [found for found in kept if not found.beside or "of" in found.rule]
    complete_lists(kept, text)
    take_years(kept, text)
    take_weeks(kept, text)
    take_stages(kept, doc)
    hang_on_heads(kept, text)
    count_from_telling(kept, doc)
    for found in kept:
        if found.role and found.type in ("DATE", "TIME"):
            found.rule["role"] = found.role
    return TIMES.frame(_row(found, text, article_id) for found in kept)


def _kept(doc: "Doc", read: list[Found]) -> list[Found]:
    """Return those that are times, each with its anchor and tense."""
    starts = [token.idx for token in doc]
    sentences = [sentence.start_char for sentence in doc.sents] if len(doc) else []
    quoted = quoted_regions(doc.text)
    settle_order(read)
    kept: list[Found] = []
    for found in read:
        found.first = bisect_right(starts, found.start) - 1
        found.last = bisect_right(starts, found.end - 1) - 1
        if is_trap(found, doc, found.first, found.last):
            continue
        found.role = role_of(doc, top_of(doc, found.first, found.last))
        sentence = sentences[bisect_right(sentences, found.start) - 1]
        if found.anchor and not _anchored(found, kept, sentence):
            continue
        if is_of_our_times(found, doc):
            _as_figure_of_speech(found)
        elif _in_quotation(found, quoted):
            if tells_own_day(doc, found.first):
                found.said = True
            else:
                _as_figure_of_speech(found)
        if found.tense:
            _set_tense(found, doc)
        kept.append(found)
    return kept


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
        "why": "a figure of speech: the times we live in, no day",
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
