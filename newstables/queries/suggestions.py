"""Which names may mean the same, queried when an analyst looks for them."""

import pandas as pd

from newstables.decisions.corrections import name_decisions
from newstables.queries.tables import Tables, ask
from newstables.story.names.suggesting import suggest_merges


def name_suggestions(tables: Tables, *, at_most: int = 50) -> pd.DataFrame:
    """Return pairs of names to merge or to keep apart, the likeliest first.

    Returns:
        The columns of `suggest_merges`, and mentions and other_mentions: how often the two names
        stand in running text.
    """
    mentions = ask(tables, "SELECT article_id, type, name FROM mentions WHERE furniture IS NULL")
    decisions = name_decisions(ask(tables, "SELECT * FROM corrections"))
    pairs = suggest_merges(mentions, decisions=decisions, at_most=at_most)
    pairs = pairs[pairs["name"] != pairs["other"]].reset_index(drop=True)
    counts = mentions.value_counts(["type", "name"])
    return pairs.assign(
        mentions=[counts[row.type, row.name] for row in pairs.itertuples(index=False)],
        other_mentions=[counts[row.type, row.other] for row in pairs.itertuples(index=False)],
    )
