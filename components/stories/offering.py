"""What a story took in by rule of late, and what it is offered: put in, or left out for good."""

import pandas as pd
import streamlit as st

from components.correction_log import decide_of
from components.loading import answer_of_store, looked_at
from components.server.permission import refusal
from newstables.decisions.stories import Story
from newstables.queries.story_offers import new_by_rule, offers
from newstables.wording import count_of, spell_day

_SHOWN = 10


def show_new(story: Story, *, key: str) -> None:
    """Draw the articles that rules took in since the story was looked at; each can be left out."""
    since = looked_at(story.story_id)
    if not since or not story.rules():
        return
    rows = answer_of_store(new_by_rule, story_id=story.story_id, since=since)
    if rows.empty:
        return
    with st.expander(f"{len(rows)} new by rule since {spell_day(since[:10])}"):
        for row in rows.head(_SHOWN).to_dict("records"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(_line(row), width="stretch")
                _button(story, "Leave out", "left_out", [row["article_id"]], key=f"{key}_new")
        _more(rows)


def show_offers(story: Story, *, key: str) -> None:
    """Draw the articles that share people, places and days with the story."""
    rows = answer_of_store(offers, story_id=story.story_id, left_out=story.left_out())
    if rows.empty or story.archived:
        return
    shares = "shares" if len(rows) == 1 else "share"
    with st.expander(f"{count_of(len(rows), 'article')} {shares} people, places and days with it"):
        _button(story, "Put all in", "added", list(rows["article_id"]), key=f"{key}_all")
        for row in rows.head(_SHOWN).to_dict("records"):
            with st.container(horizontal=True, vertical_alignment="center"):
                shared = ", ".join([*row["people"], *row["places"]])
                st.text(f"{_line(row)} · {shared}", width="stretch")
                _button(story, "Put in", "added", [row["article_id"]], key=f"{key}_offer")
                _button(story, "Leave out", "left_out", [row["article_id"]], key=f"{key}_offer")
        _more(rows)


def _line(row: dict[str, str]) -> str:
    told = [spell_day(row["published"]), row["outlet"], row["title"]]
    return " · ".join(word for word in told if isinstance(word, str))


def _more(rows: pd.DataFrame) -> None:
    if len(rows) > _SHOWN:
        st.text(f"and {len(rows) - _SHOWN} more")


def _button(story: Story, label: str, what: str, ids: list[str], *, key: str) -> None:
    why = refusal("manage", story=story.story_id)
    st.button(label, key=f"{key}_{what}_{ids[0]}", on_click=decide_of, args=(story, what, ids),
              disabled=bool(why), help=why or None)  # fmt: skip
