"""Which stories an article belongs to: put in and left out by hand."""

import streamlit as st

from components.loading import answer_of_store, load_store
from components.page import say
from components.server.permission import takes
from newstables.decisions.story_deeds import decide_story, get_story
from newstables.queries.stories import stories, stories_of


@takes("manage")
def choose_stories(article_id: str) -> None:
    """Draw the stories of an article as a choice; one taken off leaves the article out of it."""
    known = answer_of_store(stories)
    had = answer_of_store(stories_of, article_id=article_id)
    names = {story_id: known[story_id].name for story_id in known
             if story_id in had or not known[story_id].sample}  # fmt: skip
    if not names:
        return
    # Set at each run, so that the log decides and not what was chosen before.
    key = f"articles_stories_{article_id}"
    st.session_state[key] = had
    st.multiselect(
        "In the stories",
        list(names),
        format_func=lambda story_id: names[story_id],
        key=key,
        placeholder="None",
        on_change=_put,
        args=(article_id, key, had),
    )


def _put(article_id: str, key: str, had: list[str]) -> None:
    chosen = st.session_state[key]
    store = load_store()
    for what, story_ids in (
        ("added", set(chosen) - set(had)),
        ("left_out", set(had) - set(chosen)),
    ):
        for story_id in sorted(story_ids):
            decide_story(store, get_story(store, story_id), what, after=[article_id])
    st.session_state["articles_chosen"] = article_id
    say("Done. The log of the Stories page has it, and takes it back.")
