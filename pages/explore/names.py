"""Names: which are the same, everything about one of them, and what was decided."""

import streamlit as st

from components.deciding import show_fault
from components.filters import choose_articles
from components.name_choice import choose_name
from components.name_log import show_name_log
from components.name_suggest import show_suggestions
from components.name_view import show_name
from components.page import open_page, stop_if_empty

open_page("Names")
stop_if_empty()
show_fault()
filters = choose_articles()
if name := choose_name():
    show_name(filters, name)
else:
    show_suggestions()
st.header("Decisions about names", anchor="decisions")
show_name_log()
