"""One quotation opened by its address: its card and tools, then its whole article."""

from typing import Any

import streamlit as st

from components.article_view import FIRST_MARK, show_article
from components.browser import bring_into_view
from components.loading import answer
from components.quote_card import quote_card, quote_looks
from components.quotes.tools import open_quote, quote_tools
from newstables.queries.quotes import neighbours, quote, quote_marks


def show_quote(quote_id: str) -> None:
    """Draw the quotation of an address; an address that leads nowhere is said so."""
    found = answer(quote, quote_id)
    st.button("All quotations", key="quotes_all", on_click=_close)
    if found is None:
        st.info(
            "No quotation has this address. Its article may have been removed, or an analyst "
            "decided that it is none."
        )
        return
    quote_looks()
    with st.container(border=True):
        quote_card(found)
        _step(quote_id)
        with st.expander("Copy, pick, correct"):
            quote_tools(found)
    show_article(found["article_id"], quote_marks(found))
    bring_into_view(FIRST_MARK, about=quote_id)


def _step(quote_id: str) -> None:
    beside = answer(neighbours, quote_id)
    with st.container(horizontal=True):
        for label, side in (("Quotation before", "before"), ("Quotation after", "after")):
            _link(label, beside[side], key=f"quotes_{side}")


def _link(label: str, quote_id: str | None, *, key: str) -> None:
    action: dict[str, Any] = {"on_click": open_quote, "args": (quote_id,)} if quote_id else {}
    st.button(label, key=key, disabled=quote_id is None, **action)


def _close() -> None:
    st.query_params.pop("quote", None)
