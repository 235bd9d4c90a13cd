"""Articles of the review without a date: what their texts tell of it, a calendar for each."""

import html

import streamlit as st

from components.articles.reviewing import Review
from components.days import FIRST_DAY, LAST_DAY
from newstables.reading.article import Article

_CALENDARS = 5  # undated articles that have one


def show_undated(review: Review, articles: list[Article]) -> None:
    """Name the articles without a date, with what their texts tell of it and a calendar for each.

    Of many, the first few have a calendar: "Change many at once" is for the others.
    """
    undated = [article for article in articles if not article.published]
    if not undated:
        return
    st.text("Weekdays and “yesterday” get a date when you set the day of publication, here or "
            "later.")  # fmt: skip
    for number, article in enumerate(undated):
        hint = article.published_hint or "The text tells nothing of its date."
        line = html.escape(f"{article.title or article.source}: undated. {hint}")
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.html(f'<div style="overflow-wrap:anywhere">{line}</div>', width="stretch")
            if number < _CALENDARS:
                key = f"articles_day_{article.article_id}"
                st.date_input("Its day of publication", None, min_value=FIRST_DAY,
                              max_value=LAST_DAY, format="YYYY-MM-DD", key=key, width=190,
                              on_change=_take_day, args=(review, article.article_id, key)
                              )  # fmt: skip


def _take_day(review: Review, article_id: str, key: str) -> None:
    """Write the day chosen in a calendar into the table."""
    if day := st.session_state[key]:
        review.edits.setdefault(article_id, {})["published"] = day.isoformat()
        review.changed_at_once += 1
