"""The map of the Connections page: places named, those visited told apart, and their sentences."""

from functools import partial

import streamlit as st

from components.charts.place_map import place_map
from components.connections.marks import show_marks, shown_mark
from components.connections.sentences import show_mentions
from components.downloads import describe
from components.filters import choose_one
from components.loading import answer
from newstables.exports.briefing.charts.places import EVERY
from newstables.exports.views import title_of
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.places import places_named

_TOUR = "Where the tour went"


def show_places(filters: MentionFilters) -> None:
    """Draw where the places named lie; those that cannot be placed stand in the table alone."""
    found = answer(places_named, filters)
    if found.empty:
        st.info("No place is named in the chosen articles.")
        return
    title = title_of("places")
    opened = shown_mark(1)
    on_map = found[found["lat"].notna()]
    visited = on_map[on_map["visited"]]
    part = _choose_part(toured=len(visited) > 0)
    rows = found[found["place"] == opened[0]] if opened else found[:0]
    show_marks(
        place_map(
            on_map,
            title=title,
            note="Counted: mentions of places · " + describe(title, filters).line(),
            route=True,
            chosen=opened[0] if opened else "",
            show=visited if part == _TOUR else None,
        ),
        found,
        ids=[(place,) for place in found["place"]],
        view="places",
        filters=filters,
        chosen={},
        look={"part": part},
        alt=f"Map of {len(on_map)} places named, {len(visited)} of them visited.",
        hint="",
        sentences=partial(show_mentions, filters, str(rows["entity_id"].iloc[0]), of=opened[0])
        if len(rows)
        else None,
    )
    st.text(
        "Visited: the timeline has a stop there, or in a town of that country, that happened; the "
        "arrows follow the stops. A country's mark stands in its middle, not where something was."
    )


def _choose_part(*, toured: bool) -> str:
    """Draw the choice of what part of the world to see, when there is a tour to look at."""
    if not toured:
        return EVERY
    return str(choose_one("Part of the world", "connections_part", [_TOUR, EVERY]))
