"""Named sources: feeds, sitemaps and folders that are looked at again, and how that went."""

import html

import pandas as pd
import streamlit as st

from components.loading import load_settings, load_store, start_collecting
from components.page import say
from components.server.doors import is_at_the_machine
from components.server.permission import takes
from newstables.errors import SourceError
from newstables.reading.article import web_address
from newstables.schemas import now
from newstables.store.collecting import sources
from newstables.wording import spell_day

_FAULT = "articles_source_fault"
# Who reads from another machine would name folders of this one, whoever's they are.
_ELSEWHERE = (
    "A folder is named on the machine that runs Dateline: python -m newstables sources add. From "
    "here, give the address of a feed or a sitemap; it begins with https://."
)
_EVERY = {"when asked": None, "every hour": 1.0, "every 6 hours": 6.0, "every day": 24.0}


def show_sources() -> None:
    """Draw the sources with how they went, and the form that adds one."""
    known = sources.sources(load_store())
    if known:
        _show_table(known)
        _show_one(known)
    if not load_settings().fetch:
        st.info("Fetching is turned off here (DATELINE_FETCH): feeds and sitemaps are not asked.")
    _draw_form()


@takes("manage", say=True)
def _draw_form() -> None:
    with st.form("articles_source", border=False):
        st.text_input("Feed, sitemap or folder", key="articles_source_place",
                      placeholder="https://… or a folder of this machine")  # fmt: skip
        name, every = st.columns(2)
        name.text_input("Name", key="articles_source_name", placeholder="its address")
        every.selectbox("Look at it", list(_EVERY), key="articles_source_every")
        if fault := st.session_state.pop(_FAULT, None):
            st.html(f'<p role="alert"><strong>{html.escape(fault)}</strong></p>')
        st.form_submit_button("Add the source", key="articles_source_add", on_click=_add)
    st.text("What a source gives is added at once; its articles are listed below with the others. "
            "It is looked at while Dateline runs.")  # fmt: skip


def _show_table(known: list[sources.NamedSource]) -> None:
    rows = [
        {
            "Source": one.name,
            "Kind": one.kind,
            "Last look": _spell_moment(one.last_run) or "not yet",
            "New": one.new,
            "Failed": one.failed,
            "Next look": _spell_next(one),
            "What went wrong": one.message or "",
            "Where": one.place,
        }
        for one in known
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="articles_sources",
                 alt="Sources that are looked at again, and how the last look went")  # fmt: skip


@takes("manage")
def _show_one(known: list[sources.NamedSource]) -> None:
    names = {one.name: one for one in known}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox("Source", list(names), key="articles_source_chosen")
        st.button("Look now", key="articles_source_run", on_click=_run,
                  args=(names[chosen].source_id,))  # fmt: skip
        st.button("Remove it", key="articles_source_remove", on_click=_remove, args=(chosen,))


def _add() -> None:
    place, name = (st.session_state[f"articles_source_{key}"] for key in ("place", "name"))
    if not (web_address(place) or is_at_the_machine()):
        st.session_state[_FAULT] = _ELSEWHERE
        return
    try:
        sources.add_source(
            load_store(), name, place, every_h=_EVERY[st.session_state["articles_source_every"]]
        )
    except SourceError as fault:
        st.session_state[_FAULT] = str(fault)
        return
    start_collecting(load_store())
    st.session_state["articles_source_place"] = st.session_state["articles_source_name"] = ""
    say("Added; it is being looked at.")


def _run(source_id: int) -> None:
    sources.ask_to_run(load_store(), source_id)
    start_collecting(load_store())
    say("It is being looked at; what is new is listed when it is there.")


def _remove(name: str) -> None:
    sources.remove_source(load_store(), name)
    say("It is not looked at any more; its articles stay.")


def _spell_moment(at: str | None) -> str:
    return f"{spell_day(at)}, {at[11:16]}" if at else ""


def _spell_next(one: sources.NamedSource) -> str:
    if one.next_run and one.next_run <= now():
        return "now"
    return _spell_moment(one.next_run) or "when asked"
