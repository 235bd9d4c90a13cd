"""Which name is chosen: kept in the address as `entity`, set by a bar, a row or the list."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from components.address_filters import forget_gone, note_gone, say_gone, show_gone
from components.loading import answer
from newstables.decisions.checks import check_date
from newstables.errors import CorrectionError
from newstables.queries.entities import entity_names, name_in_label
from newstables.queries.filters import PERIODS
from newstables.schemas import is_day
from newstables.wording import UNDATED

ALL_OUTLETS = "all outlets"
_PERIOD = "entities_period"
_SIDES = ("From", "Before")


def chosen_entity() -> str | None:
    """Return the entity_id of the chosen name, or None."""
    return _by_label().get(st.session_state.get("entity") or "")


def chosen_among(entity_ids: Iterable[str]) -> str:
    """Return the chosen entity_id when it is one of these, else "": then none stands out."""
    chosen = chosen_entity()
    return chosen if chosen and chosen in set(entity_ids) else ""


def choose_entity() -> str | None:
    """Draw the list of names; return the entity_id of the chosen one, or None."""
    labels = _by_label()
    note_gone("entity", labels)
    if st.session_state.get("entity") not in labels:  # taken from the story since it was chosen
        st.session_state["entity"] = None
    label = st.selectbox(
        "Sentences of",
        list(labels),
        index=None,
        key="entity",
        bind="query-params",
        on_change=_follow_choice,
        placeholder="Click a bar, or choose a name",
        width=300,
    )
    say_gone("Name", "entity")
    show_gone()
    return labels.get(label or "")


def _follow_choice() -> None:
    forget_gone("entity")
    drop_narrowing()


def choose_outlet(outlets: list[str]) -> str | None:
    """Draw the outlets that name the chosen name; None: all of them together."""
    options = [ALL_OUTLETS, *outlets]
    if st.session_state.get("entities_outlet", ALL_OUTLETS) not in options:
        st.session_state["entities_outlet"] = ALL_OUTLETS
    outlet = st.selectbox("In", options, key="entities_outlet", bind="query-params", width=220)
    return None if outlet == ALL_OUTLETS else outlet


def choose_by_mark() -> None:
    """Choose the name whose bar was clicked, and the outlet when it was a part of a bar."""
    points = st.session_state["entities_bars"].selection.points
    if points:
        entity_id, *outlet = points[0]["customdata"]
        set_entity(entity_id, outlet=outlet[0] if outlet else "")


def choose_by_row() -> None:
    """Choose the name whose row was chosen in the table."""
    rows = st.session_state["entities_rows"].selection.rows
    if rows:
        set_entity(st.session_state["entities_shown"][rows[0]])


def choose_by_period() -> None:
    """Choose the name and the period of the bar clicked in the trend."""
    points = st.session_state["entities_trend"].selection.points
    if points:
        entity_id, period = points[0]["customdata"]
        set_entity(entity_id, period=(st.session_state["step"], period))


def choose_by_change() -> None:
    """Choose the name and the side of the day of the dot that was clicked."""
    points = st.session_state["entities_rising"].selection.points
    if points:
        entity_id, side = points[0]["customdata"]
        set_entity(entity_id, period=(side, st.session_state["since"]))


def chosen_period() -> tuple[str, ...]:
    """Return what was clicked: () or, as in Filters.period, a step and its period.

    The steps "From" and "Before" stand for all from a day on, and for all before it. It is kept in
    the address, as "Week 2023-05-01"; one that cannot be counts for nothing.
    """
    step, _, when = st.query_params.get(_PERIOD, "").partition(" ")
    if step in PERIODS and when == UNDATED:
        return step, when
    try:
        check_date(when)
    except CorrectionError:
        return ()
    known = step in PERIODS or step in _SIDES and is_day(when)
    return (step, when) if known else ()


def set_entity(entity_id: str, *, outlet: str = "", period: tuple[str, ...] = ()) -> None:
    """Make a name the chosen one; only before the list is drawn, as in a callback."""
    ids = _by_label(entity_id.partition(":")[2])
    labels = {listed: label for label, listed in ids.items()}
    if entity_id not in labels:
        return
    st.session_state["entity"] = labels[entity_id]
    st.session_state["entities_outlet"] = outlet or ALL_OUTLETS
    drop_narrowing()
    if period:
        st.query_params[_PERIOD] = " ".join(period)
    st.session_state["entities_page"] = 1


def forget_entity() -> None:
    """Choose no name."""
    st.session_state["entity"] = None
    drop_narrowing()


def drop_narrowing() -> None:
    """Show all sentences of the chosen name again, whatever period was clicked."""
    st.query_params.pop(_PERIOD, None)


def _by_label(name: str = "") -> dict[str, str]:
    """Return label -> entity_id of the names in the list, and of those called `name`.

    A rare name that was clicked, or stands in the address, is in the list too.
    """
    label = st.session_state.get("entity") or st.query_params.get("entity", "")
    called = name or name_in_label(label)
    labels = _labels()
    if called and label not in labels or name:
        labels = labels | _labels(most=0, called=called)
    return labels


def _labels(**named: Any) -> dict[str, str]:
    names = answer(entity_names, **named)
    return dict(zip(names["label"], names["entity_id"], strict=True))
