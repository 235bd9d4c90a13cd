"""The tour in one line: each stop with its day, planned ones dashed."""

import html

import pandas as pd
import streamlit as st

from components.charts.look import spell_day


def tour_strip(stops: pd.DataFrame) -> None:
    """Draw the stops of `queries.tour.stops` from left to right; they wrap on a phone."""
    if stops.empty:
        st.text("No dated stop yet. A date of publication may be missing: see Articles.")
        return
    st.html(
        '<ol style="list-style:none;display:flex;flex-wrap:wrap;gap:.5rem;margin:0;padding:0">'
        + "".join(_stop(row) for row in stops.to_dict("records"))
        + "</ol>"
    )


def _stop(row: dict[str, object]) -> str:
    planned = row["status"] != "past"
    line = "dashed" if planned else "solid"
    when = spell_day(row["date"])
    if not pd.isna(row["end"]) and row["end"] != row["date"]:
        when += f" to {spell_day(row['end'])}"
    return (
        f'<li style="border:1px {line} rgba(128,128,128,.7);border-radius:.5rem;'
        'padding:.35rem .7rem;overflow-wrap:anywhere">'
        f"<strong>{html.escape(str(row['place']))}</strong><br>"
        f'<span style="font-size:.875rem">{html.escape(when)}{", planned" if planned else ""}'
        "</span></li>"
    )
