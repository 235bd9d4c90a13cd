"""The ways in for articles of one's own: files and pasted text."""

import html

import streamlit as st

from components.articles.mapping import read_upload, show_columns
from components.articles.reviewing import Review
from components.loading import load_settings
from components.server.permission import takes
from newstables.reading.files import READERS, read_pasted
from newstables.reading.pasting import why_no_article

_FILE = "file "


@takes("ingest", say=True)
def take_files(review: Review) -> None:
    """Draw the upload and read what was uploaded, each file once."""
    endings = ", ".join(sorted(READERS))
    limit = load_settings().max_file_mb
    key = f"articles_files_{review.round}"
    if key not in st.session_state:  # the page was left meanwhile: the field has forgotten them
        review.keep_from_before(_FILE)
    files = st.file_uploader(
        f"Files of {endings}, many at once, up to {limit:g} MB each",
        accept_multiple_files=True,
        key=key,
    )
    review.keep_only(_FILE, [_FILE + file.file_id for file in files])
    for file in files:
        if _FILE + file.file_id not in review.readings:
            review.put(_FILE + file.file_id, read_upload(file))
        show_columns(review, _FILE + file.file_id, file)


@takes("ingest", say=True)
def take_pasted(review: Review) -> None:
    """Draw the field to paste into, and read what was pasted when asked."""
    with st.form("articles_paste", border=False):
        st.text_area(
            "The article's text",
            height=220,
            key="articles_pasted",
            placeholder="Headline, date and text, as they were printed. One article at a time.",
        )
        if fault := st.session_state.pop("articles_paste_fault", None):
            st.html(f'<p role="alert"><strong>{html.escape(fault)}</strong></p>')
        st.form_submit_button(
            "Look at what was found in it", key="articles_look", on_click=_look, args=(review,)
        )


def _look(review: Review) -> None:
    """Read what was pasted; what is no article stays in the field, with what helps below it."""
    text = st.session_state["articles_pasted"]
    if fault := why_no_article(text):
        st.session_state["articles_paste_fault"] = fault
        return
    review.pasted += 1
    name = f"pasted text {review.pasted}"
    review.put(name, read_pasted(text, settings=load_settings(), name=name))
    st.session_state["articles_pasted"] = ""
