"""The form that puts a quotation right: who said it, which words, what kind, where it holds."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.correction_log import decide, object_to
from components.loading import answer
from components.page import say
from components.server.permission import takes
from newstables.queries.articles import article
from newstables.queries.filters import UNATTRIBUTED
from newstables.queries.quotes import speakers
from newstables.schemas import CUT, QUOTE_KINDS

_SCOPES = {
    "Here only": "here",
    "In this article, wherever the same words mean the speaker": "article",
    "In every article, wherever the same words mean the speaker": "everywhere",
}


@takes("decide", say=True)
def correct_form(quote: Mapping[str, Any]) -> None:
    """Draw the form; `quote` is a row of `quotes_page`."""
    quote_id = quote["quote_id"]
    named = [name for name in answer(speakers) if name != UNATTRIBUTED]
    with st.form(f"quotes_correct_{quote_id}", border=False):
        st.selectbox(
            "Who said it",
            [UNATTRIBUTED, *named],
            index=None,
            placeholder=quote["speaker"],
            accept_new_options=True,
            filter_mode="contains",
            key=f"quotes_speaker_{quote_id}",
            help="Choose somebody, or type a name.",
        )
        st.selectbox("Where the speaker holds", list(_SCOPES), key=f"quotes_scope_{quote_id}")
        st.selectbox(
            "Kind",
            QUOTE_KINDS,
            index=None,
            placeholder=quote["kind"],
            key=f"quotes_kind_{quote_id}",
        )
        st.text_area(
            "Words said",
            value=quote["text"],
            key=f"quotes_words_{quote_id}",
            help="Shorten or lengthen them; they have to stand in the article as you write them. "
            f"Between parts that are printed apart stands {CUT.strip()}",
        )
        st.form_submit_button(
            "Correct it", key=f"quotes_save_{quote_id}", on_click=_save, args=(dict(quote),)
        )


def _save(quote: dict[str, Any]) -> None:
    quote_id, speaker = quote["quote_id"], quote["speaker"]
    chosen = " ".join((st.session_state[f"quotes_speaker_{quote_id}"] or "").split())
    chosen = _as_known(chosen) if chosen else ""
    if (
        chosen
        and chosen != speaker
        and decide(
            "quote.speaker",
            quote_id,
            before=None if speaker == UNATTRIBUTED else speaker,
            after=None if chosen == UNATTRIBUTED else chosen,
            scope=_SCOPES[st.session_state[f"quotes_scope_{quote_id}"]],
        )
    ):
        say("Corrected. The log at the foot of the page has it, and takes it back.")
    kind = st.session_state[f"quotes_kind_{quote_id}"]
    if kind and kind != quote["kind"]:
        decide("quote.kind", quote_id, before=quote["kind"], after=kind)
    words = st.session_state[f"quotes_words_{quote_id}"].strip()
    if words and words != quote["text"]:
        _save_words(quote, words)


def _as_known(typed: str) -> str:
    """Return the speaker that was typed, in the spelling known; say so when it is a new one."""
    known = answer(speakers)
    same = next((name for name in known if name.lower() == typed.lower()), typed)
    if same not in known:
        words = set(typed.lower().split())
        near = [name for name in known if words <= set(name.lower().split())]
        also = f"; {near[0]} is another. Undo it below if that was meant" if near else ""
        say(f"“{typed}” is a new speaker{also}.")
    return same


def _save_words(quote: dict[str, Any], words: str) -> None:
    found = answer(article, quote["article_id"])
    text = found["text"] if found else ""
    parts = [part for printed in words.split(CUT.strip()) if (part := printed.strip())]
    spans: list[list[int]] = []
    for part in parts:
        # The first part near where the quotation was, each other one after that before it.
        begin = spans[-1][1] if spans else 0
        start = _nearest(text, part, near=begin or int(quote["start"]), begin=begin)
        if start is None:
            after = " after the part before it" if spans else ""
            object_to(f"“{part}” does not stand in the article as it was typed{after}.")
            return
        spans.append([start, start + len(part)])
    decide(
        "quote.spans",
        quote["quote_id"],
        before={"spans": quote["spans"], "text": quote["text"]},
        after={"spans": spans, "text": CUT.join(parts)},
    )


def _nearest(text: str, words: str, *, near: int, begin: int = 0) -> int | None:
    """Find where `words` stand in `text` from `begin` on, closest to `near`; None: nowhere."""
    places = []
    at = text.find(words, begin)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return min(places, key=lambda place: abs(place - near), default=None)
