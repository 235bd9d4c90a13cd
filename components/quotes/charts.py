"""What the Quotes page draws, folded: who is quoted most, whose words are printed, two sides."""

import streamlit as st

from components.quotes.face_off import show_face_off
from components.quotes.speaker_chart import show_speakers
from components.quotes.voices import show_voices
from newstables.queries.quote_filters import QuoteFilters

_CHARTS = {
    "Who is quoted most": show_speakers,
    "Whose words are printed": show_voices,
    "Two sides face to face": show_face_off,
}


def show_charts(filters: QuoteFilters) -> None:
    """Draw, when the box is open, the chart that is chosen in it."""
    box = st.expander(
        "Charts: who is quoted most, whose words are printed, two sides face to face",
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
