"""Where the words of a quotation stand in many texts: an index of runs of words, in numpy.

Made of the texts that may hold a quotation: transcripts, or the articles a search has found. What
a quotation costs hangs on its own runs, not on how many texts there are.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from newstables.story.ledger.comparing import MATCHES, Comparison, Printed, compare
from newstables.story.ledger.wording_keys import Words, words_of

_RUN = 3  # words
_COMMON = 400  # places; a run found in more of them is a formula, and finds nothing by itself
_COMPARED = 24  # passages held against the quotation, those first that share most with it
_MARGIN = 4  # words taken in at either end of a passage
_APART = 90  # words between two parts of one quotation
_BETWEEN_TEXTS = -1
_UNKNOWN = -2


class Passage(NamedTuple):
    """A stretch of one of the texts that a quotation was held against."""

    text: int  # number of the text, in the order given
    compared: Comparison


class PassageIndex:
    """The texts that quotations are looked up in."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index the texts."""
        self.texts = list(texts)
        self.words: list[Words] = [words_of(text) for text in texts]
        self._numbers: dict[str, int] = {}
        self._first: list[int] = []
        self._all = self._numbered()
        runs = self._runs(self._all)
        self._order = np.argsort(runs, kind="stable")
        self._sorted = runs[self._order]

    def find(self, printed: Printed) -> list[Passage]:
        """Return the passages that may be the source of a quotation, best first.

        Exact ones before altered ones, then those that share more words, then the earlier text.
        """
        own = np.array([self._numbers.get(key, _UNKNOWN) for key in printed.words.keys])
        if not len(own):
            return []
        found = [
            Passage(
                text, compare(printed, self.texts[text], self.words[text], first=first, last=last)
            )
            for text, first, last in self._candidates(own, _APART if printed.cuts else _MARGIN)
        ]
        kept: dict[tuple[int, int, int], Passage] = {}
        for passage in found:
            if passage.compared.match != "none":
                kept.setdefault((passage.text, *self._at(passage)), passage)
        return sorted(kept.values(), key=_rank)

    def _at(self, passage: Passage) -> tuple[int, int]:
        return passage.compared.start, passage.compared.end

    def _numbered(self) -> Any:
        """Return the words of all texts as numbers, in one row."""
        row: list[int] = []
        for words in self.words:
            self._first.append(len(row))
            row += [self._numbers.setdefault(key, len(self._numbers)) for key in words.keys]
            row.append(_BETWEEN_TEXTS)
        return np.array(row, dtype=np.int64)

    @staticmethod
    def _runs(numbers: Any) -> Any:
        """Return a number for each run of words; no run reaches over two texts."""
        if len(numbers) < _RUN:
            return np.zeros(0, dtype=np.int64)
        parts = np.stack([numbers[at : len(numbers) - _RUN + 1 + at] for at in range(_RUN)])
        mixed = (parts[0] * 1_000_003 + parts[1]) * 1_000_003 + parts[2]
        return np.where((parts < 0).any(axis=0), np.iinfo(np.int64).min, mixed)

    def _candidates(self, own: Any, margin: int) -> list[tuple[int, int, int]]:
        """Return passages, most alike first: text, first word, the one after the last."""
        places = self._places(own)
        if not len(places):
            return []
        texts = np.searchsorted(self._first, places[:, 0], side="right") - 1
        reach = len(own) + _APART
        scored: list[tuple[int, int, int, int]] = []
        for text in np.unique(texts):
            inside = places[texts == text]
            inside = inside[np.argsort(inside[:, 0], kind="stable")]
            scored += _windows(inside, int(text), self._first[text], reach=reach)
        scored.sort(reverse=True)
        longest = {text: len(words.keys) for text, words in enumerate(self.words)}
        return [
            (-text, max(-first - len(own) - margin, 0),
             min(last + len(own) + margin, longest[-text]))
            for _, text, first, last in scored[:_COMPARED]
        ]  # fmt: skip

    def _places(self, own: Any) -> Any:
        """Return where runs of a quotation stand: place in the row of words, place in itself."""
        if len(own) < _RUN:
            return self._phrase(own)
        runs = self._runs(own)
        left = np.searchsorted(self._sorted, runs, side="left")
        right = np.searchsorted(self._sorted, runs, side="right")
        rare = [at for at in range(len(runs)) if 0 < right[at] - left[at] <= _COMMON]
        if not rare:
            rare = [at for at in range(len(runs)) if right[at] > left[at]][:1]
        pairs = [
            np.stack([self._order[left[at] : right[at]],
                      np.full(right[at] - left[at], at)], axis=1)
            for at in rare if runs[at] != np.iinfo(np.int64).min
        ]  # fmt: skip
        return np.concatenate(pairs) if pairs else np.zeros((0, 2), dtype=np.int64)

    def _phrase(self, own: Any) -> Any:
        """Return where one or two words stand as they are."""
        fits = np.ones(max(len(self._all) - len(own) + 1, 0), dtype=bool)
        for at, number in enumerate(own):
            fits &= self._all[at : len(fits) + at] == number
        places = np.flatnonzero(fits)[:_COMMON]
        return np.stack([places, np.zeros(len(places), dtype=np.int64)], axis=1)


def _windows(
    places: Any, text: int, begin: int, *, reach: int
) -> Iterable[tuple[int, int, int, int]]:
    """Cut the places in one text into passages; score each by how many runs it shares.

    Returns:
        Score, -text, -first word, last word: so that a sort puts the best and earliest last.
    """
    cuts = np.flatnonzero(np.diff(places[:, 0]) > reach) + 1
    for part in np.split(places, cuts):
        first, last = int(part[0, 0]) - begin, int(part[-1, 0]) - begin + _RUN
        yield len(np.unique(part[:, 1])), -text, -first, last


def _rank(passage: Passage) -> tuple[int, int, int, int]:
    compared = passage.compared
    return MATCHES.index(compared.match), -compared.right, passage.text, compared.start
