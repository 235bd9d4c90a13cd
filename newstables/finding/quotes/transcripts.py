"""Transcripts: turns that begin with the speaker's label, "AUSTIN: ...", and need no marks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import simplemma

from newstables.finding.coref.people import People
from newstables.finding.quotes.labels import (
    has_title,
    is_answer,
    is_heading,
    is_question,
    label_name,
)
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.token_table import Span, TokenTable
from newstables.lexicons import table, words

_LABEL = re.compile(
    r"(?P<label>[^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,8}(?:, [^\W\d_][\w .’'-]{2,40})?)"
    r"(?: \([^()\n]{1,40}\))?:(?=\s)"
)
_ASIDE = re.compile(r"\s*\([^()]{3,60}\)\s*")  # (through translator), (laughter)
_FULL_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w.’'-]*){1,3}"
_FEWEST = 2  # labelled paragraphs that make a transcript
_OFFICES = frozenset("Foreign Defense Defence Prime Interior Deputy Vice Acting The".split())
_SHORT_WORDS = frozenset("of the and for van von der den de del di da dos bin al el".split())


@dataclass(frozen=True)
class Turn:
    """What one speaker says until the next label: one span a paragraph."""

    label: Candidate
    spans: list[Span]
    asks: bool  # whoever asks is not named
    answers: bool  # the label says no more than that it is an answer


def find_turns(tokens: TokenTable, people: People) -> list[Turn]:
    """Find the turns of a transcript; none when the article is not one."""
    labels = _labels(tokens, people)
    if len(labels) < _FEWEST:
        return []
    turns: list[Turn] = []
    for number, (first, last) in enumerate(tokens.paragraphs):
        start, end = tokens.starts[first], tokens.ends[last - 1]
        if number in labels:
            label = labels[number]
            printed = tokens.text[tokens.starts[label.first] : tokens.ends[label.last - 1]]
            turns.append(Turn(label, [], is_question(printed), is_answer(printed)))
            start = tokens.text.index(":", tokens.starts[label.last - 1]) + 1
        if not turns or _ASIDE.fullmatch(tokens.text, start, end):
            continue
        aside = _ASIDE.match(tokens.text, start, end)
        start = aside.end() if aside else start
        if tokens.text[start:end].strip():
            turns[-1].spans.append((start, end))
    return [turn for turn in turns if turn.spans]


def _labels(tokens: TokenTable, people: People) -> dict[int, Candidate]:
    """Return, by paragraph, the labels that name who speaks."""
    found: dict[int, tuple[str, Candidate]] = {}
    for number, (first, last) in enumerate(tokens.paragraphs):
        start = tokens.starts[first]
        match = _LABEL.match(tokens.text, start, min(tokens.ends[last - 1], start + 120))
        if match is None or tokens.quoted[first] >= 0 or not _is_label(match["label"]):
            continue
        end = tokens.tokens_in(start, match.end("label"))[1]
        end = max(end, first + 1)
        person = _person(tokens, people, first, end)
        found[number] = match["label"], Candidate(end - 1, first, end, "label", person)
    times = Counter(printed for printed, _ in found.values())
    kept = {
        number: label
        for number, (printed, label) in found.items()
        if label.person >= 0 or times[printed] > 1 or _may_name(printed)
    }
    if len(kept) >= _FEWEST:  # who asks there may be an outlet, once: "AFP: Will you go?"
        kept |= {
            number: label
            for number, (_, label) in found.items()
            if people.kind_at(label.first) or _is_known_outlet(tokens.words[label.first])
        }
    if sum(found[number][0].isupper() for number in kept) >= _FEWEST:
        kept |= {
            number: label for number, (printed, label) in found.items() if _is_full_name(printed)
        }
    return kept


def _is_known_outlet(word: str) -> bool:
    return word in table("agencies") or word.isupper() and 2 < len(word) < 6


def _person(tokens: TokenTable, people: People, first: int, end: int) -> int:
    """Return the number of the person a label ends in; in small letters titles alone precede."""
    number = people.at.get(end - 1, -1)
    if number < 0 or people.spans[number][2] != "PERSON":
        return -1
    before = tokens.text[tokens.starts[first] : tokens.starts[max(first, people.spans[number][0])]]
    titled = all(has_title(word) or word in _OFFICES for word in before.split())
    return number if titled or before.isupper() else -1


def _is_label(printed: str) -> bool:
    """Return whether all of it is written as a name is, in capitals or with initial ones."""
    if is_heading(printed):
        return False
    return all(
        word[:1].isupper() or word.lower() in _SHORT_WORDS for word in printed.split(",")[0].split()
    )


def _may_name(printed: str) -> bool:
    """Return whether a label not printed twice is a title, a surname or a question's."""
    if is_question(printed) or is_answer(printed) or has_title(printed):
        return True
    return printed.isupper() and printed.split()[-1].capitalize() in words("surnames")


def _is_full_name(printed: str) -> bool:
    """Return whether a label among others in capitals is two names or more: some word is none."""
    parts = printed.split(",")[0].split()
    return (
        printed.isupper()
        and len(parts) > 1
        and not all(simplemma.is_known(part.lower(), "en") for part in parts)
    )


def names_of_turns(tokens: TokenTable, turns: Sequence[Turn], names: Sequence[str]) -> list[str]:
    """Return who speaks each turn: a label in full names the shorter ones after it.

    Args:
        names: the names of the article.
    """
    printed = [
        tokens.text[tokens.starts[turn.label.first] : tokens.ends[turn.label.last - 1]]
        for turn in turns
    ]
    cast = tokens.text[: tokens.starts[turns[0].label.first]] if turns else ""
    known = [*names, *(label_name(label, ()) for label in printed)]
    listed = {label: _in_cast(label, cast) for label in {*printed}}
    known += [name for found in listed.values() for name in found]
    spoken = {label: label_name(label, known) for label in {*printed}}
    for label, found in listed.items():
        if found and spoken[label].casefold() == label.casefold():
            spoken[label] = found[0]
    return [spoken[label] for label in printed]


def _in_cast(label: str, cast: str) -> list[str]:
    """Return the full names above a transcript that a label's surname ends: "LENA FORSTER"."""
    titled = re.search(
        rf"(?P<name>{_FULL_NAME}), (?:the )?(?i:{re.escape(label)})\b"
        rf"|\b(?i:{re.escape(label)}),? (?P<after>{_FULL_NAME})", cast)  # fmt: skip
    if titled and has_title(label):
        return [titled["name"] or titled["after"]]
    surname = label.split()[-1]
    given = r"[^\W\d_][\w.’'-]+(?: [A-Z]\.)?"
    found = re.findall(rf"\b({given}) ({re.escape(surname)})\b", cast, re.IGNORECASE)
    return [
        f"{first.title()} {last.title()}"
        for first, last in found
        if first[0].isupper() and last[0].isupper() and not has_title(first)
    ]


def who_answers(tokens: TokenTable, people: People, turns: Sequence[Turn]) -> str | None:
    """Return the one person named before the first turn: whom an interview is with."""
    first = turns[0].label.first
    named = {
        name
        for (start, _, kind), name in zip(people.spans, people.names, strict=True)
        if kind == "PERSON" and start < first and not tokens.skipped[start]
    }
    return named.pop() if len(named) == 1 else None
