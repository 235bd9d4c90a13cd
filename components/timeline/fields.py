"""The fields of an event as a form: the same ones change an event and tell a new one."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import streamlit as st

from components.charts.look import spell_day, spell_time
from components.loading import answer
from newstables.queries.event_choices import people_named
from newstables.queries.timeline import KINDS
from newstables.schemas import PARTS_OF_DAY, EventStatus

STATUSES: dict[EventStatus, str] = {
    "past": "happened",
    "planned": "planned",
    "conditional": "conditional",
    "cancelled": "cancelled",
    "postponed": "postponed",
}
KIND_WORDS = KINDS
_TIMES = {code: words.split()[-1] for code, words in PARTS_OF_DAY.items()}
_WRITTEN = {"%d %b %Y": "%Y-%m-%d", "%d %B %Y": "%Y-%m-%d", "%b %Y": "%Y-%m", "%B %Y": "%Y-%m"}
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?: ?([ap])\.?m\.?)?")
_NOON = 12
_DAY = "2023-01-31, or 2023-01 or 2023 for a month or a year"


def name_event(found: dict[str, Any]) -> str:
    """Write an event in one line, to tell it from others."""
    what = "a stop" if found["kind"] == "stop" and found["place"] else found["description"]
    parts = (spell_day(found["date"]), found["place"], what)
    return " · ".join(str(part) for part in parts if part)


def spell_when(when: Mapping[str, Any]) -> str:
    """Write date, end, about and time for people: "about 30 Jan 2023 to 1 Feb 2023"."""
    date, end = when["date"], when["end"]
    until = f" to {spell_day(end)}" if end and end != date else ""
    about = "about " if when.get("about") and date else ""
    return f"{about}{spell_day(date)}{until}{spell_time(when['time'])}"


def spell_hour(time: str | None) -> str:
    """Write a time of day as the form takes it: "14:30", "morning"; "" for none."""
    return _TIMES.get(time or "", time or "")


def _read_day(typed: str) -> str | None:
    """Return "31 Jan 2023", as the page writes it, in ISO; all else is given back as typed."""
    words = " ".join(typed.split())
    for written, iso in _WRITTEN.items():
        try:
            return datetime.strptime(words, written).strftime(iso)
        except ValueError:
            continue
    return words or None


def _read_hour(typed: str) -> str | None:
    """Return a time of day as EVENTS has it; what is none is given back as typed."""
    words = typed.strip().lower()
    for code, name in _TIMES.items():
        if words in (name, code.lower()):
            return code
    found = _CLOCK.fullmatch(words)
    if not found:
        return words or None
    hour, minute, half = int(found[1]), found[2] or "00", found[3]
    if half and not 1 <= hour <= _NOON:
        return words
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return f"{hour:02d}:{minute}"


def draw_fields(key: str, found: dict[str, Any]) -> None:
    """Draw the fields inside a form; `found` is a row of `queries.timeline.event`."""
    first, time, last, about = st.columns([3, 2, 3, 2], vertical_alignment="bottom")
    first.text_input("First or only day", found["date"] or "", key=f"{key}_date",
                     placeholder="undated", help=f"{_DAY}; empty when nobody knows.")  # fmt: skip
    time.text_input("Time of day", spell_hour(found["time"]), key=f"{key}_time",
                    placeholder="not told",
                    help="09:30, or morning, midday, afternoon, evening, night.")  # fmt: skip
    last.text_input("Last day", found["end"] or "", key=f"{key}_end", placeholder="the same",
                    help=f"Of a span: {_DAY}.")  # fmt: skip
    about.checkbox("About then", bool(found.get("about")), key=f"{key}_about",
                   help="The day is an estimate.")  # fmt: skip
    st.text_area("What happened", found["description"], key=f"{key}_description", height=80)
    place, people = st.columns(2)
    place.text_input("Place", found["place"] or "", key=f"{key}_place", placeholder="not stated")
    named = list(dict.fromkeys([*found["participants"], *answer(people_named)]))
    people.multiselect("People", named, found["participants"], key=f"{key}_participants",
                       accept_new_options=True, placeholder="nobody named")  # fmt: skip
    status, kind = st.columns(2)
    status.selectbox("Status", [*STATUSES], [*STATUSES].index(found["status"]),
                     format_func=STATUSES.__getitem__, key=f"{key}_status")  # fmt: skip
    kind.selectbox("Part of", [*KINDS], [*KINDS].index(found["kind"]),
                   format_func=KINDS.__getitem__, key=f"{key}_kind")  # fmt: skip


def read_fields(key: str) -> dict[str, Any]:
    """Return what the form holds; an empty field is None."""
    state = st.session_state
    return {
        "date": _read_day(state[f"{key}_date"]),
        "time": _read_hour(state[f"{key}_time"]),
        "end": _read_day(state[f"{key}_end"]),
        "about": bool(state[f"{key}_about"]),
        "description": " ".join(state[f"{key}_description"].split()),
        "place": state[f"{key}_place"].strip() or None,
        "participants": [name for name in state[f"{key}_participants"] if name.strip()],
        "status": state[f"{key}_status"],
        "kind": state[f"{key}_kind"],
    }
