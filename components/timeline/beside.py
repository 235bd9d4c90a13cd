"""The chosen event beside the chart; on a phone above it, where it is seen."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.drawing import is_phone
from components.timeline.panel import find_chosen, show_event, show_how_to_choose

_WIDTHS = (1.8, 1)  # of the chart and of the event


@contextmanager
def open_event() -> Iterator[None]:
    """Draw the chosen event, if any, beside what is drawn inside `with`."""
    found = find_chosen()
    if found is None:
        show_how_to_choose()
        yield
        return
    if is_phone():
        with st.container(border=True):
            show_event(found)
        yield
        return
    chart, beside = st.columns(_WIDTHS, gap="medium")
    with chart:
        yield
    with beside, st.container(border=True):
        show_event(found)
