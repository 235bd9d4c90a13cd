"""The fields of an event: the same ones change an event and tell a new one."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.days import ask_day, read_day
from components.loading import answer
from newstables.frames import is_missing
from newstables.queries.event_choices import people_named
from newstables.wording import (
    EVENT_KIND_WORDS,
    STATUS_WORDS,
    read_hour,
    spell_day,
    spell_hour,
)

_WIDTH = 210  # pixels: a field fits the panel beside the chart


def name_of(found: Mapping[str, Any]) -> str:
    """Return what an event is called: its title, or what its sentence says where it has none."""
    title = found.get("title")
    return str(found["description"] if is_missing(title) else title)


def name_event(found: Mapping[str, Any]) -> str:
    """Write an event in one line, to tell it from others."""
    what = "a stop" if found["kind"] == "stop" and found["place"] else name_of(found)
    parts = (spell_day(found["date"]), found["place"], what)
    return " · ".join(str(part) for part in parts if part)


def draw_fields(key: str, found: dict[str, Any]) -> None:
    """Draw the fields; `found` is a row of `queries.timeline.event`."""
    with _row():
        ask_day("First or only day", f"{key}_date", value=found["date"], width=_WIDTH,
                about="Empty when nobody knows.")  # fmt: skip
        st.text_input("Time of day", spell_hour(found["time"]), key=f"{key}_time", width=_WIDTH,
                      placeholder="not told",
                      help="09:30, or morning, midday, afternoon, evening, night.")  # fmt: skip
        ask_day("Last day", f"{key}_end", value=found["end"], width=_WIDTH,
                placeholder="the same", about="Of a span.")  # fmt: skip
        st.checkbox("Day is an estimate", bool(found.get("about")), key=f"{key}_about",
                    help="No more than “about then” is known.")  # fmt: skip
    st.text_area("What happened", found["description"], key=f"{key}_description", height=80)
    named = list(dict.fromkeys([*found["participants"], *answer(people_named)]))
    st.multiselect("People", named, found["participants"], key=f"{key}_participants",
                   accept_new_options=True, placeholder="nobody named")  # fmt: skip
    with _row():
        st.text_input("Place", found["place"] or "", key=f"{key}_place", width=_WIDTH,
                      placeholder="not stated")  # fmt: skip
        st.selectbox("Status", [*STATUS_WORDS], [*STATUS_WORDS].index(found["status"]),
                     format_func=STATUS_WORDS.__getitem__, key=f"{key}_status",
                     width=_WIDTH)  # fmt: skip
        st.selectbox("Kind", [*EVENT_KIND_WORDS], [*EVENT_KIND_WORDS].index(found["kind"]),
                     format_func=EVENT_KIND_WORDS.__getitem__, key=f"{key}_kind",
                     width=_WIDTH)  # fmt: skip


def _row() -> DeltaGenerator:
    """Return a row that wraps: beside the chart there is room for one field, below it for all."""
    return st.container(horizontal=True, vertical_alignment="bottom")


def read_fields(key: str) -> dict[str, Any]:
    """Return what the fields hold; an empty one is None.

    Raises:
        CorrectionError: a day that may be one of two.
    """
    state = st.session_state
    return {
        "date": read_day(f"{key}_date"),
        "time": read_hour(state[f"{key}_time"]),
        "end": read_day(f"{key}_end"),
        "about": bool(state[f"{key}_about"]),
        "description": " ".join(state[f"{key}_description"].split()),
        "place": state[f"{key}_place"].strip() or None,
        "participants": [name for name in state[f"{key}_participants"] if name.strip()],
        "status": state[f"{key}_status"],
        "kind": state[f"{key}_kind"],
    }
