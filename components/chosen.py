"""What is chosen, above the page: one chip a choice with its way off, and one for all of them.

Chips are the values of a multiselect, which shows words of an article literally; a label would
obey them as Markdown.
"""

from typing import Any

import streamlit as st

from components.address_filters import begin_gone, show_gone

_NOTED = "page_chosen"  # of this run: chip -> (key, value, default)
_SEVERAL = 3  # more values of one filter than these are one chip


def begin_choices() -> None:
    """Forget the choices of the last run."""
    st.session_state[_NOTED] = {}
    begin_gone()


def note_chosen(label: str, key: str, values: list[str], *, default: Any = ()) -> None:
    """Note the values chosen of a filter; `default` is what its widget holds when none is."""
    if default == () and len(values) <= _SEVERAL:
        for value in values:
            st.session_state[_NOTED][f"{label}: {value}"] = (key, value, None)
    elif values or default:
        shown = ", ".join(values[:_SEVERAL]) or "none"
        more = f" and {len(values) - _SEVERAL} more" if len(values) > _SEVERAL else ""
        plain = list(default) if default == () else default
        st.session_state[_NOTED][f"{label}: {shown}{more}"] = (key, None, plain)


def show_chosen() -> None:
    """Draw the chips of all that is chosen; one taken off is chosen no longer.

    What the address asked for and is not there is said above them.
    """
    show_gone()
    noted: dict[str, Any] = dict(st.session_state.get(_NOTED, {}))
    if not noted:
        return
    chips = list(noted)
    key = f"page_chips_{abs(hash(tuple(chips)))}"
    st.multiselect(
        "Chosen; take one off, or all",
        chips,
        default=chips,
        key=key,
        on_change=_take_off,
        args=(key, noted),
        label_visibility="collapsed",
        width="stretch",
    )


def _take_off(key: str, noted: dict[str, Any]) -> None:
    left = st.session_state[key]
    for chip, (widget, value, default) in noted.items():
        if chip in left:
            continue
        if value is None:
            st.session_state[widget] = default
        else:
            st.session_state[widget] = [
                other for other in st.session_state[widget] if other != value
            ]
