"""Which names may mean the same, queried when an analyst looks for them."""

import pandas as pd

from newstables.decisions.corrections import name_decisions
from newstables.queries.tables import Tables, ask
from newstables.story.names.suggesting import suggest_merges

_CERTAIN = 0.1  # the least doubt: a clear pair of many mentions comes before a doubtful one of few


def name_suggestions(tables: Tables, *, at_most: int = 50) -> pd.DataFrame:
    """Return pairs of names to merge or to keep apart: first what changes most and is least clear.

    Returns:
        The columns of `suggest_merges`, and mentions and other_mentions: how often the two names
        stand in running text.
    """
    mentions = ask(tables, "SELECT article_id, type, name FROM mentions WHERE furniture IS NULL")
    decisions = name_decisions(ask(tables, "SELECT * FROM corrections"))
    pairs = suggest_merges(mentions, decisions=decisions, at_most=at_most)
    pairs = pairs[pairs["name"] != pairs["other"]]
    counts = mentions.value_counts(["type", "name"])
    pairs = pairs.assign(
        mentions=[counts[row.type, row.name] for row in pairs.itertuples(index=False)],
        other_mentions=[counts[row.type, row.other] for row in pairs.itertuples(index=False)],
    )
    doubt = 1 - (2 * pairs["score"] - 1).abs() + _CERTAIN
    order = (pairs["other_mentions"] * doubt).sort_values(ascending=False, kind="stable").index
    return pairs.loc[order].reset_index(drop=True)
