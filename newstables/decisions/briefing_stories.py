"""Whose articles a kept briefing tells of: a story put into another is followed, one gone is told.

A briefing of a story that is gone would tell the figures of all articles without a word.
"""

import json

import pandas as pd

from newstables.decisions.briefings import Briefing, briefings
from newstables.decisions.sound import sound
from newstables.decisions.stories import ALL, told_stories
from newstables.errors import BriefingError
from newstables.store.store import Store


def story_now(corrections: pd.DataFrame, story_id: str) -> str | None:
    """Return the story that a story is by now, itself or what it was merged into; None: it is gone.

    Args:
        corrections: the CORRECTIONS log.
        story_id: as a briefing was kept with it; `stories.ALL` stays.
    """
    if story_id == ALL:
        return ALL
    log = sound(corrections)
    known, seen = told_stories(log), set[str]()
    merges = log[log["undone_at"].isna() & (log["what"] == "story.merged")]
    merges = merges.sort_values("number", kind="stable")
    into = {row.target: json.loads(row.after) for row in merges.itertuples()}
    while story_id not in known:
        if story_id in seen or story_id not in into:
            return None
        seen.add(story_id)
        story_id = into[story_id]
    return story_id


def story_of(store: Store, briefing: Briefing) -> str:
    """Return the id of the story that a briefing tells of by now.

    Raises:
        BriefingError: its story is gone; the message says what can be done.
    """
    story_id = story_now(store.corrections(), briefing.story)
    if story_id is None:
        raise BriefingError(
            f"the story of briefing #{briefing.briefing_id} '{briefing.title}' is gone; take its "
            "removal back on the Stories page, or say with --story which one it is to tell of"
        )
    return story_id


def is_gone(store: Store, briefing: Briefing) -> bool:
    """Return whether the story of a briefing is gone."""
    return briefing.story != ALL and story_now(store.corrections(), briefing.story) is None


def briefings_shown(store: Store, story: str, *, archived: bool = False) -> list[Briefing]:
    """Return the briefings of a story, then those of stories merged into it.

    With all articles stand those whose story is gone too: nowhere else could they be found.
    """
    known = briefings(store, archived=archived)
    others = [each for each in known if each.story not in (ALL, story)]
    log = store.corrections() if others else None
    return [each for each in known if each.story == story] + [
        each for each in others if log is not None and (story_now(log, each.story) or ALL) == story
    ]
