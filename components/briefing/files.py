"""What comes out of a briefing: files, a preview of the pages, and what was saved before."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Literal

import streamlit as st

from components.briefing.making import begin, is_making, show_making
from components.loading import (
    answer,
    answer_apart,
    answer_later,
    is_big,
    load_settings,
    load_store,
)
from components.server.permission import takes
from newstables.decisions.briefing_exports import exports_of, last_record, note_export
from newstables.decisions.briefing_templates import (
    drop_template,
    keep_template,
    read_template,
)
from newstables.decisions.briefings import Briefing
from newstables.errors import ExportError
from newstables.exports.briefing.blocks import Manifest
from newstables.exports.briefing.formats import DOCUMENTS, Written, compose_document
from newstables.exports.briefing.manifest import compose
from newstables.exports.briefing.own_templates import check_template
from newstables.exports.briefing.paper import to_pages
from newstables.exports.briefing.plain_text import to_rich_text, to_text
from newstables.queries.tables import as_bits
from newstables.store import jobs
from newstables.store.search import to_fts5
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from newstables.wording import spell_day

_FIRST = ("docx", "pptx", "pdf")  # the others are folded
_LOGGED = 10
_OWN = (
    "Placeholders in it are filled: `{{title}}`, `{{classification}}`, `{{author}}`, `{{day}}`, "
    "`{{made}}`. In Word the briefing goes where a paragraph says `{{content}}`, or to the end; in "
    "PowerPoint its slides follow yours, in your layouts."
)


def find_quotes(words: str) -> str | None:
    """Look up which quotations hold some words."""
    expression = to_fts5(words)
    return as_bits(load_store().search_quotes(expression)) if expression else None


def _found(briefing: Briefing) -> dict[str, str | None]:
    """Look up the words that sections of a briefing choose quotations by."""
    searched = {str(part.filters.get("words") or "") for part in briefing.sections} - {""}
    return {words: find_quotes(words) for words in searched}


def made_of(briefing: Briefing) -> Manifest:
    """Return the manifest of a briefing, of the story as this page shows it."""
    return answer(compose, briefing, **_asked(briefing))


def _asked(briefing: Briefing) -> dict[str, Any]:
    return {
        "version": st.session_state["page_version"],
        "find": _found(briefing).get,
        "last": last_record(load_store(), briefing.briefing_id),
        "waiting": jobs.count_pending(
            load_store(), pipeline=pipeline_version(load_settings().model)
        ),
    }


def offer_documents(briefing: Briefing) -> None:
    """Draw the buttons that save a briefing, one a format."""
    asked = _asked(briefing)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for form in _FIRST:
            _offer(briefing, form, asked, primary=form == _FIRST[0])
        with st.popover("More formats", key="briefing_formats"):
            for form in DOCUMENTS:
                if form not in _FIRST:
                    _offer(briefing, form, asked)
        paste = st.popover("Copy", key="briefing_copy_text", on_change="rerun")
        if paste.open:
            with paste:
                _show_to_paste(made_of(briefing))
        st.toggle("Preview", key="briefing_preview")
    show_making(briefing)


def _show_to_paste(made: Manifest) -> None:
    """Draw the briefing as it can be pasted: plain with a button that copies it, and rich."""
    form = st.segmented_control(
        "Copy as", ["Plain", "Rich text"], default="Plain", required=True, key="briefing_paste"
    )
    if form == "Rich text":
        st.text("Choose it with the mouse and copy it: heads, lists and links come along.")
        st.html(to_rich_text(made))
    else:
        st.code(to_text(made).decode(), language=None, height=360)


def _offer(
    briefing: Briefing, form: str, asked: Mapping[str, Any], *, primary: bool = False
) -> None:
    fitting = DOCUMENTS[form]
    template = read_template(load_store(), form) if fitting.templated else None
    label = f"Save as {fitting.label}"
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    wanted = {"form": form, "template": template, **asked}
    if is_big():
        st.button(
            label,
            key=f"briefing_save_{form}",
            type=kind,
            on_click=begin,
            args=(briefing, form, answer_apart(compose_document, briefing, **wanted)),
            disabled=is_making(),
        )
        return
    write = answer_later(compose_document, briefing, **wanted)
    st.download_button(
        label,
        partial(_save, load_store(), briefing.briefing_id, form, write),
        file_name=f"dateline-briefing.{fitting.suffix}",
        mime=fitting.media,
        key=f"briefing_save_{form}",
        on_click="ignore",
        type=kind,
    )


def _save(store: Store, number: int, form: str, write: Callable[[], Written]) -> bytes:
    """Write the file, and keep that and what was written."""
    written = write()
    note_export(store, number, form=form, manifest=written.record)
    return written.content


@takes("administer")
def offer_own_templates() -> None:
    """Draw what takes a .docx and a .pptx of one's own, for all briefings of the store."""
    with st.expander("Your own Word and PowerPoint template", key="briefing_own"):
        st.markdown(_OWN)
        for form in ("docx", "pptx"):
            label = DOCUMENTS[form].label
            given = st.file_uploader(f"{label} template", type=[form], key=f"briefing_own_{form}")
            if given is not None:
                _take(form, given.getvalue())
            if read_template(load_store(), form):
                st.text(f"{label} files are written into your template.")
                st.button(
                    f"Write {label} files plainly again",
                    key=f"briefing_plain_{form}",
                    on_click=drop_template,
                    args=(load_store(), form),
                )


def _take(form: str, content: bytes) -> None:
    try:
        check_template(form, content)
    except ExportError as fault:
        st.error(str(fault))
        return
    if content != read_template(load_store(), form):
        keep_template(load_store(), form, content)


def show_preview(made: Manifest) -> None:
    """Draw the pages as they come out on paper."""
    if not st.session_state.get("briefing_preview"):
        return
    pages = to_pages(made)
    for number, page in enumerate(pages, start=1):
        st.image(page, width=720, alt=f"Page {number} of {len(pages)} of the briefing")


def show_saved(briefing: Briefing) -> None:
    """Draw what was saved of it, by whom and when."""
    saved = exports_of(load_store(), briefing.briefing_id)
    if not saved:
        return
    with st.expander(f"Saved before ({len(saved)})", key="briefing_saved"):
        for each in saved[:_LOGGED]:
            st.text(
                f"{spell_day(each.at)}, {each.at[11:16]} UTC, {each.who}: "
                f"{DOCUMENTS[each.format].label}, {_counted(each.manifest)}"
            )


def _counted(manifest: Mapping[str, Any]) -> str:
    sections = manifest["sections"]
    quotes = sum(len(part.get("quotations", ())) for part in sections)
    events = sum(len(part.get("events", ())) for part in sections)
    return f"{quotes} quotations, {events} events, store version {manifest['store_version']}"
