"""The reader's choices about events: who, where, of what kind and status."""

import streamlit as st

from components.chosen import note_chosen
from components.filters import choose_articles, choose_pills, choose_several, show_counts
from components.loading import answer
from newstables.queries.event_filters import EventFilters
from newstables.queries.notes import all_tags
from newstables.queries.timeline import event_facets
from newstables.wording import EVENT_KIND_WORDS, STATUS_WORDS


def choose_events() -> EventFilters:
    """Draw the choices of the timeline page, each with what it would leave."""
    shared = choose_articles()
    every = answer(event_facets, EventFilters())
    named = {facet: [value for value, _ in counts] for facet, counts in every.items()}
    with st.sidebar:
        person, by_person = choose_several("Person", "person", named["person"])
        place, by_place = choose_several("Place", "place", named["place"])
        part, by_part = choose_pills("Kind", "part", tuple(EVENT_KIND_WORDS.values()))
        statuses = tuple(STATUS_WORDS[status] for status in sorted(named["status"]))
        status, by_status = choose_pills("Status", "status", statuses)
        tags = answer(all_tags, "event")
        tag = choose_several("Tag", "tag", tags)[0] if tags else ()
        differ = st.toggle("Only where dates differ", key="conflict", bind="query-params")
    if differ:
        note_chosen("Only", "conflict", ["where dates differ"], default=False)
    filters = EventFilters.from_shared(
        shared,
        people=person,
        places=place,
        parts=tuple(kind for kind, words in EVENT_KIND_WORDS.items() if words in part),
        statuses=tuple(known for known in named["status"] if STATUS_WORDS[known] in status),
        tags=tag,
        differ=differ,
    )
    counts = answer(event_facets, filters)
    for facet, slot in (
        ("person", by_person),
        ("place", by_place),
        ("part", by_part),
        ("status", by_status),
    ):
        spelled = [
            (EVENT_KIND_WORDS.get(value, STATUS_WORDS.get(value, value)), count)
            for value, count in counts[facet]
        ]
        show_counts(slot, spelled)
    return filters
