"""What quotations are about, in one word each: the word that most of them share.

No model and no list of subjects: of the words of all quotations, the one that most share takes
these, then of the rest the next, until no two are left that share one.
"""

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from newstables.finding.quotes.words import noun_stem, verb_stem
from newstables.lexicons import words
from newstables.schemas import NO_KEYWORD

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 3  # letters


def assign_keywords(quotes: pd.DataFrame) -> "pd.Series[str]":
    """Return each quotation's keyword, or NO_KEYWORD; each quotation has exactly one.

    Args:
        quotes: QUOTES; text and speaker are read.

    Returns:
        One keyword a row of `quotes`, with its index.
    """
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    stems = []
    for text, speaker in zip(quotes["text"], quotes["speaker"], strict=True):
        said = _content(str(text), set() if pd.isna(speaker) else set(_words(str(speaker).lower())))
        for stem, form in said.items():
            printed[stem][form] += 1
        stems.append(set(said))
    chosen = _share_out(stems)
    shown = {stem: _most_frequent(forms) for stem, forms in printed.items()}
    found = [NO_KEYWORD if stem is None else shown[stem] for stem in chosen]
    return pd.Series(found, index=quotes.index, dtype="string")


def _most_frequent(forms: Mapping[str, int]) -> str:
    return max(forms, key=lambda form: (forms[form], form))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text)]


def _content(text: str, speaker: Iterable[str]) -> dict[str, str]:
    """Return the stems of the words that say something, each with the form it was printed in."""
    common, said_by = words("story/common_words"), set(speaker)
    found = {}
    for word in _words(text):
        printed = word.removesuffix("'s")
        form = printed.lower()
        plain = len(form) < _SHORTEST or "'" in form or form in said_by or form in common
        if not plain and noun_stem(form) not in common and verb_stem(form) not in common:
            found[noun_stem(form)] = printed
    return found


def _share_out(stems: Sequence[set[str]]) -> list[str | None]:
    """Choose one member of each set, so that those chosen first are chosen most often."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, members in enumerate(stems):
        for word in members:
            holders[word].add(number)
    waiting = [(-len(held), word) for word, held in holders.items() if len(held) > 1]
    heapq.heapify(waiting)
    chosen: list[str | None] = [None] * len(stems)
    while waiting:
        size, word = heapq.heappop(waiting)
        left = {number for number in holders[word] if chosen[number] is None}
        if len(left) < 2:
            continue
        if len(left) < -size:  # others took some of them meanwhile: look again later
            holders[word] = left
            heapq.heappush(waiting, (-len(left), word))
            continue
        for number in left:
            chosen[number] = word
    return chosen
