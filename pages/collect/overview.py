"""Overview: what happened in ten seconds, and the ways on from there."""

import streamlit as st

from components.chosen import show_chosen
from components.filters import choose_articles
from components.loading import answer_of_store
from components.overview.findings import show_findings
from components.overview.parts import (
    go_on,
    show_mentions,
    show_model,
    show_speakers_and_coverage,
    show_to_check,
    show_tour,
)
from components.overview.watches import show_watches
from components.page import open_page, stop_if_empty
from components.ways_in import offer_first_steps, offer_own_story
from newstables.queries.articles import overview

open_page("Overview")
if not answer_of_store(overview)["articles"]:
    offer_first_steps()
    st.stop()
stop_if_empty()
filters = choose_articles()
go_on()
show_chosen()
show_findings(filters)
show_tour(filters)
show_speakers_and_coverage(filters)
show_mentions(filters)
show_watches()
show_to_check(filters)
show_model(filters)
offer_own_story()
