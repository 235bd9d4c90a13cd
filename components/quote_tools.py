"""What a reader can do with one quotation: open it, copy it, pick it, correct it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from components.deciding import decide
from components.loading import answer, load_store
from newstables import tray
from newstables.citation import cite
from newstables.queries.asking import UNATTRIBUTED
from newstables.queries.quotes import speakers

_SCOPES = {
    "Here only": "here",
    "In this article, wherever the same words mean the speaker": "article",
    "In every article, wherever the same words mean the speaker": "everywhere",
}


def quote_tools(quote: Mapping[str, Any]) -> None:
    """Draw the tools under a quotation; `quote` is a row of `quotes_page`."""
    quote_id = quote["quote_id"]
    with st.container(horizontal=True):
        st.button(
            "Open in the article", key=f"quotes_open_{quote_id}", on_click=open_quote,
            args=(quote_id,),
        )  # fmt: skip
        _pick_button(quote_id)
        if not quote["reviewed"]:
            st.button(
                "Checked: it is right", key=f"quotes_right_{quote_id}",
                on_click=decide, args=("quote.reviewed", quote_id),
                kwargs={"before": False, "after": True},
            )  # fmt: skip
        st.button(
            "Not a quotation", key=f"quotes_hide_{quote_id}",
            on_click=decide, args=("quote.hidden", quote_id),
            kwargs={"before": False, "after": True},
        )  # fmt: skip
    copy, correct = st.columns(2)
    with copy:
        _copy(quote)
    with correct:
        _correct(quote)


def open_quote(quote_id: str) -> None:
    """Put one quotation into the address, which opens it in its article."""
    st.query_params["quote"] = quote_id


def permalink(quote_id: str) -> str:
    """Give the address that opens a quotation in its article."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}/quotes?quote={quote_id}" if here.netloc else ""


def _pick_button(quote_id: str) -> None:
    store = load_store()
    if quote_id in tray.picked(store):
        label, change = "Take out of the briefing", tray.put_back
    else:
        label, change = "Pick for the briefing", tray.pick
    st.button(label, key=f"quotes_pick_{quote_id}", on_click=change, args=(store, [quote_id]))


def _copy(quote: Mapping[str, Any]) -> None:
    quote_id = quote["quote_id"]
    forms = cite(quote, link=permalink(quote_id))
    form = st.segmented_control(
        "Copy with its source", ["Plain", "Markdown", "Rich text"], default="Plain",
        key=f"quotes_copy_{quote_id}", required=True,
    )  # fmt: skip
    if form == "Rich text":
        st.html(forms["html"])
    else:
        st.code(forms[form.lower()], language=None, wrap_lines=True)


def _correct(quote: Mapping[str, Any]) -> None:
    quote_id = quote["quote_id"]
    with st.form(f"quotes_correct_{quote_id}", border=False):
        st.selectbox(
            "Who said it", [UNATTRIBUTED, *_named(answer(speakers))],
            index=None, placeholder=quote["speaker"], accept_new_options=True,
            key=f"quotes_speaker_{quote_id}", help="Choose somebody, or type a name.",
        )  # fmt: skip
        st.selectbox(
            "Where it holds", list(_SCOPES), key=f"quotes_scope_{quote_id}",
        )  # fmt: skip
        st.selectbox(
            "Kind", ["direct", "mixed", "indirect"],
            index=None, placeholder=quote["kind"], key=f"quotes_kind_{quote_id}",
        )  # fmt: skip
        st.form_submit_button(
            "Correct it", key=f"quotes_save_{quote_id}", on_click=_save,
            args=(quote_id, quote["speaker"], quote["kind"]),
        )  # fmt: skip


def _named(names: list[str]) -> list[str]:
    return [name for name in names if name != UNATTRIBUTED]


def _save(quote_id: str, speaker: str, kind: str) -> None:
    chosen = st.session_state[f"quotes_speaker_{quote_id}"]
    if chosen and chosen != speaker:
        decide(
            "quote.speaker", quote_id,
            before=None if speaker == UNATTRIBUTED else speaker,
            after=None if chosen == UNATTRIBUTED else chosen,
            scope=_SCOPES[st.session_state[f"quotes_scope_{quote_id}"]],
        )  # fmt: skip
    new_kind = st.session_state[f"quotes_kind_{quote_id}"]
    if new_kind and new_kind != kind:
        decide("quote.kind", quote_id, before=kind, after=new_kind)
