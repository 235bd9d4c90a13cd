"""Links and single decisions applied to the mentions of any number of articles."""

from collections.abc import Sequence

import pandas as pd

from newstables.decisions.names import NameDecision


def apply_links(
    mentions: pd.DataFrame, *, links: pd.DataFrame, decisions: Sequence[NameDecision] = ()
) -> pd.DataFrame:
    """Name every mention as it is counted; what an analyst ignores is left out.

    Args:
        mentions: a MENTIONS frame as `find_mentions` made it, of one article or many.
        links: what `link_names` or `link_counts` gave for them: article_id, local_type,
            local_name, type, canonical, reason, ignored.
        decisions: the same rules as given to it; here those about single mentions
            or spellings act.

    Returns:
        A MENTIONS frame with type, name, entity_id and reason replaced.
    """
    keys = ["article_id", "type", "name"]
    right = links.rename(columns={"type": "to_type", "canonical": "to_name", "reason": "why"})
    right = right.rename(columns={"local_type": "type", "local_name": "name"})
    both = mentions.merge(right, on=keys, how="left", validate="many_to_one", suffixes=("", "_r"))
    both.index = mentions.index
    to_type = both["to_type"].fillna(both["type"])
    to_name = both["to_name"].fillna(both["name"])
    moved = (to_type != both["type"]) | (to_name != both["name"])
    joined = both["why"].where(
        both["reason"].isna() | (both["reason"] == "as printed"),
        both["reason"].fillna("") + "; " + both["why"].fillna(""),
    )
    linked = mentions.assign(
        type=to_type.astype("string"),
        name=to_name.astype("string"),
        reason=both["reason"].where(~moved, joined).astype("string"),
    )
    keep = ~both["ignored"].fillna(value=False).astype(bool)
    for decision in decisions:
        if decision.by_mention and decision.what != "apart":
            hit = _hit(linked, mentions, decision)
            if decision.what == "ignore":
                keep &= ~hit
                continue
            type_, name = decision.result(decision.type, decision.name)
            why = f"{decision.what} by an analyst: was {decision.name}"
            linked.loc[hit, ["type", "name", "reason"]] = [type_, name, why]
    linked["entity_id"] = linked["type"] + ":" + linked["name"]
    return linked[keep]


def _hit(linked: pd.DataFrame, found: pd.DataFrame, decision: NameDecision) -> "pd.Series[bool]":
    hit = ((linked["name"] == decision.name) & (linked["type"] == decision.type)) | (
        (found["name"] == decision.name) & (found["type"] == decision.type)
    )
    if decision.article_id:
        hit &= linked["article_id"] == decision.article_id
    if decision.start is not None:
        hit &= linked["start"] == decision.start
    if decision.form:
        hit &= linked["text"] == decision.form
    return hit.astype(bool)
