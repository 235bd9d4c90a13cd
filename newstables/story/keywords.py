"""What quotations are about, in one word each: of their words the one that most quotations say.

No model and no list of subjects. How many say a word counts by its doublings, so that a quotation
more seldom moves others to another word; a word that takes one quotation alone is no keyword.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

import pandas as pd

from newstables.finding.quotes.words import noun_stem, verb_stem
from newstables.lexicons import words
from newstables.schemas import NO_KEYWORD

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 3  # letters
_EXACT = 8  # quotations; of so many on, doublings count
LEAST = 2  # quotations that a word must be said in, and take


def assign_keywords(quotes: pd.DataFrame) -> "pd.Series[str]":
    """Return each quotation's keyword, or NO_KEYWORD; each quotation has exactly one.

    Args:
        quotes: QUOTES; text and speaker are read.

    Returns:
        One keyword a row of `quotes`, with its index.
    """
    said = [content_words(*row) for row in zip(quotes["text"], quotes["speaker"], strict=True)]
    said_by: Counter[str] = Counter(stem for stems in said for stem in stems)
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for stems in said:
        for stem, form in stems.items():
            printed[stem][form] += 1
    chosen = [choose({stem: level(said_by[stem]) for stem in stems}) for stems in said]
    taken = Counter(chosen)
    found = [
        NO_KEYWORD if stem is None or taken[stem] < LEAST else most_frequent(printed[stem])
        for stem in chosen
    ]
    return pd.Series(found, index=quotes.index, dtype="string")


def content_words(text: object, speaker: object) -> dict[str, str]:
    """Return the stems of the words of a quotation that say something, as printed there.

    Args:
        text: of the quotation.
        speaker: who said it, whose own name says nothing here; missing: nobody known.
    """
    common = words("story/common_words")
    said_by = set() if pd.isna(speaker) else set(_words(str(speaker).lower()))
    found = {}
    for word in _words(str(text)):
        printed = word.removesuffix("'s")
        form = printed.lower()
        plain = len(form) < _SHORTEST or "'" in form or form in said_by or form in common
        if not plain and noun_stem(form) not in common and verb_stem(form) not in common:
            found[noun_stem(form)] = printed
    return found


def level(quotations: int) -> int:
    """Return how common a word is that so many quotations say: exact for a few, then doublings."""
    return quotations if quotations < _EXACT else _EXACT + (quotations // _EXACT).bit_length() - 1


def choose(stems: Mapping[str, int]) -> str | None:
    """Choose of a quotation's stems, each with its level, the most common; None: of none."""
    common = {stem: of for stem, of in stems.items() if of >= LEAST}
    return min(common, key=lambda stem: (-common[stem], stem), default=None)


def most_frequent(forms: Mapping[str, int]) -> str:
    """Return the form that a stem is printed in most often."""
    return max(forms, key=lambda form: (forms[form], form))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text)]
