"""Timeline: where the tour went and when, planned told from happened, each event with its proof."""

from components.downloads import choose_picture
from components.event_panel import show_chosen_event
from components.filters import choose_articles
from components.page import open_page, stop_if_empty
from components.timeline_view import choose_view, show_tables, show_tour

open_page("Timeline")
stop_if_empty()
filters = choose_articles()
config = choose_picture("dateline-timeline")
show_tour(filters, choose_view(), config=config)
show_chosen_event()
show_tables(filters)
