"""One utterance, its printings: quotations of one speaker whose words are the same or nearly.

What several outlets print of one saying differs by a comma, a cut or a word, or begins and ends
elsewhere; such quotations are one utterance. Two sayings of different days that share words stay
two. A quotation belongs to the longest one that is alike (of those as long to the first, in order
of article and place), and so to what that belongs to: short printings follow full ones.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd
from rapidfuzz import fuzz

Place = TypeVar("Place", bound=tuple[Any, ...])

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words that two printings must share in a row to be compared at all
_KEPT = 4  # of a quotation's shingles, those with the least hashes: printings share one of them
_ALIKE = 90  # per cent of characters alike, for words that are nearly the same
_CUT = 5  # words and more that stand in another saying are a part of it, printed alone
_CUT_ALIKE = 97  # per cent of the characters of such a part


@dataclass(frozen=True)
class Saying:
    """What a quotation is compared by: who said which words, and on which day, if that is told."""

    speaker: str
    words: str
    day: str | None

    @property
    def hashes(self) -> frozenset[int]:
        """Return numbers of which two sayings that are alike share one."""
        said = self.words.split(" ")
        runs = [" ".join(said[at : at + _SHINGLE]) for at in range(len(said) - _SHINGLE + 1)]
        shingles = [zlib.crc32(f"{self.speaker}\n{run}".encode()) for run in runs]
        ends = shingles[:1] + shingles[-1:]  # what is cut at one end shares the other
        return frozenset([*sorted(set(shingles))[:_KEPT], *ends, self._whole])

    @property
    def rank(self) -> int:
        """Return a number that is least for the longest saying."""
        return -len(self.words)

    @property
    def _whole(self) -> int:
        return zlib.crc32(f"{self.speaker}\n\n{self.words}".encode())

    def is_alike(self, other: "Saying") -> bool:
        """Return whether another one that shares a number prints the same utterance.

        A day that is not told may be any.
        """
        if self.speaker != other.speaker or (self.day and other.day and self.day != other.day):
            return False
        if self.words == other.words or fuzz.ratio(self.words, other.words) >= _ALIKE:
            return True
        short, full = sorted((self.words, other.words), key=len)
        cut = len(short.split(" ")) >= _CUT
        return cut and fuzz.partial_ratio(short, full) >= _CUT_ALIKE


def saying(speaker: object, text: object, said_on: object) -> Saying | None:
    """Return what a quotation is compared by; None: nobody is known to have said it."""
    if pd.isna(speaker):
        return None
    words = " ".join(_WORD.findall(str(text).casefold()))
    return Saying(str(speaker), words, None if pd.isna(said_on) else str(said_on))


def group_utterances(quotes: pd.DataFrame) -> "pd.Series[str]":
    """Return the utterance of each quotation: the quote_id of its fullest printing.

    Args:
        quotes: QUOTES in order of article and place; quote_id, speaker, text and said_on are read.
            Quotations of nobody known are utterances of their own.
    """
    utterance = {quote_id: quote_id for quote_id in quotes["quote_id"]}
    near: dict[int, list[tuple[tuple[int, int, str], Saying]]] = defaultdict(list)
    columns = (quotes[name] for name in ("quote_id", "speaker", "text", "said_on"))
    told = (
        ((said.rank, place, quote_id), said)
        for place, (quote_id, *told) in enumerate(zip(*columns, strict=True))
        if (said := saying(*told))
    )
    for place, said in sorted(told, key=lambda entry: entry[0]):
        hashes = said.hashes
        known = {entry[0]: entry[1] for number in hashes for entry in near[number]}
        if parent := first_alike(said, known.items()):
            utterance[place[2]] = utterance[parent[2]]
        for number in hashes:
            near[number].append((place, said))
    return quotes["quote_id"].map(utterance).astype("string")


def first_alike(said: Saying, known: Iterable[tuple[Place, Saying]]) -> Place | None:
    """Return the place of the first of some sayings that prints the same as one; None: of none."""
    return min((place for place, other in known if other.is_alike(said)), default=None)
