"""One quotation held against the text it may come from: what is the same, what is not, and where.

Source of the alignment: Ratcliff and Metzener, "Pattern Matching: The Gestalt Approach" (1988), as
`difflib` has it, over words in place of letters.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Literal

from newstables.lexicons import words as listed
from newstables.schemas import CUT
from newstables.story.ledger.wording_keys import Words, words_of

Match = Literal["exact", "bracketed", "shortened", "joined", "altered", "none"]
DifferenceKind = Literal["left out", "left out, marked", "added", "changed", "bracketed"]

# Best first: which of two readings of one quotation stands.
MATCHES: tuple[Match, ...] = ("exact", "bracketed", "shortened", "joined", "altered", "none")

_CUT_MARK = re.compile(r"\[\s*(?:\.\s?\.\s?\.|…)\s*\]|\(\s*(?:\.\s?\.\s?\.|…)\s*\)|\.\s?\.\s?\.|…")
_BRACKETS = re.compile(r"\[([^\[\]]{1,200})\]")
_LEAST = 0.6  # of a quotation's words, by weight: with fewer in place it is another saying
_SMALL_WEIGHT = 0.25  # of "the" or "have", which any two sentences share
_DENIALS = frozenset("not no never nor neither none nothing nobody without hardly cannot".split())
_STRAY = 2  # words; so short a piece far from the rest stands there by chance
_FAR = 4  # words between
_LONG_CUT = 12  # words left out without a mark: more is two passages made one
_FAR_CUT = 80  # with a mark


@dataclass(frozen=True)
class Difference:
    """One place where a quotation is not as its source has it; a side may be "" (no words)."""

    kind: DifferenceKind
    source: str
    printed: str


@dataclass(frozen=True)
class Comparison:
    """How a quotation stands to its source.

    Attributes:
        match: the verdict.
        start, end: where in the source, in characters.
        right: words of the quotation that are in their place, of: how many it has.
        differences: in order of the quotation.
    """

    match: Match
    start: int
    end: int
    right: int
    of: int
    differences: tuple[Difference, ...] = ()

    @property
    def share(self) -> float:
        """Return the share of the quotation's words that are in place, 0 to 1."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True)
class Printed:
    """A quotation as printed: its words, which are an editor's in brackets, and where it is cut."""

    text: str
    words: Words
    bracketed: frozenset[int]
    cuts: frozenset[int]  # numbers of the words that a mark of omission stands before


def read_printed(text: str) -> Printed:
    """Return a quotation with what its marks say of it: [words of an editor], cuts [...]."""
    text = text.replace(CUT, " [...] ")
    cut_at = [match.start() for match in _CUT_MARK.finditer(text)]
    plain = _CUT_MARK.sub(lambda match: " " * len(match.group()), text)
    inside = [match.span() for match in _BRACKETS.finditer(plain)]
    words = words_of(plain)
    bracketed = {
        number
        for number, (start, end) in enumerate(words.spans)
        if any(first <= start and end <= last for first, last in inside)
    }
    cuts = {
        next((number for number, span in enumerate(words.spans) if span[0] >= at), len(words.keys))
        for at in cut_at
    }
    return Printed(text, words, frozenset(bracketed), frozenset(cuts))


def compare(printed: Printed, source: str, words: Words, *, first: int, last: int) -> Comparison:
    """Hold a quotation against a passage of a source.

    Args:
        printed: the quotation.
        source: the text.
        words: of the text.
        first, last: the words that the passage begins with and ends before.
    """
    keys = words.keys[first:last]
    own = [  # an editor's words are nobody's, and match nothing
        "" if number in printed.bracketed else key for number, key in enumerate(printed.words.keys)
    ]
    matcher = SequenceMatcher(None, own, keys, autojunk=False)
    found = [block for block in matcher.get_matching_blocks() if block.size]
    blocks = _dense(_nearest(found, own, keys), printed.cuts)
    counted = len(own) - len(printed.bracketed)
    inside = {number for block in blocks for number in range(block.a, block.a + block.size)}
    right = len(inside)
    if not blocks or _weight(printed, inside) < _LEAST * _weight(printed, range(len(own))):
        return Comparison("none", 0, 0, right, counted)
    begin, end = first + blocks[0].b, first + blocks[-1].b + blocks[-1].size
    held = _Held(printed, source, words, first)
    differences = held.differences(blocks)
    return Comparison(
        _match(differences, is_joined=held.is_joined(blocks)),
        words.spans[begin][0],
        words.spans[end - 1][1],
        right,
        counted,
        tuple(differences),
    )


def hold(words: str, fullest: str) -> Comparison:
    """Hold one printing of an utterance against another, whole against whole."""
    source = words_of(fullest)
    return compare(read_printed(words), fullest, source, first=0, last=len(source.keys))


def _weight(printed: Printed, numbers: Iterable[int]) -> float:
    """Return how much some words of a quotation say; an editor's say nothing."""
    return sum(
        _SMALL_WEIGHT if printed.words.keys[number] in listed("story/small_words") else 1.0
        for number in numbers
        if number not in printed.bracketed
    )


