"""Change an event by hand, join it with another, part it, hide it, add one: each a decision.

Every decision is in the log, can be taken back, and keeps what it was about, so that it holds when
the date of an article changes or the article is read again.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.chosen import offer_story_only
from components.correction_log import decide, show_fault, show_log
from components.page import say
from components.server.permission import refusal
from components.timeline.fields import (
    draw_fields,
    name_event,
    read_fields,
)
from components.timeline.parts import show_merge, show_split
from newstables.decisions.checks import check_hour, check_span
from newstables.decisions.event_edits import anchor
from newstables.errors import CorrectionError
from newstables.gazetteer import country_of
from newstables.wording import EVENT_KIND_WORDS, STATUS_WORDS, spell_when


def show_editor(found: dict[str, Any]) -> None:
    """Draw the tools that change an event, in place, for those who may."""
    if refusal("decide"):
        show_fault()
        return
    with st.expander("Change this event", key="timeline_edit", on_change="rerun") as opened:
        if opened.open:
            offer_story_only(found["event_id"])
            _draw_form(found)
            show_fault()  # beside the button that was pressed
            show_merge(found)
            show_split(found)
            st.button(
                "Hide this event",
                key=f"timeline_hide_{found['event_id']}",
                on_click=_hide,
                args=(found,),
                help="It stays in the log below, and can be shown again.",
            )
    if not opened.open:
        show_fault()


def show_event_log() -> None:
    """Draw the correction log of events and tours."""
    with st.expander("Correction log", key="timeline_log", on_change="rerun") as log:
        if log.open:
            st.markdown("**Events**")
            show_log(key="timeline", kinds=("event.", "note.event", "tags.event"))
            st.markdown("**Tours**")
            show_log(key="timeline_tours", kinds="tour.")


def _draw_form(found: dict[str, Any]) -> None:
    # The keys follow what the event says, so that what is taken back is not shown as typed.
    mark = hashlib.sha256(repr(sorted(found.items())).encode()).hexdigest()[:8]
    key = f"timeline_edit_{found['event_id']}_{mark}"
    draw_fields(key, found)
    st.button("Save", key=f"{key}_save", on_click=_save, args=(key, found))


def _save(key: str, found: dict[str, Any]) -> None:
    try:
        _decide_changes(key, found)
    except CorrectionError as fault:
        st.session_state["page_fault"] = str(fault)


def _decide_changes(key: str, found: dict[str, Any]) -> None:
    """Log a decision for each thing that was changed.

    Raises:
        CorrectionError: a date that cannot be; then nothing is changed.
    """
    new = read_fields(key)
    when = {name: new[name] for name in ("date", "end", "about", "time")}
    check_span(when["date"], when["end"])
    check_hour(when["date"], when["time"])
    days = [(new[name] or None, found[name] or None) for name in ("date", "end", "about")]
    if any(now != before for now, before in days):
        after = when | {"text": spell_when(when)}
        if not _decide(found, "when", old=spell_when(found), value=found["date"], after=after):
            return
    elif new["time"] != found["time"]:
        after = {"date": new["date"], "time": new["time"], "text": spell_when(when)}
        if not _decide(found, "time", old=spell_when(found), value=found["time"], after=after):
            return
    for name in ("place", "participants", "description", "status", "kind"):
        if new[name] != found[name] and (new[name] or name == "place"):
            old = _words(name, found[name])
            if not _decide(found, name, old=old, value=found[name], after=new[name]):
                return
    if new["place"] != found["place"]:
        country = country_of(new["place"])
        if country != found["country"]:
            old = found["country"] or "unknown"
            _decide(found, "country", old=old, value=found["country"], after=country)
    say("Saved. The log below has it, and takes it back.")


def _words(name: str, value: Any) -> str:
    if name == "participants":
        return ", ".join(value) or "nobody"
    spelled: Mapping[str, Mapping[Any, str]] = {"kind": EVENT_KIND_WORDS, "status": STATUS_WORDS}
    return str(spelled.get(name, {}).get(value, value) or "unknown")


def _decide(found: dict[str, Any], name: str, *, old: str, value: Any, after: Any) -> bool:
    before = anchor(found, value=value, text=old)
    return decide(f"event.{name}", found["event_id"], before=before, after=after)


def _hide(found: dict[str, Any]) -> None:
    if _decide(found, "hidden", old=name_event(found), value=False, after=True):
        st.query_params.pop("event", None)
        say("Hidden. The log at the foot of the page shows it again.")


def new_event_id(row: dict[str, Any]) -> str:
    """Name an event told by hand by all it says."""
    return "hand" + hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()[:12]
