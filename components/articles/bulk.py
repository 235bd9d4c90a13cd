"""Many articles of the review changed at once: one field of them set, all taken or left out."""

import html
from collections.abc import Sequence

import streamlit as st

from components.articles.reviewing import Review
from components.page import say
from newstables.errors import ArticleError
from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.reading.article import Article, with_given
from newstables.wording import count_of

_ALL = "all of them"
_WITHOUT = "those where it is not known"
_TICKED = "those that are ticked"
_FROM = "all from "
_FAULT = "articles_bulk_fault"


def change_many(review: Review, articles: Sequence[Article], *, fields: dict[str, str]) -> None:
    """Draw the ways to change several articles at once; `fields` are those that may be set."""
    outlets = sorted({article.outlet or UNKNOWN_OUTLET for article in articles})
    with st.popover("Change many at once", icon=":material/edit_note:"):
        st.selectbox(
            "Of which articles",
            [_ALL, _TICKED, _WITHOUT, *(_FROM + outlet for outlet in outlets)],
            key="articles_bulk_of",
        )
        with st.container(horizontal=True):
            st.button("Take them", key="articles_bulk_take", on_click=_tick,
                      args=(review, articles), kwargs={"is_taken": True})  # fmt: skip
            st.button("Leave them out", key="articles_bulk_leave", on_click=_tick,
                      args=(review, articles), kwargs={"is_taken": False})  # fmt: skip
        st.selectbox("Set", list(fields), format_func=fields.__getitem__, key="articles_bulk_field")
        st.text_input("to", key="articles_bulk_value", placeholder="empty: not known")
        if fault := st.session_state.pop(_FAULT, None):
            st.html(f'<p role="alert"><strong>{html.escape(fault)}</strong></p>')
        st.button("Set it", key="articles_bulk_set", on_click=_set, args=(review, articles))


def _chosen(review: Review, articles: Sequence[Article]) -> list[Article]:
    which, field = st.session_state["articles_bulk_of"], st.session_state["articles_bulk_field"]
    if which == _TICKED:
        return [one for one in articles if one.article_id not in review.left_out]
    if which == _WITHOUT:
        return [one for one in articles if not getattr(one, field)]
    if which.startswith(_FROM):
        outlet = which.removeprefix(_FROM)
        return [one for one in articles if (one.outlet or UNKNOWN_OUTLET) == outlet]
    return list(articles)


def _tick(review: Review, articles: Sequence[Article], *, is_taken: bool) -> None:
    ids = {one.article_id for one in _chosen(review, articles)}
    review.left_out = review.left_out - ids if is_taken else review.left_out | ids
    review.changed_at_once += 1
    say(f"{count_of(len(ids), 'article')} {'taken' if is_taken else 'left out'}.")


def _set(review: Review, articles: Sequence[Article]) -> None:
    field, value = st.session_state["articles_bulk_field"], st.session_state["articles_bulk_value"]
    chosen = _chosen(review, articles)
    try:
        for article in chosen:
            after = getattr(with_given(article, **{field: value}), field)
            review.edits.setdefault(article.article_id, {})[field] = after
    except ArticleError as fault:
        st.session_state[_FAULT] = str(fault)
        return
    review.changed_at_once += 1
    say(f"Set for {count_of(len(chosen), 'article')}.")
