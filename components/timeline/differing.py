"""Where articles differ about an event's day: each day with what stands behind it, to decide."""

import html
from typing import Any

import streamlit as st

from components.correction_log import decide
from components.drawing import alert_colour
from components.page import say
from components.server.permission import refusal
from newstables.decisions.event_edits import anchor
from newstables.queries.event_days import DayTold, days_told
from newstables.wording import count_of, spell_day, spell_when

_MOST = 3  # days offered


def show_differing(found: dict[str, Any]) -> None:
    """Draw the days articles give the event, and a button for each that says it is the right one.

    A stop has many days without a conflict: of it, only the words of the conflict are shown.
    """
    if not found["conflict"]:
        return
    days = days_told(found)
    if found["kind"] == "stop" or len(days) < 2:
        st.html(_head(f"Articles differ: {found['conflict']}"))
        return
    st.html(_head("Articles differ on the day") + "".join(_line(day, days) for day in days))
    names, why = [day.weekday for day in days], refusal("decide")
    with st.container(horizontal=True, gap="small"):
        for day in days[:_MOST]:
            name = day.weekday if names.count(day.weekday) == 1 else spell_day(day.day)
            st.button(
                f"{name} is right",
                key=f"timeline_right_{found['event_id']}_{day.day}",
                icon=":material/check:",
                type="primary" if day == days[0] else "secondary",
                on_click=_settle,
                args=(found, day.day),
                disabled=bool(why),
                help=why
                or f"The event is then on {spell_day(day.day)}. The correction log has it, and "
                "takes it back.",
            )


def _head(words: str) -> str:
    return (
        f'<div style="font-weight:600;border-left:.25rem solid {alert_colour()};padding-left:.6rem;'
        f'overflow-wrap:anywhere">{html.escape(words)}</div>'
    )


def _line(told: DayTold, days: tuple[DayTold, ...]) -> str:
    """Write one day with a bar as long as its share of the articles, and who says it."""
    share = told.articles / sum(day.articles for day in days)
    says = "says" if told.articles == 1 else "say"
    words = f"{count_of(told.articles, 'article')} {says}"
    return (
        '<div style="margin-top:.55rem;line-height:1.35;overflow-wrap:anywhere">'
        f"{words} <strong>{told.weekday[:3]} {html.escape(spell_day(told.day))}</strong>"
        '<div style="height:.35rem;border-radius:.2rem;margin:.2rem 0;'
        f'background:rgba(128,128,128,.25)"><div style="height:100%;border-radius:.2rem;'
        f'width:{share:.0%};background:#3b7fc4"></div></div>'
        f'<div style="font-size:.85rem">{html.escape(", ".join(told.outlets))}</div></div>'
    )


def _settle(found: dict[str, Any], day: str) -> None:
    time = found["time"] if day == found["date"] else None
    after = {"date": day, "end": None, "about": False, "time": time}
    after["text"] = spell_when(after)
    before = anchor(found, value=found["date"], text=spell_when(found))
    if decide("event.when", found["event_id"], before=before, after=after):
        say(f"Settled: {spell_day(day)}. The correction log takes it back.")
