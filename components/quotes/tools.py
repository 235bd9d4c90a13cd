"""What a reader can do with one quotation: open it, copy it, pick it, correct it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from components.chosen import offer_story_only
from components.correction_log import decide_on_click, note_form
from components.downloads import pick_here, picked_here
from components.quote_card import quote_link
from components.quotes.correct import correct_form
from components.quotes.saying import saying_form
from components.server.permission import refusal, takes
from newstables.exports.citation import cite


def quote_tools(quote: Mapping[str, Any]) -> None:
    """Draw the tools under a quotation; `quote` is a row of `quotes_page`."""
    quote_id, why = quote["quote_id"], refusal("decide")
    with st.container(horizontal=True):
        st.button(
            "Open in the article",
            key=f"quotes_open_{quote_id}",
            on_click=open_quote,
            args=(quote_id,),
        )
        _pick_button(quote_id)
        if not quote["reviewed"]:
            st.button(
                "Checked: it is right",
                key=f"quotes_right_{quote_id}",
                disabled=bool(why),
                help=why or None,
                on_click=decide_on_click,
                args=("quote.reviewed", quote_id),
                kwargs={"before": False, "after": True},
            )
        st.button(
            "Not a quotation",
            key=f"quotes_hide_{quote_id}",
            disabled=bool(why),
            help=why or None,
            on_click=decide_on_click,
            args=("quote.hidden", quote_id),
            kwargs={"before": False, "after": True},
        )
        note_form("quote", quote_id)
        if not why:
            offer_story_only(quote_id)
    copy, correct = st.columns(2)
    with copy:
        _copy(quote)
    with correct:
        correct_form(quote)
    saying_form(quote)


def open_quote(quote_id: str) -> None:
    """Put one quotation into the address, which opens it in its article."""
    st.query_params["quote"] = quote_id


def permalink(quote_id: str) -> str:
    """Return the address that opens a quotation in its article; "" where only this machine has it.

    An address of the reader's own machine would lead nobody else anywhere.
    """
    here = urlsplit(st.context.url or "")
    host = here.hostname or ""
    if not host or host == "localhost" or host.startswith("127.") or host == "::1":
        return ""
    return f"{here.scheme}://{here.netloc}/{quote_link(quote_id)}"


@takes("brief")
def _pick_button(quote_id: str) -> None:
    out = quote_id in picked_here()
    st.button(
        "Take out of the briefing" if out else "Pick for the briefing",
        key=f"quotes_pick_{quote_id}",
        on_click=pick_here,
        args=([quote_id],),
        kwargs={"out": out},
    )


def _copy(quote: Mapping[str, Any]) -> None:
    quote_id = quote["quote_id"]
    forms = cite(quote, link=permalink(quote_id))
    form = st.segmented_control(
        "Copy with its source",
        ["Plain", "Markdown", "Rich text"],
        default="Plain",
        key=f"quotes_copy_{quote_id}",
        required=True,
    )
    if form == "Rich text":
        st.html(forms["html"])
    else:
        st.code(forms[form.lower()], language=None, wrap_lines=True)
