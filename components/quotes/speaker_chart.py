"""The bars of the Quotes page and a table of their rows: a click on a bar chooses its speaker."""

import streamlit as st

from components.charts.speaker_bars import speaker_bars
from components.downloads import describe, offer_files
from components.drawing import show_chart
from components.loading import answer
from newstables.exports.columns import COLUMNS, table
from newstables.exports.views import title_of
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import quotes_per_speaker

_TOP = 15
_VIEW = "speakers"


def show_speakers(filters: QuoteFilters) -> None:
    """Draw how often each speaker is quoted among the quotations that are left."""
    counts = answer(quotes_per_speaker, filters)
    title = title_of(_VIEW)
    show_chart(
        speaker_bars(counts.head(_TOP), title=title, note=describe(title, filters).line()),
        key="quotes_bars",
        filters=filters,
        briefed={"kind": "chart", "view": _VIEW},
        on_select=_choose,
        alt=f"Bars of the {min(_TOP, len(counts))} speakers quoted most; the table has all.",
    )
    rows = table(counts, COLUMNS[_VIEW], technical=False)
    st.dataframe(rows, hide_index=True, height=240, alt="Speakers with their quotations")
    offer_files(_VIEW, filters, key="quotes_speakers", disabled=counts.empty)


def _choose() -> None:
    points = st.session_state["quotes_bars"].selection.points
    if points:
        st.session_state["speaker"] = [points[0]["customdata"][0]]
