"""The charts of the Quotes page, folded: who is quoted most, and whose words are printed."""

import streamlit as st

from components.quotes.speaker_chart import show_speakers
from components.quotes.voices import show_voices
from newstables.queries.quote_filters import QuoteFilters

_CHARTS = {"Who is quoted most": show_speakers, "Whose words are printed": show_voices}


def show_charts(filters: QuoteFilters) -> None:
    """Draw, when the box is open, the chart that is chosen in it."""
    box = st.expander(
        "Charts: who is quoted most, whose words are printed",
        key="quotes_charts",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        shown = st.segmented_control(
            "Chart",
            list(_CHARTS),
            default=next(iter(_CHARTS)),
            required=True,
            key="quotes_chart",
            label_visibility="collapsed",
        )
        _CHARTS[shown](filters)
