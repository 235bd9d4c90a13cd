"""Articles: bring them in, check what was inferred, correct them later."""

import streamlit as st

from components.articles.addresses import take_addresses
from components.articles.arrivals import offer_arrivals
from components.articles.assumed_dates import show_assumed
from components.articles.frames import offer_frames
from components.articles.listing import show_articles
from components.articles.problem_log import show_problem_log
from components.articles.removing import show_removed
from components.articles.review import show_review
from components.articles.reviewing import open_review
from components.articles.sample_story import show_sample
from components.articles.sources import show_sources
from components.articles.taking import take_files, take_pasted
from components.correction_log import show_fault, show_log
from components.loading import answer_of_store
from components.page import open_page
from newstables.queries.articles import article_ids

open_page("Articles")
show_fault()
review = open_review()
files, pasted, fetched, looked_at, sample = st.tabs(
    ["Upload files", "Paste text", "Web addresses", "Sources", "Sample story"]
)
with files:
    take_files(review)
with pasted:
    take_pasted(review)
with fetched:
    take_addresses()
with looked_at:
    show_sources()
stored = answer_of_store(article_ids)
with sample:
    show_sample()
offer_arrivals()
show_removed()
show_review(review, stored=stored)
if stored:
    show_assumed()
    show_articles()
    offer_frames()
show_problem_log()
with st.expander("Correction log"):
    show_log(key="articles", kinds=("article.", "note.article", "tags.article"))
