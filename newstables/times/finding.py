"""Doc -> TIMES: every time expression with its rule, before any publication date is known."""

import json
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import pandas as pd

from newstables.marks import quoted_regions
from newstables.schemas import TIMES
from newstables.times import calendar_patterns, relative_patterns
from newstables.times.anchors import choose_anchor
from newstables.times.found import Found, fixed
from newstables.times.tense import tense_of
from newstables.times.traps import is_trap
from newstables.times.words import YEAR

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PATTERNS = calendar_patterns.PATTERNS + relative_patterns.PATTERNS
_YEAR = re.compile(
    rf"(?<![\w$£€.,/:#+-])(?:(?i:late|early|mid)[- ])?(?P<y>{YEAR})(?![\w%/]|[.,:]\d|-\w)"
)
_RHETORIC = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def find_times(doc: "Doc", *, article_id: str) -> pd.DataFrame:
    """Find the dates, times, durations and repetitions one article names.

    Args:
        doc: the article, annotated: tags and heads tell past from future.

    Returns:
        A TIMES frame in reading order. `rule` says what the expression means before a
        publication date is known; `value` is filled where none is needed.
    """
    text = doc.text
    starts = [token.idx for token in doc]
    sentences = [sentence.start_char for sentence in doc.sents] if len(doc) else []
    quoted = quoted_regions(text)
    kept: list[Found] = []
    for found in _longest(_candidates(text)):
        index = bisect_right(starts, found.start) - 1
        last = bisect_right(starts, found.end - 1) - 1
        if is_trap(found, doc, index, last):
            continue
        sentence = sentences[bisect_right(sentences, found.start) - 1]
        if found.anchor and not _anchored(found, kept, sentence):
            continue
        _in_quotation(found, quoted)
        if found.tense:
            tense = tense_of(doc, last)
            if tense:
                found.rule["tense"] = tense
        kept.append(found)
    return TIMES.frame(_row(found, text, article_id) for found in kept)


def _candidates(text: str) -> list[Found]:
    found: list[Found] = []
    for pattern, build in _PATTERNS:
        for match in pattern.finditer(text):
            found += build(match)
    for match in _YEAR.finditer(text):
        found.append(fixed(match.start(), match.end(), "DATE", match["y"]))
        found[-1].rule["bare"] = True
    return found


def _longest(found: list[Found]) -> list[Found]:
    """Keep, of overlapping expressions, the longest; the first of the patterns when equal."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (-(one.end - one.start), one.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _anchored(found: Found, before: list[Found], sentence: int) -> bool:
    anchor = choose_anchor(found, before, near=sentence)
    if anchor is not None:
        found.rule = {**found.rule, "of": anchor.start}
        if found.rule.get("unit") == "same":
            found.rule["unit"] = "same"
        return True
    if found.otherwise is None:
        return False
    found.rule = found.otherwise
    return True


def _in_quotation(found: Found, quoted: list[tuple[int, int]]) -> None:
    """Take today and tomorrow said in a quotation as the speaker's now, not as days."""
    rule = found.rule
    if (
        rule["is"] == "period"
        and rule["unit"] == "day"
        and abs(rule["shift"]) <= 1
        and ("of" not in rule and any(start <= found.start < end for start, end in quoted))
    ):
        found.rule = {"is": "fixed", "value": _RHETORIC[rule["shift"]],
                      "why": "said inside a quotation: a figure of speech, no day"}  # fmt: skip


def _row(found: Found, text: str, article_id: str) -> dict[str, Any]:
    rule = {key: value for key, value in found.rule.items() if key != "bare"}
    return {
        "article_id": article_id,
        "start": found.start,
        "end": found.end,
        "text": text[found.start : found.end],
        "type": found.type,
        "rule": json.dumps(rule, sort_keys=True),
        "value": rule.get("value"),
    }
