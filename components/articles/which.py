"""Of which of many articles something is set or done: all, those chosen, those of an outlet."""

import html
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import streamlit as st

from newstables.errors import ArticleError
from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.reading.article import given_value

Row = Mapping[str, Any]
_ALL = "all of them"
_WITHOUT = "those where it is not known"
_FROM = "all from "


def choose_which(rows: Sequence[Row], *, key: str, chosen: str, several: bool = True) -> None:
    """Draw the choice of which articles; `chosen` is what those picked one by one are called.

    Args:
        rows: of articles, with outlet; None where it is not known.
        key: of the widget.
        chosen: in words, the first choice; it is only offered with `several`.
        several: whether any were picked one by one.
    """
    outlets = sorted({row["outlet"] or UNKNOWN_OUTLET for row in rows})
    first = [chosen] if several else []
    every = [*first, _ALL, _WITHOUT, *(_FROM + outlet for outlet in outlets)]
    if st.session_state.get(key) not in every:
        st.session_state.pop(key, None)
    st.selectbox("Of which articles", every, key=key)


def which(
    rows: Sequence[Row], *, key: str, field: str, picked: Collection[str]
) -> list[dict[str, Any]]:
    """Return the rows that the choice means.

    Args:
        rows: of articles, with article_id and outlet.
        key: of the widget.
        field: that "where it is not known" speaks of.
        picked: the ids of those picked one by one.
    """
    choice = st.session_state[key]
    if choice == _ALL:
        return [dict(row) for row in rows]
    if choice == _WITHOUT:
        return [dict(row) for row in rows if not row[field]]
    if choice.startswith(_FROM):
        outlet = choice.removeprefix(_FROM)
        return [dict(row) for row in rows if (row["outlet"] or UNKNOWN_OUTLET) == outlet]
    return [dict(row) for row in rows if row["article_id"] in set(picked)]


def choose_value(fields: Mapping[str, str], *, key: str) -> None:
    """Draw which field is set and to what, and once the fault of what was typed last.

    Args:
        fields: those that may be set, and what each is called.
        key: of the widgets begins so.
    """
    st.selectbox("Set", list(fields), format_func=fields.__getitem__, key=f"{key}_field")
    st.text_input("to", key=f"{key}_value", placeholder="empty: not known")
    if fault := st.session_state.pop(f"{key}_fault", None):
        st.html(f'<p role="alert"><strong>{html.escape(fault)}</strong></p>')


def typed_value(*, key: str) -> tuple[str, Any] | None:
    """Return the field and the value that were typed; None, and the fault is told, if it has one.

    Args:
        key: as `choose_value` was given it.
    """
    field = st.session_state[f"{key}_field"]
    try:
        return field, given_value(field, st.session_state[f"{key}_value"])
    except ArticleError as fault:
        st.session_state[f"{key}_fault"] = str(fault)
        return None
