"""What an address asks of a filter that the story does not have: shown, not dropped in silence."""

import html
from collections.abc import Collection

import streamlit as st


def values_in_address(key: str) -> list[str]:
    """Return the values that the address has for a filter; only before the filter is drawn."""
    return st.query_params.get_all(key)


def note_gone(key: str, known: Collection[str]) -> None:
    """Keep what the address asks beyond `known`; Streamlit takes it out of the address."""
    if gone := [value for value in values_in_address(key) if value not in known]:
        st.session_state[f"{key}_gone"] = gone


def show_gone(label: str, key: str) -> None:
    """Show which values of the address are not in the story, until something else is chosen."""
    if gone := st.session_state.get(f"{key}_gone"):
        line = html.escape(f"{label}: not here, so not chosen: {', '.join(gone)}")
        st.html(f'<p role="alert" style="overflow-wrap:anywhere"><strong>{line}</strong></p>')


def forget_gone(key: str) -> None:
    """Show no longer which values of the address are not in the story."""
    st.session_state.pop(f"{key}_gone", None)
