"""Whose words are printed: shares by speaker, role or outlet, drawn and in a table."""

import streamlit as st

from components.charts.voice_bars import voice_bars
from components.downloads import describe, offer_files
from components.drawing import show_chart
from components.loading import answer
from newstables.exports.columns import COLUMNS, table
from newstables.exports.views import title_of
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.voices import SIDES, voices

_TOP = 12
_VIEW = "voices"


def show_voices(filters: QuoteFilters) -> None:
    """Draw whose words the chosen quotations print."""
    filters = filters.without("kinds")  # marked and reported stand side by side
    by = st.segmented_control(
        "By",
        SIDES,
        format_func=str.capitalize,
        default=SIDES[0],
        required=True,
        key="voices_by",
    )
    told = answer(voices, filters, by=by)
    title, drawn = title_of(_VIEW, by=by), told[told["words"] > 0].head(_TOP)
    show_chart(
        voice_bars(drawn, title=title, note=describe(title, filters).line()),
        key="voices_bars",
        filters=filters,
        briefed={"kind": "chart", "view": _VIEW, "choices": {"by": by}},
        alt=f"Bars of the {len(drawn)} with most words; the table has all.",
    )
    st.text(
        "The line over a bar's end: with other articles of the same kind the share would lie "
        "there 95 times of 100. It tells what is printed, not what ought to be."
    )
    rows = table(told, COLUMNS[_VIEW], technical=False)
    st.dataframe(rows, hide_index=True, height=240, alt="Voices with their words")
    offer_files(_VIEW, filters, key="quotes_voices", disabled=told.empty, by=by)
