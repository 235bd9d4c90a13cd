"""What a briefing says of itself: title, classification, author, day, language of its labels."""

from typing import Any

import streamlit as st

from components.loading import load_store
from components.page import say
from components.server.permission import takes
from newstables.decisions.briefing_changes import set_facts
from newstables.decisions.briefings import Briefing, change_briefing
from newstables.exports.briefing.labels import LANGUAGES
from newstables.reading.dates import ask_which_day, read_typed_day
from newstables.schemas import is_day
from newstables.wording import spell_day


@takes("brief", say=True)
def show_facts(briefing: Briefing) -> None:
    """Draw the title, and folded the rest."""
    _field("Title", "title", briefing)
    with st.expander("Classification, author, day, language of labels", key="briefing_facts"):
        columns = st.columns(4)
        with columns[0]:
            _field("Classification line", "classification", briefing)
        with columns[1]:
            _field("Author", "author", briefing)
        with columns[2]:
            _field("Day (the day it is saved, when empty)", "day", briefing)
        with columns[3]:
            st.session_state["briefing_language"] = briefing.language
            st.selectbox(
                "Labels in",
                list(LANGUAGES),
                format_func=lambda code: LANGUAGES[code],
                key="briefing_language",
                on_change=_set,
                args=(briefing.briefing_id, "language"),
            )


def _field(label: str, name: str, briefing: Briefing) -> None:
    value: Any = getattr(briefing, name)
    # Set at each run: another briefing may stand in this place, or another tab may have changed it.
    st.session_state[f"briefing_{name}"] = spell_day(value) if name == "day" and value else value
    st.text_input(label, key=f"briefing_{name}", on_change=_set, args=(briefing.briefing_id, name))


def _set(number: int, name: str) -> None:
    value = st.session_state[f"briefing_{name}"]
    if name == "day":
        typed, value = value.strip(), read_typed_day(value) or ""
        if typed and not is_day(value):
            say(f"{ask_which_day(typed)}.")
            return
    change_briefing(load_store(), number, set_facts(**{name: value}))
