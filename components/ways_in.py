"""The ways in: files, pasted text, the sample story."""

import html

import streamlit as st

from components.evidence import count_of
from components.loading import load_settings, load_store
from components.page import say
from components.reviewing import Review
from newstables.reading.files import READERS, read_bytes, read_pasted
from newstables.store.sample import add_sample

_FILE = "file "


def offer_first_steps() -> None:
    """Draw the two ways into an empty store."""
    st.markdown(
        "Dateline reads news about an official's tour: who is named, who said what, and where and "
        "when they went. It works on this machine alone; nothing is sent anywhere."
    )
    sample, own = st.columns(2)
    with sample.container(border=True, height="stretch"):
        st.subheader("Look around first")
        st.markdown("A few short dispatches on one tour, written for this purpose.")
        sample_button("overview")
    with own.container(border=True, height="stretch"):
        st.subheader("Begin with your own")
        st.markdown("Paste an article, or upload text, web pages and tables.")
        st.page_link("pages/collect/articles.py", label="Add articles")


def sample_button(page: str) -> None:
    """Draw the button that adds the sample story."""
    st.button("Load the sample story", key=f"{page}_sample", type="primary", on_click=_add_sample)


def _add_sample() -> None:
    added = add_sample(load_store()).added
    say(
        f"{count_of(added, 'article')} of the sample story added."
        if added
        else "The sample story is in the store already."
    )


def take_files(review: Review) -> None:
    """Draw the upload and read what was uploaded, each file once."""
    endings = ", ".join(sorted(READERS))
    limit = load_settings().max_file_mb
    files = st.file_uploader(
        f"Files of {endings}, many at once, up to {limit:g} MB each",
        accept_multiple_files=True,
        key=f"articles_files_{review.round}",
    )
    review.keep_only(_FILE, [_FILE + file.file_id for file in files])
    for file in files:
        if _FILE + file.file_id not in review.readings:
            review.readings[_FILE + file.file_id] = read_bytes(
                file.getvalue(), name=file.name, settings=load_settings()
            )
    by_key = {_FILE + file.file_id: file for file in files}
    for key, problem in review.tables_without_text().items():
        if key in by_key:
            _choose_column(review, key, by_key[key], problem.columns)


def take_pasted(review: Review) -> None:
    """Draw the field to paste into, and read what was pasted when asked."""
    with st.form("articles_paste", clear_on_submit=True, border=False):
        text = st.text_area("The article's text", height=220, key="articles_pasted")
        pressed = st.form_submit_button("Look at what was found in it", key="articles_look")
    if pressed:
        number = sum(key.startswith("pasted") for key in review.readings) + 1
        name = f"pasted text {number}"
        review.readings[name] = read_pasted(text, settings=load_settings(), name=name)


def _choose_column(review: Review, key: str, file: object, columns: tuple[str, ...]) -> None:
    st.html(
        f"<p><strong>{html.escape(file.name)}</strong> is a table, and no column of it is called "
        "text, body or content.</p>"
    )
    column = st.selectbox(
        "Column that holds the text",
        columns,
        index=None,
        placeholder="Choose a column",
        key=f"articles_column_{key}",
    )
    if column:
        review.readings[key] = read_bytes(
            file.getvalue(), name=file.name, settings=load_settings(), text_column=column
        )
        st.rerun()
