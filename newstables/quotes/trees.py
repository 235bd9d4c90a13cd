"""Boosted regression trees kept as readable figures: rows of numbers in, chances out."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


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

    def chances(self, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
        """Give the chance, 0 to 1, of each row."""
        if not rows:
            return np.zeros(0)
        table = np.asarray(rows, dtype=np.float32)
        flat, width = table.ravel(), table.shape[1]
        offsets = (np.arange(len(table), dtype=np.int32) * width)[:, None]
        nodes = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        for _ in range(self.depth):
            goes_left = flat[offsets + self.feature[nodes]] <= self.threshold[nodes]
            nodes = np.where(goes_left, self.left[nodes], self.right[nodes])
        total = self.baseline + self.value[nodes].sum(axis=1, dtype=np.float64)
        return 1 / (1 + np.exp(-total))
