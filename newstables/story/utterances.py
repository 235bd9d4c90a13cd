"""One utterance, its printings: quotations of one speaker whose words are the same or nearly.

What several outlets print of one saying differs by a comma, a cut or a word; such quotations are
one utterance. Two sayings of different days that share words stay two.
"""

import re
from collections import defaultdict

import pandas as pd
from rapidfuzz import fuzz

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words that two printings must share in a row to be compared at all
_ALIKE = 90  # per cent of characters alike, for words that are nearly the same
_SHORTEST = 4  # words; shorter ones must be the same to the letter


def group_utterances(quotes: pd.DataFrame) -> "pd.Series[str]":
    """Return the utterance of each quotation: the quote_id of its first printing.

    Args:
        quotes: QUOTES; quote_id, speaker, text and said_on are read. Quotations of nobody known
            are utterances of their own.
    """
    first: dict[str, str] = {}
    same: dict[tuple[str, str], list[str]] = defaultdict(list)
    days = dict(zip(quotes["quote_id"], quotes["said_on"], strict=True))
    near: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    words: dict[str, str] = {}
    for quote_id, speaker, text in zip(
        quotes["quote_id"], quotes["speaker"], quotes["text"], strict=True
    ):
        if pd.isna(speaker):
            continue
        said = _WORD.findall(str(text).casefold())
        key = " ".join(said)
        shingles = {tuple(said[at : at + _SHINGLE]) for at in range(len(said) - _SHINGLE + 1)}
        known = same[speaker, key] or [
            other
            for shingle in shingles
            for other in near[speaker, shingle]
            if fuzz.ratio(key, words[other]) >= _ALIKE
        ]
        joined = next((other for other in known if _same_day(days[quote_id], days[other])), None)
        first[quote_id] = first[joined] if joined else quote_id
        words[quote_id] = key
        same[speaker, key].append(quote_id)
        if len(said) >= _SHORTEST:
            for shingle in shingles:
                near[speaker, shingle].append(quote_id)
    found = [first.get(quote_id, quote_id) for quote_id in quotes["quote_id"]]
    return pd.Series(found, index=quotes.index, dtype="string")


def _same_day(one: object, other: object) -> bool:
    """Return whether two sayings may be of one day; a day that is not told may be any."""
    return bool(pd.isna(one) or pd.isna(other) or one == other)
