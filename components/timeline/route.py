"""The route of the tour: on a map of our own, and in words."""

import html
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.charts.place_map import place_map
from components.downloads import describe
from components.drawing import alert_colour, link_colour, show_chart
from components.loading import answer
from components.timeline.choice import choose_stop, chosen_event
from components.timeline.fields import name_of
from newstables.queries.event_filters import EventFilters
from newstables.queries.places import acts_at, stops
from newstables.queries.timeline import events
from newstables.wording import spell_span, spell_time, state_of

_STOP = "font-size:1.05rem;font-weight:650;margin:.9rem 0 .1rem 0;overflow-wrap:anywhere"
_EVENT = "margin:.35rem 0 0 0;padding-left:.7rem;border-left:.2rem solid"
_SMALL = "font-size:.85rem;opacity:.85"


def show_itinerary(filters: EventFilters) -> None:
    """Draw the route on a map, and the stops in words, with what happened at each."""
    route = answer(stops, filters)
    if route.empty:
        st.info("No stop is left by these choices.")
        return
    located = route[route["lat"].notna() & route["order"].notna()]
    # With an event open beside it, the map takes all the room that is left.
    left, right = (st.container(), st.container()) if chosen_event() else st.columns([3, 2])
    with left:
        st.session_state["timeline_stops"] = dict(
            zip(located["place"], located["event_id"], strict=True)
        )
        show_chart(
            place_map(
                located,
                title="Route",
                note=describe("Route", filters).line(),
                route=True,
            ),
            key="timeline_map",
            on_select=choose_stop,
            alt="Map of the stops with the route; the list beside it has the same stops.",
            filters=filters,
            briefed={"kind": "itinerary"},
        )
    with right:
        st.html(_list(route, answer(events, filters)))


def _list(route: pd.DataFrame, events: pd.DataFrame) -> str:
    """Write the stops in order, each with the events on its days at its place."""
    told = events[(events["kind"] == "tour_event") & events["date"].notna()]
    parts, shown = [], set()
    for stop in route.to_dict("records"):
        here = acts_at(stop, events)
        shown |= set(here["event_id"])
        parts.append(_stop(stop) + "".join(map(_line, here.to_dict("records"))))
    rest = told[~told["event_id"].isin(shown)]
    if len(rest):
        parts.append(
            f'<h3 style="{_STOP}">At no stop, or at none that is told</h3>'
            + "".join(_line(event, place=True) for event in rest.to_dict("records"))
        )
    return f'<div style="overflow-wrap:anywhere;line-height:1.4">{"".join(parts)}</div>'


def _stop(stop: dict[str, Any]) -> str:
    names = (stop["place"], stop["country"])
    where = ", ".join(dict.fromkeys(str(name) for name in names if pd.notna(name)))
    number = "" if pd.isna(stop["order"]) else f"{stop['order']:.0f}. "
    status = "" if stop["status"] == "past" else f" ({stop['status']})"
    days = html.escape(spell_span(stop["date"], stop["end"]) + status)
    return (
        f'<h3 style="{_STOP}">{number}{html.escape(where)}</h3><div style="{_SMALL}">{days}</div>'
    )


def _line(event: dict[str, Any], *, place: bool = False) -> str:
    """Write one event: its title, which opens it, and below it when, where and how it is told."""
    when = spell_span(event["date"], event["end"]) + spell_time(event["time"])
    where = f", {event['place']}" if place and pd.notna(event["place"]) else ""
    planned = event["status"] != "past"
    told = f" · {state_of(event)}" if planned else ""
    torn = pd.notna(event["conflict"])
    differ = f' · <strong style="color:{alert_colour()}">dates differ</strong>' if torn else ""
    target = html.escape(_address(event["event_id"]), quote=True)
    return (
        f'<div style="{_EVENT} {"#d0700c" if planned else "#3b7fc4"}">'
        f'<a href="{target}" target="_self" style="color:{link_colour()}">'
        f"{html.escape(name_of(event))}</a>"
        f'<div style="{_SMALL}">{html.escape(when + where + told)}{differ}</div></div>'
    )


def _address(event_id: str) -> str:
    """Return where an event is opened: the page as it is chosen now, with that event."""
    chosen = [
        (name, value)
        for name in st.query_params
        if name != "event"
        for value in st.query_params.get_all(name)
    ]
    return "timeline?" + urlencode([*chosen, ("event", event_id)])
