"""An event told by hand: it needs a source, and a sentence of an article can be its proof."""

from typing import Any

import streamlit as st

from components.chosen import offer_story_only
from components.correction_log import decide
from components.loading import answer
from components.page import say, show_error
from components.server.permission import takes
from components.timeline.editor import new_event_id
from components.timeline.fields import draw_fields, read_fields
from newstables.decisions.checks import check_hour, check_span
from newstables.errors import CorrectionError
from newstables.gazetteer import country_of
from newstables.queries.articles import article
from newstables.queries.event_choices import article_titles, traveller_shown
from newstables.wording import spell_when

_KEY = "timeline_add"
_EMPTY: dict[str, Any] = {
    "date": None,
    "time": None,
    "end": None,
    "about": False,
    "description": "",
    "place": None,
    "participants": [],
    "status": "past",
    "kind": "tour_event",
}


@takes("decide")
def show_adding() -> None:
    """Draw the form that adds an event, to the tour that is shown as a rule."""
    traveller = answer(traveller_shown)
    with st.expander("Add an event by hand", key=f"{_KEY}_open", on_change="rerun") as opened:
        if not opened.open:
            return
        if fault := st.session_state.pop(f"{_KEY}_fault", None):
            show_error(fault)
        round_ = st.session_state.setdefault(f"{_KEY}_round", 0)  # a new one empties the fields
        key = f"{_KEY}_{round_}"
        draw_fields(key, _EMPTY | {"participants": [traveller] if traveller else []})
        _draw_source(key)
        offer_story_only(_KEY)
        st.button("Add it", key=f"{key}_save", on_click=_add, args=(key, traveller))


def _draw_source(key: str) -> None:
    st.text_input(
        "Source, needed when no article tells it",
        key=f"{key}_source",
        placeholder="a programme, a call, an address",
        help="Who says so: an event without a source proves nothing.",
    )
    titles = answer(article_titles)
    st.selectbox(
        "Article that tells it",
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        key=f"{key}_article",
        placeholder="none of those in the store",
    )
    st.text_area(
        "Its sentence, as printed",
        key=f"{key}_sentence",
        height=80,
        placeholder="Paste it here; it is then shown in its article.",
    )


def _add(key: str, traveller: str | None) -> None:
    try:
        new = read_fields(key)
        evidence = _evidence(key)
        row = _row(key, new, evidence, traveller)
    except CorrectionError as fault:
        st.session_state[f"{_KEY}_fault"] = str(fault)
        return
    event_id = new_event_id(row)
    if decide("event.added", event_id, before=None, after=row, asked=_KEY):
        st.session_state[f"{_KEY}_round"] += 1
        st.query_params["event"] = event_id
        say("Added.")


def _evidence(key: str) -> list[dict[str, Any]]:
    """Find the sentence in the article.

    Raises:
        CorrectionError: it is not there as typed, or only one of the two is given.
    """
    article_id = st.session_state[f"{key}_article"]
    words = st.session_state[f"{key}_sentence"].strip()
    if not article_id and not words:
        return []
    if not article_id or not words:
        raise CorrectionError("an article proves an event by a sentence: give both, or neither")
    found = answer(article, article_id)
    start = found["text"].find(words) if found else -1
    if start < 0:
        raise CorrectionError(
            "the article does not hold that sentence; copy it from the article as it is printed"
        )
    return [{"article_id": article_id, "start": start, "end": start + len(words)}]


def _row(
    key: str, new: dict[str, Any], evidence: list[dict[str, Any]], traveller: str | None
) -> dict[str, Any]:
    source = " ".join(st.session_state[f"{key}_source"].split())
    if not new["description"]:
        raise CorrectionError("say what happened")
    if not source and not evidence:
        raise CorrectionError("name the source: who says that it happened")
    check_span(new["date"], new["end"])
    check_hour(new["date"], new["time"])
    date = new["date"]
    statuses = [
        {"article_id": span["article_id"], "status": new["status"], "date": date}
        for span in evidence
    ]
    return {
        **new,
        "text": f"{spell_when(new)}: {new['description']}",
        "granularity": {4: "year", 7: "month"}.get(len(date), "day") if date else "unknown",
        "country": country_of(new["place"]),
        "participants": new["participants"],
        "traveller": traveller if new["kind"] != "context" else None,
        "evidence": evidence,
        "statuses": statuses,
        "reason": f"added by hand; source: {source or 'the sentence below'}",
        "confidence": 1.0,
    }
