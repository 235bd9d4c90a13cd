"""Two events that are one, and one that is two."""

import re
from typing import Any

import pandas as pd
import streamlit as st

from components.correction_log import decide
from components.loading import answer
from components.page import say
from components.timeline.fields import name_event
from newstables.decisions.event_edits import anchor, split_id
from newstables.queries.event_filters import EventFilters
from newstables.queries.event_passages import event_evidence
from newstables.queries.timeline import event, events
from newstables.wording import count_of


def show_merge(found: dict[str, Any]) -> None:
    """Draw the choice of the event that is the same as this one."""
    own, key = found["event_id"], f"timeline_merge_{found['event_id']}"
    others = {
        row["event_id"]: name_event(row)
        for row in sorted(_rows(), key=lambda row: row["kind"] == "context")
        if row["event_id"] != own
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "The same event as",
            list(others),
            index=None,
            format_func=others.__getitem__,
            key=key,
            placeholder="Choose another event",
            disabled=not others,
        )
        st.button(
            "Join them",
            key=f"{key}_join",
            on_click=_merge,
            args=(key, found),
            disabled=not st.session_state.get(key),
        )


def _rows() -> list[dict[str, Any]]:
    shown = answer(events, EventFilters())[["event_id", "kind", "date", "place", "description"]]
    return shown.astype(object).where(shown.notna(), None).to_dict("records")


def _merge(key: str, found: dict[str, Any]) -> None:
    other = answer(event, st.session_state[key])
    if other is None:
        return
    # The other one joins this one, whose words and date stay.
    after = anchor(found, value=found["event_id"], text=name_event(found))
    before = anchor(other, value=None, text=name_event(other))
    if decide(
        "event.merge",
        other["event_id"],
        before=before,
        after=after | {"event_id": found["event_id"]},
    ):
        say("Joined. This event has the sentences of both.")


def show_split(found: dict[str, Any]) -> None:
    """Draw the sentences of an event, to choose those that tell of another one."""
    evidence = answer(event_evidence, event_id=found["event_id"])
    if len(evidence) < 2:
        return
    key = f"timeline_split_{found['event_id']}"
    st.text("Sentences that tell of another event:")
    st.dataframe(
        pd.DataFrame(
            {
                "Outlet": evidence["outlet"],
                "Published": evidence["published"],
                "Sentence": evidence["sentence"],
            }
        ),
        key=key,
        on_select="rerun",
        selection_mode="multi-row",
        hide_index=True,
        alt="The sentences behind this event; choose those that tell of another one",
    )
    chosen = st.session_state[key]["selection"]["rows"] if key in st.session_state else []
    st.button(
        "Make them an event of their own",
        key=f"{key}_part",
        on_click=_split,
        args=(found, evidence.iloc[list(chosen)]),
        disabled=not 0 < len(chosen) < len(evidence),
    )


def _split(found: dict[str, Any], chosen: pd.DataFrame) -> None:
    starts = {(row.article_id, row.start) for row in chosen.itertuples()}
    spans = [span for span in found["evidence"] if (span["article_id"], span["start"]) in starts]
    new = split_id(found["event_id"], spans)
    words = " ".join(" ".join(chosen["sentence"]).split())
    # The traveller is often "he" there.
    named = [
        name
        for name in found["participants"]
        if name == found["traveller"] or re.search(rf"\b{re.escape(name.split()[-1])}\b", words)
    ]
    after = {
        "event_id": new,
        "evidence": spans,
        "text": f"{count_of(len(spans), 'sentence')} split off",
        "description": " ".join(str(chosen["sentence"].iloc[0]).split()),
        "participants": named or found["participants"],
    }
    before = anchor(found, value=None, text=name_event(found))
    if decide("event.split", found["event_id"], before=before, after=after):
        st.query_params["event"] = new
        say("Split. This is the new event: say what is different about it.")
