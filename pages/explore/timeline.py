"""Timeline: where the tour went and when, planned told from happened, each event with its proof."""

import streamlit as st

from components.chosen import show_chosen
from components.correction_log import show_fault
from components.page import open_page, stop_if_empty
from components.timeline.adding import show_adding
from components.timeline.beside import open_event
from components.timeline.editor import show_event_log
from components.timeline.filters import choose_events
from components.timeline.route import show_itinerary
from components.timeline.tour_choice import choose_tour
from components.timeline.view import choose_view, show_tables, show_tour

open_page("Timeline")
stop_if_empty()
filters = choose_events()
show_chosen()
choose_tour()
with open_event():
    days, route = st.tabs(
        ["Day by day", "Map and itinerary"], key="show", bind="query-params", on_change="rerun"
    )
    if days.open:
        with days:
            show_tour(filters, choose_view(filters))
    if route.open:
        with route:
            show_itinerary(filters)
    show_tables(filters)
show_fault()
show_adding()
show_event_log()
