"""Transcripts: turns that begin with the speaker's label, "AUSTIN: ...", and need no marks."""

import re
from dataclasses import dataclass

from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.token_table import Span, TokenTable

_QUESTION = re.compile(r"(?:Q|QUESTION|Question|REPORTER|Reporter)\b")
_ASIDE = re.compile(r"\s*\([^()]{3,60}\)\s*")  # (through translator), (laughter)
_FEWEST = 3  # labelled paragraphs that make a transcript


@dataclass(frozen=True)
class Turn:
    """What one speaker says until the next label: one span a paragraph."""

    label: Candidate
    spans: list[Span]
    is_question: bool


def find_turns(sheet: TokenTable, candidates: list[Candidate]) -> list[Turn]:
    """Find the turns of a transcript; none when the article is not one."""
    starts = {first: number for number, (first, _) in enumerate(sheet.paragraphs)}
    labels = {
        starts[one.first]: one
        for one in candidates
        if one.kind == "label" and one.first in starts and _is_name(sheet, one)
    }
    if len(labels) < _FEWEST:
        return []
    turns: list[Turn] = []
    for number, (first, last) in enumerate(sheet.paragraphs):
        if number in labels:
            one = labels[number]
            printed = sheet.text[sheet.starts[one.first] : sheet.ends[one.last - 1]]
            turns.append(Turn(one, [], _QUESTION.match(printed) is not None))
            first = one.last + 1
        if not turns or first >= last:
            continue
        if any(sheet.quoted[token] >= 0 for token in range(first, last)):
            continue  # words in marks have an owner already
        start, end = sheet.starts[first], sheet.ends[last - 1]
        aside = _ASIDE.match(sheet.text, start, end)
        start = aside.end() if aside else start
        if start < end:
            turns[-1].spans.append((start, end))
    return [turn for turn in turns if turn.spans]


def _is_name(sheet: TokenTable, label: Candidate) -> bool:
    printed = sheet.text[sheet.starts[label.first] : sheet.ends[label.last - 1]]
    name = printed.split("(")[0].strip()
    return name.isupper() or label.person >= 0 or _QUESTION.match(printed) is not None
