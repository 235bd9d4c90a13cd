"""Many articles of the review changed at once: one field of them set, all taken or left out."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from components.articles.reviewing import Review
from components.articles.which import choose_value, choose_which, typed_value, which
from components.page import say
from newstables.reading.article import Article
from newstables.wording import count_of

_KEY = "articles_bulk"


def change_many(review: Review, articles: Sequence[Article], *, fields: dict[str, str]) -> None:
    """Draw the ways to change several articles at once; `fields` are those that may be set."""
    rows = [article.row() for article in articles]
    with st.popover("Change many at once", icon=":material/edit_note:"):
        choose_which(rows, key=f"{_KEY}_of", chosen="those that are ticked")
        with st.container(horizontal=True):
            st.button("Take them", key=f"{_KEY}_take", on_click=_tick,
                      args=(review, rows), kwargs={"is_taken": True})  # fmt: skip
            st.button("Leave them out", key=f"{_KEY}_leave", on_click=_tick,
                      args=(review, rows), kwargs={"is_taken": False})  # fmt: skip
        choose_value(fields, key=_KEY)
        st.button("Set it", key=f"{_KEY}_set", on_click=_set, args=(review, rows))


def _chosen(review: Review, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    ticked = {row["article_id"] for row in rows} - review.left_out
    return which(rows, key=f"{_KEY}_of", field=st.session_state[f"{_KEY}_field"], picked=ticked)


def _tick(review: Review, rows: Sequence[dict[str, Any]], *, is_taken: bool) -> None:
    ids = {row["article_id"] for row in _chosen(review, rows)}
    review.left_out = review.left_out - ids if is_taken else review.left_out | ids
    review.changed_at_once += 1
    say(f"{count_of(len(ids), 'article')} {'taken' if is_taken else 'left out'}.")


def _set(review: Review, rows: Sequence[dict[str, Any]]) -> None:
    typed = typed_value(key=_KEY)
    if typed is None:
        return
    field, after = typed
    chosen = _chosen(review, rows)
    for row in chosen:
        review.edits.setdefault(row["article_id"], {})[field] = after
    review.changed_at_once += 1
    say(f"Set for {count_of(len(chosen), 'article')}.")
