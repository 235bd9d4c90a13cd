"""The review queue: the quotations nobody has checked, least sure first, one after the other."""

from dataclasses import replace

import streamlit as st

from components.correction_log import decide_on_click
from components.loading import answer
from components.quote_card import quote_card, quote_looks, show_paragraph
from components.quotes.tools import quote_tools
from components.server.permission import refusal
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import count_quotes, quotes_page
from newstables.wording import count_of

QUEUE = "Review queue"
_SKIPPED = "quotes_skipped"


def show_queue(filters: QuoteFilters) -> None:
    """Draw the least sure quotation that nobody has checked, with a key for each verdict."""
    unchecked = replace(filters, reviewed=False)
    left = answer(count_quotes, unchecked)
    if not left:
        st.info("Every quotation of these choices is checked.")
        return
    skipped = st.session_state.get(_SKIPPED, 0) % left
    quotes = answer(quotes_page, unchecked, order="least sure", limit=1, offset=skipped)
    quote = quotes.iloc[0].to_dict()
    quote_id = quote["quote_id"]
    st.text(f"{count_of(left, 'quotation')} not checked, the least sure first")
    quote_looks()
    with st.container(border=True):
        quote_card(quote, searched=filters.words)
        show_paragraph(quote_id)
    why = refusal("decide")
    with st.container(horizontal=True):
        for label, shortcut, what in (
            ("It is right", "Y", "quote.reviewed"),
            ("Not a quotation", "N", "quote.hidden"),
        ):
            st.button(
                label,
                key=f"quotes_queue_{shortcut}",
                shortcut=shortcut,
                disabled=bool(why),
                help=why or None,
                on_click=decide_on_click,
                args=(what, quote_id),
                kwargs={"before": False, "after": True},
            )
        st.button("Later", key="quotes_queue_later", shortcut="L", on_click=_skip)
    with st.expander("Copy, pick, correct"):
        quote_tools(quote)


def _skip() -> None:
    st.session_state[_SKIPPED] = st.session_state.get(_SKIPPED, 0) + 1
