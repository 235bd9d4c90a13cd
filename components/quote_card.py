"""One quotation: the words, who said them, where they were printed and how sure that is.

A card is one short piece of HTML; its looks are sent once, by `quote_looks`.
"""

import html
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote_plus

import streamlit as st

from components.drawing import link_colour
from components.loading import answer, in_story
from components.marked_text import Mark, mark_hits, mark_words
from newstables.exports.draft_report import spell_difference
from newstables.queries.filters import UNATTRIBUTED
from newstables.queries.printings import OTHERWISE, TRANSLATED
from newstables.queries.quotes import quote_paragraph
from newstables.wording import TO_CHECK, has_marks, shorten, spell_day, without_sentence_marks

_MOST_PRINTINGS = 6
_MOST_OUTLET = 60  # characters of its name
_MOST_OTHERWISE = 120  # characters of what one printing has otherwise
# As wide as there is room beside what can be done with it, which goes below on a phone.
_LOOKS = """<style>
.dl-quote { width: min(22rem, 100vw - 3rem); min-width: 100%; overflow-wrap: anywhere;
  line-height: 1.45 }
.dl-quote blockquote { margin: 0; padding: 0 0 0 .8rem; font-size: 1.05rem; color: inherit;
  border-left: .2rem solid rgba(60, 150, 230, .8) }
.dl-quote mark { background: rgba(250, 190, 40, .38); color: inherit; border-radius: .2em }
.dl-quote small { display: block; font-size: .86rem; padding: .1rem 0 0 1rem }
.dl-quote .rest { opacity: .72 }
.dl-quote .check { font-weight: 600 }
</style>"""


def quote_looks() -> None:
    """Send the looks of the cards, once a page."""
    st.html(_LOOKS)


def quote_card(quote: Mapping[str, Any], *, searched: str = "") -> None:
    """Draw a row of `quotes_page` or `utterances_page`: see `card_html`."""
    st.html(card_html(quote, searched=searched), width="stretch")


def card_html(quote: Mapping[str, Any], *, searched: str = "", speaker: bool = True) -> str:
    """Write a row of `quotes_page` or `utterances_page`.

    Args:
        quote: the row; with printings, the outlets beside the first one are listed; with before
            and after, a partial quotation stands in its sentence.
        searched: words of a search, marked where they stand.
        speaker: whether to name the speaker; not under a heading that does.
    """
    who = f"{_who(quote)} · " if speaker else ""
    return (
        f'<div class="dl-quote"><blockquote>{_words(quote, searched)}</blockquote>'
        f"<small>{who}{_where(quote)}{_check(quote)}</small></div>"
    )


def _words(quote: Mapping[str, Any], searched: str) -> str:
    """Write the words between their marks; a comma of the sentence stays outside."""
    said = str(quote["text"])
    if quote["kind"] == "indirect":
        return mark_hits(said, searched)
    opening, closing = ("", "") if has_marks(quote["kind"], said) else "“”"
    said, comma = without_sentence_marks(quote["kind"], said, goes_on=bool(quote.get("after")))
    before, after = (html.escape(str(quote.get(name) or "")) for name in ("before", "after"))
    around = [f'<span class="rest">{words}</span>' if words else "" for words in (before, after)]
    gap = "" if after[:1] in ",.;:!?" else " "
    return (
        f"{around[0]} {opening}{mark_hits(said, searched)}{closing}{comma}{gap}{around[1]}".strip()
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
    """Write when and where it was said, and which articles printed it."""
    said, place = quote["said_on"], quote["said_where"]
    when_where = [spell_day(said)] * known(said) + [str(place)] * known(place)
    parts = [html.escape(f"said {' '.join(when_where)}")] if when_where else []
    printings = _one_an_article(quote.get("printings") or [quote])
    parts.append(" · ".join(_printed(row) for row in printings[:_MOST_PRINTINGS]))
    if len(printings) > _MOST_PRINTINGS:
        parts.append(f"{len(printings) - _MOST_PRINTINGS} more")
    return " · ".join(parts)


def _one_an_article(printings: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Leave out an article that prints another part of the same words."""
    first: dict[tuple[str, str], Mapping[str, Any]] = {}
    for row in printings:
        told = f"{row['quote_id']}".rpartition(":")[0] or row["quote_id"]
        otherwise = row["text"] if row.get("match") == OTHERWISE else row.get("differences")
        first.setdefault((told, str(otherwise or "")), row)
    return list(first.values())


def _printed(row: Mapping[str, Any]) -> str:
    day = spell_day(row["published"])
    return (
        f'<a href="{quote_link(row["quote_id"])}" target="_self" style="color:{link_colour()}">'
        f"<bdi>{html.escape(shorten(row['outlet'], most=_MOST_OUTLET))}</bdi></a>, "
        f"{html.escape(day)}{', reworded' if row.get('reworded') else ''}{_otherwise(row)}"
    )


def _otherwise(row: Mapping[str, Any]) -> str:
    """Write what a printing has otherwise than the fullest one; "" when nothing."""
    if row.get("match") == OTHERWISE:
        words = shorten(row["text"], most=_MOST_OTHERWISE)
        return f" ({OTHERWISE}: “{html.escape(words)}”)"
    told = "; ".join(map(spell_difference, row.get("differences", ())))
    short = told if len(told) <= _MOST_OTHERWISE else f"{told[:_MOST_OTHERWISE]}…"
    if row.get("match") == TRANSLATED:
        return f" ({TRANSLATED}{': ' if told else ''}{html.escape(short)})"
    return f" ({row['match']}: {html.escape(short)})" if told else ""


def quote_link(quote_id: str) -> str:
    """Return where a quotation is opened in its article, from any page; it is safe in markup."""
    return in_story(f"quotes?quote={quote_plus(quote_id)}")


def _check(quote: Mapping[str, Any]) -> str:
    """Write how the speaker was found, where a look is wanted, and how sure that is."""
    if quote["reviewed"]:
        return "<br>checked by a person"
    if quote["sureness"] == "sure":
        return ""
    chance = f"chance that words and speaker are right: {quote['confidence']:.0%}"
    return (
        f'<br><span class="check" title="{chance}">{TO_CHECK[quote["sureness"]]}</span>: '
        f"{html.escape(quote['reason'])}"
    )
