"""Utterances page by page: 25 cards, each of which opens to its paragraph and its tools."""

from collections.abc import Collection
from typing import Any

import streamlit as st

from components.downloads import offer_files, picked_here
from components.drawing import is_phone
from components.evidence import PER_PAGE, choose_page, first_row_expected
from components.loading import answer
from components.page import show_error
from components.quote_card import known, quote_looks, show_paragraph
from components.quotes.cards import card_looks, head_html, is_open, listed_html
from components.quotes.picking import show_picking
from components.quotes.tools import quote_tools
from components.server.permission import refusal
from newstables.queries.filters import UNATTRIBUTED
from newstables.queries.quote_facets import quote_facets
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import speakers
from newstables.queries.utterances import NOT_TOLD, utterances_page
from newstables.wording import count_of, spell_day

GROUPS = {
    "Speaker": "speaker",
    "Day said": "day",
    "Outlet": "outlet",
    "Keyword": "keyword",
    "To check": "least sure",
}


def _left_out(filters: QuoteFilters) -> str:
    """Write how much indirect speech would fit, when it is not among the kinds chosen."""
    if filters.kinds and "indirect" not in filters.kinds:
        facets = dict(answer(quote_facets, filters)["kind"])
        if more := facets.get("indirect", 0):
            are = "is" if more == 1 else "are"
            return f"{more:,} more {are} reported without marks: choose “indirect” under Kind."
    return ""


def show_quotes(filters: QuoteFilters, *, group: str) -> None:
    """Draw the quotations that the filters leave, under headings of their group."""
    if fault := st.session_state.get("q_fault"):
        show_error(f"the search is not understood, so it is left out: {fault}")
    _begin_anew(filters, group)
    expected = first_row_expected(key="page", per_page=PER_PAGE)
    listing = answer(utterances_page, filters, order=group, limit=PER_PAGE, offset=expected)
    more = _left_out(filters)
    if not listing.utterances:
        st.info(f"{_nothing()} {more}".strip())
        return
    count = _count(listing.utterances, listing.quotes)
    with st.container(horizontal=not is_phone(), vertical_alignment="center"):
        st.text(f"{count}. {more}" if more else count, width="stretch")
        with st.container(width="content"):
            offer_files("quotes", filters, key="quotes", order=group)
    with st.container(horizontal=not is_phone(), vertical_alignment="center"):
        offset = choose_page(listing.utterances, key="page", per_page=PER_PAGE, in_address=True)
        if offset != expected:
            listing = answer(utterances_page, filters, order=group, limit=PER_PAGE, offset=offset)
        here = [row["quote_id"] for row in listing.rows]
        picked = set(picked_here())
        show_picking(here, filters, order=group, listed=listing.utterances, picked=picked)
    quote_looks()
    card_looks()
    _show_rows(listing.rows, group, searched=filters.words, picked=picked)


def _show_rows(
    rows: list[dict[str, Any]], group: str, *, searched: str, picked: Collection[str]
) -> None:
    """Draw the cards under their heads, in one piece as far as one that is open."""
    parts: list[str] = []
    above: object = ()
    may_pick = not refusal("brief")
    for row in rows:
        quote_id = row["quote_id"]
        if group != "least sure" and row["heading"] != above:
            parts.append(_heading(row, group))
        above = row["heading"]
        parts.append(
            listed_html(
                row,
                searched=searched,
                named=group != "speaker",
                picked=quote_id in picked if may_pick else None,
            )
        )
        if is_open(quote_id):
            st.html("".join(parts))
            parts = []
            with st.container(border=True):
                show_paragraph(quote_id)
                quote_tools(row)
    if parts:
        st.html("".join(parts))


def _nothing() -> str:
    if not answer(speakers):
        return "No quotation yet: they come as the articles are read."
    return "No quotation fits these choices. Take one off above, or on the left."


def _heading(row: dict[str, Any], group: str) -> str:
    name, role = row["heading"] or UNATTRIBUTED, ""
    if group == "speaker" and known(row["speaker_role"]):
        role = f" · {row['speaker_role']}"
    if group == "day" and name != NOT_TOLD:
        name = f"said {spell_day(name)}"
    return head_html(name, f"{role} · {_count(row['group_utterances'], row['group_quotes'])}")


def _count(quotations: int, printed: int) -> str:
    """Write how many quotations there are, and how often they were printed, where that is more."""
    times = f", printed {printed:,} times" if printed > quotations else ""
    return count_of(quotations, "quotation") + times


def _begin_anew(filters: QuoteFilters, group: str) -> None:
    """Go back to the first page when other quotations are chosen, or in another order."""
    chosen = (filters, group)
    if st.session_state.setdefault("quotes_chosen", chosen) != chosen:
        st.session_state["quotes_chosen"] = chosen
        st.session_state["page"] = 1
