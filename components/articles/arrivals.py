"""Articles that came of late and look like those of a story: offered to it at once."""

from datetime import UTC, datetime, timedelta

import pandas as pd
import streamlit as st

from components.correction_log import decide_of
from components.loading import answer_of_store
from components.server.permission import refusal
from newstables.decisions.stories import Story
from newstables.queries.stories import stories
from newstables.queries.story_offers import offers_at_arrival
from newstables.wording import count_of, spell_day

_OF_LATE = timedelta(days=1)
_SHOWN = 10
_LOG = "The log of the Stories page"


def offer_arrivals() -> None:
    """Draw, a story, the articles of the last day that share people, places and days with it."""
    known = answer_of_store(stories)
    left_out = [(key, article) for key in known for article in known[key].left_out()]
    # By the hour, so that the answer is kept.
    since = (datetime.now(UTC) - _OF_LATE).strftime("%Y-%m-%dT%H")
    rows = answer_of_store(offers_at_arrival, since=since, left_out=tuple(left_out))
    for story_id, offered in rows.groupby("story_id", sort=False):
        story = known[str(story_id)]
        shut = refusal("manage", story=story.story_id)
        if not (story.archived or story.sample or shut):
            _offer(story, offered)


def _offer(story: Story, rows: pd.DataFrame) -> None:
    key, ids = f"articles_arrived_{story.story_id}", list(rows["article_id"])
    looks, shares = ("looks", "it shares") if len(ids) == 1 else ("look", "they share")
    buttons = {"Put it in" if len(ids) == 1 else "Put all in": "added", "Leave out": "left_out"}
    with st.container(border=True, key=key):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(
                f"{count_of(len(ids), 'article')} just added {looks} like “{story.name}”: "
                f"{shares} people, places and days with it.",
                width="stretch",
            )
            for label, what in buttons.items():
                st.button(label, key=f"{key}_{what}", on_click=decide_of,
                          args=(story, what, ids), kwargs={"log": _LOG})  # fmt: skip
        with st.expander("Which, and what is shared"):
            for row in rows.head(_SHOWN).to_dict("records"):
                st.text(_line(row))
            if len(ids) > _SHOWN:
                st.text(f"and {len(ids) - _SHOWN} more")


def _line(row: dict[str, object]) -> str:
    shared = ", ".join([*row["people"], *row["places"]])  # type: ignore[misc]
    told = [spell_day(row["published"]), row["outlet"], row["title"], shared]
    return " · ".join(word for word in told if isinstance(word, str))
