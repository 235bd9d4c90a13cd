"""Boosted trees: how they are fitted, what they say of articles left out, and as plain figures."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

# scikit-learn is there when somebody refits, and not otherwise.
from sklearn.ensemble import (  # type: ignore[import-untyped,import-not-found,unused-ignore]
    HistGradientBoostingClassifier,
)
from sklearn.model_selection import (  # type: ignore[import-untyped,import-not-found,unused-ignore]
    GroupKFold,
)

from newstables.finding.quotes.features import Rows

# For what is decided of every mention and clause: few trees.
LARGE = {
    "max_iter": 130,
    "learning_rate": 0.12,
    "max_leaf_nodes": 24,
    "max_depth": 7,
    "max_features": 0.4,
}
# For what is decided once a quotation: more of them, in smaller steps.
SLOW = {
    "max_iter": 200,
    "learning_rate": 0.04,
    "max_leaf_nodes": 20,
    "max_depth": 7,
    "max_features": 0.2,
}

# For clauses that report, of which there are many and each decision is the last.
REPORTS = {
    "max_iter": 300,
    "learning_rate": 0.06,
    "max_leaf_nodes": 28,
    "max_depth": 7,
    "max_features": 0.2,
}


def fit(rows: Rows, answers: NDArray[np.bool_], size: dict[str, Any]) -> Any:
    """Fit boosted trees."""
    trees = HistGradientBoostingClassifier(
        min_samples_leaf=40, l2_regularization=1.0, random_state=0, early_stopping=False, **size
    )
    return trees.fit(rows, answers)


def unseen(
    rows: Rows,
    answers: NDArray[np.bool_],
    articles: NDArray[np.int64],
    usable: NDArray[np.bool_],
    size: dict[str, Any],
) -> NDArray[np.float64]:
    """Return each row the chance that trees fitted on other articles give it."""
    chances = np.zeros(len(rows))
    for fitted, left in GroupKFold(3).split(rows, answers, articles):
        fitted = fitted[usable[fitted]]
        chances[left] = fit(rows[fitted], answers[fitted], size).predict_proba(rows[left])[:, 1]
    return chances


def figures_of(trees: Any, names: Iterable[str]) -> dict[str, Any]:
    """Write fitted trees as plain figures: what `trees.Trees` reads."""
    written, depth = [], 0
    for (predictor,) in trees._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"] == 1
        depth = max(depth, int(nodes["depth"].max()))
        written.append(
            {
                "feature": [
                    -1 if end else int(feature)
                    for end, feature in zip(leaf, nodes["feature_idx"], strict=True)
                ],
                "threshold": [
                    0 if end else float(f"{threshold:.6g}")
                    for end, threshold in zip(leaf, nodes["num_threshold"], strict=True)
                ],
                "left": [int(node) for node in nodes["left"]],
                "right": [int(node) for node in nodes["right"]],
                "value": [
                    round(float(value), 4) if end else 0
                    for end, value in zip(leaf, nodes["value"], strict=True)
                ],
            }
        )
    baseline = round(float(np.ravel(trees._baseline_prediction)[0]), 5)
    return {"features": list(names), "baseline": baseline, "depth": depth, "trees": written}
