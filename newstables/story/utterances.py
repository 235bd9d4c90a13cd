"""One utterance, its printings: quotations of one speaker whose words are the same or nearly.

What several outlets print of one saying differs by a comma, a cut or a word; such quotations are
one utterance. Two sayings of different days that share words stay two. A quotation belongs to the
first one before it that is alike, in order of article and place, and so to what that belongs to.
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
        shingles = {zlib.crc32(f"{self.speaker}\n{run}".encode()) for run in runs}
        return frozenset([*sorted(shingles)[:_KEPT], self._whole])

    @property
    def _whole(self) -> int:
        return zlib.crc32(f"{self.speaker}\n\n{self.words}".encode())

    def is_alike(self, other: "Saying") -> bool:
        """Return whether another one that shares a number prints the same utterance.

        A day that is not told may be any.
        """
        if self.speaker != other.speaker or (self.day and other.day and self.day != other.day):
            return False
        return self.words == other.words or fuzz.ratio(self.words, other.words) >= _ALIKE


def saying(speaker: object, text: object, said_on: object) -> Saying | None:
    """Return what a quotation is compared by; None: nobody is known to have said it."""
    if pd.isna(speaker):
        return None
    words = " ".join(_WORD.findall(str(text).casefold()))
    return Saying(str(speaker), words, None if pd.isna(said_on) else str(said_on))


def group_utterances(quotes: pd.DataFrame) -> "pd.Series[str]":
    """Return the utterance of each quotation: the quote_id of its first printing.

    Args:
        quotes: QUOTES in order of article and place; quote_id, speaker, text and said_on are read.
            Quotations of nobody known are utterances of their own.
    """
    first: dict[str, str] = {}
    near: dict[int, list[tuple[int, str, Saying]]] = defaultdict(list)
    columns = (quotes[name] for name in ("quote_id", "speaker", "text", "said_on"))
    for place, (quote_id, *told) in enumerate(zip(*columns, strict=True)):
        first[quote_id] = quote_id
        if said := saying(*told):
            hashes = said.hashes
            known = {entry[:2]: entry[2] for number in hashes for entry in near[number]}
            parent = first_alike(said, known.items())
            first[quote_id] = first[parent[1]] if parent else quote_id
            for number in hashes:
                near[number].append((place, quote_id, said))
    return pd.Series(
        [first[quote_id] for quote_id in quotes["quote_id"]], index=quotes.index, dtype="string"
    )


def first_alike(said: Saying, known: Iterable[tuple[Place, Saying]]) -> Place | None:
    """Return the place of the first of some sayings that prints the same as one; None: of none."""
    return min((place for place, other in known if other.is_alike(said)), default=None)
