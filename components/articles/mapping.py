"""Which column of a table holds what: shown as it was taken, changed here, remembered by shape."""

import hashlib
import html
import json
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from components.articles.reviewing import Review
from components.loading import load_settings, load_store
from newstables.reading.article import Columns, Problem, Reading, Table
from newstables.reading.files import read_bytes

_FIELDS = {
    "text": "Column that holds the text",
    "title": "Title",
    "outlet": "Outlet",
    "published": "Day of publication",
    "byline": "Author",
    "section": "Section",
    "url": "Address",
}
_ORDERS = {
    "as the table shows": None,
    "days first: 03/02 is 3 February": True,
    "months first: 03/02 is 2 March": False,
}


def read_upload(file: UploadedFile) -> Reading:
    """Read an uploaded file; a table of a shape met before is read as it was last time."""
    reading = _read(file, None)
    kept = _remembered(reading.tables[0].columns) if reading.tables else None
    return _read(file, kept) if kept else reading


def show_columns(review: Review, key: str, file: UploadedFile) -> None:
    """Draw which columns of a table were taken for what, each to be chosen; nothing for others."""
    reading = review.readings[key]
    if not reading.tables:
        return
    table = reading.tables[0]
    asked = [problem for problem in reading.problems if problem.columns or problem.days]
    st.html(
        f"<p><strong>{html.escape(file.name)}</strong> is a table of {len(table.columns)} columns."
        f"{_question(asked)}</p>"
    )
    with (
        st.expander("Which column holds what", expanded=bool(asked)),
        st.form(f"articles_columns_{key}", border=False),
    ):
        fields = {name: _choice(name, table, key) for name in _FIELDS}
        order = st.radio(
            "Days in numbers",
            list(_ORDERS),
            index=list(_ORDERS.values()).index(table.taken.day_first if _said(table) else None),
            key=f"articles_order_{key}",
        )
        if st.form_submit_button("Read the table so"):
            chosen = Columns(fields, _ORDERS[order])
            _remember(table.columns, chosen)
            review.put(key, _read(file, chosen))
            st.rerun()


def _question(asked: Sequence[Problem]) -> str:
    return "".join(
        f" {html.escape(question.what)}: {html.escape(question.advice)}." for question in asked
    )


def _choice(name: str, table: Table, key: str) -> str:
    taken = table.taken.fields.get(name, "")
    options = ["", *table.columns]
    return st.selectbox(
        _FIELDS[name],
        options,
        index=options.index(taken) if taken in options else 0,
        format_func=lambda column: column or "none",
        key=f"articles_column_{name}_{key}",
    )


def _said(table: Table) -> bool:
    """Return whether the order of days was said, not only shown by the table's own rows."""
    kept = _remembered(table.columns)
    return kept is not None and kept.day_first is not None


def _read(file: UploadedFile, columns: Columns | None) -> Reading:
    return read_bytes(file.getvalue(), name=file.name, settings=load_settings(), columns=columns)


def _remembered(columns: Sequence[str]) -> Columns | None:
    note = load_store().note(_shape(columns))
    if note is None:
        return None
    kept = json.loads(note)
    return Columns(kept["fields"], kept["day_first"])


def _remember(columns: Sequence[str], chosen: Columns) -> None:
    kept = {"fields": dict(chosen.fields), "day_first": chosen.day_first}
    load_store().write_note(_shape(columns), json.dumps(kept))


def _shape(columns: Sequence[str]) -> str:
    """Return the key under which a table's choices are kept: its columns, in any order."""
    names = json.dumps(sorted(columns))
    return f"columns {hashlib.sha256(names.encode()).hexdigest()[:16]}"
