"""Copies and near-copies among articles: which article prints another one's words again.

Wire copy is printed by many outlets under other headlines, with other pictures, often cut at the
end. What is known to be furniture is not compared, so that it neither hides a copy nor makes one.
"""

import re
import zlib
from collections import Counter, defaultdict

import numpy as np
import numpy.typing as npt
import pandas as pd

from newstables.frames import Column, FrameSchema

DUPLICATES = FrameSchema(
    name="duplicates",
    one_row_is="one article that copies another",
    key="article_id",
    columns={
        "article_id": Column("string", "the copy"),
        "duplicate_of": Column("string", "article_id of the article it copies"),
        "likeness": Column("Float64", "share of the copy's runs of words found there, 0 to 1"),
        "reason": Column("string", "in words"),
    },
)

AT_LEAST = 0.5  # share of runs; a word changed in each sentence of 20 words leaves 0.75
_RUN = 5  # words in a run: shorter ones are shared by unrelated articles
_SAMPLED = 8  # one run in so many is indexed to find candidates
_COMMON = 200  # articles; a run in more of them is a formula and finds no candidate
_MIX = np.array([pow(0x9E3779B97F4A7C15, k + 1, 2**64) for k in range(_RUN)], dtype=np.uint64)

Runs = npt.NDArray[np.uint64]


def find_duplicates(
    articles: pd.DataFrame, *, furniture: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Find articles whose text stands, for the most part, in another one.

    The original is the one published first; on the same day a news agency's own, then the one
    added first, then the longer one. An article longer than its forerunner and mostly new is no
    copy of it.

    Args:
        articles: an ARTICLES frame; of it article_id, text, published, outlet, origin and
            added_at are read.
        furniture: a FURNITURE frame; its stretches are left out of the comparison.

    Returns:
        A DUPLICATES frame, in order of publication. The same text twice gives one row whose
        `duplicate_of` is the article's own id, unless it copies another article anyway. Same
        input, same answer, in any row order.

    Source: containment of shingles, Broder 1997.
    """
    rows: list[dict[str, object]] = []
    left_out = _left_out(furniture)
    originals: dict[str, tuple[object, Runs]] = {}
    index: dict[int, list[str]] = defaultdict(list)
    seen: Counter[str] = Counter()
    for article in sorted(articles.itertuples(), key=_precedence):
        article_id = str(article.article_id)
        if article_id in seen:
            if article_id in originals and seen[article_id] == 1:
                rows.append(_row(article_id, article_id, 1.0, "the same text was added before"))
            seen[article_id] += 1
            continue
        seen[article_id] += 1
        runs = _runs(str(article.text), left_out=left_out[article_id])
        best, share = _best(runs, originals, index)
        if best is not None:
            reason = f"{share:.0%} of its text stands in {_named(originals[best][0])}"
            rows.append(_row(article_id, best, share, reason))
            continue
        originals[article_id] = (article, runs)
        for run in _sample(runs):
            index[run].append(article_id)
    return DUPLICATES.frame(rows)


def _left_out(furniture: pd.DataFrame | None) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    if furniture is not None:
        for stretch in furniture.itertuples():
            spans[str(stretch.article_id)].append((int(stretch.start), int(stretch.end)))
    return spans


def _precedence(article: object) -> tuple[str, bool, str, int, str]:
    published, outlet, origin = (_text(article, name) for name in ("published", "outlet", "origin"))
    own = bool(outlet) and outlet == origin
    length = len(str(article.text))  # type: ignore[attr-defined]
    added = _text(article, "added_at") or "9999"
    return published or "9999", not own, added, -length, _text(article, "article_id")


def _text(article: object, name: str) -> str:
    value = getattr(article, name, None)
    return value if isinstance(value, str) else ""


def _row(article_id: str, original: str, share: float, reason: str) -> dict[str, object]:
    likeness = round(share, 3)
    return {
        "article_id": article_id,
        "duplicate_of": original,
        "likeness": likeness,
        "reason": reason,
    }


def _named(article: object) -> str:
    outlet, published = _text(article, "outlet"), _text(article, "published")
    name = f"the article of {outlet}" if outlet else "an article of an unknown outlet"
    return f"{name}, {published}" if published else name


def _runs(text: str, *, left_out: list[tuple[int, int]]) -> Runs:
    """Return the hashes of all runs of five words of a text, sorted, each once."""
    kept = list(text)
    for start, end in left_out:
        kept[start:end] = " " * (end - start)
    words = re.findall(r"\w+", "".join(kept).casefold())
    if len(words) < _RUN:
        return np.empty(0, dtype=np.uint64)
    hashes = np.fromiter((zlib.crc32(word.encode()) for word in words), np.uint64, len(words))
    windows = np.lib.stride_tricks.sliding_window_view(hashes, _RUN)
    mixed = (windows * _MIX).sum(axis=1, dtype=np.uint64)
    return np.unique(mixed ^ (mixed >> np.uint64(29)))


def _sample(runs: Runs) -> list[int]:
    """Choose runs by their hash, so that two articles choose the same ones of what they share."""
    chosen = runs if len(runs) < 10 * _SAMPLED else runs[runs % np.uint64(_SAMPLED) == 0]
    return [int(run) for run in chosen]


def _best(
    runs: Runs, originals: dict[str, tuple[object, Runs]], index: dict[int, list[str]]
) -> tuple[str | None, float]:
    """Find the original that holds most of an article's runs, if it holds enough."""
    candidates: Counter[str] = Counter()
    for run in _sample(runs):
        holders = index.get(run, [])
        candidates.update(holders if len(holders) <= _COMMON else [])
    best, most = None, AT_LEAST
    for name, _ in candidates.most_common(5):
        share = float(np.isin(runs, originals[name][1], assume_unique=True).mean())
        if share >= most:
            best, most = name, share
    return best, most
