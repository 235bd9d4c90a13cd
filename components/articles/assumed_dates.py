"""Publication dates that nobody gave, assumed by what other articles tell: for somebody to take."""

import html
from typing import Any

import streamlit as st

from components.correction_log import decide
from components.loading import answer
from components.page import say
from newstables.queries.articles import assumed_dates
from newstables.wording import spell_day


def show_assumed() -> None:
    """Draw each assumed date with its ground and a button that takes it; nothing when none is."""
    found = answer(assumed_dates)
    if found.empty:
        return
    st.header("Dates that other articles tell")
    for row in found.to_dict("records"):
        with st.container(border=True):
            st.html(_words({str(name): value for name, value in row.items()}))
            st.button(
                f"Date it {spell_day(row['day'])}",
                key=f"articles_assumed_{row['article_id']}_{row['day']}",
                on_click=_take,
                args=(row["article_id"], row["day"]),
                help="A correction like any other: it is in the log, and can be undone.",
            )


def _words(row: dict[str, Any]) -> str:
    title = row["title"] if isinstance(row["title"], str) else row["source"] or "No headline known"
    span = (
        f" From {spell_day(row['first'])} to {spell_day(row['last'])} its weekdays mean the same."
        if row["first"] != row["last"]
        else ""
    )
    return (
        f'<div style="font-weight:600;overflow-wrap:anywhere">{html.escape(str(title))}</div>'
        f'<div style="overflow-wrap:anywhere">{html.escape(row["outlet"])} · undated; '
        f"<strong>assumed: {html.escape(spell_day(row['day']))}</strong></div>"
        f'<div style="font-size:.875rem;overflow-wrap:anywhere">{html.escape(row["reason"])}'
        f"{html.escape(span)}</div>"
    )


def _take(article_id: str, day: str) -> None:
    if decide("article.published", article_id, before=None, after=day):
        say("Dated; everything that hangs on it follows.")
