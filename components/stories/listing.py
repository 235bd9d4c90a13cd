"""The stories of the store: what each holds and takes in, and what can be done to it."""

from typing import Any

import streamlit as st

from components.correction_log import note_form
from components.loading import answer_of_store, choose_story, looked_at
from components.marked_text import as_label
from components.server.permission import refusal
from components.stories.changing import show_changes
from components.stories.comparing import show_comparison
from components.stories.offering import show_new, show_offers
from newstables.decisions.stories import Story
from newstables.queries.stories import stories, story_list
from newstables.wording import count_of, spell_day, spell_span


def show_stories() -> None:
    """Draw every story, those put away last."""
    known = answer_of_store(stories)
    listed = story_list_now().sort_values("archived", kind="stable").to_dict("records")
    if not listed:
        st.info("No stories yet. Make one below, or of what you choose on any page.")
    for row in listed:
        with st.container(border=True):
            _show_story(row, known[row["story_id"]], others=listed)
    show_comparison({row["story_id"]: row["name"] for row in listed})


def story_list_now() -> Any:
    """Return the stories with what their rules took in since each was looked at last."""
    looked = {story_id: at for story_id in answer_of_store(stories) if (at := looked_at(story_id))}
    return answer_of_store(story_list, looked_at=looked)


def _show_story(row: dict[str, Any], story: Story, *, others: list[dict[str, Any]]) -> None:
    key = f"stories_{story.story_id}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{as_label(story.name)}**" + (" (put away)" * story.archived), width="stretch"
        )
        st.button("Open", key=f"{key}_open", on_click=choose_story, args=(story.story_id,))
        note_form("story", story.story_id)
        why = refusal("manage", story=story.story_id)
        with st.popover("Change", key=f"{key}_change", on_change="rerun", disabled=bool(why),
                        help=why or None) as opened:  # fmt: skip
            if opened.open:
                show_changes(story, key=key, others=others)
    if story.about:
        st.text(story.about)
    st.text(" · ".join(_facts(row, story.story_id)))
    for rule in story.rules():
        st.text(f"Rule: {rule.describe()}")
    show_new(story, key=key)
    show_offers(story, key=key)


def _facts(row: dict[str, Any], story_id: str) -> list[str]:
    facts = [count_of(int(row["articles"]), "article")]
    if row["by_rule"]:
        facts.append(f"{row['by_rule']} by rule")
    looked = looked_at(story_id)
    if row["new"] and looked:
        facts.append(f"{row['new']} new by rule since {spell_day(looked[:10])}")
    if isinstance(row["first_day"], str):
        facts.append(f"published {spell_span(row['first_day'], row['last_day'])}")
    if looked:
        facts.append(f"last looked at {spell_day(looked[:10])}")
    return facts
