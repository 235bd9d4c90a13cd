"""Stories: which there are, what each takes in, and new ones."""

import streamlit as st

from components.correction_log import show_fault, show_log
from components.page import open_page
from components.stories.handing import show_taking
from components.stories.listing import show_stories
from components.stories.making import offer_tours, show_form

open_page(
    "Stories",
    about="A story is some of the articles, with counts, a timeline and files of its own. The "
    "choice at the head of every page bounds all pages to one of them.",
)
show_fault()
show_stories()
offer_tours()
show_form()
show_taking()
with st.expander("Correction log"):
    show_log(key="stories", kinds=("story.", "note.story", "tags.story"))