def _nearest(blocks: Sequence[Any], own: Sequence[str], keys: Sequence[str]) -> list[Any]:
    """Move each piece before the longest to where it stands last before the next piece.

    The matcher takes the first place of several: "We" of the sentence before.
    """
    kept = list(blocks)
    longest = max(range(len(kept)), key=lambda number: kept[number].size, default=0)
    for number in range(longest - 1, -1, -1):
        piece = kept[number]
        words = tuple(own[piece.a : piece.a + piece.size])
        latest = kept[number + 1].b - piece.size
        begin = next(
            at for at in range(latest, -1, -1) if tuple(keys[at : at + piece.size]) == words
        )
        kept[number] = piece._replace(b=begin)
    return kept


def _dense(blocks: Sequence[Any], cuts: frozenset[int]) -> list[Any]:
    """Leave out short pieces at either end that stand far from the rest in the source."""
    kept = list(blocks)
    while len(kept) > 1 and kept[0].size <= _STRAY and _are_far(kept[0], kept[1], cuts):
        kept = kept[1:]
    while len(kept) > 1 and kept[-1].size <= _STRAY and _are_far(kept[-2], kept[-1], cuts):
        kept = kept[:-1]
    return kept


def _are_far(one: Any, other: Any, cuts: frozenset[int]) -> bool:
    """Return whether two pieces are farther apart in the source than a quotation tells."""
    between = (other.b - one.b - one.size) - (other.a - one.a - one.size)
    return other.a not in cuts and between > _FAR


def _denied(difference: Difference) -> bool:
    """Return whether a denial is gone, which turns what was said about, marked or not.

    A marked cut of more than a few words leaves out what was denied with it.
    """
    gone = words_of(difference.source).keys
    if difference.kind == "left out, marked" and len(gone) > _FAR:
        return False
    return not _DENIALS.isdisjoint(gone) and _DENIALS.isdisjoint(words_of(difference.printed).keys)


def _match(differences: Sequence[Difference], *, is_joined: bool) -> Match:
    kinds = {difference.kind for difference in differences}
    if kinds & {"added", "changed"}:
        return "altered"
    if is_joined:
        return "joined"
    if any(map(_denied, differences)):
        return "altered"
    if kinds & {"left out", "left out, marked"}:
        return "shortened"
    return "bracketed" if kinds else "exact"


@dataclass(frozen=True)
class _Held:
    """A quotation beside its source, to tell what stands between two pieces they share."""

    printed: Printed
    source: str
    words: Words
    first: int

    def differences(self, blocks: Sequence[Any]) -> list[Difference]:
        """Return what is not the same, in order."""
        head, tail = blocks[0], blocks[-1]
        before = range(head.a)
        after = range(tail.a + tail.size, len(self.printed.words.keys))
        begin, end = self.first + head.b, self.first + tail.b + tail.size
        found = [self._edge(before, range(max(begin - len(before), 0), begin))]
        found += [self._gap(*gap) for gap in self._gaps(blocks)]
        last = min(end + len(after), len(self.words.keys))
        return [one for one in (*found, self._edge(after, range(end, last))) if one]

    def is_joined(self, blocks: Sequence[Any]) -> bool:
        """Return whether the quotation makes one of two passages, without a mark of it."""
        for own, cut in self._gaps(blocks):
            over = any(number in self.words.ends for number in range(cut.start - 1, cut.stop - 1))
            if len(cut) > (_FAR_CUT if own.stop in self.printed.cuts else _LONG_CUT):
                return True
            if cut and over and not own and own.stop not in self.printed.cuts:
                return True
        return False

    def _gaps(self, blocks: Sequence[Any]) -> list[tuple[range, range]]:
        """Return what lies between two pieces: words of the quotation, words of the source."""
        return [
            (
                range(one.a + one.size, other.a),
                range(self.first + one.b + one.size, self.first + other.b),
            )
            for one, other in pairwise(blocks)
        ]

    def _edge(self, own: range, beside: range) -> Difference | None:
        """Tell words of the quotation before or after all that it shares with the source."""
        if not own:
            return None
        if all(number in self.printed.bracketed for number in own):
            return Difference("bracketed", "", self._printed(own))
        return Difference("changed", self._source(beside), self._printed(own))

    def _gap(self, own: range, cut: range) -> Difference | None:
        if not own and not cut:
            return None
        if not own:
            is_marked = own.stop in self.printed.cuts
            return Difference(
                "left out, marked" if is_marked else "left out", self._source(cut), ""
            )
        kind: DifferenceKind = "changed" if cut else "added"
        if all(number in self.printed.bracketed for number in own):
            kind = "bracketed"
        return Difference(kind, self._source(cut), self._printed(own))

    def _source(self, numbers: range) -> str:
        return _stretch(self.source, self.words, numbers)

    def _printed(self, numbers: range) -> str:
        return _stretch(self.printed.text, self.printed.words, numbers)


def _stretch(text: str, words: Words, numbers: range) -> str:
    if not numbers:
        return ""
    return text[words.spans[numbers.start][0] : words.spans[numbers.stop - 1][1]]
