"""What went wrong with articles so far, with the way out."""

import streamlit as st

from components.loading import load_store
from components.server.permission import refusal
from newstables.wording import spell_day


def show_problem_log() -> None:
    """List the problems the store remembers, newest first, until they are cleared."""
    problems = load_store().problems()
    if problems.empty:
        return
    st.header("Problems so far")
    st.dataframe(
        problems[["source", "what", "advice", "at"]].assign(
            at=[_spell_moment(at) for at in problems["at"]]
        ),
        hide_index=True,
        column_config={"source": "File", "what": "What", "advice": "Way out", "at": "When (UTC)"},
        alt="Problems so far",
    )
    why = refusal("ingest")
    st.button("Clear the problems", key="articles_problems", on_click=_clear,
              disabled=bool(why), help=why or None)  # fmt: skip


def _spell_moment(at: str) -> str:
    """Write when something was noted: "30 Nov 2026, 05:47"."""
    return f"{spell_day(at)}, {at[11:16]}"


def _clear() -> None:
    load_store().clear_problems()
