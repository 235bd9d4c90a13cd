"""Which mark of a chart is opened: kept in the address as `shown`, set by a mark or a row."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components.downloads import describe, offer_rows
from components.drawing import show_chart
from newstables.queries.filters import Filters


def shown_mark(parts: int) -> tuple[str, ...]:
    """Return the ids of the opened mark, or () when none is open that has so many."""
    ids = tuple(st.query_params.get_all("shown"))
    return ids if len(ids) == parts else ()


def forget_mark() -> None:
    """Open no mark: another chart is shown."""
    st.query_params.pop("shown", None)


def show_marks(
    figure: Any,
    rows: pd.DataFrame,
    *,
    ids: Sequence[Sequence[str]],
    heads: dict[str, Any],
    name: str,
    title: str,
    filters: Filters,
    alt: str,
    wide: bool = False,
) -> None:
    """Draw a chart, a table of the same marks beside it, and the buttons that save them.

    Args:
        figure: its clickable marks carry the ids as customdata.
        rows: a row a mark.
        ids: of each row, what its mark carries.
        heads: the columns to show: name -> how it is headed, or its st.column_config.
        name: of the files saved.
        title: of the chart.
        filters: what was chosen.
        alt: the chart in words.
        wide: the chart takes the whole width.
    """
    st.session_state["connections_ids"] = [tuple(map(str, mark)) for mark in ids]
    left, right = (st.container(), st.container()) if wide else st.columns([11, 9], gap="medium")
    with left:
        show_chart(
            figure,
            key=f"connections_{name}",
            on_select=partial(_open_by_mark, f"connections_{name}"),
            alt=f"{alt} The table has all rows.",
        )
    with right:
        st.dataframe(
            rows[list(heads)],
            key=f"connections_{name}_rows",
            on_select=partial(_open_by_row, f"connections_{name}_rows"),
            selection_mode="single-row",
            hide_index=True,
            height=min(460, 38 + 35 * max(len(rows), 1)),
            column_config=heads,
            alt="The same rows; choose one to read its sentences",
        )
        plain = {
            name: head if isinstance(head, str) else head["label"] for name, head in heads.items()
        }
        offer_rows(
            rows[list(heads)].rename(columns=plain),
            name=f"dateline-{name}",
            about=describe(title, filters),
            key=f"connections_{name}",
        )


def _open_by_mark(key: str) -> None:
    points = st.session_state[key].selection.points
    if points and points[0].get("customdata"):
        _open(points[0]["customdata"])


def _open_by_row(key: str) -> None:
    rows = st.session_state[key].selection.rows
    if rows:
        _open(st.session_state["connections_ids"][rows[0]])


def _open(ids: Sequence[str]) -> None:
    st.query_params["shown"] = list(ids)
    st.session_state["connections_page"] = 1
