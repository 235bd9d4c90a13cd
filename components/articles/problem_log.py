"""What went wrong with articles so far, with the way out."""

import streamlit as st

from components.loading import load_store


def show_problem_log() -> None:
    """List the problems the store remembers, newest first, until they are put away."""
    problems = load_store().problems()
    if problems.empty:
        return
    st.subheader("Problems so far")
    st.dataframe(
        problems[["source", "what", "advice", "at"]],
        hide_index=True,
        column_config={"source": "File", "what": "What", "advice": "Way out", "at": "When (UTC)"},
        alt="Problems so far",
    )
    st.button("Put the problems away", key="articles_problems", on_click=_put_away)


def _put_away() -> None:
    load_store().clear_problems()
