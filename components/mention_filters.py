"""The reader's choices about mentions: which types, captions, quotations, capitals."""

from dataclasses import replace

import streamlit as st

from components.chosen import note_chosen
from newstables.queries.filters import Filters
from newstables.queries.mention_filters import MentionFilters
from newstables.wording import TYPE_GROUPS

_TYPES = {
    group: tuple(label for label, own in TYPE_GROUPS.items() if own == group)
    for group in TYPE_GROUPS.values()
}
_USUAL = ["People", "Organisations", "Places"]
_PLACES = {"Everywhere": "all", "Inside quotations": "inside", "Outside quotations": "outside"}

_CAPITALS = (
    "A capital that stands for its government, as in “ties with Tokyo”, then counts for the "
    "country, as far as the words around it tell: it is worked out from prepositions, not proven. "
    "“In Tokyo” stays the town."
)


def choose_mentions(filters: Filters) -> MentionFilters:
    """Draw the choices in the sidebar and add them to `filters`."""
    with st.sidebar:
        kinds = st.pills(
            "Type",
            list(_TYPES),
            selection_mode="multi",
            default=_USUAL,
            key="type",
            bind="query-params",
        )
        captions = st.toggle("Count captions and boilerplate", key="captions", bind="query-params")
        place = st.radio("Where it is said", list(_PLACES), key="said", bind="query-params")
    if set(kinds) != set(_USUAL):
        note_chosen("Type", "type", kinds, default=_USUAL)
    if captions:
        note_chosen("Captions", "captions", ["counted"], default=False)
    if _PLACES[place] != "all":
        note_chosen("Where it is said", "said", [place], default=next(iter(_PLACES)))
    types = tuple(label for kind in kinds for label in _TYPES[kind])
    return MentionFilters.from_shared(
        filters, types=types, furniture=captions, place=_PLACES[place]
    )


def choose_capitals(filters: MentionFilters) -> MentionFilters:
    """Draw the switch that counts capitals under their country, and add it to `filters`."""
    with st.sidebar:
        capitals = st.toggle(
            "Count capitals under their country", key="capitals", bind="query-params"
        )
        if capitals:
            note_chosen("Capitals", "capitals", ["under their country"], default=False)
            st.caption(_CAPITALS)
    return replace(filters, capitals=capitals)
