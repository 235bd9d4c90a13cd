"""The sentences behind a mark of the Connections page."""

import html
from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from components.evidence import (
    PER_PAGE,
    choose_page,
    mention_marks,
    show_evidence,
    show_sentences_of,
)
from components.loading import answer
from components.marked_text import Mark
from newstables.queries.entities import entity_total
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.relations import pair_evidence, talks_evidence
from newstables.wording import count_of


def show_pair(filters: MentionFilters, first: str, second: str) -> None:
    """Draw the sentences that mention both of two names."""
    evidence = answer(pair_evidence, filters, one=first, other=second, limit=1000)
    show_head(f"{name_of(first)} and {name_of(second)}", count_of(len(evidence), "sentence"))
    _show_some(
        evidence,
        lambda article_id: [
            mark
            for entity_id in (first, second)
            for mark in mention_marks(filters, entity_id, article_id)
        ],
    )


def show_talk(filters: MentionFilters, speaker: str, entity_id: str) -> None:
    """Draw the quotations of a speaker that hold a name."""
    evidence = answer(talks_evidence, filters, speaker=speaker, entity_id=entity_id)
    show_head(f"{speaker} about {name_of(entity_id)}", count_of(len(evidence), "quotation"))
    _show_some(
        evidence,
        lambda article_id: [
            Mark(row.start, row.end)
            for row in evidence.itertuples()
            if row.article_id == article_id
        ],
    )


def show_mentions(filters: MentionFilters, entity_id: str, *, of: str) -> None:
    """Draw the sentences that name somebody, under how many there are; `of` tells of whom."""
    total = answer(entity_total, filters, entity_id=entity_id)
    show_head(
        of, f"{count_of(total['mentions'], 'mention')} in {count_of(total['articles'], 'article')}"
    )
    show_sentences_of(filters, entity_id, rows=total["sentences"], key="connections")


def show_head(what: str, count: str) -> None:
    """Draw what the sentences are of, and how many there are."""
    st.html(
        '<div style="font-size:1.1rem;overflow-wrap:anywhere"><strong>'
        f"{html.escape(what)}</strong>: {count}</div>"
    )


def name_of(entity_id: str) -> str:
    """Return the name alone."""
    return entity_id.partition(":")[2]


def _show_some(evidence: pd.DataFrame, marks_in: Callable[[str], Sequence[Mark]]) -> None:
    offset = choose_page(len(evidence), key="connections_page")
    show_evidence(evidence.iloc[offset : offset + PER_PAGE], key="connections", marks_in=marks_in)
