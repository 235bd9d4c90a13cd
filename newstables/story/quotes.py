"""Quotations of many articles: their speakers named over all of them, and their days."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from newstables.decisions.names import NameDecision
from newstables.schemas import EntityType

# A speaker found under one name may be a person, a body or a government; tried in this order.
_SPEAKER_TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT")


def rename_speakers(
    quotes: pd.DataFrame, names: pd.DataFrame, *, decisions: Sequence[NameDecision] = ()
) -> pd.DataFrame:
    """Replace each speaker's name within an article by the name over all articles.

    Args:
        quotes: QUOTES, or of it article_id and speaker; rules about mentions also need
            speaker_text and speaker_start.
        names: the links of names over all articles, as `link_names` gives them.
        decisions: the analyst's rules; those about a spelling or a single mention are applied
            here: they hold for the speakers printed so, or there.

    Returns:
        The same rows, speaker replaced.
    """
    order = {kind: rank for rank, kind in enumerate(_SPEAKER_TYPES)}
    one_each: dict[tuple[Any, Any], tuple[int, Any]] = {}  # the name as the first of these types
    columns = (names[name] for name in ("article_id", "local_name", "local_type", "canonical"))
    for article_id, name, kind, canonical in zip(*columns, strict=True):
        rank = order.get(kind, len(order))
        if rank < one_each.get((article_id, name), (rank + 1,))[0]:
            one_each[article_id, name] = rank, canonical
    spoken = zip(quotes["article_id"], quotes["speaker"], strict=True)
    speaker = [one_each.get(pair, (0, pair[1]))[1] for pair in spoken]
    renamed = quotes.assign(speaker=pd.array(speaker, dtype="string"))
    for rule in decisions:
        if rule.by_mention and rule.what in {"merge", "rename"}:
            renamed.loc[_spoken_by(rule, renamed, found=quotes["speaker"]), "speaker"] = rule.other
    return renamed


def _spoken_by(
    rule: NameDecision, quotes: pd.DataFrame, *, found: "pd.Series[str]"
) -> "pd.Series[bool]":
    """Return which quotations have their speaker printed as, or where, a decision says."""
    hit = quotes["speaker"].eq(rule.name) | found.eq(rule.name)
    if rule.article_id:
        hit &= quotes["article_id"].eq(rule.article_id)
    if rule.start is not None:
        hit &= quotes["speaker_start"].eq(rule.start)
    if rule.form:
        hit &= quotes["speaker_text"].eq(rule.form)
    return hit.fillna(value=False).astype(bool)


def date_quotes(quotes: pd.DataFrame, times: pd.DataFrame) -> pd.DataFrame:
    """Date each quotation by the time expression beside its cue; no expression, no date.

    Args:
        quotes: QUOTES; article_id and said_time are read.
        times: TIMES, resolved.

    Returns:
        QUOTES with said_on filled.
    """
    values = times[["article_id", "start", "value"]].rename(columns={"start": "said_time"})
    joined = quotes[["article_id", "said_time"]].merge(
        values.drop_duplicates(["article_id", "said_time"]),
        how="left",
        on=["article_id", "said_time"],
    )
    day = joined["value"].astype("string").str.extract(r"^(\d{4}-\d{2}-\d{2})", expand=False)
    return quotes.assign(said_on=day.astype("string").array)
