"""Everything about the chosen event: why it stands on its day, and every sentence that tells it."""

import html
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components.browser import bring_into_view
from components.correction_log import note_form
from components.downloads import offer_briefing
from components.drawing import link_colour
from components.evidence import show_evidence
from components.loading import answer
from components.marked_text import Mark
from components.quote_card import quote_link
from components.timeline.choice import chosen_event, forget_event
from components.timeline.differing import show_differing
from components.timeline.editor import show_editor
from components.timeline.fields import name_of
from newstables.queries.event_filters import EventFilters
from newstables.queries.event_passages import event_evidence, event_paragraphs, event_quotes
from newstables.queries.timeline import event
from newstables.wording import (
    EVENT_KIND_WORDS,
    count_of,
    in_marks,
    spell_day,
    spell_status,
    spell_when,
    state_of,
)

_TITLE = (
    "font-size:1.25rem;font-weight:650;line-height:1.3;margin:0;padding:0;overflow-wrap:anywhere"
)
_HEAD = "font-size:1rem;margin-bottom:.35rem;overflow-wrap:anywhere"
_TOLD = "margin-bottom:.35rem;line-height:1.45;overflow-wrap:anywhere"
_FIRST = 2  # articles whose passages are shown at once
_FACT = "font-size:.9rem;margin-top:.15rem;line-height:1.4;overflow-wrap:anywhere"


def find_chosen() -> dict[str, Any] | None:
    """Return the chosen event; None when none is, and say so when the address names one."""
    event_id = chosen_event()
    found = answer(event, event_id) if event_id else None
    if event_id and found is None:
        st.info(
            "No event of this tour has this address. It may be told by other sentences since, be "
            "hidden, or belong to another tour."
        )
    return found


def show_how_to_choose() -> None:
    """Say how an event is opened."""
    st.text(
        "Choose a bar or its words, or a row of a table, for the sentences behind an event; by "
        "keyboard, Shift+Space chooses a row."
    )


def show_event(found: dict[str, Any]) -> None:
    """Draw an event: what it is, why it is on its day, and the sentences that tell it."""
    event_id = found["event_id"]
    with st.container(horizontal=True, horizontal_alignment="right"):
        note_form("event", event_id)
        offer_briefing("timeline", EventFilters(), key="timeline_event", event_ids=(event_id,))
        st.button(
            "Close",
            icon=":material/close:",
            key="timeline_close",
            type="tertiary",
            on_click=forget_event,
        )
    st.html(f'<h2 id="event" style="{_TITLE}">{html.escape(name_of(found))}</h2>')
    bring_into_view("event", about=event_id)
    st.html(_facts(found))
    show_differing(found)
    show_editor(found)
    _show_passages(event_id)
    _show_quotes(answer(event_quotes, event_id=event_id))
    _show_statuses(found["statuses"])


def _show_passages(event_id: str) -> None:
    """Draw the passages of the first articles that tell an event, and the others on demand."""
    evidence = answer(event_evidence, event_id=event_id)
    passages = count_of(len(evidence), "passage")
    st.text(
        f"{passages} {'tells' if len(evidence) == 1 else 'tell'} it:"
        if len(evidence)
        else "No sentence in the store tells it."
    )
    paragraphs = answer(event_paragraphs, event_id=event_id)
    articles = list(paragraphs["article_id"].unique())
    is_first = paragraphs["article_id"].isin(articles[:_FIRST])
    show = partial(
        show_evidence, key="timeline", marks_in=lambda article_id: _marks(evidence, article_id)
    )
    show(paragraphs[is_first])
    if len(articles) > _FIRST:
        with _on_demand(f"{count_of(len(articles) - _FIRST, 'more article')}", "articles") as more:
            if more.open:
                show(paragraphs[~is_first])


def _on_demand(head: str, name: str) -> Any:
    return st.expander(head, key=f"timeline_more_{name}", on_change="rerun")


def _marks(evidence: pd.DataFrame, article_id: str) -> list[Mark]:
    rows = evidence[evidence["article_id"] == article_id]
    return [Mark(start, end) for start, end in zip(rows["start"], rows["end"], strict=True)]


def _facts(found: dict[str, Any]) -> str:
    where = ", ".join(dict.fromkeys(filter(None, (found["place"], found["country"]))))
    head = " · ".join(filter(None, (spell_when(found), where, state_of(found))))
    others = [name for name in found["participants"] if name != found["traveller"]]
    sure = f"{found['confidence']:.0%} that the date is right" if found["date"] else None
    kind = EVENT_KIND_WORDS[found["kind"]]
    rows = {
        "Why this day": found["reason"],
        "Confidence": sure,
        "With": ", ".join(others),
        "Kind": f"{kind}, tour of {found['traveller']}" if found["traveller"] else kind,
        "Changed by hand": found["edited"],
    }
    told = "" if name_of(found) == found["description"] else html.escape(found["description"])
    return f'<div style="{_HEAD}">{html.escape(head)}</div><div style="{_TOLD}">{told}</div>' + (
        "".join(
            f'<div style="{_FACT}"><strong>{name}:</strong> {html.escape(str(value))}</div>'
            for name, value in rows.items()
            if value
        )
    )


def _show_statuses(statuses: list[dict[str, Any]]) -> None:
    """Show how each article has it, when more than one tells it."""
    if len(statuses) < 2:
        return
    lines = [
        f"{account['outlet']}, {spell_day(account['published'])}: "
        f"{spell_status(account['status'])}, {spell_day(account['date'])}"
        for account in statuses
    ]
    _show_lines("How each article tells it", [html.escape(line) for line in lines], name="told")


def _show_quotes(quotes: pd.DataFrame) -> None:
    """Show what was said in these passages; each leads to its quotation on the Quotes page."""
    lines = [
        f'<a href="{quote_link(row["quote_id"])}" target="_self" '
        f'style="color:{link_colour()}">{html.escape(in_marks(row["kind"], row["text"]))}</a><br>'
        f"{html.escape(row['speaker'])}, {html.escape(row['outlet'])}"
        for row in quotes.to_dict("records")
    ]
    if lines:
        _show_lines(f"Said there ({len(lines)})", lines, name="quotes")


def _show_lines(head: str, lines: list[str], *, name: str) -> None:
    """Draw lines of markup under a head that opens them."""
    with _on_demand(head, name) as more:
        if more.open:
            rows = "".join(f'<li style="margin-top:.35rem">{line}</li>' for line in lines)
            st.html(f'<ul style="{_FACT};padding-left:1.1rem;margin-top:0">{rows}</ul>')
