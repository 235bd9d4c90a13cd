"""The briefing: the quotations picked, in order, with their sources and what to check first."""

import html
from typing import Any

import pandas as pd
import streamlit as st

from components.downloads import offer_files
from components.evidence import choose_page
from components.loading import answer, load_store
from newstables.decisions import briefing_picks
from newstables.exports.briefing import warn
from newstables.queries.briefing import briefing_quotes
from newstables.queries.filters import UNATTRIBUTED
from newstables.queries.quote_filters import QuoteFilters
from newstables.wording import count_of, in_marks, spell_day

_PER_PAGE = 20
_EMPTY = (
    "A briefing is the quotations you choose, in your order, each with its source, ready to be "
    "handed on."
)
_STEPS = """
1. On the Quotes page, find what matters: by speaker, by words, by day.
2. Under a quotation, tick “For the briefing”.
3. Come back here: order them with Up and Down, give the briefing a title, and save it.
"""


def show_briefing() -> None:
    """Draw the title, what to check, the quotations in order and the files."""
    ids = tuple(briefing_picks.picked(load_store()))
    if not ids:
        _show_first_steps()
        return
    rows = answer(briefing_quotes, ids)
    st.text_input(
        "Title", briefing_picks.title(load_store()), key="briefing_title", on_change=_set_title
    )
    _show_gone([quote_id for quote_id in ids if quote_id not in set(rows["quote_id"])])
    if warning := warn(rows):
        st.html(f'<p role="status"><strong>{html.escape(warning)}</strong></p>')
    offer_files(
        "briefing",
        QuoteFilters(quote_ids=ids),
        key="briefing",
        title=briefing_picks.title(load_store()),
        disabled=rows.empty,
    )
    st.header("Quotations")
    sources = count_of(rows["source"].nunique(), "article")
    st.text(f"{count_of(len(rows), 'quotation')} from {sources}")
    first = choose_page(len(rows), key="briefing_page", per_page=_PER_PAGE)
    for row in rows.iloc[first : first + _PER_PAGE].to_dict("records"):
        _show_quote({str(name): value for name, value in row.items()}, last=len(rows))
    st.header("Sources")
    st.html(_sources(rows))


def _show_first_steps() -> None:
    """Say how a briefing is made, where nothing is picked yet."""
    with st.container(border=True):
        st.header("Nothing is picked yet")
        st.text(_EMPTY)
        st.markdown(_STEPS)
        st.page_link(
            "pages/explore/quotes.py",
            label=":primary[Pick quotations]",
            icon=":material/arrow_forward:",
        )


def _set_title() -> None:
    briefing_picks.set_title(load_store(), st.session_state["briefing_title"])


def _show_gone(ids: list[str]) -> None:
    if not ids:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(
            f"{len(ids)} picked before {'is' if len(ids) == 1 else 'are'} no longer there: the "
            "article was removed, or it was decided to be no quotation.",
            width="stretch",
        )
        st.button(
            "Take out",
            key="briefing_gone",
            on_click=briefing_picks.remove,
            args=(load_store(), ids),
        )


def _show_quote(row: dict[str, Any], *, last: int) -> None:
    store, quote_id, number = load_store(), row["quote_id"], row["number"]
    with st.container(border=True, gap="small"):
        st.html(_card(row))
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Up",
                key=f"briefing_up_{quote_id}",
                disabled=number == 1,
                on_click=briefing_picks.move,
                args=(store, quote_id),
                kwargs={"by": -1},
            )
            st.button(
                "Down",
                key=f"briefing_down_{quote_id}",
                disabled=number == last,
                on_click=briefing_picks.move,
                args=(store, quote_id),
                kwargs={"by": 1},
            )
            st.button(
                "Take out",
                key=f"briefing_out_{quote_id}",
                on_click=briefing_picks.remove,
                args=(store, [quote_id]),
            )
            st.page_link(
                "pages/explore/quotes.py",
                label=":primary[Open in its article]",
                query_params={"quote": quote_id},
            )


def _card(row: dict[str, Any]) -> str:
    unnamed = row["speaker"] == UNATTRIBUTED
    who = "Unattributed: the article names no speaker" if unnamed else str(row["speaker"])
    if not pd.isna(row["speaker_role"]):
        who += f", {row['speaker_role']}"
    sure = "checked by a person" if row["reviewed"] else f"{row['sureness']}, not checked"
    how = html.escape(f"{row['kind']}; speaker {sure}")
    doubt = "" if pd.isna(row["warning"]) else f"<br><strong>Check: {row['warning']}</strong>"
    return (
        '<div style="overflow-wrap:anywhere;line-height:1.5"><div style="font-size:1.05rem">'
        f"{row['number']}. {html.escape(in_marks(row['kind'], row['text']))}</div>"
        f"<div><b>{html.escape(who)}</b> [{row['source']}]</div>"
        f'<div style="font-size:.875rem">{how}{doubt}</div></div>'
    )


def _sources(rows: pd.DataFrame) -> str:
    parts = []
    for row in rows.drop_duplicates("source").itertuples():
        title = "No headline known" if pd.isna(row.title) else row.title
        words = f"{title}, {row.outlet}, {spell_day(row.published)}"
        if not pd.isna(row.url):
            words += f", {row.url}"
        parts.append(f"<li>{html.escape(words)}</li>")
    return f'<ol style="overflow-wrap:anywhere;line-height:1.5">{"".join(parts)}</ol>'
