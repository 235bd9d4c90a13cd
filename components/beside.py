"""What a mark of a chart stands for, opened beside the chart; on a phone under it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from components.drawing import is_phone

_HIGH = 560  # points: the chart stays in view while its sentences are read


def split(*, opened: bool) -> tuple[Any, Any]:
    """Return where the chart stands and where its sentences do: all of the width when none do."""
    if not opened:
        whole = st.container()
        return whole, whole
    chart, sentences = st.columns([11, 9], gap="medium")
    return chart, sentences


@contextmanager
def panel(place: Any, *, key: str, on_close: Callable[[], None]) -> Iterator[None]:
    """Draw a frame for sentences in `place`, with a button that puts them away."""
    with place:
        st.button(
            "Close",
            key=f"{key}_close",
            icon=":material/close:",
            type="tertiary",
            on_click=on_close,
        )
        with st.container(border=True, height="content" if is_phone() else _HIGH):
            yield
