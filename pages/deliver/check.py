"""Check: a draft held against the articles, and the articles against a transcript."""

import streamlit as st

from components.check.said import show_said
from components.check.view import show_check
from components.page import open_page, stop_if_empty

open_page(
    "Check",
    about="A quotation that nobody said, a wrong office, a wrong day: put in a press line or a "
    "summary, and each of its claims is looked up in the articles. It stays on this machine and is "
    "not added to the articles.",
)
stop_if_empty()
draft, transcript = st.tabs(["A draft", "Was it said?"])
with draft:
    show_check()
with transcript:
    show_said()
