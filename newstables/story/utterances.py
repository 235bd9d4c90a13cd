"""One utterance, its printings: quotations of one speaker whose words are the same or nearly.

What several outlets print of one saying differs by a comma, a cut or a word, or begins and ends
elsewhere; such quotations are one utterance. Two sayings of different days that share words stay
two. A quotation belongs to the longest one that is alike (of those as long to the first, in order
of article and place), and so to what that belongs to: short printings follow full ones.

What an analyst put together is one utterance whatever its words, and others alike follow it; what
an analyst took out stands alone.
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
COMPARED = ("speaker", "text", "said_on", "joined", "alone")  # columns that make a saying


@dataclass(frozen=True)
class Saying:
    """What a quotation is compared by: who said which words, and on which day, if that is told.

    Attributes:
        joined: the utterance that it was put into by hand; None: into none.
        alone: whether it was taken out of one by hand: nothing is alike.
    """

    speaker: str
    words: str
    day: str | None
    joined: str | None = None
    alone: bool = False

    @property
    def hashes(self) -> frozenset[int]:
        """Return numbers of which two sayings that are alike share one."""
        if self.alone:
            return frozenset()
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


def saying(
    speaker: object, text: object, said_on: object, joined: object, alone: object
) -> Saying | None:
    """Return what a quotation is compared by; None: nobody is known to have said it."""
    if pd.isna(speaker):
        return None
    words = " ".join(_WORD.findall(str(text).casefold()))
    day, put_into = (None if pd.isna(told) else str(told) for told in (said_on, joined))
    return Saying(str(speaker), words, day, put_into, bool(alone))


def group_utterances(quotes: pd.DataFrame) -> "pd.Series[str]":
    """Return the utterance of each quotation: the quote_id of its fullest printing, or by hand.

    Args:
        quotes: QUOTES in order of article and place, with what was decided of sayings; quote_id,
            speaker, text, said_on, joined and alone are read. Quotations of nobody known are
            utterances of their own.
    """
    utterance = dict(zip(quotes["quote_id"], utterances_by_hand(quotes), strict=True))
    near: dict[int, list[tuple[tuple[int, int, str], Saying]]] = defaultdict(list)
    columns = (quotes[name] for name in ("quote_id", *COMPARED))
    told = (
        ((said.rank, place, quote_id), said)
        for place, (quote_id, *told) in enumerate(zip(*columns, strict=True))
        if (said := saying(*told))
    )
    for place, said in sorted(told, key=lambda entry: (entry[1].joined is None, entry[0])):
        hashes = said.hashes
        known = {entry[0]: entry[1] for number in hashes for entry in near[number]}
        if parent := first_alike(place, said, known.items()):
            utterance[place[2]] = utterance[parent[2]]
        for number in hashes:
            near[number].append((place, said))
    return quotes["quote_id"].map(utterance).astype("string")


def utterances_by_hand(quotes: pd.DataFrame) -> list[str]:
    """Return the utterance that each quotation was put into by hand; its own id: into none."""
    return list(quotes["joined"].fillna(quotes["quote_id"]))


def first_alike(place: Place, said: Saying, known: Iterable[tuple[Place, Saying]]) -> Place | None:
    """Return the place of the first saying before one that prints the same; None: there is none.

    Where there is none before it, it follows what was put together by hand behind it. What was
    put together by hand follows nothing.
    """
    if said.joined is not None:
        return None
    alike = (
        other
        for other, theirs in known
        if (other < place or theirs.joined is not None) and theirs.is_alike(said)
    )
    return min(alike, key=lambda other: (other > place, other), default=None)
