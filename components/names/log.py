"""The correction log of names: listed, taken back, saved to a file and read from one."""

import json
from typing import Any

import pandas as pd
import streamlit as st

from components.correction_log import show_decision, tell_fault
from components.evidence import choose_page
from components.loading import load_store, noted
from components.page import say
from components.server.permission import refusal
from newstables.decisions.corrections import KINDS
from newstables.decisions.log_file import export_corrections, import_corrections
from newstables.wording import TYPE_WORDS, count_of, spell_day

_PER_PAGE = 10
_SCOPES = {"here": "only there", "article": "in one article", "everywhere": "everywhere"}
_MOST_MB = 20
_FAULTS = 5  # of a file, told one by one


def show_name_log() -> None:
    """Draw the log, newest first, each decision with a button to take it back."""
    log = load_store().corrections()
    is_shown = log["what"].str.startswith("name.") | ~log["what"].isin([*KINDS])
    names = log[is_shown].iloc[::-1]
    if names.empty:
        st.text("No corrections of names yet.")
    first = choose_page(len(names), key="names_log_page", per_page=_PER_PAGE)
    for row in names.iloc[first : first + _PER_PAGE].itertuples():
        show_decision(row, words=in_words(row), key="names")
    _offer_file(log)


def in_words(row: Any) -> str:
    """Write one decision about a name for people."""
    if not_understood := tell_fault(row):
        return not_understood
    kind, _, name = row.target.partition(":")
    after = json.loads(row.after)
    other = after.get("other", "")
    form = after.get("form")
    done = {
        "name.merge": f"“{name}” is counted under “{other}”",
        "name.rename": f"“{form}” is removed from “{name}” and counted under “{other}”"
        if form
        else f"“{name}” is written “{other}”",
        "name.split": f"“{name}” and “{other}” are never put together",
        "name.retype": f"“{name}”, {TYPE_WORDS.get(kind, kind)}, is now a "
        f"{TYPE_WORDS.get(after.get('other_type', ''), 'name')}",
        "name.ignore": f"“{name}” is not counted",
    }[row.what]
    return f"{spell_day(row.at[:10])}, {row.at[11:16]}, {row.who}: {done}, {_SCOPES[row.scope]}"


def _offer_file(log: pd.DataFrame) -> None:
    """Draw the buttons that carry decisions, those about names and all others, to a colleague."""
    save, read = st.columns(2)
    save.text("All corrections, also of articles, quotations and events, as one file:")
    save.download_button(
        "Save corrections",
        noted(lambda: export_corrections(log).encode(), "corrections", about="jsonl"),
        file_name="dateline-corrections.jsonl",
        mime="application/jsonl",
        key="names_export",
        on_click="ignore",
        disabled=log.empty,
    )
    given = read.file_uploader(
        "Read corrections from a file that Dateline saved",
        type=["jsonl"],
        key="names_import",
        max_upload_size=_MOST_MB,
        disabled=bool(why := refusal("decide")),
        help=why or None,
    )
    if given is not None:
        with read:
            st.button("Read them", key="names_import_do", on_click=_import, args=(given,))


def _import(given: Any) -> None:
    try:
        text = given.getvalue().decode("utf-8")
    except UnicodeDecodeError:
        st.session_state["page_fault"] = f"'{given.name}': the file is not UTF-8 text"
        return
    rows, faults = import_corrections(text)
    store = load_store()
    known = set(store.corrections()["correction_id"])
    store.add_corrections(rows)
    new = int((~rows["correction_id"].isin(known)).sum())
    if len(rows) or not faults:
        say(f"{count_of(new, 'new correction')}, {len(rows) - new:,} known before.")
    if faults:
        more = f"; {len(faults) - _FAULTS} more" if len(faults) > _FAULTS else ""
        st.session_state["page_fault"] = (
            f"'{given.name}', left out: {'; '.join(faults[:_FAULTS])}{more}"
        )
