"""Which names of pairs are drawn: those with most."""

import pandas as pd


def names_with_most(pairs: pd.DataFrame, top: int) -> dict[str, str]:
    """Return the names with most shared sentences, most first: entity_id -> name.

    `pairs` has one_id, one, other_id, other and sentences.
    """
    ends = pd.concat(
        [
            pairs[["one_id", "one", "sentences"]].set_axis(["id", "name", "n"], axis=1),
            pairs[["other_id", "other", "sentences"]].set_axis(["id", "name", "n"], axis=1),
        ]
    )
    sums = ends.groupby("id", sort=True)["n"].sum().sort_values(ascending=False, kind="stable")
    names = dict(zip(ends["id"], ends["name"], strict=True))
    return {str(entity_id): names[entity_id] for entity_id in sums.index[:top]}
