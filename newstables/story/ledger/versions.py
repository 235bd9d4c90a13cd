"""Two versions of one text, word by word: what a later one, or another outlet's, says otherwise."""

import re
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

ChangeKind = Literal["same", "left out", "added"]
MOST_PAIRS = 25_000_000  # words of one times words of the other: two texts of 5,000 words
_WORD = re.compile(r"\S+\s*")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


class Change(NamedTuple):
    """A stretch of words: in both versions, in the first alone, or in the second alone."""

    kind: ChangeKind
    words: str


def changes(first: str, second: str) -> tuple[Change, ...] | None:
    """Return how a text becomes another, in reading order; None when they are too long for it.

    Blanks and the shape of quotation marks are no change. The words of kind "same" and "left out"
    make up the first text, those of "same" and "added" the second, blanks apart.

    Source: the longest common sequence of words (rapidfuzz, `Indel`).
    """
    ours, theirs = (_WORD.findall(text) for text in (first, second))
    if len(ours) * len(theirs) > MOST_PAIRS:
        return None
    told = []
    for step in Indel.opcodes([_key(word) for word in ours], [_key(word) for word in theirs]):
        if step.tag == "insert":
            told.append(Change("added", "".join(theirs[step.dest_start : step.dest_end])))
        else:
            kind: ChangeKind = "same" if step.tag == "equal" else "left out"
            told.append(Change(kind, "".join(ours[step.src_start : step.src_end])))
    return tuple(told)


def _key(word: str) -> str:
    """Return what two spellings of a word share: straight marks for curly ones, no blanks."""
    return word.strip().translate(_STRAIGHT)
