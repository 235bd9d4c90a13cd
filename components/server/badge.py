"""Who is logged in, at the head of a page, and what the page leaves out for them."""

import streamlit as st

from components.loading import answer_of_store, story_chosen
from components.marked_text import as_label
from components.server.identity import acting, entrance
from newstables.queries.stories import stories


def show_limits() -> None:
    """Tell a reader once what the page leaves out, and who has it."""
    if why := acting().refusal("decide", story=story_chosen()):
        st.text(f"You see and save everything here. {why}.")


def show_person() -> None:
    """Draw who is logged in, with their roles and the way out; nothing in one person's own app."""
    way = entrance()
    if way is None:
        return
    person = acting()
    with st.popover(as_label(person.name), key="page_person", type="tertiary",
                    icon=":material/person:", help="Who you are here"):  # fmt: skip
        st.text(f"Your role: {person.role or 'none in the whole store'}")
        names = answer_of_store(stories)
        for story_id, role in person.in_stories.items():
            if story_id in names:
                st.text(f"In {names[story_id].name}: {role}")
        if way.by_login:
            st.button("Log out", key="page_log_out", on_click=st.logout)
