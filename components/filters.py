"""The reader's choices: drawn in the sidebar, kept in the address, returned as filters.

A widget's key is its name in the address, so that `/quotes?speaker=...&q=...` can be typed, shared
and reloaded. Outlet and days have the same key on every page: they hold for all of them. What one
page alone can choose stands in its folder.
"""

import datetime as dt
import html
from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.address_filters import (
    forget_gone,
    note_gone,
    say_gone,
    say_instead,
    values_in_address,
)
from components.chosen import note_chosen
from components.drawing import is_phone
from components.loading import answer
from newstables.queries.articles import days, outlets
from newstables.queries.filters import Filters
from newstables.queries.heading import heading
from newstables.wording import UNDATED, shorten, spell_day

Option = TypeVar("Option")
_LONG = 40  # characters of a value beside its count
_SHOWN = 4  # counts beside a filter: the first few, then how many more there are
_ENDS = (("Published from", "from"), ("Published to", "to"))


def choose_articles() -> Filters:
    """Draw the choices every page shares: outlet, first and last day of publication."""
    with st.sidebar:
        outlet, _ = choose_several("Outlet", "outlet", list(answer(outlets)["outlet"]))
        first_day, last_day = choose_days()
        once = choose_once()
    return Filters(outlets=outlet, first_day=first_day, last_day=last_day, once=once)


def choose_once() -> bool:
    """Draw whether copies count, where there are any."""
    if not answer(heading).copies:
        return False
    once = st.toggle(
        "Count copies once",
        key="once",
        bind="query-params",
        help="What an article took over from another one is left out: a wire text that ten outlets "
        "print counts once. Quotations that a copy alone has stay.",
    )
    if once:
        note_chosen("Copies", "once", ["counted once"], default=False)
    return once


def choose_days() -> tuple[str | None, str | None]:
    """Draw the first and last day of publication; return them as ISO days, None for no bound."""
    first, last = _bounds([day for day in answer(days)["day"] if day != UNDATED])
    chosen = [_choose_day(label, key, first, last) for label, key in _ENDS]
    return chosen[0], chosen[1]


def _choose_day(label: str, key: str, first: dt.date, last: dt.date) -> str | None:
    note_gone(key, [day for day in values_in_address(key) if _within(day, first, last)])
    day = st.date_input(
        label,
        value=None,
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        key=key,
        bind="query-params",
        on_change=forget_gone,
        args=(key,),
    )
    say_gone(label, key, alone=not day)
    if day:
        note_chosen(label, key, [spell_day(day.isoformat())], default=None)
    return day.isoformat() if day else None


def _within(text: str, first: dt.date, last: dt.date) -> bool:
    try:
        return first <= dt.date.fromisoformat(text) <= last
    except ValueError:
        return False


def _bounds(known: list[str]) -> tuple[dt.date, dt.date]:
    """Return the days between which one can choose; a month alone counts from its first day."""
    full = [dt.date.fromisoformat(f"{day}-01-01"[:10]) for day in known]
    return (min(full), max(full)) if full else (dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def choices_row(*, aligned: Literal["top", "bottom"] = "top") -> DeltaGenerator:
    """Return where choices stand side by side; on a phone below each other, each of them whole."""
    return st.container(horizontal=not is_phone(), gap="small", vertical_alignment=aligned)


def choose_one(
    label: str,
    key: str,
    options: Sequence[Option],
    *,
    default: Option | None = None,
    spelled: Callable[[Any], str] = str,
    on_change: Callable[[], None] | None = None,
) -> Option:
    """Draw a choice of one thing, kept in the address; the first unless `default` is given.

    An address that asks for another thing is told which one is shown in its place.
    """
    note_gone(key, [spelled(option) for option in options])
    chosen: Option = st.segmented_control(
        label,
        options,
        format_func=spelled,
        default=options[0] if default is None else default,
        required=True,
        key=key,
        bind="query-params",
        on_change=_changed,
        args=(key, on_change),
    )
    say_instead(label, key, shown=spelled(chosen))
    return chosen


def _changed(key: str, on_change: Callable[[], None] | None) -> None:
    forget_gone(key)
    if on_change:
        on_change()


def choose_several(
    label: str, key: str, options: list[str], *, about: str | None = None
) -> tuple[tuple[str, ...], DeltaGenerator]:
    """Draw a filter of several values; return those chosen, and where their counts go."""
    note_gone(key, options)
    chosen = st.multiselect(
        label,
        options,
        key=key,
        bind="query-params",
        placeholder="All",
        on_change=forget_gone,
        args=(key,),
        filter_mode="contains",
        select_all=False,
        help=about,
    )
    say_gone(label, key, alone=not chosen)
    note_chosen(label, key, chosen)
    return tuple(chosen), st.empty()


def choose_pills(
    label: str,
    key: str,
    options: tuple[str, ...],
    *,
    default: tuple[str, ...] = (),
    about: str | None = None,
) -> tuple[tuple[str, ...], DeltaGenerator]:
    """Draw a filter of a few values side by side; as `choose_several`."""
    note_gone(key, options)
    chosen = st.pills(
        label,
        options,
        default=default,
        selection_mode="multi",
        key=key,
        bind="query-params",
        on_change=forget_gone,
        args=(key,),
        help=about,
    )
    say_gone(label, key, alone=not chosen)
    if set(chosen) != set(default):
        note_chosen(label, key, chosen, default=list(default))
    return tuple(chosen), st.empty()


def show_counts(slot: DeltaGenerator, counts: list[tuple[str, int]]) -> None:
    """Draw what the values of a filter would leave: the first few, then how many more."""
    shown = [f"{shorten(value, most=_LONG)} {quotes}" for value, quotes in counts[:_SHOWN]]
    if len(counts) > _SHOWN:
        shown.append(f"{len(counts) - _SHOWN} more")
    line = html.escape(" · ".join(shown)) or "none"
    slot.html(f'<div style="font-size:.8rem;overflow-wrap:anywhere">{line}</div>')
