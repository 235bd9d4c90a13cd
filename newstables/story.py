"""All articles together: names linked, times resolved, events merged, decisions laid over.

Findings hold what one text says; this is what they say of each other. No model is needed, so the
app does it whenever articles or decisions change, and a new date moves what hangs on it at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from newstables import corrections as decisions
from newstables.events.timeline import build_timeline
from newstables.names.linking import link_names
from newstables.schemas import FINDINGS
from newstables.store import Store
from newstables.times.resolving import resolve_times

# A speaker found under one name may be a person, a body or a government; asked in this order.
_SPEAKER_TYPES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT")


@dataclass(frozen=True)
class Story:
    """The frames of all articles as the pages show them; `names` tells how each name was linked."""

    articles: pd.DataFrame
    furniture: pd.DataFrame
    mentions: pd.DataFrame
    quotes: pd.DataFrame
    times: pd.DataFrame
    events: pd.DataFrame
    names: pd.DataFrame
    corrections: pd.DataFrame


def read_story(store: Store) -> Story:
    """Read a store whole and tell its story."""
    found = {schema.name: store.findings(schema) for schema in FINDINGS}
    return tell_story(store.articles(), found, corrections=store.corrections())


def tell_story(
    articles: pd.DataFrame, found: Mapping[str, pd.DataFrame], *, corrections: pd.DataFrame
) -> Story:
    """Join what was found in each article into one story.

    Args:
        articles: an ARTICLES frame as read.
        found: one frame of each of schemas.FINDINGS, by name.
        corrections: the CORRECTIONS log; those taken back are passed over.
    """
    articles = decisions.correct_articles(articles, corrections)
    mentions = found["mentions"]
    names = link_names(mentions, decisions=decisions.name_decisions(corrections))
    times = _resolve(found["times"], articles)
    mentions = decisions.correct_mentions(_rename_mentions(mentions, names), corrections)
    quotes = _rename_speakers(found["quotes"], names)
    quotes = decisions.correct_quotes(_date_quotes(quotes, times), corrections)
    events = build_timeline(articles, found["happenings"], times, names=names)
    return Story(
        articles=articles,
        furniture=found["furniture"],
        mentions=mentions,
        quotes=quotes,
        times=times,
        events=decisions.correct_events(events, corrections),
        names=names,
        corrections=corrections,
    )


def _resolve(times: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    published = dict(zip(articles["article_id"], articles["published"], strict=True))
    parts = [
        resolve_times(part, published=None if pd.isna(day := published.get(one)) else day)
        for one, part in times.groupby("article_id", sort=True)
        if one in published
    ]
    return pd.concat(parts, ignore_index=True) if parts else times


def _rename_mentions(mentions: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Put the name over all articles in the place of the name within one."""
    linked = names.rename(columns={"type": "new_type"})[
        ["article_id", "local_type", "local_name", "canonical", "new_type"]
    ]
    joined = mentions.merge(
        linked,
        how="left",
        left_on=["article_id", "type", "name"],
        right_on=["article_id", "local_type", "local_name"],
    )
    name = joined["canonical"].fillna(joined["name"]).astype("string")
    kind = joined["new_type"].fillna(joined["type"]).astype("string")
    return mentions.assign(name=name.array, type=kind.array, entity_id=(kind + ":" + name).array)


def _rename_speakers(quotes: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    order = {kind: rank for rank, kind in enumerate(_SPEAKER_TYPES)}
    one_each = (
        names.assign(rank=names["local_type"].map(order))
        .sort_values(["article_id", "local_name", "rank"], kind="stable")
        .drop_duplicates(["article_id", "local_name"])
    )
    joined = quotes[["article_id", "speaker"]].merge(
        one_each[["article_id", "local_name", "canonical"]],
        how="left",
        left_on=["article_id", "speaker"],
        right_on=["article_id", "local_name"],
    )
    speaker = joined["canonical"].fillna(joined["speaker"]).astype("string")
    return quotes.assign(speaker=speaker.array)


def _date_quotes(quotes: pd.DataFrame, times: pd.DataFrame) -> pd.DataFrame:
    """Date each saying by the time expression beside its cue; no expression, no date."""
    values = times[["article_id", "start", "value"]].rename(columns={"start": "said_time"})
    joined = quotes[["article_id", "said_time"]].merge(
        values.drop_duplicates(["article_id", "said_time"]),
        how="left",
        on=["article_id", "said_time"],
    )
    day = joined["value"].astype("string").str.extract(r"^(\d{4}-\d{2}-\d{2})", expand=False)
    return quotes.assign(said_on=day.astype("string").array)
