"""The map of the Connections page: places named, those visited told apart, and their sentences."""

import streamlit as st

from components.charts.place_map import place_map
from components.connections_marks import show_marks, shown_mark
from components.connections_views import show_naming_sentences
from components.downloads import describe
from components.loading import answer
from newstables.queries.asking import Filters
from newstables.queries.places import places_named


def show_places(filters: Filters, config: dict[str, object]) -> None:
    """Draw where the places named lie; those that cannot be placed stand in the table alone."""
    found = answer(places_named, filters)
    if found.empty:
        st.info("No place is named in the chosen articles.")
        return
    title = "Places named, and places visited"
    opened = shown_mark(1)
    on_map = found[found["lat"].notna()]
    visited = int(found["visited"].sum())
    show_marks(
        place_map(
            on_map,
            title=title,
            note="Counted: namings of places · " + describe(title, filters).line(),
            route=True,
            chosen=opened[0] if opened else "",
        ),
        found.assign(
            known=found["lat"].notna().map({True: "", False: "not on the map"}),
            seen=found["visited"].map({True: "visited", False: "named only"}),
        ),
        ids=[(place,) for place in found["place"]],
        heads={
            "place": "Place",
            "n": st.column_config.NumberColumn("Namings", width=75),
            "articles": st.column_config.NumberColumn("Articles", width=70),
            "seen": "Visited",
            "known": "Map",
        },
        name="places",
        title=title,
        filters=filters,
        config=config,
        wide=True,
        alt=f"Map of {len(on_map)} places named, {visited} of them visited.",
    )
    st.text(
        "Visited: the timeline has a stop there, or in a town of that country, that happened; the "
        "arrows follow the stops. A country's mark stands in its middle, not where something was."
    )
    rows = found[found["place"] == opened[0]] if opened else found[:0]
    if len(rows):
        show_naming_sentences(filters, str(rows["entity_id"].iloc[0]), of=opened[0])
