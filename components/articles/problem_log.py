"""What went wrong with articles so far, with the way out."""

import streamlit as st

from components.loading import load_store


def show_problem_log() -> None:
    """List the problems the store remembers, newest first, until they are cleared."""
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
    st.button("Clear the problems", key="articles_problems", on_click=_clear)


def _clear() -> None:
    load_store().clear_problems()
