"""One outlet beside all others: which names it mentions in more, or fewer, of its articles."""

from dataclasses import replace
from functools import partial

import streamlit as st

from components.charts.outlet_compare import outlet_compare
from components.connections.marks import show_marks, shown_mark
from components.connections.sentences import name_of, show_mentions
from components.connections.views import note
from components.drawing import is_phone
from components.loading import answer
from newstables.exports.views import title_of
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.outlets import outlet_against_others, outlet_sizes

_DRAWN = 10  # names; the table has more
_HINT = (
    "“Likely 44–100%”: where a share would lie 95 times of 100 if there were many more such "
    "articles; the line through its dot shows it. “Could be chance”: with so few articles a "
    "difference like this comes about by itself. Of twenty names about one looks clear by chance. "
    "Counted are articles that mention a name, not tone, not intent; an agency's text counts for "
    "each outlet that printed it."
)


def show_outlets(filters: MentionFilters) -> None:
    """Draw what one outlet names in a greater or smaller share of its articles than the others."""
    sizes = answer(outlet_sizes, filters)
    if len(sizes) < 2:
        st.info("There is one outlet only in the chosen articles; nothing to compare it with.")
        return
    outlet = st.selectbox(
        "Outlet", list(sizes), key="connections_outlet", bind="query-params", width=320
    )
    found = answer(outlet_against_others, filters, outlet=outlet)
    if found.empty:
        st.info("No name stands in three articles. Choose more types or articles.")
        return
    opened = shown_mark(2)
    show_marks(
        outlet_compare(
            found.head(_DRAWN),
            outlet=outlet,
            title=title_of("outlets", outlet=outlet),
            note=note("articles that mention the name", filters),
            chosen=opened[0] if opened else "",
            narrow=is_phone(),
        ),
        found,
        ids=[(entity_id, "own") for entity_id in found["entity_id"]],
        view="outlets",
        filters=filters,
        chosen={"outlet": outlet},
        alt=f"Dots with intervals for {len(found)} names, the outlet beside all others.",
        hint=_HINT,
        sentences=partial(_show_name, filters, sizes, outlet, *opened) if opened else None,
    )


def _show_name(
    filters: MentionFilters, sizes: dict[str, int], outlet: str, entity_id: str, side: str
) -> None:
    others = tuple(other for other in sizes if other != outlet)
    show_mentions(
        replace(filters, outlets=(outlet,) if side == "own" else others),
        entity_id,
        of=f"{name_of(entity_id)}, {outlet if side == 'own' else 'other outlets'}",
    )
