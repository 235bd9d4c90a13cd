"""Names: which are the same, everything about one of them, and what was decided."""

import streamlit as st

from components.chosen import show_chosen
from components.correction_log import show_fault
from components.filters import choose_articles
from components.names.choice import choose_name
from components.names.log import show_name_log
from components.names.suggest import show_suggestions
from components.names.view import show_name
from components.page import open_page, stop_if_empty

open_page("Names")
stop_if_empty()
show_fault()
filters = choose_articles()
show_chosen()
if name := choose_name():
    show_name(filters, name)
else:
    show_suggestions()
st.header("Correction log", anchor="corrections")
show_name_log()
