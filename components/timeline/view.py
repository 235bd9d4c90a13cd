"""The chart of a tour and the tables of its events: a click on either chooses an event."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components.charts.event_time import DAY, ZOOMS, add_times, choose_window, days_of
from components.charts.tour_timeline import tour_timeline
from components.downloads import describe, offer_files
from components.drawing import is_phone, show_chart
from components.filters import choices_row, choose_one
from components.loading import answer
from components.timeline.choice import choose_by_mark, choose_by_row, chosen_event
from newstables.exports.columns import COLUMNS, table
from newstables.exports.views import title_of
from newstables.queries.articles import overview
from newstables.queries.event_filters import EventFilters
from newstables.queries.timeline import LANES, event_lanes, events
from newstables.wording import count_of, spell_day

_VIEW = "timeline"
_NOTHING_HAPPENS = (
    "No article here tells of a stop, a visit or a meeting. Add an event by hand, or more articles "
    "on the Articles page."
)
_NOTHING_LEFT = "No dated event is left by these choices. Set the articles' dates, or widen them."
_FOR_FILES = ("First day", "Last day", "Time of day", "Confidence")  # said in words in "When"


@dataclass(frozen=True)
class View:
    """How the chart is drawn: what its lanes are, which days, with the background or without."""

    lanes: str
    zoom: str
    background: bool
    day: str = ""  # ISO; of the hours shown


def choose_view(filters: EventFilters) -> View:
    """Draw the choices over the chart."""
    day = ""
    with choices_row(aligned="bottom"):  # a switch has its words beside it
        lanes = choose_one("Lanes", "lanes", LANES, default="place", spelled=str.capitalize)
        zoom = choose_one("Time shown", "zoom", ZOOMS, default="Tour")
        background = st.toggle("Background", value=True, key="background", bind="query-params")
    if zoom == DAY:
        dated = answer(events, filters)
        timed = days_of(dated[dated["time"].notna()])
        day = _choose_day(days_of(dated), timed=timed)
    return View(lanes, zoom, background, day)


def _choose_day(days: list[str], *, timed: list[str]) -> str:
    """Draw the days that can be shown hour by hour, with a step back and forth.

    Unless the address says otherwise, it is the first of `timed`: those with an hour told.
    """
    if not days:
        return ""
    wanted = st.query_params.get("day", "")
    usual = next((day for day in days if day in timed), days[0])
    at = days.index(wanted if wanted in days else usual)
    st.session_state["timeline_day"] = days[at]  # at each run, so that the address decides
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.selectbox(
            "Day", days, format_func=spell_day, key="timeline_day", width=180, on_change=_choose
        )
        for label, to, key in (("Day before", at - 1, "back"), ("Day after", at + 1, "on")):
            there = 0 <= to < len(days)
            st.button(
                label,
                key=f"timeline_{key}",
                disabled=not there,
                on_click=_go_to,
                args=(days[to] if there else "",),
            )
    if days[at] not in timed:
        st.text(
            "No article tells an hour of this day"
            + (", so each event takes all of it." if timed else ", nor of any other.")
        )
    return days[at]


def _choose() -> None:
    _go_to(st.session_state["timeline_day"])


def _go_to(day: str) -> None:
    st.query_params["day"] = day


def show_tour(filters: EventFilters, view: View) -> None:
    """Draw the chart of the dated events, with a sentence for those who cannot see it."""
    shown = add_times(answer(event_lanes, filters, by=view.lanes), hours=view.zoom == DAY)
    if not view.background:
        shown = shown[shown["kind"] != "context"]
    window = choose_window(shown, view.zoom, day=view.day)
    if window is None:
        st.info(_NOTHING_LEFT if len(answer(events, EventFilters())) else _NOTHING_HAPPENS)
        return
    show_chart(
        tour_timeline(
            shown,
            window=window,
            title=_name_tour(shown),
            note=describe(title_of(_VIEW), filters).line(),
            chosen=chosen_event(),
            narrow=is_phone(),
            beside=bool(chosen_event()) and not is_phone(),
        ),
        key="timeline_chart",
        filters=filters,
        briefed={"kind": "timeline"},
        on_select=choose_by_mark,
        alt="Events of the tour by day; the tables below have the same events in words.",
    )


def show_tables(filters: EventFilters) -> None:
    """Draw the same events in tables: the tour, those without a date, the background."""
    found = answer(events, filters)
    tour = found[found["kind"] != "context"]
    undated = found["date"].isna()
    offer_files(_VIEW, filters, key="timeline", disabled=found.empty)
    _show_table("Stops and tour events", tour[tour["date"].notna()], key="timeline_tour")
    if undated.any():
        _show_table("Without a date", found[undated], key="timeline_undated")
        _point_to_undated()
    background = found[(found["kind"] == "context") & ~undated]
    if len(background):
        with st.expander(f"Background ({len(background)})"):
            _show_table("", background, key="timeline_background")


def _point_to_undated() -> None:
    """Show which way an event may still get its date."""
    unknown = answer(overview)["undated"]
    if unknown:
        st.text(f"{count_of(unknown, 'article')} without a day of publication: set it, and "
                "“on Tuesday” becomes a date.")  # fmt: skip
        st.page_link("pages/collect/articles.py", label=":primary[Set days on the Articles page]",
                     icon=":material/arrow_forward:")  # fmt: skip
    else:
        st.text("No article tells the day of these in words that are read as one.")


def _show_table(heading: str, rows: pd.DataFrame, *, key: str) -> None:
    if heading:
        st.markdown(f"**{heading}** ({len(rows)})")
    if rows.empty:
        return
    st.session_state[f"{key}_shown"] = list(rows["event_id"])
    st.dataframe(
        table(rows, COLUMNS[_VIEW], technical=False).drop(columns=list(_FOR_FILES)),
        key=key,
        on_select=lambda: choose_by_row(key),
        selection_mode="single-row",
        hide_index=True,
        placeholder="",
        column_config={
            "When": st.column_config.TextColumn(width=None if is_phone() else 160),
            "Status": st.column_config.TextColumn(width=None if is_phone() else 175),
            "Event": st.column_config.TextColumn(width=170 if is_phone() else 400),
            "What": st.column_config.TextColumn(width="large"),
        },
        alt=f"{heading or 'Background'}: events; choose a row to see its sentences",
    )


def _name_tour(shown: pd.DataFrame) -> str:
    travellers = shown.loc[shown["kind"] != "context", "traveller"].dropna()
    return f"The tour of {travellers.iloc[0]}" if len(travellers) else "Events"
