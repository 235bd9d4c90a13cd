"""Utterances page by page: 25 cards, each of which opens to its paragraph and its tools."""

import html
from typing import Any

import streamlit as st

from components.charts.look import DARK, LIGHT
from components.downloads import offer_files
from components.drawing import is_dark, is_phone
from components.evidence import PER_PAGE, choose_page, first_row_expected
from components.loading import answer
from components.page import show_error
from components.quote_card import known, quote_card, quote_looks, show_paragraph
from components.quotes.picking import pick_box, show_picking
from components.quotes.tools import quote_tools
from newstables.queries.filters import UNATTRIBUTED
from newstables.queries.quote_facets import quote_facets
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import speakers
from newstables.queries.utterances import NOT_TOLD, utterances_page
from newstables.wording import count_of, spell_day

_HEAD = "font-size:1.1rem;margin:0;padding:.35rem 0"
_SMALL = "font-weight:400;font-size:.9rem"
GROUPS = {
    "Speaker": "speaker",
    "Day said": "day",
    "Outlet": "outlet",
    "Keyword": "keyword",
    "To check": "least sure",
}


def _show_left_out(filters: QuoteFilters) -> None:
    """Show how much indirect speech would fit, when it is not among the kinds chosen."""
    if filters.kinds and "indirect" not in filters.kinds:
        facets = dict(answer(quote_facets, filters)["kind"])
        if more := facets.get("indirect", 0):
            are = "is" if more == 1 else "are"
            st.text(f"{more} more {are} reported without marks: choose “indirect” under Kind.")


def show_quotes(filters: QuoteFilters, *, group: str) -> None:
    """Draw the quotations that the filters leave, under headings of their group."""
    if fault := st.session_state.get("q_fault"):
        show_error(f"the search is not understood, so it is left out: {fault}")
    _begin_anew(filters, group)
    expected = first_row_expected(key="page", per_page=PER_PAGE)
    listing = answer(utterances_page, filters, order=group, limit=PER_PAGE, offset=expected)
    if not listing.utterances:
        st.info(_nothing())
    _show_left_out(filters)
    if not listing.utterances:
        return
    count = _count(listing.utterances, listing.quotes)
    if is_phone():
        st.text(count)
    with st.container(horizontal=True, vertical_alignment="center"):
        if not is_phone():
            st.text(count, width="content")
        offer_files("quotes", filters, key="quotes", order=group)
    with st.container(horizontal=True, vertical_alignment="center"):
        offset = choose_page(listing.utterances, key="page", per_page=PER_PAGE, in_address=True)
        if offset != expected:
            listing = answer(utterances_page, filters, order=group, limit=PER_PAGE, offset=offset)
        here = [row["quote_id"] for row in listing.rows]
        show_picking(here, filters, order=group, listed=listing.utterances)
    quote_looks()
    above: object = ()
    for number, row in enumerate(listing.rows):
        if group != "least sure" and row["heading"] != above:
            _show_heading(row, group, number)
        above = row["heading"]
        _show_utterance(row, number, searched=filters.words, named=group != "speaker")


def _nothing() -> str:
    if not answer(speakers):
        return "No quotation yet: they come as the articles are read."
    return "No quotation fits these choices. Take one off above, or on the left."


def _show_heading(row: dict[str, Any], group: str, number: int) -> None:
    """Draw the head of a group; it stays in view while the group is read."""
    name, role = row["heading"] or UNATTRIBUTED, ""
    if group == "speaker" and known(row["speaker_role"]):
        role = f" · {row['speaker_role']}"
    if group == "day" and name != NOT_TOLD:
        name = f"said {spell_day(name)}"
    count = _count(row["group_utterances"], row["group_quotes"])
    ground = (DARK if is_dark() else LIGHT).ground
    with st.container(key=f"quotes_head_{number}"):
        st.html(
            f'<h2 style="{_HEAD};background:{ground}">{html.escape(name)}'
            f'<span style="{_SMALL}">{html.escape(role)} · {count}</span></h2>'
        )


def _count(quotations: int, printed: int) -> str:
    """Write how many quotations there are, and how often they were printed, where that is more."""
    times = f", printed {printed:,} times" if printed > quotations else ""
    return count_of(quotations, "quotation") + times


def _show_utterance(row: dict[str, Any], number: int, *, searched: str, named: bool) -> None:
    """Draw a card and what opens its tools; those of the one opened last stay open."""
    quote_id = row["quote_id"]
    opened = st.session_state.get("quotes_opened") == quote_id
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        quote_card(row, searched=searched, speaker=named)
        st.button(
            "Close" if opened else "Context",
            key=f"quotes_more_{number}",
            type="tertiary",
            icon=":material/expand_less:" if opened else ":material/notes:",
            help="Its paragraph, and what can be done with it: copy, correct, check",
            on_click=_open,
            args=(None if opened else quote_id,),
        )
        pick_box(quote_id, number)
    if opened:
        with st.container(border=True):
            show_paragraph(quote_id)
            quote_tools(row)


def _begin_anew(filters: QuoteFilters, group: str) -> None:
    """Go back to the first page when other quotations are chosen, or in another order."""
    chosen = (filters, group)
    if st.session_state.setdefault("quotes_chosen", chosen) != chosen:
        st.session_state["quotes_chosen"] = chosen
        st.session_state["page"] = 1


def _open(quote_id: str | None) -> None:
    st.session_state["quotes_opened"] = quote_id
