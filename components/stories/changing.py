"""What can be done to a story, each a decision that the log takes back."""

from typing import Any

import streamlit as st

from components.correction_log import decide_of, object_to
from components.loading import answer_in, answer_of_store, choose_story, load_store
from components.stories.handing import offer_hand_over
from components.stories.making import choose_rule, chosen_rule
from newstables.decisions.removals import remove
from newstables.decisions.stories import Story
from newstables.decisions.story_deeds import make_story
from newstables.errors import CorrectionError
from newstables.queries.event_choices import article_titles
from newstables.queries.stories import alone_in


def show_changes(story: Story, *, key: str, others: list[dict[str, Any]]) -> None:
    """Draw what can be done to a story: named, ruled, split, merged, handed over, removed."""
    st.text_input("Name", story.name, key=f"{key}_name")
    st.text_input("What it is about", story.about, key=f"{key}_about")
    st.button("Save", key=f"{key}_save", on_click=_save, args=(story, key))
    _change_rules(story, key=key)
    _split(story, key=key)
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
    offer_hand_over(story, key=key)
    st.button(
        "Take out again" if story.archived else "Put away",
        key=f"{key}_archive",
        on_click=decide_of,
        args=(story, "archived", not story.archived),
    )
    st.checkbox("Yes, remove this story; its articles stay", key=f"{key}_sure")
    sure = st.session_state.get(f"{key}_sure")
    if sure:
        st.checkbox(
            "Its articles that are in no other story too", key=f"{key}_articles",
            help="Each is left out of every page; the log of the Articles page brings it back.",
        )  # fmt: skip
    st.button("Remove", key=f"{key}_remove", disabled=not sure, on_click=_remove, args=(story, key))


def _change_rules(story: Story, *, key: str) -> None:
    """Draw each rule with a way to drop it, and the words of one more."""
    rules = story.rules()
    for place, rule in enumerate(rules):
        left = [other for at, other in enumerate(rules) if at != place]
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(rule.describe(), width="stretch")
            st.button("Drop rule", key=f"{key}_drop_{place}", on_click=decide_of,
                      args=(story, "rules", [rule.plain() for rule in left]))  # fmt: skip
    with st.expander("Add a rule"):
        choose_rule(f"{key}_rule")
        st.button("Add it", key=f"{key}_rule_add", on_click=_add_rule, args=(story, key))


def _add_rule(story: Story, key: str) -> None:
    rule = chosen_rule(f"{key}_rule")
    if not rule.plain():
        object_to("a rule needs an outlet, a day, words or a name")
        return
    decide_of(story, "rules", [each.plain() for each in (*story.rules(), rule)])


def _split(story: Story, *, key: str) -> None:
    """Draw the choice of articles that leave for a story of their own."""
    with st.expander("Split"):
        titles = answer_in(story.story_id, article_titles)
        st.multiselect("Articles that leave", list(titles), format_func=titles.__getitem__,
                       key=f"{key}_leave", placeholder="None")  # fmt: skip
        st.text_input("Name of the new story", key=f"{key}_split_name")
        st.button("Split off", key=f"{key}_split", on_click=_split_off, args=(story, key))


def _split_off(story: Story, key: str) -> None:
    leave, name = (st.session_state[f"{key}_{part}"] for part in ("leave", "split_name"))
    if not leave:
        object_to("choose the articles that leave the story")
        return
    try:
        made = make_story(load_store(), name, articles=leave, split_from=story.story_id)
    except CorrectionError as fault:
        object_to(str(fault))
        return
    choose_story(made)


def _remove(story: Story, key: str) -> None:
    if st.session_state.get(f"{key}_articles"):
        titles = answer_of_store(alone_in, story_id=story.story_id)
        remove(load_store(), titles)
    decide_of(story, "removed", after=True)


def _save(story: Story, key: str) -> None:
    name, about = (st.session_state[f"{key}_{part}"] for part in ("name", "about"))
    if name != story.name:
        decide_of(story, "name", name)
    if about != story.about:
        decide_of(story, "about", about)


def _merge(story: Story, key: str) -> None:
    if into := st.session_state[f"{key}_into"]:
        decide_of(story, "merged", into)
