"""Two stories beside each other: who is named, who speaks, which outlets."""

from collections.abc import Callable

import pandas as pd

from newstables.queries.articles import outlets
from newstables.queries.entities import entity_counts
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import quotes_per_speaker
from newstables.queries.tables import Tables

_NAMES = MentionFilters(types=("PERSON", "ORG", "GPE", "LOC", "FAC"))
_MOST = 1_000  # names of one story
# What is compared -> the question, the column of what is counted, that of the count.
COMPARED: dict[str, tuple[Callable[[Tables], pd.DataFrame], str, str]] = {
    "named": (lambda tables: entity_counts(tables, _NAMES, top=_MOST), "entity_id", "articles"),
    "speaking": (lambda tables: quotes_per_speaker(tables, QuoteFilters()), "speaker", "quotes"),
    "outlets": (outlets, "outlet", "articles"),
}


def counted(tables: Tables, counting: str) -> dict[str, int]:
    """Count in one story what is compared: what -> how often, most first.

    Args:
        tables: the story.
        counting: a key of COMPARED.
    """
    question, what, count = COMPARED[counting]
    found = question(tables)
    return dict(zip(found[what].astype(str), found[count].astype(int), strict=True))


def set_beside(one: dict[str, int], other: dict[str, int]) -> pd.DataFrame:
    """Return two counts side by side.

    Returns:
        what, one, other (0 where it does not stand), in_both; what both have first, then the most.
    """
    rows = [
        {"what": what, "one": one.get(what, 0), "other": other.get(what, 0)}
        for what in dict.fromkeys([*one, *other])
    ]
    frame = pd.DataFrame(rows, columns=["what", "one", "other"]).astype(
        {"what": "string", "one": "Int64", "other": "Int64"}
    )
    frame = frame.assign(in_both=(frame["one"] > 0) & (frame["other"] > 0))
    order = frame.assign(total=frame["one"] + frame["other"]).sort_values(
        ["in_both", "total", "what"], ascending=[False, False, True]
    )
    return frame.loc[order.index].reset_index(drop=True)
