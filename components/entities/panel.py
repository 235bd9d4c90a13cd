"""What is behind the bar of the chosen name: its sentences, and how it is written."""

import html
from dataclasses import replace

import streamlit as st

from components.entities.choice import choose_outlet, chosen_period, drop_narrowing
from components.evidence import show_sentences_of
from components.loading import answer
from newstables.queries.entities import (
    entity_by_outlet,
    entity_total,
)
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.names import name_forms
from newstables.queries.rising import since, until
from newstables.wording import UNDATED, count_of, spell_day


def show_chosen_entity(filters: MentionFilters, entity_id: str) -> None:
    """Draw what is behind the bar of a name."""
    _show_name(entity_id)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        parts = answer(entity_by_outlet, filters, entity_ids=(entity_id,))
        outlet = choose_outlet(list(parts["outlet"]))
        st.page_link(
            "pages/explore/names.py",
            label=":primary[All about this name]",
            icon=":material/arrow_forward:",
            query_params={"name": entity_id},
        )
    if outlet:
        filters = replace(filters, outlets=(outlet,))
    if period := chosen_period():
        filters = _narrow(filters, period)
        _show_narrowed(period)
    total = answer(entity_total, filters, entity_id=entity_id)
    st.html(
        f"<div>{count_of(total['mentions'], 'mention')} in "
        f"{count_of(total['sentences'], 'sentence')} of "
        f"{count_of(total['articles'], 'article')}</div>"
    )
    if not total["mentions"]:
        st.info(
            "Not mentioned in what the choices on the left leave. Count captions, or widen them."
        )
        return
    sentences, written = st.tabs(["Sentences", "As written"])
    with sentences:
        show_sentences_of(filters, entity_id, rows=total["sentences"], key="entities")
    with written:
        _show_written(filters, entity_id)


def _show_name(entity_id: str) -> None:
    st.html(
        '<div style="font-size:1.15rem;font-weight:650;overflow-wrap:anywhere">'
        f"{html.escape(entity_id.partition(':')[2])}</div>"
    )


def _narrow(filters: MentionFilters, period: tuple[str, ...]) -> MentionFilters:
    step, when = period
    narrower = {"From": since, "Before": until}.get(step)
    return narrower(filters, when) if narrower else replace(filters, period=period)


def _show_narrowed(period: tuple[str, ...]) -> None:
    """Draw that only the bar or dot that was clicked is shown, and a button that shows all."""
    step, when = period
    words = {"From": "from", "Before": "before"}.get(step, f"in the {step.lower()}")
    if when == UNDATED:
        words = "in articles that are"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"Only what was published {words} {spell_day(when)}", width="content")
        st.button("Show all its sentences", key="entities_all", on_click=drop_narrowing)


def _show_written(filters: MentionFilters, entity_id: str) -> None:
    st.dataframe(
        answer(name_forms, filters, entity_id=entity_id),
        hide_index=True,
        column_config={
            "text": "As printed",
            "reasons": "Why it is this name",
            "mentions": "Mentions",
            "articles": "Articles",
        },
        alt="How the name is printed, why each form counts for it, and how often it occurs",
    )
