"""Entities: who and what is mentioned, how often, and every sentence behind each count."""

import streamlit as st

from components.chosen import show_chosen
from components.entities.bars import choose_bars, show_entity_bars
from components.entities.over_time import show_over_time
from components.entities.panel import show_chosen_entity
from components.entities.rising import show_rising
from components.filters import choose_articles
from components.mention_filters import choose_capitals, choose_mentions
from components.page import open_page, stop_if_empty

open_page("Entities")
stop_if_empty()
filters = choose_capitals(choose_mentions(choose_articles()))
show_chosen()
most, trend, change = st.tabs(
    ["Most mentioned", "Over time", "New or rising"],
    key="view",
    bind="query-params",
    on_change="rerun",
)
if most.open:
    with most:
        show_entity_bars(filters, choose_bars())
if trend.open:
    with trend:
        show_over_time(filters)
if change.open:
    with change:
        show_rising(filters)
show_chosen_entity(filters)
