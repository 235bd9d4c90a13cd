"""Quotes: who said what, grouped by speaker, each in its paragraph."""

import streamlit as st

from components.chosen import show_chosen
from components.correction_log import show_fault, show_log
from components.filters import choose_one
from components.page import open_page, stop_if_empty
from components.quotes.charts import show_charts
from components.quotes.filters import choose_quotes
from components.quotes.listing import GROUPS, show_quotes
from components.quotes.review import QUEUE, show_queue
from components.quotes.view import show_quote

open_page("Quotes")
stop_if_empty()
show_fault()
if opened := st.query_params.get("quote"):
    show_quote(opened)
    st.stop()
filters = choose_quotes()
show_chosen()
show_charts(filters)
group = choose_one("Group by", "group", [*GROUPS, QUEUE], default="Speaker")
if group == QUEUE:
    show_queue(filters)
else:
    show_quotes(filters, group=GROUPS[group])
log = st.expander("Correction log", key="quotes_log", on_change="rerun")
if log.open:
    with log:
        show_log(key="quotes", kinds=("quote.", "note.quote", "tags.quote"))
