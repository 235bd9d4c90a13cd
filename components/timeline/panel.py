"""Everything about the chosen event: why it stands on its day, and every sentence that tells it."""

import html
from typing import Any

import pandas as pd
import streamlit as st

from components.evidence import show_evidence
from components.loading import answer
from components.marked_text import Mark
from components.rows import pick_row
from components.scrolling import bring_into_view
from components.timeline.choice import chosen_event
from newstables.queries.timeline import event, event_evidence, event_paragraphs, event_quotes
from newstables.wording import EVENT_GROUPS, count_of, spell_day, spell_status, spell_when, state_of

_EVEN = 0.5  # the confidence of a date that articles differ about


def show_chosen_event() -> None:
    """Draw the chosen event, or how to choose one."""
    event_id = chosen_event()
    found = answer(event, event_id) if event_id else None
    if event_id and found is None:
        st.info(
            "No event of this tour has this address. It may be told by other sentences since, be "
            "hidden, or belong to another tour."
        )
    if found is None:
        st.text(
            "Choose a bar of the chart or a row of a table for the sentences behind an event; by "
            "keyboard, Shift+Space chooses a row."
        )
        return
    st.header("The sentences behind an event", anchor="event")
    bring_into_view("event", about=event_id)
    st.html(_card(found))
    _show_statuses(found["statuses"])
    evidence = answer(event_evidence, event_id=event_id)
    passages = count_of(len(evidence), "passage")
    st.text(
        f"{passages} {'tells' if len(evidence) == 1 else 'tell'} it:"
        if len(evidence)
        else "No sentence in the store tells it."
    )
    show_evidence(
        answer(event_paragraphs, event_id=event_id),
        key="timeline",
        marks_in=lambda article_id: _marks(evidence, article_id),
    )
    _show_quotes(answer(event_quotes, event_id=event_id))


def _marks(evidence: pd.DataFrame, article_id: str) -> list[Mark]:
    rows = evidence[evidence["article_id"] == article_id]
    return [Mark(start, end) for start, end in zip(rows["start"], rows["end"], strict=True)]


def _card(found: dict[str, Any]) -> str:
    where = ", ".join(dict.fromkeys(filter(None, (found["place"], found["country"]))))
    differ = found["conflict"] and found["confidence"] <= _EVEN
    doubt = ", since the articles differ" if differ else ""
    rows = {
        "When": f"{spell_when(found)} ({_status(found)})",
        "Why this date": found["reason"],
        "Articles differ": found["conflict"],
        "Where": where or "not stated",
        "Who": ", ".join(found["participants"]) or "nobody named",
        "Part of": EVENT_GROUPS[found["kind"]]
        + (f", tour of {found['traveller']}" if found["traveller"] else ""),
        "Confidence": f"{found['confidence']:.0%} that the date is right{doubt}"
        if found["date"]
        else None,
        "Changed by hand": found["edited"],
    }
    return (
        '<div style="font-size:1.1rem;font-weight:600;overflow-wrap:anywhere">'
        f"{html.escape(found['description'])}</div>"
        + "".join(
            f'<div style="overflow-wrap:anywhere;margin-top:.2rem"><strong>{name}:</strong> '
            f"{html.escape(str(value))}</div>"
            for name, value in rows.items()
            if value
        )
    )


def _status(found: dict[str, Any]) -> str:
    return state_of(found)


def _show_statuses(statuses: list[dict[str, Any]]) -> None:
    """Show how each article has it, when more than one tells it."""
    if len(statuses) < 2:
        return
    shown = pd.DataFrame(statuses)
    st.dataframe(
        pd.DataFrame(
            {
                "Outlet": shown["outlet"],
                "Published": [spell_day(day) for day in shown["published"]],
                "Tells it as": [spell_status(status) for status in shown["status"]],
                "On": [spell_day(day) for day in shown["date"]],
                "Title": shown["title"],
            }
        ),
        hide_index=True,
        alt="How each article tells the event: as planned or happened, and on which day",
    )


def _show_quotes(quotes: pd.DataFrame) -> None:
    """Show what was said in these passages; a row opens its quotation on the Quotes page."""
    if quotes.empty:
        return
    st.markdown("**Said there**")
    heads = {"speaker": "Speaker", "text": "Quotation", "kind": "Kind", "outlet": "Outlet"}
    row = pick_row(quotes, key="timeline_quotes", heads=heads, alt="Quotations of these passages")
    if row is not None:
        st.page_link(
            "pages/explore/quotes.py",
            label="Open the quotation in its article",
            query_params={"quote": quotes["quote_id"][row]},
        )
