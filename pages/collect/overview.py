"""Overview: what the store holds, and the ways on from there."""

import streamlit as st

from components.loading import answer
from components.overview.parts import (
    show_counts,
    show_latest,
    show_model,
    show_names,
    show_speakers,
)
from components.overview.tour_strip import tour_strip
from components.page import open_page
from components.ways_in import offer_first_steps
from newstables.queries.articles import overview
from newstables.queries.tour import stops

open_page("Overview")
if not answer(overview)["articles"]:
    offer_first_steps()
    st.stop()
show_counts()
st.subheader("The tour")
tour_strip(answer(stops))
st.page_link("pages/explore/timeline.py", label="Open the timeline")
names, speakers = st.columns(2)
with names:
    st.subheader("Most mentioned")
    show_names()
    st.page_link("pages/explore/entities.py", label="All names, and the sentences behind them")
with speakers:
    st.subheader("Most quoted")
    show_speakers()
    st.page_link("pages/explore/quotes.py", label="All quotations")
st.subheader("Latest quotations")
show_latest()
show_model()
st.page_link("pages/collect/articles.py", label="Add or correct articles")
