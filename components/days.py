"""A day as a reader gives it: typed in any common way, or chosen in the calendar beside it."""

import datetime as dt
import html

import streamlit as st

from components.drawing import alert_colour
from newstables.errors import CorrectionError
from newstables.reading.dates import ask_which_day, read_typed_day
from newstables.reading.numbers import days_in_numbers, two_days
from newstables.schemas import is_day
from newstables.wording import spell_day

FIRST_DAY, LAST_DAY = dt.date(1800, 1, 1), dt.date(2200, 12, 31)  # of the calendar
_COMMON = "31 Jan 2023, 2023-01-31 or 31.1.2023; Jan 2023 or 2023 when that is all there is."


def ask_day(
    label: str,
    key: str,
    *,
    value: str | None,
    placeholder: str = "undated",
    about: str = "",
    width: int | None = None,
) -> None:
    """Draw a field for a day, month or year; below it, what is wrong with what stands in it.

    It cannot stand in a form or a popover, which its calendar is.

    Args:
        label: of the field.
        key: of the field; `read_day` takes it.
        value: in ISO, what stands in it at first; None: nothing.
        placeholder: what the empty field says.
        about: what the field is for, beside how it is written.
        width: in pixels; None: all there is.
    """
    st.session_state.setdefault(key, spell_day(value) if value else "")
    with st.container(width=width or "stretch", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
            st.text_input(
                label, key=key, placeholder=placeholder, help=f"{about} {_COMMON}".strip()
            )
            calendar = st.popover(
                "", icon=":material/calendar_month:", help=f"{label}: choose it in a calendar",
                key=f"{key}_open", on_change="rerun", width="content",
            )  # fmt: skip
        if calendar.open:
            with calendar:
                _show_calendar(label, key)
        _ask_back(key)


def read_day(key: str) -> str | None:
    """Return what a field holds, in ISO; None when it is empty.

    Raises:
        CorrectionError: it is no day, or may be one of two; the field says so too.
    """
    typed = " ".join((st.session_state[key] or "").split())
    day = read_typed_day(typed)
    if typed and day is None:
        raise CorrectionError(ask_which_day(typed))
    return day


def _show_calendar(label: str, key: str) -> None:
    day = read_typed_day(st.session_state[key])
    st.date_input(
        label,
        value=dt.date.fromisoformat(day) if day and is_day(day) else None,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format="YYYY-MM-DD",
        key=f"{key}_calendar",
        on_change=_take,
        args=(key,),
    )


def _take(key: str) -> None:
    """Write the day chosen in the calendar into the field."""
    if day := st.session_state[f"{key}_calendar"]:
        _write(key, day.isoformat())


def _write(key: str, day: str) -> None:
    st.session_state[key] = spell_day(day)
    st.session_state[f"{key}_open"] = False


def _ask_back(key: str) -> None:
    """Say what is wrong with what was typed, and offer the days it may be."""
    typed = st.session_state[key].strip()
    if not typed or read_typed_day(typed):
        return
    st.html(
        f'<p role="alert" style="margin:0;color:{alert_colour()};overflow-wrap:anywhere">'
        f"<strong>{html.escape(ask_which_day(typed))}</strong></p>"
    )
    days = sorted(set(days_in_numbers(typed).values())) if two_days(typed) else ()
    with st.container(horizontal=True, gap="xsmall"):
        for day in days:
            st.button(spell_day(day), key=f"{key}_{day}", on_click=_write, args=(key, day))
