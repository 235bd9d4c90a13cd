"""One article as it came in: its head, its whole text, furniture greyed and findings marked."""

import html
from collections.abc import Iterable, Sequence
from typing import Any

import streamlit as st

from components.loading import answer
from components.marked_text import Mark, mark_words
from newstables.finding.language import language_name
from newstables.queries.articles import article, found_in
from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.wording import FURNITURE_WORDS, spell_day

_NOT_READ = (
    "Written in {}: kept and found by a search, but not read into names, quotations and events. "
    "To have it read all the same, set its language to English on the Articles page."
)
FIRST_MARK = "first-mark"  # id of the first stretch marked


def show_article(article_id: str, marks: Iterable[Sequence[Any]] = ()) -> None:
    """Draw an article whole, with `marks` (offsets into its text) shown in place."""
    found = answer(article, article_id)
    if found is None:
        st.info("This article is no longer in the store.")
        return
    _show_head(found)
    furniture = answer(found_in, "furniture", article_id)
    if (furniture["kind"] == "foreign").any():
        st.info(_NOT_READ.format(language_name(found["language"] or "another language")))
    greyed = [
        Mark(row.start, row.end, "furniture", FURNITURE_WORDS.get(row.kind, row.kind))
        for row in furniture.itertuples()
    ]
    marks = [Mark(*mark) for mark in marks]
    if marks or greyed:
        _show_legend(marks=bool(marks), greyed=bool(greyed))
    body = mark_words(found["text"], [*greyed, *marks], anchor=FIRST_MARK)
    st.html(
        '<div style="white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.6;max-width:46rem">'
        f"{body}</div>"
    )


@st.dialog("Article", width="medium")
def open_article(article_id: str, marks: Iterable[Sequence[Any]] = ()) -> None:
    """Open an article over the page; closed with Escape."""
    show_article(article_id, marks)


def _show_head(found: dict[str, Any]) -> None:
    outlet = found["outlet"] or UNKNOWN_OUTLET
    published = spell_day(found["published"])
    parts = [outlet, published, found["byline"], f"{found['words']} words"]
    if found["origin"] and found["origin"] != outlet:
        parts.insert(1, f"from {found['origin']}")
    line = " · ".join(part for part in parts if part)
    basis = [
        f"{what}: {found[name]}"
        for what, name in (("Outlet", "outlet_basis"), ("Date", "published_basis"))
        if found[name]
    ]
    basis += [f"Printed also by {found['also_printed']}"] if found["also_printed"] else []
    title = html.escape(found["title"] or "No headline known")
    st.html(
        f'<div style="font-size:1.25rem;font-weight:600;overflow-wrap:anywhere">{title}</div>'
        f'<div style="overflow-wrap:anywhere">{html.escape(line)}</div>'
        + (
            f'<div style="font-size:.85rem;opacity:.75;overflow-wrap:anywhere">'
            f"{html.escape('. '.join(basis))}</div>"
            if basis
            else ""
        )
    )
    if (found["url"] or "").startswith(("https://", "http://")):
        st.link_button("Read it where it was published", found["url"])


def _show_legend(*, marks: bool, greyed: bool) -> None:
    parts = []
    if marks:
        parts.append(
            f'<a href="#{FIRST_MARK}" target="_self" style="color:inherit">Go to the first mark</a>'
        )
    if greyed:
        sample = mark_words("Greyed", [Mark(0, 6, "furniture")])
        parts.append(f"{sample}: captions, credits and other boilerplate, kept out of the counts")
    st.html(f'<div style="font-size:.875rem">{" · ".join(parts)}</div>')
