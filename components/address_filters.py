"""What an address asks of a filter that the story does not have: said, not dropped in silence."""

import html
from collections.abc import Collection

import streamlit as st

_SAID = "page_gone"  # of this run: the sentences that say so


def begin_gone() -> None:
    """Forget what the last run said of its address."""
    st.session_state[_SAID] = []


def values_in_address(key: str) -> list[str]:
    """Return the values that the address has for a filter; only before the filter is drawn."""
    return st.query_params.get_all(key)


def note_gone(key: str, known: Collection[str]) -> None:
    """Keep what the address asks beyond `known`; Streamlit takes it out of the address."""
    if gone := [value for value in values_in_address(key) if value not in known]:
        st.session_state[f"{key}_gone"] = gone


def say_gone(label: str, key: str, *, alone: bool = False) -> None:
    """Say above the page which values of the address are not there, until another is chosen.

    Args:
        label: of the filter.
        key: of the filter.
        alone: whether it has no other value, so that everything is shown.
    """
    if gone := st.session_state.get(f"{key}_gone"):
        values = " or ".join(f"“{value}”" for value in gone)
        rest = "; all are shown" if alone else ""
        st.session_state[_SAID].append(f"{label}: {values} is not in this story{rest}.")


def say_instead(label: str, key: str, *, shown: str) -> None:
    """Say beside a choice of one thing which of the address there is not, and what is shown."""
    if gone := st.session_state.get(f"{key}_gone"):
        values = " or ".join(f"“{value}”" for value in gone)
        _alert(f"{label}: there is no {values}; “{shown}” is shown.")


def show_gone() -> None:
    """Draw what was said so far of the address; on a phone the filters are out of sight."""
    for said in st.session_state.get(_SAID, ()):
        _alert(said)
    begin_gone()


def _alert(said: str) -> None:
    line = html.escape(said)
    st.html(f'<p role="alert" style="overflow-wrap:anywhere"><strong>{line}</strong></p>')


def forget_gone(key: str) -> None:
    """Say no longer which values of the address are not in the story."""
    st.session_state.pop(f"{key}_gone", None)
