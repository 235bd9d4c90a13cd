"""Quotations picked for the briefing, several at once: a box on each card, and all there are."""

import streamlit as st

from components.downloads import pick_here, picked_here
from components.loading import answer
from components.page import say
from components.server.permission import takes
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.utterances import utterance_ids
from newstables.wording import count_of

_PICKED = "quotes_picked"  # as long as one run lasts


@takes("brief")
def show_picking(here: list[str], filters: QuoteFilters, *, order: str, listed: int) -> None:
    """Draw how many are picked, and what picks the page or every quotation of the choices.

    Args:
        here: the ids of the quotations drawn.
        filters: the choices.
        order: of the page, as of `utterances_page`.
        listed: how many quotations there are on all pages.
    """
    picked = set(picked_here())
    st.session_state[_PICKED] = picked
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.text(f"{count_of(len(picked), 'quotation')} picked for the briefing", width="content")
        if set(here) <= picked:
            st.button(
                "Take this page out",
                key="quotes_drop_page",
                type="tertiary",
                on_click=_drop,
                args=(here,),
            )
        else:
            st.button(
                f"Pick this page ({len(here)})" if listed > len(here) else f"Pick all {listed:,}",
                key="quotes_pick_page",
                type="tertiary",
                on_click=_pick,
                args=(here,),
            )
        if listed > len(here):
            st.button(
                f"Pick all {listed:,}",
                key="quotes_pick_all",
                type="tertiary",
                on_click=_pick_all,
                args=(filters, order),
            )
        if picked:
            st.page_link("pages/deliver/briefing.py", label=":primary[To the briefing]")


@takes("brief")
def pick_box(quote_id: str, number: int) -> None:
    """Draw the box that has a quotation in the briefing, or not."""
    key = f"quotes_box_{number}"
    # Set at each run: another card may stand in this place, or another tab may have picked it.
    st.session_state[key] = quote_id in st.session_state[_PICKED]
    st.checkbox(
        "Pick",
        key=key,
        on_change=_turn,
        args=(quote_id, key),
        width="content",
    )


def _turn(quote_id: str, key: str) -> None:
    pick_here([quote_id], out=not st.session_state[key])


def _pick(ids: list[str]) -> None:
    pick_here(ids)


def _drop(ids: list[str]) -> None:
    pick_here(ids, out=True)


def _pick_all(filters: QuoteFilters, order: str) -> None:
    ids = answer(utterance_ids, filters, order=order)
    pick_here(ids)
    say(f"{count_of(len(ids), 'quotation')} picked for the briefing.")
