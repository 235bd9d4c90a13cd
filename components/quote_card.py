"""One quotation: the words, who said them, where they were printed and how sure that is.

A page shows 25 of them at every change of a filter, so a card is one short piece of HTML; its looks
are sent once, by `quote_looks`.
"""

import html
from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.charts.look import spell_day
from components.loading import answer
from components.marked_text import Mark, mark_hits, mark_words
from newstables.queries.filters import UNATTRIBUTED, UNDATED
from newstables.queries.quotes import quote_paragraph
from newstables.schemas import Sureness

TONE_NOTE = (
    "Tone of wording is TextBlob's sum of word scores, not what the speaker thinks: on news "
    "sentences it agrees with human readers 43 % of the time, against 40 % for always neutral."
)
_LOOKS = """<style>
.dl-quote { overflow-wrap: anywhere; line-height: 1.5 }
.dl-quote h3 { margin: .5rem 0 .75rem; padding: 0; font-size: 1.15rem }
.dl-quote blockquote { margin: 0 0 .35rem; padding: 0 0 0 .8rem; font-size: 1.05rem; color: inherit;
  border-left: .2rem solid rgba(60, 150, 230, .7) }
.dl-quote mark { background: rgba(250, 190, 40, .38); color: inherit; border-radius: .2em }
.dl-quote small { display: block; font-size: .875rem }
.dl-quote i { font-style: normal; font-size: .8rem; padding: 0 .45em; margin-right: .4em;
  border: 1px solid rgba(128, 128, 128, .5); border-radius: .6em; white-space: nowrap }
</style>"""
_SURE: dict[Sureness, str] = {
    "sure": "sure",
    "likely": "likely, check",
    "unsure": "unsure, check",
}


def quote_looks() -> None:
    """Send the looks of the cards, once a page."""
    st.html(_LOOKS)


def quote_card(quote: Mapping[str, Any], *, searched: str = "", under: str = "") -> None:
    """Draw a row of `quotes_page`.

    Args:
        quote: the row.
        searched: words of a search, marked where they stand.
        under: heading to begin with, when the quotation is the first of a group.
    """
    words = mark_hits(quote["text"], searched)
    if quote["kind"] != "indirect":
        words = f"“{words}”"
    heading = f"<h3>{html.escape(under)}</h3>" if under else ""
    st.html(
        f'<div class="dl-quote">{heading}<blockquote>{words}</blockquote>{_who(quote)}'
        f"<small>{_where(quote)}<br>{_how_sure(quote)}</small></div>"
    )


def show_paragraph(quote_id: str) -> None:
    """Draw the paragraph a quotation stands in, with its words, speaker and cue marked."""
    found = answer(quote_paragraph, quote_id)
    if found is None:
        st.info("This quotation is no longer in the store.")
        return
    words = mark_words(found["text"], [Mark(*mark) for mark in found["marks"]])
    st.html(
        '<p style="margin:0;line-height:1.6;white-space:pre-wrap;overflow-wrap:anywhere">'
        f"{words}</p>"
    )


def known(value: object) -> bool:
    """Return whether a value is there, whatever stands for missing: None, NA or NaN."""
    return value is not None and value == value and str(value) != "<NA>"


def _who(quote: Mapping[str, Any]) -> str:
    if quote["speaker"] == UNATTRIBUTED:
        return "<b>Unattributed</b>: the article names no speaker"
    speaker = f"<b>{html.escape(quote['speaker'])}</b>"
    return (
        f"{speaker}, {html.escape(quote['speaker_role'])}"
        if known(quote["speaker_role"])
        else speaker
    )


def _where(quote: Mapping[str, Any]) -> str:
    said, place = quote["said_on"], quote["said_where"]
    published, title = quote["published"], quote["title"]
    when_where = [spell_day(said)] * known(said) + [str(place)] * known(place)
    parts = [
        f"said {' '.join(when_where)}" if when_where else None,
        quote["outlet"],
        published if published == UNDATED else f"published {spell_day(published)}",
        title if known(title) else None,
    ]
    return html.escape(" · ".join(part for part in parts if part))


def _how_sure(quote: Mapping[str, Any]) -> str:
    """Write how sure the speaker is, in words; the chance itself shows under the pointer."""
    chance = f"chance that words and speaker are right: {quote['confidence']:.0%}"
    sure = (
        "<i>checked by a person</i>"
        if quote["reviewed"]
        else f'<i title="{chance}">{_SURE[quote["sureness"]]}</i>'
    )
    tone = [f"wording {quote['tone']}"] if known(quote["polarity"]) else []
    others = "".join(f"<i>{html.escape(word)}</i>" for word in (quote["kind"], *tone))
    return sure + others + html.escape(quote["reason"])
