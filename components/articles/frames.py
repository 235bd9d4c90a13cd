"""Everything that was found, as tables for other programs."""

import streamlit as st

from components.loading import answer_later, noted
from newstables.exports.frames import FRAME_FORMATS, SAVED_FRAMES, frames_file

_ALL = "all, as a ZIP"
_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
_LABELS = {"csv": "CSV", "json": "JSON", "parquet": "Parquet"}


def offer_frames() -> None:
    """Draw the choice of a table, and a button a format that saves it."""
    with st.expander("Save whole tables for other programs", key="articles_frames"):
        st.text(
            "Every row and column that was found in the articles, with offsets into their texts: "
            "for a notebook or a database. What people read is saved on each page."
        )
        name = st.selectbox("Table", [_ALL, *SAVED_FRAMES], key="articles_frame")
        one = "" if name == _ALL else name
        with st.container(horizontal=True, gap="small"):
            for form in FRAME_FORMATS:
                st.download_button(
                    f"Save as {_LABELS[form]}",
                    noted(answer_later(frames_file, form=form, name=one), name, about=form),
                    file_name=f"dateline-{one}.{form}" if one else f"dateline-{form}.zip",
                    mime=_MEDIA[form] if one else "application/zip",
                    key=f"articles_frame_{form}",
                    on_click="ignore",
                )
