"""Boosted regression trees kept as readable figures: rows of numbers in, chances out."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
_FIRST = 40  # trees that every row runs through
_FAR = 1.5  # how far below, in logits, a row is given up: of 4,300 that matter two were
_AT_ONCE = 256  # rows; more do not stay in the processor's nearest memory


class Trees:
    """A sum of small decision trees, as `data/models/*.json` writes them.

    A node asks whether `row[feature] <= threshold` and goes left if so. All trees are as deep as
    the deepest: below a leaf both ways lead to its value.
    """

    def __init__(self, figures: Mapping[str, Any]) -> None:
        """Set the trees side by side, level by level, so that all take one step at a time.

        Place p of a level leads to the places 2p and 2p + 1 of the next one.
        """
        self.features: Sequence[str] = figures["features"]
        self.baseline: float = figures["baseline"]
        trees = figures["trees"]
        self.count = len(trees)
        self.levels: list[tuple[NDArray[np.intp], Rows]] = []
        nodes = [(tree, 0) for tree in trees]
        for _ in range(figures["depth"]):
            tests = [_test(tree, node) for tree, node in nodes]
            feature = np.array([feature for feature, _ in tests], dtype=np.intp)
            threshold = np.array([threshold for _, threshold in tests], dtype=np.float32)
            self.levels.append((feature, threshold))
            nodes = [(tree, below) for tree, node in nodes for below in _below(tree, node)]
        self.value = np.array([tree["value"][node] for tree, node in nodes], dtype=np.float32)

    def chances(self, table: Rows, *, at_least: float = 0.0) -> NDArray[np.float64]:
        """Return the chance, 0 to 1, of each row of `table`, whose columns are `features`.

        With `at_least`, rows that the first trees put far below it skip the others;
        their chance is then rough, and low.
        """
        if not at_least or self.count <= _FIRST:
            return _chance(self.baseline + self._sum(table, 0, self.count))
        total = self.baseline + self._sum(table, 0, _FIRST)
        open_ = total > math.log(at_least / (1 - at_least)) - _FAR
        total[open_] += self._sum(table[open_], _FIRST, self.count)
        return _chance(total)

    def _sum(self, table: Rows, first: int, last: int) -> NDArray[np.float64]:
        """Return the sum of what trees `first:last` add to each row."""
        parts = [
            self._sum_of_few(table[begin : begin + _AT_ONCE], first, last)
            for begin in range(0, len(table), _AT_ONCE)
        ]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _sum_of_few(self, table: Rows, first: int, last: int) -> NDArray[np.float64]:
        flat = table.ravel()
        offsets = (np.arange(len(table)) * table.shape[1])[:, None]
        feature, threshold = self.levels[0]
        places = (table.take(feature[first:last], axis=1) > threshold[first:last]).astype(np.intp)
        places += 2 * np.arange(first, last)
        for feature, threshold in self.levels[1:]:
            # No place is out of bounds: "clip" only spares the look whether one is.
            feature_places = feature.take(places, mode="clip")
            feature_places += offsets
            goes_right = flat.take(feature_places, mode="clip") > threshold.take(
                places, mode="clip"
            )
            places += places
            places += goes_right
        return self.value.take(places, mode="clip").sum(axis=1, dtype=np.float64)


def _test(tree: Mapping[str, Any], node: int) -> tuple[int, float]:
    """Return the feature and threshold of a node; of a leaf, some that lead nowhere else."""
    feature = tree["feature"][node]
    return (0, np.inf) if feature < 0 else (feature, tree["threshold"][node])


def _below(tree: Mapping[str, Any], node: int) -> tuple[int, int]:
    is_leaf = tree["feature"][node] < 0
    return (node, node) if is_leaf else (tree["left"][node], tree["right"][node])


def _chance(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-logits))
