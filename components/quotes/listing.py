"""Quotations page by page: 25 cards, each of which opens to its paragraph and its tools."""

from typing import Any

import streamlit as st

from components.evidence import PER_PAGE, choose_page, count_of
from components.loading import answer
from components.page import show_error
from components.quote_card import quote_card, quote_looks, show_paragraph
from components.quotes.export import offer_quotes
from components.quotes.filters import facet_counts
from components.quotes.picking import pick_box, show_picking
from components.quotes.tools import quote_tools
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import count_quotes, quotes_page, speakers

GROUPS = {
    "Speaker": "speaker",
    "Outlet": "outlet",
    "Day": "day",
    "Keyword": "keyword",
    "Least sure": "least sure",
}
_COLUMNS = {"speaker": "speaker", "outlet": "outlet", "day": "published", "keyword": "keyword"}


def _show_left_out(filters: QuoteFilters) -> None:
    """Show how much indirect speech would fit, when it is not among the kinds chosen."""
    if filters.kinds and "indirect" not in filters.kinds:
        facets = dict(answer(facet_counts, filters).get("kind", []))
        if more := facets.get("indirect", 0):
            are = "is" if more == 1 else "are"
            st.text(f"{more} more {are} reported without marks: choose “indirect” under Kind.")


def show_quotes(filters: QuoteFilters, *, group: str) -> None:
    """Draw the quotations that the filters leave, under headings of their group."""
    total = answer(count_quotes, filters)
    if fault := st.session_state.get("q_fault"):
        show_error(f"the search is not understood, so it is left out: {fault}")
    if not total and not answer(speakers):
        st.info("No quotation yet: they come as the articles are read.")
    elif not total:
        st.info("No quotation fits these choices. Take one back on the left.")
    else:
        st.text(count_of(total, "quotation"))
    _show_left_out(filters)
    if not total:
        return
    offer_quotes(filters)
    _begin_anew(filters, group)
    offset = choose_page(total, key="page", per_page=PER_PAGE, in_address=True)
    quotes = answer(quotes_page, filters, order=group, limit=PER_PAGE, offset=offset)
    show_picking(quotes, filters, total=total)
    quote_looks()
    above = None
    for number, quote in enumerate(quotes.to_dict("records")):
        heading = quote.get(_COLUMNS.get(group, ""))
        new = heading is not None and heading != above
        above = heading
        quote_card(
            quote,
            searched=filters.words,
            under=f"{heading} · {count_of(quote['group_quotes'], 'quotation')}" if new else "",
        )
        _show_more(quote, number)


def _begin_anew(filters: QuoteFilters, group: str) -> None:
    """Go back to the first page when other quotations are chosen, or in another order."""
    chosen = (filters, group)
    if st.session_state.setdefault("quotes_chosen", chosen) != chosen:
        st.session_state["quotes_chosen"] = chosen
        st.session_state["page"] = 1


def _show_more(quote: dict[str, Any], number: int) -> None:
    """Draw what opens the tools of one quotation; those of the one opened last stay open."""
    quote_id = quote["quote_id"]
    opened = st.session_state.get("quotes_opened") == quote_id
    with st.container(horizontal=True, vertical_alignment="center"):
        pick_box(quote_id, number)
        st.button(
            "Close" if opened else "Context and tools",
            key=f"quotes_more_{number}",
            type="tertiary",
            on_click=_open,
            args=(None if opened else quote_id,),
        )
    if opened:
        with st.container(border=True):
            show_paragraph(quote_id)
            quote_tools(quote)


def _open(quote_id: str | None) -> None:
    st.session_state["quotes_opened"] = quote_id
