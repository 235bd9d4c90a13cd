"""Places on a map of our own: those named, and the way the tour took."""

import html
import json

import pandas as pd
import streamlit as st

from components.charts.look import spell_span
from components.charts.place_map import place_map
from components.downloads import describe, offer_rows
from components.entity_choice import choose_place, chosen_entity
from components.event_choice import choose_stop
from components.loading import answer
from newstables.queries.asking import Filters
from newstables.queries.places import places_named, stops
from newstables.queries.timeline import events

_MOST_PLACES = 60


def show_named_places(filters: Filters, *, config: dict[str, object]) -> None:
    """Draw the places named most, visited told from named only, and list those on no map."""
    named = answer(places_named, filters)
    located = named[named["lat"].notna()].head(_MOST_PLACES)
    if located.empty:
        st.info("No place that is on our map is left by these choices.")
        return
    chosen = (chosen_entity() or "").partition(":")[2]
    st.session_state["entities_places"] = dict(
        zip(located["place"], located["entity_id"], strict=True)
    )
    st.plotly_chart(
        place_map(
            located,
            title="Places named",
            note=describe("Places named", filters).line(),
            chosen=chosen if chosen in set(located["place"]) else "",
        ),
        key="entities_map",
        on_select=choose_place,
        selection_mode="points",
        config=config,
        alt="Map of the places named; visited ones are filled. The table has all places.",
    )
    with st.expander("The same in a table"):
        rows = named.assign(
            visited=named["visited"].map({True: "visited", False: "named only"}),
            on_map=named["lat"].notna().map({True: "yes", False: "no: not in our lists"}),
        )[["place", "n", "visited", "on_map"]]
        rows.columns = ["Place", "Namings", "On the tour", "On the map"]
        st.dataframe(rows, hide_index=True, alt="Places named, and whether the tour went there")
        offer_rows(
            rows,
            name="dateline-places",
            about=describe("Places named", filters),
            key="entities_places_rows",
        )


def show_itinerary(filters: Filters, *, config: dict[str, object]) -> None:
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
        st.plotly_chart(
            place_map(
                located,
                title="The way of the tour",
                note=describe("The way of the tour", filters).line(),
                route=True,
            ),
            key="timeline_map",
            on_select=choose_stop,
            selection_mode="points",
            config=config,
            alt="Map of the stops with the route; the list beside it has the same stops.",
        )
    with right:
        st.html(_list(route, answer(events, filters)))


def _list(route: pd.DataFrame, told: pd.DataFrame) -> str:
    """Write the stops in order, each with the events on its days at its place."""
    told = told[(told["kind"] == "tour_event") & told["date"].notna()]
    parts = []
    for stop in route.to_dict("records"):
        where = ", ".join(
            dict.fromkeys(str(one) for one in (stop["place"], stop["country"]) if pd.notna(one))
        )
        status = "" if stop["status"] == "past" else f" ({stop['status']})"
        here = told[told["place"] == stop["place"]]
        if pd.notna(stop["date"]):
            last = stop["date"] if pd.isna(stop["end"]) else stop["end"]
            here = here[(here["date"] >= stop["date"]) & (here["date"] <= last)]
        parts.append(
            f"<li><strong>{html.escape(where)}</strong>, "
            f"{html.escape(spell_span(stop['date'], stop['end']))}{html.escape(status)}"
            f'<ul style="margin:.2rem 0 .7rem 0">{"".join(map(_line, here.to_dict("records")))}'
            "</ul></li>"
        )
    return f'<ol style="overflow-wrap:anywhere;line-height:1.45">{"".join(parts)}</ol>'


def _line(event: dict[str, object]) -> str:
    others = [one for one in json.loads(str(event["participants"])) if one != event["traveller"]]
    who = f" (with {html.escape(', '.join(others))})" if others else ""
    status = "" if event["status"] == "past" else f" [{html.escape(str(event['status']))}]"
    return (
        f"<li>{html.escape(spell_span(event['date'], event['end']))}: "
        f"{html.escape(str(event['description']))}{who}{status}</li>"
    )
