"""What an address asks of a filter that the story does not have: said, not dropped in silence."""

import html
from collections.abc import Collection

import streamlit as st


def asked(key: str) -> list[str]:
    """Return the values that the address has for a filter; only before the filter is drawn."""
    return st.query_params.get_all(key)


def note_gone(key: str, known: Collection[str]) -> None:
    """Keep what the address asks beyond `known`; Streamlit takes it out of the address."""
    if gone := [one for one in asked(key) if one not in known]:
        st.session_state[f"{key}_gone"] = gone


def show_gone(label: str, key: str) -> None:
    """Say which values were asked for in vain, until something else is chosen."""
    if gone := st.session_state.get(f"{key}_gone"):
        line = html.escape(f"{label}: not here, so not chosen: {', '.join(gone)}")
        st.html(f'<p role="alert" style="overflow-wrap:anywhere"><strong>{line}</strong></p>')


def forget_gone(key: str) -> None:
    """Say no more of what was asked for in vain."""
    st.session_state.pop(f"{key}_gone", None)
