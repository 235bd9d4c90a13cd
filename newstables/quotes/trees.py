"""Boosted regression trees kept as readable figures: rows of numbers in, chances out."""

import math
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
_FIRST = 40  # trees that every row is asked
_FAR = 2.5  # how far below, in logits, a row is given up


class Trees:
    """A sum of small decision trees, as `data/models/*.json` writes them.

    A node asks whether `row[feature] <= threshold` and goes left if so; a leaf points to itself.
    """

    def __init__(self, figures: Mapping[str, Any]) -> None:
        """Lay all trees end to end, so that every tree and row takes one step at a time."""
        self.features: Sequence[str] = figures["features"]
        self.baseline: float = figures["baseline"]
        self.depth: int = figures["depth"]
        parts: dict[str, list[float]] = {"feature": [], "threshold": [], "left": [], "right": []}
        values: list[float] = []
        roots = []
        for tree in figures["trees"]:
            base = len(values)
            roots.append(base)
            values += tree["value"]
            for number, feature in enumerate(tree["feature"]):
                leaf = feature < 0
                parts["feature"].append(max(feature, 0))
                parts["threshold"].append(np.inf if leaf else tree["threshold"][number])
                parts["left"].append(base + (number if leaf else tree["left"][number]))
                parts["right"].append(base + (number if leaf else tree["right"][number]))
        self.roots = np.array(roots, dtype=np.int32)
        self.feature = np.array(parts["feature"], dtype=np.int32)
        self.threshold = np.array(parts["threshold"], dtype=np.float32)
        self.left = np.array(parts["left"], dtype=np.int32)
        self.right = np.array(parts["right"], dtype=np.int32)
        self.value = np.array(values, dtype=np.float32)

    def chances(
        self, rows: Sequence[Sequence[float]], *, at_least: float = 0.0
    ) -> NDArray[np.float64]:
        """Give the chance, 0 to 1, of each row.

        With `at_least`, rows that the first trees put far below it are not asked the others;
        their chance is then rough, and low.
        """
        if not rows:
            return np.zeros(0)
        width = len(rows[0])
        flat = np.fromiter(chain.from_iterable(rows), np.float32, len(rows) * width)
        table = flat.reshape(len(rows), width)
        if not at_least or len(self.roots) <= _FIRST:
            return _chance(self.baseline + self._sum(table, self.roots))
        total = self.baseline + self._sum(table, self.roots[:_FIRST])
        open_ = total > math.log(at_least / (1 - at_least)) - _FAR
        total[open_] += self._sum(table[open_], self.roots[_FIRST:])
        return _chance(total)

    def _sum(self, table: Rows, roots: NDArray[np.int32]) -> NDArray[np.float64]:
        """Add up what the trees that begin at `roots` give each row."""
        flat = table.ravel()
        offsets = (np.arange(len(table), dtype=np.int32) * table.shape[1])[:, None]
        nodes = np.broadcast_to(roots, (len(table), len(roots)))
        for _ in range(self.depth):
            goes_left = flat[offsets + self.feature[nodes]] <= self.threshold[nodes]
            nodes = np.where(goes_left, self.left[nodes], self.right[nodes])
        return self.value[nodes].sum(axis=1, dtype=np.float64)


def _chance(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-logits))
