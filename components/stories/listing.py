"""The stories of the store: what each holds and takes in, and what can be done to it."""

from typing import Any

import streamlit as st

from components.correction_log import object_to
from components.loading import answer_of_store, choose_story, load_store, looked_at
from components.marked_text import as_label
from components.page import say
from newstables.decisions.stories import Story
from newstables.decisions.story_deeds import decide_story
from newstables.errors import CorrectionError
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


def story_list_now() -> Any:
    """Return the stories with what their rules took in since each was looked at last."""
    looked = {story_id: at for story_id in answer_of_store(stories) if (at := looked_at(story_id))}
    return answer_of_store(story_list, looked_at=looked)


def _show_story(row: dict[str, Any], story: Story, *, others: list[dict[str, Any]]) -> None:
    key = f"stories_{story.story_id}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{as_label(story.name)}**" + (" (put away)" * story.archived))
        st.button("Open", key=f"{key}_open", on_click=choose_story, args=(story.story_id,))
        with st.popover("Change", key=f"{key}_change"):
            _show_changes(story, key=key, others=others)
    if story.about:
        st.text(story.about)
    st.text(" · ".join(_facts(row, story.story_id)))
    for rule in story.rules():
        st.text(f"Rule: {rule.describe()}")


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


def _show_changes(story: Story, *, key: str, others: list[dict[str, Any]]) -> None:
    st.text_input("Name", story.name, key=f"{key}_name")
    st.text_input("What it is about", story.about, key=f"{key}_about")
    st.button("Save", key=f"{key}_save", on_click=_save, args=(story, key))
    targets = {row["story_id"]: row["name"] for row in others if row["story_id"] != story.story_id}
    if targets:
        st.selectbox(
            "Merge into",
            list(targets),
            format_func=lambda story_id: targets[story_id],
            index=None,
            key=f"{key}_into",
        )
        st.button("Merge", key=f"{key}_merge", on_click=_merge, args=(story, key))
    st.button(
        "Take out again" if story.archived else "Put away",
        key=f"{key}_archive",
        on_click=_decide,
        args=(story, "archived", not story.archived),
    )
    st.checkbox("Yes, remove this story; its articles stay", key=f"{key}_sure")
    st.button(
        "Remove",
        key=f"{key}_remove",
        disabled=not st.session_state.get(f"{key}_sure"),
        on_click=_decide,
        args=(story, "removed", True),
    )


def _save(story: Story, key: str) -> None:
    name, about = (st.session_state[f"{key}_{part}"] for part in ("name", "about"))
    if name != story.name:
        _decide(story, "name", name)
    if about != story.about:
        _decide(story, "about", about)


def _merge(story: Story, key: str) -> None:
    if into := st.session_state[f"{key}_into"]:
        _decide(story, "merged", into)


def _decide(story: Story, what: str, after: Any) -> None:
    try:
        decide_story(load_store(), story, what, after=after)
    except CorrectionError as fault:
        object_to(str(fault))
        return
    say("Done. The log at the foot of the page has it, and takes it back.")
