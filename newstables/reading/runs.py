"""What tells whether one text prints another one's words again: its runs of words.

Wire copy is printed by many outlets under other headlines, with other pictures, often cut at the
end. What is known to be furniture is not compared, so that it neither hides a copy nor makes one.
"""

import re
import zlib
from collections.abc import Iterable, Mapping
from math import sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

AT_LEAST = 0.5  # share of runs; a word changed in each sentence of 20 words leaves 0.75
_RUN = 5  # words in a run: shorter ones are shared by unrelated articles
_SAMPLED = 8  # one run in so many is indexed to find candidates
_DOUBT = 2.5  # standard deviations by which the share of sampled runs may fall short of the share
_MIX = np.array(
    [pow(0x9E3779B97F4A7C15, place + 1, 2**64) for place in range(_RUN)], dtype=np.uint64
)

Words = npt.NDArray[np.uint32]
Runs = npt.NDArray[np.int32]


def words_of(text: str, *, left_out: Iterable[tuple[int, int]] = ()) -> Words:
    """Return the words of a text as numbers, in order.

    Args:
        text: of an article.
        left_out: stretches of it that are not compared: start, end.
    """
    kept = list(text)
    for start, end in left_out:
        kept[start:end] = " " * (end - start)
    words = re.findall(r"\w+", "".join(kept).casefold())
    return np.fromiter((zlib.crc32(word.encode()) for word in words), np.uint32, len(words))


def runs_of(words: Words) -> Runs:
    """Return the hashes of all runs of five words, sorted, each once.

    Source: shingles, Broder 1997.
    """
    if len(words) < _RUN:
        return np.empty(0, dtype=np.int32)
    windows = np.lib.stride_tricks.sliding_window_view(words.astype(np.uint64), _RUN)
    mixed = (windows * _MIX).sum(axis=1, dtype=np.uint64)
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32).view(np.int32))


def sample_of(runs: Runs) -> list[int]:
    """Choose runs by their hash, so that two articles choose the same ones of what they share."""
    return [int(run) for run in (runs if _is_short(len(runs)) else runs[_is_sampled(runs)])]


def count_sampled(runs: Runs) -> int:
    """Count the runs that a longer text would have sampled of these."""
    return int(_is_sampled(runs).sum())


def _is_sampled(runs: Runs) -> npt.NDArray[np.bool_]:
    return runs % _SAMPLED == 0


def _is_short(runs: int) -> bool:
    """Return whether all runs of a text are sampled."""
    return runs < 10 * _SAMPLED


def may_be_copy(runs: int, sampled: int, *, original: int, shared: int) -> bool:
    """Return whether sampled runs in common leave room for a copy.

    Args:
        runs: how many the text has.
        sampled: how many of them `count_sampled` counts.
        original: how many runs the other text has.
        shared: how many sampled runs stand in both.
    """
    of = runs if _is_short(runs) and _is_short(original) else sampled
    return shared >= 1 and shared >= AT_LEAST * of - _DOUBT * sqrt(of) / 2


def likeness(runs: Runs, original: Runs) -> float:
    """Return which share of an article's runs stands in another one, 0 to 1."""
    return float(np.isin(runs, original, assume_unique=True).mean()) if len(runs) else 0.0


def precedence(article: Mapping[str, Any]) -> str:
    """Return what articles are ordered by: the one that comes first is the original.

    The one published first; on the same day a news agency's own, then the one added first, then
    the longer one.

    Args:
        article: a row of ARTICLES.
    """
    own = bool(article["outlet"]) and article["outlet"] == article["origin"]
    parts = (
        article["published"] or "9999",
        "0" if own else "1",
        article["added_at"] or "9999",
        f"{10**9 - len(article['text']):010d}",
        article["article_id"],
    )
    return "\x1f".join(parts)  # sorts before every printed character, so that parts compare apart


def reason(original: Mapping[str, Any], *, share: float, reworded: bool) -> str:
    """Say in words what an article copies."""
    outlet, published = original["outlet"], original["published"]
    name = f"the article of {outlet}" if outlet else "an article of an unknown outlet"
    when = f", {published}" if published else ""
    if reworded:
        return f"it looks like a rewording of {name}{when}: {share:.0%} of the words in its order"
    return f"{share:.0%} of its text stands in {name}{when}"
