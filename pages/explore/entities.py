"""Entities: who and what is mentioned, how often, and every sentence behind each count."""

from components.chosen import show_chosen
from components.entities.bars import choose_bars, show_entity_bars
from components.entities.choice import choose_entity, forget_entity
from components.entities.over_time import show_over_time
from components.entities.panel import show_chosen_entity
from components.entities.rising import show_rising
from components.evidence import panel, split
from components.filters import choices_row, choose_articles, choose_one
from components.mention_filters import choose_capitals, choose_mentions
from components.page import open_page, stop_if_empty

open_page("Entities")
stop_if_empty()
filters = choose_capitals(choose_mentions(choose_articles()))
show_chosen()
with choices_row():
    view = choose_one("Show", "view", ["Most mentioned", "Over time", "New or rising"])
    entity_id = choose_entity()
bars = choose_bars() if view == "Most mentioned" else None
left, right = split(opened=bool(entity_id))
with left:
    if bars:
        show_entity_bars(filters, bars)
    elif view == "Over time":
        show_over_time(filters)
    else:
        show_rising(filters)
if entity_id:
    with panel(right, key="entities", on_close=forget_entity):
        show_chosen_entity(filters, entity_id)
