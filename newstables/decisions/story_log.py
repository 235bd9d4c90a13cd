"""The log of decisions as one story has it: what holds in the whole store, and what in it alone."""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

import pandas as pd

from newstables.decisions.event_edits import unpack
from newstables.decisions.stories import Story
from newstables.frames import is_missing


def log_of_store(corrections: pd.DataFrame) -> pd.DataFrame:
    """Return the decisions of a CORRECTIONS log that hold in the whole store."""
    return corrections[corrections["story"].isna()]


def own_decisions(corrections: pd.DataFrame, story: Story) -> pd.DataFrame:
    """Return the decisions of a CORRECTIONS log that hold in one story alone.

    What was decided for a story that was put into it holds in it too, and what was decided for the
    one it was split from until then.
    """
    of = corrections["story"]
    held = of.eq(story.story_id)
    for story_id, until in story.taken_over.items():
        held |= of.eq(story_id) & (corrections["at"].le(until) if until else True)
    return corrections[held.fillna(value=False)]


def log_in_story(corrections: pd.DataFrame, story: Story) -> pd.DataFrame:
    """Return the CORRECTIONS log as it holds in one story: of the store, and its own."""
    return pd.concat([log_of_store(corrections), own_decisions(corrections, story)])


def log_within(
    corrections: pd.DataFrame, *, articles: Collection[str], names: Collection[str]
) -> pd.DataFrame:
    """Return the log as one story has it: what was told by hand of others is left out.

    Args:
        corrections: the CORRECTIONS log.
        articles: those of the story.
        names: whom they name: a tour by hand of somebody else is none of the story, and an event
            by hand that stands on none of the articles is one when it is theirs.
    """
    # By place: logs put together have rows of the same label.
    within = [
        place
        for place, (what, after) in enumerate(
            zip(corrections["what"], corrections["after"], strict=True)
        )
        if what not in ("event.added", "tour.kept")
        or _told_within(what, json.loads(after), articles=articles, names=names)
    ]
    return corrections.iloc[within]


def log_handed_over(
    corrections: pd.DataFrame,
    story: Story,
    *,
    articles: Collection[str],
    names: Collection[str],
    events: Collection[str],
) -> pd.DataFrame:
    """Return the decisions that go with a story to somebody else, those taken back included.

    Args:
        corrections: the CORRECTIONS log.
        story: that is handed over.
        articles: its ids.
        names: all that its articles name, as found and as counted.
        events: its ids.
    """
    parts = {story.story_id, *(part for part, until in story.taken_over.items() if not until)}
    within = log_within(log_in_story(corrections, story), articles=articles, names=names)
    added = {*events, *within.loc[within["what"].eq("event.added"), "target"]}
    goes: dict[str, Callable[[Any], bool]] = {
        "story": lambda row: row.target in parts,
        "article": lambda row: row.target in articles,
        "quote": lambda row: row.target.rpartition(":")[0] in articles,
        "event": lambda row: row.target in added or _stood_on(row.before, articles),
        "name": lambda row: bool(_named(row) & {*names}),
        "tour": lambda _: True,
    }
    kept = []
    for row in within.itertuples():
        kind, _, of = row.what.partition(".")
        about = of if kind in ("note", "tags") else kind
        kept.append(about in goes and goes[about](row))  # a later version may know more kinds
    return within[kept].sort_values(["number", "correction_id"], ignore_index=True)


def _stood_on(before: Any, articles: Collection[str]) -> bool:
    """Return whether an event, as a decision about it found it, stands on one of some articles."""
    told = None if is_missing(before) else json.loads(before)
    evidence = told.get("evidence") or () if isinstance(told, dict) else ()
    return any(span["article_id"] in articles for span in evidence)


def _named(row: Any) -> set[str]:
    return {row.target.partition(":")[2], json.loads(row.after).get("other", "")}


def _told_within(
    what: str, after: Mapping[str, Any], *, articles: Collection[str], names: Collection[str]
) -> bool:
    if what == "tour.kept":
        return after["traveller"] in names
    event = unpack(after)
    whose = {event.get("traveller"), *(event.get("participants") or ())}
    stands_on = {span["article_id"] for span in event.get("evidence") or ()}
    return not (whose.isdisjoint(names) and stands_on.isdisjoint(articles))
