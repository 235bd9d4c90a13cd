"""The audit log: its filters, its lines, and the files of it."""

from collections.abc import Callable

import streamlit as st

from components.evidence import choose_page
from components.loading import load_store, noted
from newstables.decisions.audited import AuditFilters, audited, count_audited, who_acted
from newstables.exports.about import About
from newstables.exports.columns import Column, Content
from newstables.exports.formats import FORMATS
from newstables.schemas import now
from newstables.store.audit import DONE
from newstables.wording import count_of

_PER_PAGE = 50
_COLUMNS = (
    Column("at", "When (UTC)", of=lambda row: row["at"][:19].replace("T", " ")),
    Column("who", "Who"),
    Column("what", "What"),
    Column("about", "About"),
    Column("story", "Story"),
    Column("target", "target", technical=True),
    Column("number", "number", form="number", technical=True),
)
_FILES = [form for form in FORMATS if form.name in ("csv", "xlsx")]


def choose_lines() -> AuditFilters:
    """Draw the choices of the sidebar, which stand in the address."""
    with st.sidebar:
        who = st.multiselect("Who", who_acted(load_store()), key="who", bind="query-params")
        what = st.multiselect("What", DONE, key="what", bind="query-params")
        first, last = (
            st.date_input(label, value=None, key=f"activity_{label.lower()}", format="YYYY-MM-DD")
            for label in ("From", "To")
        )
        words = st.text_input("Words", key="activity_words", type="search")
    return AuditFilters(
        who=tuple(who),
        what=tuple(what),
        first_day=first.isoformat() if first else "",
        last_day=last.isoformat() if last else "",
        words=words.strip(),
    )


def show_lines(filters: AuditFilters) -> None:
    """Draw the lines that are chosen, newest first, and the buttons that save all of them."""
    count = count_audited(load_store(), filters)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(count_of(count, "line"))
        for form in _FILES:
            st.download_button(
                f"Save as {form.label}",
                noted(_file_of(filters, form.write), "activity", about=filters.describe()),
                file_name=f"dateline-activity.{form.suffix}",
                mime=form.media,
                key=f"activity_save_{form.name}",
                on_click="ignore",
                disabled=not count,
            )
    if not count:
        st.info("Nothing was done that these choices leave.")
        return
    first = choose_page(count, key="activity_page", per_page=_PER_PAGE)
    lines = audited(load_store(), filters, limit=_PER_PAGE, offset=first)
    shown = Content(_about(filters), lines, _COLUMNS).table()
    st.dataframe(shown.drop(columns=["target", "number"]), hide_index=True, key="activity_lines",
                 alt="Who did what and when, newest first")  # fmt: skip


def _file_of(filters: AuditFilters, write: Callable[[Content], bytes]) -> Callable[[], bytes]:
    store = load_store()  # needs the run, which is over when the file is made

    return lambda: write(Content(_about(filters), audited(store, filters), _COLUMNS))


def _about(filters: AuditFilters) -> About:
    return About("Activity", filters.describe(), "all", 0, now()[:10])
