"""Connections: which names co-occur, who talks about whom, which outlet names whom, and where."""

from components.chosen import show_chosen
from components.connections.map import show_places
from components.connections.marks import forget_mark
from components.connections.outlets import show_outlets
from components.connections.views import show_talks, show_together
from components.filters import choose_articles, choose_one
from components.mention_filters import choose_mentions
from components.page import open_page, stop_if_empty

open_page("Connections")
stop_if_empty()
views = {
    "Mentioned together": show_together,
    "Who talks about whom": show_talks,
    "Outlets compared": show_outlets,
    "Map": show_places,
}
filters = choose_mentions(choose_articles())
show_chosen()
view = choose_one(
    "Show", "connections_view", list(views), default="Mentioned together", on_change=forget_mark
)
views[view](filters)
