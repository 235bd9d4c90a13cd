"""Check: a draft is put in, and each claim comes out with what the articles say of it."""

import html
import re
from functools import partial
from typing import Any

import streamlit as st

from components.article_view import open_article
from components.check.running import run_check
from components.drawing import is_phone
from components.evidence import choose_page
from components.loading import answer, load_settings, noted, story_chosen
from components.marked_text import as_label
from components.page import read_words
from newstables.errors import ArticleError, DatelineError
from newstables.exports.columns import Content
from newstables.exports.draft_report import DRAFT_FORMATS, spell_difference, spell_source, sum_up
from newstables.queries.articles import overview
from newstables.reading.dates import ask_which_day, read_typed_day
from newstables.wording import count_of

_FILES = ("txt", "md", "docx", "odt", "rtf", "pdf", "html")
_FAULTS = "To look at"
_SAVED = {"xlsx": "Excel", "csv": "CSV", "html": "web page"}
_ICONS = {
    "found": ":material/check_circle:",
    "found otherwise": ":material/compare_arrows:",
    "by somebody else": ":material/person_alert:",
    "not found": ":material/help:",
}
_MEANING = re.compile(r"^\| (.+?) \| (.+) \|$", re.MULTILINE)  # a row of docs/words.md
_PER_PAGE = 30


def show_check() -> None:
    """Draw the way in for a draft and, once one is checked, the report."""
    _take_draft()
    if fault := st.session_state.get("check_fault"):
        st.html(f'<p role="alert"><strong>{html.escape(fault)}</strong></p>')
    content = st.session_state.get("check_report")
    if content is None:
        _show_verdicts()
        return
    _show_report(content)


def _show_verdicts() -> None:
    """Draw what a claim can come out as, before there is a report."""
    with st.container(gap="small"):
        st.markdown("**What comes of it**: each claim, with one of four verdicts")
        means = dict(_MEANING.findall(read_words()["Check"]))
        for verdict in _ICONS:
            with st.container(horizontal=not is_phone(), gap="small"):
                _show_verdict(verdict)
                st.text(means[verdict], width="stretch")


def _show_verdict(verdict: str) -> None:
    st.badge(
        verdict,
        icon=_ICONS[verdict],
        color="green" if verdict == "found" else "orange",
        width=160,
    )


def _take_draft() -> None:
    with st.form("check_draft", border=True):
        st.text_area(
            "The draft",
            height=180,
            key="check_words",
            placeholder="Paste a press line, a briefing note or a summary.",
        )
        left, right = st.columns([2, 1], vertical_alignment="bottom")
        left.file_uploader("Or a file of it", type=_FILES, key="check_file")
        right.text_input(
            "Written on",
            key="check_written",
            placeholder="1 February 2023",
            help="The day from which “on Tuesday” counts; left empty, the articles’ last day.",
        )
        st.form_submit_button("Check the draft", type="primary", key="check_go")
    if st.session_state.get("check_go"):
        with st.spinner("Reading the draft and looking up its claims …"):
            _check()


def _check() -> None:
    """Check what was put in; a fault is told below the form, and what was typed stays."""
    file, words = st.session_state["check_file"], st.session_state["check_words"]
    try:
        if not file and not words.strip():
            raise ArticleError("There is no draft yet: paste one, or choose a file.")
        typed = st.session_state["check_written"].strip()
        written = read_typed_day(typed) or ""
        if typed and not written:
            raise ArticleError(f"{ask_which_day(typed)}.")
        st.session_state["check_report"] = run_check(
            file.getvalue() if file else words.encode(),
            name=file.name if file else "the draft",
            store=load_settings().store,
            written=written,
            story=story_chosen(),
        )
        st.session_state["check_of"] = _asked()
        st.session_state["check_fault"] = ""
    except DatelineError as fault:
        st.session_state["check_fault"] = str(fault)


def _asked() -> tuple[str, int]:
    """Return which articles a draft is held against: the story, and how many it has."""
    return story_chosen(), int(answer(overview)["articles"])


def _show_report(content: Content) -> None:
    rows = content.rows
    st.header(as_label(content.about.title))
    st.text(f"{sum_up(rows)} {content.about.line()}")
    if st.session_state.get("check_of") != _asked():
        st.info("The story or its articles are others now: check the draft again.")
    if rows.empty:
        return
    with st.container(horizontal=True, gap="small"):
        for form, label in _SAVED.items():
            st.download_button(
                f"Save as {label}",
                noted(partial(DRAFT_FORMATS[form], content), "check of a draft", about=form),
                file_name=f"dateline-check.{form}",
                key=f"check_save_{form}",
                on_click="ignore",
            )
    shown = rows[rows["verdict"] != "found"] if _chosen(rows) == _FAULTS else rows
    if shown.empty:
        st.success("Every claim stands in an article as the draft has it.")
        return
    first = choose_page(len(shown), key="check_page", per_page=_PER_PAGE)
    for row in shown.iloc[first : first + _PER_PAGE].to_dict("records"):
        _show_claim({str(key): value for key, value in row.items()})


def _chosen(rows: Any) -> str:
    faults = int((rows["verdict"] != "found").sum())
    labels = {_FAULTS: f"{_FAULTS} ({faults})", "All": f"All ({len(rows)})"}
    chosen = st.segmented_control(
        "Claims",
        list(labels),
        default=_FAULTS if faults else "All",
        format_func=lambda name: labels[name],
        key="check_shown",
        label_visibility="collapsed",
    )
    return chosen or "All"


def _show_claim(claim: dict[str, Any]) -> None:
    """Draw one claim: verdict and words, why, what differs, and the sentences that say so."""
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _show_verdict(claim["verdict"])
            st.html(
                f'<div style="overflow-wrap:anywhere"><b>{html.escape(claim["words"])}</b> '
                f'<span style="opacity:.75">{claim["kind"]}, line {claim["line"]}</span></div>'
            )
        told = [claim["why"], *map(spell_difference, claim["differences"])]
        lines = "<br>".join(map(html.escape, told))
        st.html(f'<div style="overflow-wrap:anywhere">{lines}</div>')
        for number, source in enumerate(claim["sources"][:3]):
            _show_source(source, key=f"check_open_{claim['start']}_{claim['kind']}_{number}")
        more = len(claim["sources"]) - 3
        if more > 0:
            st.caption(f"and {count_of(more, 'more article')}")


def _show_source(source: dict[str, Any], *, key: str) -> None:
    words = html.escape(source["words"])
    st.html(
        '<blockquote style="margin:0;padding-left:.8rem;border-left:.2rem solid #8888;'
        f'overflow-wrap:anywhere">{words}</blockquote>'
    )
    if st.button(
        as_label(spell_source(source)),
        key=key,
        type="tertiary",
        icon=":material/article:",
        help="Open the article with these words marked",
    ):
        open_article(source["article_id"], [(source["start"], source["end"])])
