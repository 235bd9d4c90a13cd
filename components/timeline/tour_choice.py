"""Which tour the timeline shows: kept in the address as `tour`; found, or made by hand."""

import datetime as dt
from typing import Any

import streamlit as st

from components.chosen import offer_story_only
from components.correction_log import decide, show_fault
from components.drawing import is_phone
from components.loading import answer
from components.page import say
from components.server.permission import refusal
from newstables.frames import plain_row
from newstables.queries.event_choices import people_named
from newstables.queries.tour import tours
from newstables.wording import spell_span

_KEY = "timeline_which"


def choose_tour() -> None:
    """Draw the choice of the tour, and the form that names and bounds one."""
    known = answer(tours)
    rows = {row["key"]: row for row in known.to_dict("records")}
    wanted = st.query_params.get("tour", "")
    if wanted and wanted not in rows:
        st.info("The tour in this address is not told by the articles here; another is shown.")
    current = rows.get(wanted) or next(iter(rows.values()), None)
    with st.container(horizontal=not is_phone(), vertical_alignment="bottom"):
        if rows:
            # Set at each run, so that the address decides and not what was chosen before.
            st.session_state[_KEY] = current["key"] if current else None
            st.selectbox(
                "Tour",
                list(rows),
                format_func=lambda key: _name(rows[key]),
                key=_KEY,
                on_change=_choose,
                width="stretch",
            )
        edit = st.popover(
            "Change or add a tour" if rows else "Add a tour",
            key=f"{_KEY}_edit",
            on_change="rerun",
            icon=":material/edit:",
            disabled=bool(why := refusal("decide")),
            help=why or None,
        )
    if st.session_state.pop(f"{_KEY}_refused", False):
        show_fault()
    if edit.open:
        with edit:
            _draw_form(current)


def _choose() -> None:
    st.query_params["tour"] = st.session_state[_KEY]
    st.query_params.pop("event", None)  # an event of the other tour


def _name(tour: dict[str, Any]) -> str:
    days = spell_span(tour["start"], tour["end"])
    places = ", ".join(tour["stops"])
    name = (
        tour["name"]
        if tour["name"] == tour["traveller"]
        else f"{tour['name']} ({tour['traveller']})"
    )
    return " · ".join(part for part in (name, days, places) if part)


def _draw_form(tour: dict[str, Any] | None) -> None:
    known = plain_row(tour or {})
    shown = [str(known.get(part, "")) for part in ("key", "name", "start", "end")]
    key = "_".join([_KEY, *shown])  # what is taken back is not shown as typed
    with st.form(key, border=False):
        name, traveller = st.columns(2)
        name.text_input("Name", known.get("name") or "", key=f"{key}_name")
        people = list(dict.fromkeys(filter(None, [known.get("traveller"), *answer(people_named)])))
        traveller.selectbox(
            "Traveller",
            people,
            index=0 if people else None,
            key=f"{key}_who",
            accept_new_options=True,
        )
        first, last = st.columns(2)
        for place, label, part in ((first, "First day", "start"), (last, "Last day", "end")):
            day = known.get(part)
            place.date_input(
                label,
                dt.date.fromisoformat(day) if day else None,
                format="YYYY-MM-DD",
                key=f"{key}_{part}",
            )
        offer_story_only(_KEY)
        with st.container(horizontal=True):
            if known:
                st.form_submit_button(
                    "Save for this tour", key=f"{key}_save", on_click=_keep, args=(key, known)
                )
            st.form_submit_button(
                "Make it a tour of its own", key=f"{key}_make", on_click=_keep, args=(key, {})
            )


def _keep(key: str, known: dict[str, Any]) -> None:
    """Log the name and the days of a tour; one without a key yet is known by its name."""
    st.session_state[f"{_KEY}_refused"] = True  # should it be: the reason stands by this form
    name, who = (
        " ".join((st.session_state[f"{key}_{part}"] or "").split()) for part in ("name", "who")
    )
    start, end = (
        day.isoformat() if (day := st.session_state[f"{key}_{part}"]) else ""
        for part in ("start", "end")
    )
    if not who:
        st.session_state["page_fault"] = "a tour needs a traveller: choose or type who went"
        return
    name = name or who
    target = known.get("key") or f"{name}, {start}"
    after = {"name": name, "traveller": who, "start": start, "end": end}
    after["text"] = f"{name}: {who}, {start} to {end}"
    before = (
        {"text": f"{known['name']}: {known['traveller']}, {known['start']} to {known['end']}"}
        if known
        else None
    )
    if decide("tour.kept", target, before=before, after=after, asked=_KEY):
        st.query_params["tour"] = target
        st.query_params.pop("event", None)
        say("Saved. The log at the foot of the page has it, and takes it back.")
