"""Quotations page by page: 25 cards, each of which opens to its paragraph and its tools."""

from typing import Any

import streamlit as st

from components.evidence import PER_PAGE, choose_page, count_of
from components.loading import answer
from components.quote_card import quote_card, quote_looks, show_group, show_paragraph
from components.quote_export import offer_quotes
from components.quote_tools import quote_tools
from components.search_hits import find_hits
from newstables.queries.asking import Filters
from newstables.queries.quotes import count_quotes, quotes_page

GROUPS = {"Speaker": "speaker", "Outlet": "outlet", "Day": "day", "Least sure": "least sure"}
_COLUMNS = {"speaker": "speaker", "outlet": "outlet", "day": "published"}


def show_quotes(filters: Filters, *, group: str) -> None:
    """Draw the quotations that the filters leave, under headings by speaker, outlet or day."""
    total = answer(count_quotes, filters)
    if not total:
        st.info("No quotation fits these choices. Take one back on the left.")
        return
    st.text(count_of(total, "quotation"))
    offer_quotes(filters)
    offset = choose_page(total, key="quotes_page")
    quotes = answer(quotes_page, filters, order=group, limit=PER_PAGE, offset=offset)
    quote_looks()
    above = None
    for quote in quotes.to_dict("records"):
        heading = quote.get(_COLUMNS.get(group, ""))
        if heading is not None and heading != above:
            show_group(heading, count_of(quote["group_quotes"], "quotation"))
            above = heading
        _show_one(quote, filters)


def _show_one(quote: dict[str, Any], filters: Filters) -> None:
    quote_card(quote, hits=find_hits(quote["text"], filters.words))
    key = f"quotes_more_{quote['quote_id']}"
    more = st.expander("In its paragraph; copy, correct", key=key, on_change="rerun")
    if more.open:
        with more:
            show_paragraph(quote["quote_id"])
            quote_tools(quote)
