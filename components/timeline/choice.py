"""Which event is chosen: kept in the address as `event`, set by a bar or a row of a table."""

import streamlit as st

from components.loading import answer
from newstables.queries.timeline import current_id


def chosen_event() -> str:
    """Return the event_id of the chosen event, or ""."""
    event_id = st.query_params.get("event", "")
    return answer(current_id, event_id) if event_id else ""


def forget_event() -> None:
    """Choose no event."""
    st.query_params.pop("event", None)


def choose_by_mark() -> None:
    """Choose the event whose bar was clicked."""
    points = st.session_state["timeline_chart"].selection.points
    if points and points[0].get("customdata"):
        st.query_params["event"] = points[0]["customdata"][0]


def choose_by_row(key: str) -> None:
    """Choose the event whose row was chosen in the table `key`."""
    rows = st.session_state[key].selection.rows
    if rows:
        st.query_params["event"] = st.session_state[f"{key}_shown"][rows[0]]


def choose_stop() -> None:
    """Choose the stop whose mark on the map was clicked."""
    points = st.session_state["timeline_map"].selection.points
    if points and points[0].get("customdata"):
        place = points[0]["customdata"][0]
        st.query_params["event"] = st.session_state["timeline_stops"][place]
