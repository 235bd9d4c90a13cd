"""Everything about the chosen name: the sentences behind its bar, and who it stands with."""

import html
from dataclasses import replace

import pandas as pd
import streamlit as st

from components.charts.look import TYPE_WORDS, spell_day, spell_span
from components.entity_choice import (
    choose_entity,
    choose_outlet,
    chosen_other,
    chosen_period,
    drop_narrowing,
)
from components.evidence import PER_PAGE, choose_page, count_of, show_evidence
from components.loading import answer
from components.marked_text import Mark
from newstables.queries.asking import Filters
from newstables.queries.entities import (
    entity_by_outlet,
    entity_evidence,
    entity_total,
    naming_spans,
    surface_forms,
)
from newstables.queries.of_name import events_of, quotes_about, quotes_by
from newstables.queries.together import appears_with, pair_evidence

_PARTS = ("Sentences", "As written", "Appears with", "Quotations", "Events")


def show_chosen_entity(filters: Filters) -> None:
    """Draw the choice of a name and, when there is one, what is behind its bar."""
    st.subheader("The sentences behind a bar", anchor="sentences")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        entity_id = choose_entity()
        if entity_id is None:
            return
        parts = answer(entity_by_outlet, filters, entity_ids=(entity_id,))
        outlet = choose_outlet(list(parts["outlet"]))
    if outlet:
        filters = replace(filters, outlets=(outlet,))
    if other := chosen_other():
        _show_pair(filters, entity_id, other)
        return
    if period := chosen_period():
        filters = replace(filters, period=period)
        _say_narrowed(f"Only what was published in: {spell_day(period[1])} ({period[0].lower()})")
    total = answer(entity_total, filters, entity_id=entity_id)
    st.html(
        f'<div style="font-size:1.1rem;overflow-wrap:anywhere"><strong>{_name(entity_id)}'
        f"</strong>: {count_of(total['mentions'], 'naming')} in "
        f"{count_of(total['sentences'], 'sentence')} of {count_of(total['articles'], 'article')}"
        "</div>"
    )
    if not total["mentions"]:
        st.info("Not named in what the choices on the left leave. Count captions, or widen them.")
        return
    _show_parts(filters, entity_id, sentences=total["sentences"])


def _show_parts(filters: Filters, entity_id: str, *, sentences: int) -> None:
    tabs = st.tabs(_PARTS, key="entities_about", on_change="rerun")
    for tab, part in zip(tabs, _PARTS, strict=True):
        if not tab.open:
            continue
        with tab:
            if part == "Sentences":
                _show_sentences(filters, entity_id, rows=sentences)
            elif part == "As written":
                _show_written(entity_id)
            elif part == "Appears with":
                _show_company(filters, entity_id)
            elif part == "Quotations":
                _show_quotations(filters, entity_id)
            else:
                _show_events(filters, entity_id)


def _show_sentences(filters: Filters, entity_id: str, *, rows: int) -> None:
    offset = choose_page(rows, key="entities_page")
    evidence = answer(entity_evidence, filters, entity_id=entity_id, limit=PER_PAGE, offset=offset)
    show_evidence(
        evidence,
        key="entities",
        marks_in=lambda article_id: _namings(filters, entity_id, article_id),
    )


def _show_pair(filters: Filters, one: str, other: str) -> None:
    _say_narrowed("")
    evidence = answer(pair_evidence, filters, one=one, other=other, limit=10 * PER_PAGE)
    st.html(
        f'<div style="font-size:1.1rem;overflow-wrap:anywhere"><strong>{_name(one)}</strong> and '
        f"<strong>{_name(other)}</strong>: named together in "
        f"{count_of(len(evidence), 'sentence')} of "
        f"{count_of(evidence['article_id'].nunique(), 'article')}</div>"
    )
    offset = choose_page(len(evidence), key="entities_page")
    show_evidence(
        evidence[offset : offset + PER_PAGE],
        key="entities",
        marks_in=lambda article_id: [
            *_namings(filters, one, article_id),
            *_namings(filters, other, article_id),
        ],
    )


def _say_narrowed(words: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if words:
            st.text(words, width="content")
        st.button("Show all its sentences", key="entities_all", on_click=drop_narrowing)


def _show_written(entity_id: str) -> None:
    st.dataframe(
        answer(surface_forms, entity_id=entity_id),
        hide_index=True,
        column_config={
            "text": "As printed",
            "reason": "Why it is this name",
            "mentions": "Namings",
        },
        alt="How the name is printed, why each form counts for it, and how often it occurs",
    )


def _show_company(filters: Filters, entity_id: str) -> None:
    found = answer(appears_with, filters, entity_id=entity_id)
    shown = found[["name", "type", "sentences", "articles"]]
    st.dataframe(
        shown.assign(type=found["type"].map(TYPE_WORDS)),
        hide_index=True,
        column_config={"name": "Name", "type": "Type", "sentences": "Sentences with both",
                       "articles": "Articles"},
        alt="Names that stand in one sentence with this one",
    )  # fmt: skip


def _show_quotations(filters: Filters, entity_id: str) -> None:
    name = entity_id.partition(":")[2]
    for heading, found, choice in (
        ("Said by", answer(quotes_by, filters, name=name), "speaker"),
        ("Said about, by others too", answer(quotes_about, filters, entity_id=entity_id), "about"),
    ):
        st.markdown(f"**{heading}** ({len(found)})")
        if found.empty:
            continue
        st.page_link(
            "pages/explore/quotes.py", label="Open them on the Quotes page",
            query_params={choice: name},
        )  # fmt: skip
        _show_rows(found, {"speaker": "Speaker", "text": "Quotation", "outlet": "Outlet",
                           "published": "Published"}, alt=f"{heading} this name")  # fmt: skip


def _show_events(filters: Filters, entity_id: str) -> None:
    found = answer(events_of, filters, name=entity_id.partition(":")[2])
    if found.empty:
        st.text("No event of the timeline has this name.")
        return
    spans = zip(found["date"], found["end"], strict=True)
    found = found.assign(when=[spell_span(first, last) for first, last in spans])
    _show_rows(found, {"when": "When", "status": "Status", "place": "Where",
                       "description": "What"}, alt="Events with this name")  # fmt: skip


def _show_rows(found: pd.DataFrame, heads: dict[str, str], *, alt: str) -> None:
    st.dataframe(found[list(heads)].rename(columns=heads), hide_index=True, alt=alt)


def _namings(filters: Filters, entity_id: str, article_id: str) -> list[Mark]:
    spans = answer(naming_spans, filters, entity_id=entity_id, article_id=article_id)
    return [Mark(*span) for span in spans]


def _name(entity_id: str) -> str:
    return html.escape(entity_id.partition(":")[2])
