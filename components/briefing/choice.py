"""Which briefing is composed: chosen, begun from a template, copied, put away."""

from dataclasses import replace
from typing import Literal

import streamlit as st

from components.downloads import choose_briefing, chosen_briefing
from components.loading import answer, choose_story, load_store, story_chosen
from components.page import show_error
from components.server.permission import refusal, takes
from newstables.decisions.briefing_changes import set_facts
from newstables.decisions.briefing_stories import briefings_shown, is_gone, story_now
from newstables.decisions.briefings import (
    Briefing,
    change_briefing,
    damaged_briefings,
    duplicate_briefing,
    keep_briefing,
    read_briefing,
)
from newstables.decisions.stories import ALL
from newstables.exports.briefing.templates import TEMPLATES, begin
from newstables.queries.heading import UNNAMED, heading

_EMPTY = (
    "A briefing is what you hand on: key points, charts, the timeline, quotations with their "
    "sources, in your order, as Word, PowerPoint, PDF and more."
)
_STEPS = """
1. Begin with one of these, or tick “Pick” at quotations on the Quotes page and press
   “Add to briefing” beside any chart or event.
2. Come back here: write key points, put the sections in order, look at the preview.
3. Save it.
"""


def choose() -> Briefing | None:
    """Draw the choice of a briefing; None when there is none yet."""
    for fault in damaged_briefings(load_store()):
        show_error(fault)
    if wanted := st.query_params.get("briefing", ""):
        _follow_address(wanted)
    known = {each.briefing_id: each for each in briefings_shown(load_store(), story_chosen())}
    number = chosen_briefing() or next(iter(known), 0)
    if not number:
        _show_first_steps()
        return None
    st.query_params["briefing"] = str(number)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if len(known) > 1:
            st.session_state["briefing_which"] = number
            st.selectbox(
                "Briefing",
                list(known),
                format_func=lambda each: f"{known[each].title} (#{each})",
                key="briefing_which",
                on_change=_choose,
                width=360,
            )
        with st.popover("New briefing", icon=":material/add:", key="briefing_new"):
            _offer_templates()
        why = refusal("brief")
        for label, key, do in (
            ("Duplicate", "briefing_copy", _copy),
            ("Archive", "briefing_archive", _archive),
        ):
            st.button(label, key=key, on_click=do, args=(number,), disabled=bool(why),
                      help=why or None)  # fmt: skip
        _offer_archived()
    briefing = known.get(number)
    if briefing and is_gone(load_store(), briefing):
        _show_gone(briefing)
        return None
    return briefing


def _show_gone(briefing: Briefing) -> None:
    """Draw what can be done with a briefing whose story is gone: nothing is told unasked."""
    st.warning(f"The story of “{briefing.title}” is gone. Take its removal back on the Stories "
               "page, or have the briefing tell of all articles.")  # fmt: skip
    st.button(
        "Tell of all articles",
        key="briefing_of_all",
        disabled=bool(refusal("brief")),
        on_click=_widen,
        args=(briefing.briefing_id,),
    )


def _widen(number: int) -> None:
    change_briefing(load_store(), number, set_facts(story=ALL))
    _open(number)


def _follow_address(wanted: str) -> None:
    """Choose the briefing that a shared address names, once a visit."""
    if wanted.isdecimal() and st.session_state.get("briefing_address") != wanted:
        st.session_state["briefing_address"] = wanted
        found = read_briefing(load_store(), int(wanted))
        if found is None or found.archived:
            st.info("The briefing that this address names is not there (any longer).")
        else:
            choose_briefing(found.briefing_id)
            story = story_now(load_store().corrections(), found.story) or ALL
            if story != story_chosen():  # the page begins again, bounded to its story
                choose_story(story)
                st.rerun()


def _show_first_steps() -> None:
    with st.container(border=True):
        st.header("No briefing yet")
        st.text(_EMPTY)
        st.markdown(_STEPS)
        _offer_templates(first="primary")
        st.page_link(
            "pages/explore/quotes.py",
            label=":primary[Pick quotations]",
            icon=":material/arrow_forward:",
        )
        _offer_archived()


@takes("brief", say=True)
def _offer_templates(*, first: Literal["primary", "secondary"] = "secondary") -> None:
    for number, (name, template) in enumerate(TEMPLATES.items()):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                template.name,
                key=f"briefing_begin_{name}",
                type="secondary" if number else first,
                on_click=_begin,
                args=(name,),
                width=140,
            )
            st.text(template.about)


@takes("brief")
def _offer_archived() -> None:
    gone = briefings_shown(load_store(), story_chosen(), archived=True)
    if not gone:
        return
    with st.popover(f"Archived ({len(gone)})", key="briefing_archived"):
        for each in gone:
            st.text(each.title)
            st.button(
                "Bring back",
                key=f"briefing_back_{each.briefing_id}",
                on_click=_bring_back,
                args=(each.briefing_id,),
            )


def _begin(template: str) -> None:
    name, words = answer(heading).name, TEMPLATES[template].name
    title = words if name == UNNAMED else f"{words}: {name}"
    new = replace(begin(template, title=title), story=story_chosen())
    _open(keep_briefing(load_store(), new))


def _choose() -> None:
    _open(st.session_state["briefing_which"])


def _copy(number: int) -> None:
    _open(duplicate_briefing(load_store(), number))


def _archive(number: int) -> None:
    change_briefing(load_store(), number, set_facts(archived=True))
    st.query_params.pop("briefing", None)
    choose_briefing(0)


def _bring_back(number: int) -> None:
    change_briefing(load_store(), number, set_facts(archived=False))
    _open(number)


def _open(number: int) -> None:
    choose_briefing(number)
    st.query_params["briefing"] = st.session_state["briefing_address"] = str(number)
