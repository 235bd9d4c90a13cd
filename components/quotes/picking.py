"""Quotations picked for the briefing, several at once: a page of them, or all there are."""

from collections.abc import Collection

import streamlit as st

from components.downloads import pick_here
from components.loading import answer
from components.page import say
from components.server.permission import takes
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.utterances import utterance_ids
from newstables.wording import count_of


@takes("brief")
def show_picking(
    here: list[str],
    filters: QuoteFilters,
    *,
    order: str,
    listed: int,
    picked: Collection[str],
) -> None:
    """Draw how many are picked, and what picks the page or every quotation of the choices.

    Args:
        here: the ids of the quotations drawn.
        filters: the choices.
        order: of the page, as of `utterances_page`.
        listed: how many quotations there are on all pages.
        picked: the ids of those picked.
    """
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.text(f"{count_of(len(picked), 'quotation')} picked for the briefing", width="content")
        if set(here) <= set(picked):
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


def _pick(ids: list[str]) -> None:
    pick_here(ids)


def _drop(ids: list[str]) -> None:
    pick_here(ids, out=True)


def _pick_all(filters: QuoteFilters, order: str) -> None:
    ids = answer(utterance_ids, filters, order=order)
    pick_here(ids)
    say(f"{count_of(len(ids), 'quotation')} picked for the briefing.")
