"""The first steps into an empty store, and the sample story."""

import streamlit as st

from components.loading import answer, load_store
from components.page import say
from components.server.permission import takes
from newstables.decisions.removals import restore
from newstables.queries.heading import heading
from newstables.store.sample import add_sample, sample_ids
from newstables.wording import count_of


def offer_first_steps() -> None:
    """Draw the two ways into an empty store."""
    st.markdown(
        "Dateline reads news about an official's tour: who is named, who said what, and where and "
        "when they went. It works on this machine alone; nothing is sent anywhere."
    )
    sample, own = st.columns(2)
    with sample.container(border=True, height="stretch"):
        st.header("Look around first")
        sample_button("overview")
    with own.container(border=True, height="stretch"):
        st.header("Begin with your own")
        st.markdown("Paste an article, or upload text, web pages and tables.")
        st.page_link("pages/collect/articles.py", label=":primary[Add articles]")


def offer_own_story() -> None:
    """Draw the way to articles of one's own, when the sample story alone is there."""
    story = answer(heading)
    if story.sample and story.sample == story.articles:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown("This is the sample story. **Begin your own** with articles you have.")
            st.page_link(
                "pages/collect/articles.py",
                label=":primary[Add articles]",
                icon=":material/arrow_forward:",
            )


@takes("ingest", say=True)
def sample_button(page: str) -> None:
    """Draw the button that adds the sample story."""
    st.markdown("Ten short dispatches on one tour, written for this app, to look around with.")
    st.button("Load the sample story", key=f"{page}_sample", type="primary", on_click=_add_sample)


def _add_sample() -> None:
    back = restore(load_store(), sample_ids())
    added = add_sample(load_store()).added + len(back)
    say(
        f"{count_of(added, 'article')} of the sample story added."
        if added
        else "The sample story is in the store already."
    )
