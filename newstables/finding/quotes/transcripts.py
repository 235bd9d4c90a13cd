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


def find_turns(tokens: TokenTable, candidates: list[Candidate]) -> list[Turn]:
    """Find the turns of a transcript; none when the article is not one."""
    starts = {first: number for number, (first, _) in enumerate(tokens.paragraphs)}
    labels = {
        starts[candidate.first]: candidate
        for candidate in candidates
        if candidate.kind == "label" and candidate.first in starts and _is_name(tokens, candidate)
    }
    if len(labels) < _FEWEST:
        return []
    turns: list[Turn] = []
    for number, (first, last) in enumerate(tokens.paragraphs):
        if number in labels:
            label = labels[number]
            printed = tokens.text[tokens.starts[label.first] : tokens.ends[label.last - 1]]
            turns.append(Turn(label, [], _QUESTION.match(printed) is not None))
            first = label.last + 1
        if not turns or first >= last:
            continue
        if any(tokens.quoted[token] >= 0 for token in range(first, last)):
            continue  # words in marks have an owner already
        start, end = tokens.starts[first], tokens.ends[last - 1]
        aside = _ASIDE.match(tokens.text, start, end)
        start = aside.end() if aside else start
        if start < end:
            turns[-1].spans.append((start, end))
    return [turn for turn in turns if turn.spans]


def _is_name(tokens: TokenTable, label: Candidate) -> bool:
    printed = tokens.text[tokens.starts[label.first] : tokens.ends[label.last - 1]]
    name = printed.split("(")[0].strip()
    return name.isupper() or label.person >= 0 or _QUESTION.match(printed) is not None
