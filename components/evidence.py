"""The sentences behind a number, article by article, each of which opens whole."""

import html
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pandas as pd
import streamlit as st

from components.article_view import open_article
from components.drawing import is_phone
from components.loading import answer
from components.marked_text import Mark, mark_words
from newstables.queries.entities import entity_evidence, mention_spans
from newstables.queries.mention_filters import MentionFilters
from newstables.wording import count_of, spell_day

PER_PAGE = 25
_PAGE_WIDE = 44  # pixels: a number of a page, or an arrow


def choose_page(rows: int, *, key: str, per_page: int = PER_PAGE, in_address: bool = False) -> int:
    """Draw the page numbers when there is more than one page; return the first row of the chosen.

    With `in_address`, `key` is also the name of the page number in the address.
    """
    pages = max(1, -(-rows // per_page))
    wanted = st.query_params.get(key, "") if in_address else ""
    if wanted and not (wanted.isdecimal() and 1 <= int(wanted) <= pages):
        # The address asks for more pages than there are: its last one is shown.
        st.session_state[key] = pages if wanted.isdecimal() and int(wanted) > pages else 1
    if pages == 1:
        return 0
    if st.session_state.get(key, 1) > pages:  # the filters left fewer pages than there were
        st.session_state[key] = pages
    bind: Any = "query-params" if in_address else None
    width = _PAGE_WIDE * (min(pages, 7) + 2)  # left to itself it hides pages beside other things
    return (st.pagination(pages, key=key, bind=bind, width=width) - 1) * per_page


def first_row_expected(*, key: str, per_page: int = PER_PAGE) -> int:
    """Return what `choose_page` returns unless there are fewer pages than were asked for.

    Rows and how many there are can then be asked for at once; the numbers are drawn above the rows.
    """
    page = str(st.session_state.get(key) or st.query_params.get(key, ""))
    return (int(page) - 1) * per_page if page.isdecimal() and int(page) else 0


def show_evidence(
    evidence: pd.DataFrame, *, key: str, marks_in: Callable[[str], Sequence[Mark]]
) -> None:
    """Draw sentences under the article they stand in.

    Args:
        evidence: article_id, title, outlet, published, sentence; marks in the sentence, when
            there are any; in the order to show.
        key: begins the keys of the buttons; the page's name, as a rule.
        marks_in: article_id -> the marks to show when the article is opened.
    """
    for article_id, sentences in evidence.groupby("article_id", sort=False):
        first = sentences.iloc[0]
        with st.container(border=True, gap="small"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.html(_head(first, sentences), width="stretch")
                if st.button(":primary[Open the article]", key=f"{key}_open_{article_id}",
                             type="tertiary", icon=":material/article:"):  # fmt: skip
                    open_article(str(article_id), marks_in(str(article_id)))
            st.html("".join(map(_sentence, sentences.to_dict("records"))))


def show_sentences_of(filters: MentionFilters, entity_id: str, *, rows: int, key: str) -> None:
    """Draw the sentences that mention a name, page by page, under their articles.

    Args:
        filters: which mentions count.
        entity_id: whose they are.
        rows: how many sentences there are.
        key: as of `show_evidence`; with "_page" behind it, that of the page number.
    """
    offset = choose_page(rows, key=f"{key}_page")
    show_evidence(
        answer(entity_evidence, filters, entity_id=entity_id, limit=PER_PAGE, offset=offset),
        key=key,
        marks_in=lambda article_id: mention_marks(filters, entity_id, article_id),
    )


def mention_marks(filters: MentionFilters, entity_id: str, article_id: str) -> list[Mark]:
    """Return a mark for each mention of a name in one article."""
    spans = answer(mention_spans, filters, entity_id=entity_id, article_id=article_id)
    return [Mark(*span) for span in spans]


def _head(first: pd.Series, sentences: pd.DataFrame) -> str:
    title = "No headline known" if pd.isna(first["title"]) else str(first["title"])
    where = f"{first['outlet']} · {spell_day(first['published'])}"
    if "mentions" in sentences:
        mentions = int(sentences["mentions"].sum())
        where += f" · {count_of(mentions, 'mention')} in {count_of(len(sentences), 'sentence')}"
    return (
        f'<div style="font-weight:600;overflow-wrap:anywhere">{html.escape(title)}</div>'
        f'<div style="font-size:.875rem;overflow-wrap:anywhere">{html.escape(where)}</div>'
    )


def _sentence(row: dict[str, object]) -> str:
    marks = row.get("marks")
    words = mark_words(str(row["sentence"]), () if marks is None else marks)  # type: ignore[arg-type]
    return (
        '<p style="margin:.5rem 0 0 0;padding-left:.75rem;line-height:1.5;overflow-wrap:anywhere;'
        f'border-left:.2rem solid rgba(128,128,128,.4)">{words}</p>'
    )


_HIGH = 560  # points: the chart stays in view while its sentences are read


def split(*, opened: bool) -> tuple[Any, Any]:
    """Return where the chart stands and where its sentences do: all of the width when none do."""
    if not opened:
        whole = st.container()
        return whole, whole
    chart, sentences = st.columns([11, 9], gap="medium")
    return chart, sentences


@contextmanager
def panel(place: Any, *, key: str, on_close: Callable[[], None]) -> Iterator[None]:
    """Draw a frame for sentences in `place`, with a button that puts them away."""
    with place:
        st.button(
            "Close",
            key=f"{key}_close",
            icon=":material/close:",
            type="tertiary",
            on_click=on_close,
        )
        with st.container(border=True, height="content" if is_phone() else _HIGH):
            yield
