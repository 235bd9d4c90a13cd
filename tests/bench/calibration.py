"""`python -m tests.bench.calibration`: what a confidence below "sure" is worth, fitted anew.

Run it with _SLOPE 1 and _SHIFT 0 there; with the figures in place it tells what is left to mend.
Reads how often quotations in marks are right on PolNeAR dev and on the open pages of tests/gold,
neither of which the speaker model was fitted on, and fits the two figures of
`newstables.finding.quotes.confidence.worth`. Each article is judged by figures fitted without a
fifth of the articles that has it; the pages kept back are judged by those fitted on all.
"""

import math
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from newstables.config import read_settings
from newstables.queries.quotes import LIKELY, SURE
from tests.bench.accuracy import polnear_judged
from tests.gold import page_scoring

_FOLDS, _STEPS = 5, 50


class Judged(NamedTuple):
    """One quotation with a speaker: its confidence, whether it is right, the article."""

    confidence: float
    right: bool
    article: str


def main() -> None:
    """Print the two figures, and what confidences are worth without and with them."""
    shared = read_settings().corpora.resolve()
    if not (shared / "bench").is_dir():
        sys.exit(f"no corpora in {shared}; set DATELINE_CORPORA")
    with tempfile.TemporaryDirectory() as folder:
        dev = list(_of_polnear(polnear_judged(shared, Path(folder))))
    pages = {kept: list(_of_pages(kept=kept)) for kept in (False, True)}
    learnt = [row for row in [*dev, *pages[False]] if row.confidence < SURE]
    slope, shift = fit(learnt)
    sys.stdout.write(f"slope {slope:.3f}, shift {shift:.3f}, of {len(learnt)} quotations\n")
    for name, rows in (("PolNeAR dev", dev), ("open pages", pages[False])):
        judged = [(row, _unseen(row, learnt)) for row in rows]
        _write(name, judged)
    _write("pages kept back", [(row, _worth(row, slope, shift)) for row in pages[True]])


def fit(rows: list[Judged]) -> tuple[float, float]:
    """Fit how right a quotation is by its confidence: a line between their log odds."""
    shift, slope = 0.0, 1.0
    for _ in range(_STEPS):
        near = [(_odds(row.confidence), row.right) for row in rows]
        chances = [1 / (1 + math.exp(-(shift + slope * x))) for x, _ in near]
        weights = [chance * (1 - chance) + 1e-9 for chance in chances]
        misses = [right - chance for (_, right), chance in zip(near, chances, strict=True)]
        a = sum(weights)
        b = sum(w * x for w, (x, _) in zip(weights, near, strict=True))
        c = sum(w * x * x for w, (x, _) in zip(weights, near, strict=True))
        u, v = sum(misses), sum(m * x for m, (x, _) in zip(misses, near, strict=True))
        shift += (c * u - b * v) / (a * c - b * b)
        slope += (a * v - b * u) / (a * c - b * b)
    return slope, shift


def _unseen(row: Judged, learnt: list[Judged]) -> float:
    fold = _fold(row)
    return _worth(row, *fit([other for other in learnt if _fold(other) != fold]))


def _fold(row: Judged) -> int:
    return zlib.crc32(row.article.encode()) % _FOLDS


def _worth(row: Judged, slope: float, shift: float) -> float:
    if row.confidence >= SURE:
        return row.confidence
    chance = 1 / (1 + math.exp(-(shift + slope * _odds(row.confidence))))
    return min(chance, SURE - 0.001)


def _odds(chance: float) -> float:
    chance = min(max(chance, 0.01), 0.99)
    return math.log(chance / (1 - chance))


def _of_polnear(found: list[dict[str, Any]]) -> Iterator[Judged]:
    for quote in found:
        if quote["predicted"].get("speaker") is not None:
            right = quote["verdict"] == "right"
            yield Judged(quote["predicted"]["confidence"], right, quote["id"])


def _of_pages(*, kept: bool) -> Iterator[Judged]:
    for name, case in page_scoring.read_pages().items():
        if page_scoring.is_kept_back(name) == kept:
            for confidence, right in page_scoring.judge_speakers(name, case):
                yield Judged(confidence, right, name)


def _write(name: str, judged: list[tuple[Judged, float]]) -> None:
    for what, rows in (
        ("before", [(row.right, row.confidence) for row, _ in judged]),
        ("after", [(row.right, worth) for row, worth in judged]),
    ):
        brier = sum((right - chance) ** 2 for right, chance in rows) / len(rows)
        parts = [f"{name}, {what}: Brier score {brier:.4f}"]
        for label, low, high in (("sure", SURE, 2.0), ("likely", LIKELY, SURE),
                                 ("unsure", -1.0, LIKELY)):  # fmt: skip
            here = [right for right, chance in rows if low <= chance < high]
            if here:
                parts.append(f"{label} {100 * sum(here) / len(here):.1f} % of {len(here)}")
        sys.stdout.write("; ".join(parts) + "\n")


if __name__ == "__main__":
    main()
