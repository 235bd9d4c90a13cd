"""The route of the tour: on a map of our own, and in words."""

import html
from typing import Any

import pandas as pd
import streamlit as st

from components.charts.place_map import place_map
from components.downloads import describe
from components.drawing import show_chart
from components.loading import answer
from components.timeline.choice import choose_stop
from newstables.queries.event_filters import EventFilters
from newstables.queries.places import stops
from newstables.queries.timeline import events
from newstables.wording import spell_span, spell_when


def show_itinerary(filters: EventFilters) -> None:
    """Draw the route on a map beside the stops in words, with what happened at each."""
    route = answer(stops, filters)
    if route.empty:
        st.info("No stop is left by these choices.")
        return
    located = route[route["lat"].notna() & route["order"].notna()]
    left, right = st.columns([3, 2], gap="medium")
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
            filters=filters,
            on_select=choose_stop,
            alt="Map of the stops with the route; the list beside it has the same stops.",
        )
    with right:
        st.html(_list(route, answer(events, filters)))


def _list(route: pd.DataFrame, events: pd.DataFrame) -> str:
    """Write the stops in order, each with the events on its days at its place."""
    told = events[(events["kind"] == "tour_event") & events["date"].notna()]
    parts, shown = [], set()
    for stop in route.to_dict("records"):
        names = (stop["place"], stop["country"])
        where = ", ".join(dict.fromkeys(str(name) for name in names if pd.notna(name)))
        status = "" if stop["status"] == "past" else f" ({stop['status']})"
        here = told[told["place"] == stop["place"]]
        if pd.notna(stop["date"]):
            last = stop["date"] if pd.isna(stop["end"]) else stop["end"]
            here = here[(here["date"] >= stop["date"]) & (here["date"] <= last)]
        shown |= set(here["event_id"])
        parts.append(
            f"<li><strong>{html.escape(where)}</strong>, "
            f"{html.escape(spell_span(stop['date'], stop['end']))}{html.escape(status)}"
            f'<ul style="margin:.2rem 0 .7rem 0">{"".join(map(_line, here.to_dict("records")))}'
            "</ul></li>"
        )
    rest = told[~told["event_id"].isin(shown)]
    if len(rest):
        parts.append(
            '<li style="list-style:none"><strong>At no stop, or at none that is told</strong>'
            f'<ul style="margin:.2rem 0 .7rem 0">'
            f"{''.join(_line(event, place=True) for event in rest.to_dict('records'))}</ul></li>"
        )
    return f'<ol style="overflow-wrap:anywhere;line-height:1.45">{"".join(parts)}</ol>'


def _line(event: dict[str, Any], *, place: bool = False) -> str:
    others = [name for name in event["participants"] if name != event["traveller"]]
    who = f" (with {html.escape(', '.join(others))})" if others else ""
    status = "" if event["status"] == "past" else f" [{html.escape(str(event['status']))}]"
    when = spell_when(event)
    where = f", {event['place']}" if place and pd.notna(event["place"]) else ""
    differ = f" [articles differ: {event['conflict']}]" if pd.notna(event["conflict"]) else ""
    return (
        f"<li>{html.escape(when + where)}: {html.escape(str(event['description']))}{who}{status}"
        f"{html.escape(differ)}</li>"
    )
