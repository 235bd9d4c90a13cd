"""The quotations of a section: those picked one by one can be moved and taken out."""

import html

import streamlit as st

from components.evidence import choose_page
from components.loading import load_store
from components.server.permission import refusal
from newstables.decisions import briefing_picks
from newstables.decisions.briefing_changes import change_section
from newstables.decisions.briefings import Briefing, Section, change_briefing
from newstables.exports.briefing.blocks import Block, Manifest, Quote
from newstables.exports.briefing.face_to_face import VIEW as FACE_OFF
from newstables.exports.briefing.table_rows import cited

_PER_PAGE = 20
_BY = {"": "In this order", "speaker": "By speaker", "theme": "By theme"}


def show_quotations(briefing: Briefing, section: Section, made: Manifest, block: Block) -> None:
    """Draw a section's quotations, a page of them at a time."""
    key = f"{briefing.briefing_id}_{section.section_id}"
    if section.view != FACE_OFF:  # what stands face to face is in order of time
        _choose_heads(briefing, section, key=f"briefing_by_{key}")
    quotes = block.quotes()
    if section.quote_ids is not None:
        _show_gone(briefing, section, made)
        if not quotes:
            st.text("Tick “Pick” at quotations on the Quotes page to have them here.")
            st.page_link("pages/explore/quotes.py", label=":primary[Pick quotations]")
    first = choose_page(len(quotes), key=f"briefing_page_{key}", per_page=_PER_PAGE)
    heads = {group.quotes[0].quote_id: group.heading for group in block.groups if group.quotes}
    for quote in quotes[first : first + _PER_PAGE]:
        if head := heads.get(quote.quote_id):
            st.html(f"<h3>{html.escape(head)}</h3>")
        _show_quote(briefing, section, quote)


def _choose_heads(briefing: Briefing, section: Section, *, key: str) -> None:
    st.session_state[key] = section.by
    st.segmented_control(
        "Grouped",
        list(_BY),
        format_func=lambda by: _BY[by],
        key=key,
        required=True,
        disabled=bool(refusal("brief")),
        on_change=_group,
        args=(briefing.briefing_id, section.section_id, key),
    )


def _group(number: int, section_id: int, key: str) -> None:
    change_briefing(load_store(), number, change_section(section_id, by=st.session_state[key]))


def _show_gone(briefing: Briefing, section: Section, made: Manifest) -> None:
    if not any(each.kind == "gone" for each in made.warnings):
        return
    ids = [each for each in section.quote_ids or () if each not in made.held]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(
            f"{len(ids)} picked before {'is' if len(ids) == 1 else 'are'} no longer there: the "
            "article was removed, or it was decided to be no quotation.",
            width="stretch",
        )
        st.button(
            "Take out",
            key="briefing_gone",
            disabled=bool(refusal("brief")),
            on_click=briefing_picks.remove,
            args=(load_store(), ids, briefing.briefing_id),
        )


def _show_quote(briefing: Briefing, section: Section, quote: Quote) -> None:
    store, quote_id = load_store(), quote.quote_id
    with st.container(border=True, gap="small"):
        st.html(_card(quote))
        with st.container(horizontal=True, gap="small"):
            if section.quote_ids is not None and not refusal("brief"):
                _show_moves(briefing, section.quote_ids, quote_id)
                st.button(
                    "Take out",
                    key=f"briefing_out_{quote_id}",
                    on_click=briefing_picks.remove,
                    args=(store, [quote_id], briefing.briefing_id),
                )
            st.page_link(
                "pages/explore/quotes.py",
                label=":primary[Open in its article]",
                query_params={"quote": quote_id},
            )


def _show_moves(briefing: Briefing, ids: tuple[str, ...], quote_id: str) -> None:
    for label, by, at_end in (("Up", -1, ids[0]), ("Down", 1, ids[-1])):
        st.button(
            label,
            key=f"briefing_{label.lower()}_{quote_id}",
            disabled=quote_id == at_end,
            on_click=briefing_picks.move,
            args=(load_store(), quote_id, briefing.briefing_id),
            kwargs={"by": by},
        )


def _card(quote: Quote) -> str:
    sure = "checked by a person" if quote.checked else f"{quote.sureness}, not checked"
    how = html.escape(f"{quote.kind}; speaker {sure}")
    doubt = f"<br><strong>Check: {html.escape(quote.doubt)}</strong>" if quote.doubt else ""
    return (
        '<div style="overflow-wrap:anywhere;line-height:1.5"><div style="font-size:1.05rem">'
        f"{quote.number}. {html.escape(quote.whole())}</div>"
        f"<div><b>{html.escape(quote.who)}</b> {cited(quote.sources)}</div>"
        f'<div style="font-size:.875rem">{how}{doubt}</div></div>'
    )
