"""Publication dates that nobody gave, assumed by what other articles tell: for somebody to take."""

import html
from typing import Any

import streamlit as st

from components.correction_log import decide
from components.loading import answer
from components.page import say
from components.server.permission import takes
from newstables.queries.articles import assumed_dates
from newstables.wording import spell_day


@takes("decide")
def show_assumed() -> None:
    """Draw each assumed date with its ground and a button that takes it; nothing when none is."""
    found = answer(assumed_dates)
    if found.empty:
        return
    st.header("Dates that other articles tell")
    for article_id, choices in found.groupby("article_id", sort=False):
        with st.container(border=True):
            rows = choices.to_dict("records")
            st.html(_heading({str(name): value for name, value in rows[0].items()}, len(rows)))
            for row in rows:
                st.html(_words({str(name): value for name, value in row.items()}))
                st.button(
                    f"Date it {spell_day(row['day'])}",
                    key=f"articles_assumed_{article_id}_{row['day']}",
                    on_click=_take,
                    args=(article_id, row["day"]),
                    help="A correction like any other: it is in the log, and can be undone.",
                )


def _heading(row: dict[str, Any], choices: int) -> str:
    names = (row["title"], row["source"], "No headline known")
    title = next(name for name in names if isinstance(name, str) and name.strip())
    either = "; two days fit" if choices > 1 else ""
    return (
        f'<div style="font-weight:600;overflow-wrap:anywhere">{html.escape(title)}</div>'
        f'<div style="overflow-wrap:anywhere">{html.escape(row["outlet"])} · undated{either}</div>'
    )


def _words(row: dict[str, Any]) -> str:
    span = (
        f". From {spell_day(row['first'])} to {spell_day(row['last'])} its weekdays mean the same."
        if row["first"] != row["last"]
        else ""
    )
    return (
        f"<div><strong>assumed: {html.escape(spell_day(row['day']))}</strong></div>"
        f'<div style="font-size:.875rem;overflow-wrap:anywhere">{html.escape(row["reason"])}'
        f"{html.escape(span)}</div>"
    )


def _take(article_id: str, day: str) -> None:
    if decide("article.published", article_id, before=None, after=day):
        say("Dated; everything that hangs on it follows.")
