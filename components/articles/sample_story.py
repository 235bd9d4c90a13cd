"""The sample story on the Articles page: loaded when not there, removed in one go when it is."""

import streamlit as st

from components.articles.removing import remove_articles
from components.loading import answer
from components.server.permission import takes
from components.ways_in import sample_button
from newstables.queries.articles import article_list
from newstables.store.sample import sample_ids
from newstables.wording import count_of


@takes("ingest", say=True)
def show_sample() -> None:
    """Draw the button that loads the sample story, or the one that takes it out."""
    rows = answer(article_list)
    there = rows[rows["article_id"].isin(sample_ids())]
    if there.empty:
        sample_button("articles")
        return
    titles = dict(zip(there["article_id"], there["title"], strict=True))
    st.text(f"The sample story is loaded: {count_of(len(there), 'article')}.")
    with st.popover("Remove the sample story", icon=":material/delete:"):
        st.text("Its articles go from every page, until it is undone. Your own stay.")
        st.button(
            "Yes, remove it",
            key="articles_sample_remove",
            on_click=remove_articles,
            args=(titles,),
        )
