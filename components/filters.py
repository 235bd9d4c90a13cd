"""The reader's choices: drawn in the sidebar, kept in the address, given back as one Filters.

A widget's key is its name in the address, so that `/quotes?speaker=...&q=...` can be typed, shared
and reloaded. Outlet and days have the same key on every page: they hold for all of them.
"""

import datetime as dt

import streamlit as st

from components.loading import answer
from newstables.queries.articles import days, outlets
from newstables.queries.asking import UNDATED, Filters


def choose_articles() -> Filters:
    """Draw the choices every page shares: outlet, first and last day of publication."""
    with st.sidebar:
        st.subheader("Articles")
        counts = answer(outlets)
        chosen = st.multiselect(
            "Outlet", list(counts["outlet"]), key="outlet", bind="query-params", placeholder="All"
        )
        dated = [day for day in answer(days)["day"] if day != UNDATED]
        first, last = _bounds(dated)
        left, right = st.columns(2)
        since = left.date_input(
            "From", value=None, min_value=first, max_value=last, key="from", bind="query-params"
        )
        until = right.date_input(
            "To", value=None, min_value=first, max_value=last, key="to", bind="query-params"
        )
    return Filters(
        outlets=tuple(chosen),
        first_day=since.isoformat() if since else None,
        last_day=until.isoformat() if until else None,
    )


def _bounds(days_known: list[str]) -> tuple[dt.date, dt.date]:
    """Give the days between which one can choose; a month alone counts from its first day."""
    full = [dt.date.fromisoformat(f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10])
            for day in days_known]  # fmt: skip
    if not full:
        return dt.date(1900, 1, 1), dt.date(2100, 12, 31)
    return min(full), max(full)
