"""Timeline: where the tour went and when, planned told from happened, each event with its proof."""

import streamlit as st

from components.downloads import choose_picture
from components.event_adding import show_adding
from components.event_editor import show_decisions, show_editor
from components.event_panel import show_chosen_event
from components.filters import choose_events
from components.page import open_page, stop_if_empty
from components.places_view import show_itinerary
from components.timeline_view import choose_view, show_tables, show_tour
from components.tour_choice import choose_tour

open_page("Timeline")
stop_if_empty()
filters = choose_events()
config = choose_picture("dateline-timeline")
choose_tour()
days, way = st.tabs(
    ["Day by day", "Map and itinerary"], key="show", bind="query-params", on_change="rerun"
)
if days.open:
    with days:
        show_tour(filters, choose_view(filters), config=config)
if way.open:
    with way:
        show_itinerary(filters, config=config)
show_chosen_event()
show_editor()
show_tables(filters)
show_adding()
show_decisions()
