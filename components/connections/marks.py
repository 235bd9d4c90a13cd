"""Which mark of a chart is opened: kept in the address as `shown`, set by a mark or a row."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components.downloads import offer_files
from components.drawing import show_chart
from components.evidence import panel, split
from newstables.exports.columns import COLUMNS, table
from newstables.queries.filters import Filters

_NARROW = {
    head: st.column_config.NumberColumn(width=width)
    for head, width in {"Mentions": 75, "Articles": 70, "Sentences": 80, "Quotations": 85}.items()
}

_AS_USUAL: Mapping[str, Any] = {}


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
    view: str,
    filters: Filters,
    chosen: Mapping[str, Any],
    alt: str,
    hint: str,
    look: Mapping[str, Any] = _AS_USUAL,
    sentences: Callable[[], None] | None = None,
) -> None:
    """Draw a chart over all of the width, or with the sentences of the opened mark beside it.

    Args:
        figure: its clickable marks carry the ids as customdata.
        rows: a row a mark.
        ids: of each row, what its mark carries.
        view: whose columns are shown and saved, a key of `exports.views.VIEWS`.
        filters: what was chosen.
        chosen: what else the view's rows are asked for with.
        alt: the chart in words.
        hint: how a mark is opened.
        look: how the chart is drawn, for the briefing that it may go into.
        sentences: draws those of the opened mark; None: no mark is open.
    """
    st.session_state["connections_ids"] = [tuple(map(str, mark)) for mark in ids]
    left, right = split(opened=bool(sentences))
    with left:
        show_chart(
            figure,
            key=f"connections_{view}",
            filters=filters,
            briefed={"kind": "chart", "view": view, "choices": {**chosen, **look}},
            on_select=partial(_open_by_mark, f"connections_{view}"),
            alt=f"{alt} The table has all rows.",
        )
        if hint:
            st.text(hint)
        with st.expander("Table"):
            _show_table(rows, view=view, filters=filters, chosen=chosen)
    if sentences:
        with panel(right, key="connections", on_close=forget_mark):
            sentences()


def _show_table(
    rows: pd.DataFrame, *, view: str, filters: Filters, chosen: Mapping[str, Any]
) -> None:
    st.dataframe(
        table(rows, COLUMNS[view], technical=False),
        key=f"connections_{view}_rows",
        on_select=partial(_open_by_row, f"connections_{view}_rows"),
        selection_mode="single-row",
        hide_index=True,
        height=min(460, 38 + 35 * max(len(rows), 1)),
        column_config=_NARROW,
        alt="The same rows; choose one to read its sentences",
    )
    offer_files(view, filters, key=f"connections_{view}", disabled=rows.empty, **chosen)


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
