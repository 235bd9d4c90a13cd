"""How every page begins, and what it shows when there is nothing to show."""

import streamlit as st

from components.loading import answer, begin_run, load_settings, load_store, start_reading
from newstables.exports.about import escape_markdown
from newstables.queries.articles import overview
from newstables.store import jobs
from newstables.version import pipeline_version


def open_page(title: str, *, about: str = "") -> None:
    """Draw the head of a page, and say when articles are still being read."""
    begin_run()
    st.set_page_config(page_title=f"{title} · Dateline")
    st.title(title)
    if about:
        st.markdown(about)
    _show_said()
    _show_reading()


def stop_if_empty() -> None:
    """End the page with the ways in, when the store holds nothing yet."""
    if answer(overview)["articles"]:
        return
    st.info("Nothing here yet: the store holds no articles.")
    st.page_link("pages/collect/overview.py", label="Load the sample story or add articles")
    st.stop()


def say(words: str) -> None:
    """Have the next run of a page tell what a click did, in the app's own words."""
    st.session_state["page_said"] = words


def _show_said() -> None:
    said = st.session_state.pop("page_said", None)
    if said:
        st.toast(escape_markdown(said))  # it may hold a name from an article


def show_error(fault: str) -> None:
    """Show the message of an error raised on purpose: it says what, why and the way out."""
    with st.container(border=True):
        st.markdown("**That did not work**")
        st.text(fault)


@st.fragment(run_every="1s")
def _watch_reading() -> None:
    progress = jobs.read_progress(load_store(), pipeline=_pipeline())
    if not progress.waiting:
        st.rerun()  # the whole page: what was read is there now
    read, total = progress.done + progress.failed, progress.total
    left = ""
    if progress.seconds_left is not None:
        left = f", about {max(1, round(progress.seconds_left))} s left"
    words = f"Reading articles: {read} of {total}{left}"
    if not progress.running:
        words = f"Reading stopped at {read} of {total}"
    elif progress.message:
        words = f"{progress.message}: {total - read} articles wait"
    st.progress(read / total if total else 1.0, text=words)
    if not progress.running:
        if progress.message:
            st.text(progress.message)
        if st.button("Go on reading", key="page_go_on"):
            start_reading(load_store())


def _show_reading() -> None:
    if jobs.count_pending(load_store(), pipeline=_pipeline()):
        _watch_reading()
    elif failed := jobs.count_given_up(load_store()):
        st.text(f"{failed} of the articles could not be read; the Articles page says why.")
        if st.button("Try them again", key="page_retry"):
            jobs.retry_failed(load_store())
            start_reading(load_store())
            st.rerun()


def _pipeline() -> str:
    return pipeline_version(load_settings().model)
