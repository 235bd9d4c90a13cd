"""Articles taken out of the story, one or the whole sample, with the way back beside it."""

from collections.abc import Mapping

import streamlit as st

from components.loading import load_store, start_reading
from components.page import say
from newstables.decisions.removals import remove, restore
from newstables.wording import count_of

_LAST = "articles_removed"  # ids of those removed last, until another page run forgets them


def remove_articles(titles: Mapping[str, str | None]) -> None:
    """Take articles out of the story; `titles` is what the log calls each, by article_id."""
    remove(load_store(), titles)
    st.session_state["articles_chosen"] = None
    st.session_state[_LAST] = list(titles)
    say(f"{count_of(len(titles), 'article')} removed.")


def show_removed() -> None:
    """Draw the way back for what was removed last."""
    ids = st.session_state.get(_LAST)
    if not ids:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.text(
            f"{count_of(len(ids), 'article')} removed. The correction log below keeps it.",
            width="stretch",
        )
        st.button("Undo", key="articles_removed_undo", icon=":material/undo:", on_click=_undo)


def _undo() -> None:
    restore(load_store(), st.session_state.pop(_LAST, []))
    start_reading(load_store())
    say("Back again.")
