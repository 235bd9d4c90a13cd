"""How every page begins, and what it shows when there is nothing to show."""

import html
import re
from functools import lru_cache

import streamlit as st

from components.browser import keep_history, keep_keys, open_charts_to_touch
from components.chosen import begin_choices, say_story_gone, switch_story
from components.drawing import is_dark, is_phone
from components.loading import (
    answer,
    answer_of_store,
    begin_run,
    known,
    load_settings,
    load_store,
    start_reading,
    story_chosen,
)
from components.marked_text import as_label
from components.server.badge import show_limits, show_person
from newstables.config import ROOT
from newstables.decisions.audited import tell_others
from newstables.errors import StoreError
from newstables.queries.articles import overview
from newstables.queries.heading import heading, story_name
from newstables.store import jobs
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from newstables.wording import count_of, spell_span

_DOCS = ROOT / "docs"
_FILE = re.compile(r"\[([^\]]+)\]\([^)]+\.md\)")  # a link to another page of the documentation
_PICTURE = re.compile(r"^!\[(.+?)\]\((.+?)\)$", re.MULTILINE)
_STORY = "font-size:.95rem;overflow-wrap:anywhere"
_SAMPLE = (
    "These articles were written for this app. What real people are quoted with, they said on "
    "record; data/SOURCES.md says where. Remove them on the Articles page."
)
_READ_ONLY = (
    "This store can only be read: all is shown and can be saved as it was when the app was opened, "
    "and nothing can be changed."
)
# In the dark Streamlit writes white on the accent, 3.1 to 1, this ink has 5.9 to 1; and a plain
# button that is pointed at in a darker accent, 2.6 to 1, this one has 9.
_INK_ON_ACCENT = """<style>
[data-tag], [data-tag] *, [data-testid^="stBaseButton-primary"]:not(:disabled),
[data-testid^="stBaseButton-primary"]:not(:disabled) * { color: #0b1420 }
button[kind="tertiary"]:is(:hover, :focus, :active) * { color: #8fc1f5 }
</style>"""
_NEWS = "Something was added or corrected since you opened this."
_FIRST_PAGE = "Overview"
_EVERY_PAGE = "Every page"  # the heading there of the words that all pages share


def open_page(title: str, *, about: str = "") -> None:
    """Draw the head of a page, with help for it, and show when articles are being read.

    A store that cannot be read ends the page with what is wrong, and the way out.
    """
    try:
        begin_run()
    except StoreError as fault:
        st.title(title)
        show_error(str(fault))
        st.stop()
    begin_choices()
    st.session_state["page_waits"] = False
    story = answer(story_name)
    st.set_page_config(page_title=" · ".join(filter(None, [title, story, "Dateline"])))
    with st.container():  # what comes and goes in it moves nothing below: tabs stay as chosen
        _show_head(title, about)


def _show_head(title: str, about: str) -> None:
    _show_story(whole=title == _FIRST_PAGE or not is_phone())  # a phone has it once
    if is_dark():
        st.html(_INK_ON_ACCENT)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(title, width="content")
        _mark_sample(whole=not is_phone())
        show_person()
        _show_help(title)
        keep_history()
        open_charts_to_touch()
        keep_keys()
    if about:
        st.markdown(about)
    _show_said()
    show_limits()
    if load_store().read_only:
        st.text(_READ_ONLY)
        return
    _show_reading()
    _watch_for_news()


def _show_story(*, whole: bool) -> None:
    """Draw whose story this is, and of how many articles, outlets and days when it is asked for.

    The name is the choice of another story.
    """
    say_story_gone()
    if not answer_of_store(overview)["articles"]:
        return
    story = answer(heading)
    facts = [count_of(story.articles, "article"), count_of(story.outlets, "outlet")]
    if story.copies:
        facts[0] += f" ({count_of(story.articles - story.copies, 'origin')})"
    if story.unknown_outlet:
        facts.append(f"{story.unknown_outlet} of an unknown outlet")
    if story.first_day:
        facts.append(spell_span(story.first_day, story.last_day))
    if story.undated:
        facts.append(f"{story.undated} undated")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        switch_story()
        name = "" if story_chosen() else f"<strong>{html.escape(story.name)}</strong>"
        line = " · ".join(filter(None, [name, *map(html.escape, facts if whole else [])]))
        st.html(f'<div style="{_STORY}">{line}</div>', width="content")


def _mark_sample(*, whole: bool) -> None:
    """Draw beside a title that articles are invented, and how many of them."""
    if not answer_of_store(overview)["articles"]:
        return
    story = answer(heading)
    if story.sample:
        every = story.sample == story.articles
        part = "" if every else f"{story.sample} of {story.articles} articles: "
        st.badge(f"{part}sample story, invented" if whole else "sample story",
                 icon=":material/science:", color="orange", help=_SAMPLE)  # fmt: skip


def stop_if_empty() -> None:
    """End the page with the ways in, when the store or the story holds nothing, or nothing read."""
    counts = answer(overview)
    if counts["articles"]:
        found = any(counts[kind] for kind in ("mentions", "quotes", "reported", "events"))
        st.session_state["page_waits"] = not found and bool(
            known(jobs.count_pending, pipeline=_pipeline())
        )
        if st.session_state["page_waits"]:
            st.info("What the articles say stands here as soon as the first are read.")
            st.stop()
        return
    if answer_of_store(overview)["articles"]:
        st.info("This story holds no articles yet. Put some in, or choose another story above.")
        st.page_link("pages/collect/articles.py", label=":primary[Choose articles for it]")
        st.stop()
    st.info("Nothing here yet: the store holds no articles.")
    st.page_link(
        "pages/collect/overview.py", label=":primary[Load the sample story or add articles]"
    )
    st.stop()


def say(words: str, *, stays: bool = False) -> None:
    """Have the next run of a page show what a click did, in the app's own words.

    Args:
        words: may hold a name from an article.
        stays: until the reader closes it; otherwise it goes by itself.
    """
    before, stayed = st.session_state.get("page_said", ("", False))
    st.session_state["page_said"] = (f"{before} {words}".strip(), stays or stayed)


@lru_cache(maxsize=1)
def read_words() -> dict[str, str]:
    """Read what the words on the screen mean: page -> a table in Markdown, from docs/words.md."""
    _, *parts = (_DOCS / "words.md").read_text(encoding="utf-8").split("\n## ")
    return {page: table.strip() for page, _, table in (part.partition("\n") for part in parts)}


@lru_cache(maxsize=1)
def read_guide() -> dict[str, str]:
    """Read docs/guide.md: heading -> what stands under it, in Markdown, pictures included."""
    _, *parts = (_DOCS / "guide.md").read_text(encoding="utf-8").split("\n## ")
    tasks = (part.partition("\n") for part in parts)
    return {task: _FILE.sub(r"\1", words).strip() for task, _, words in tasks}


@st.fragment
def _show_help(title: str) -> None:
    """Draw the button that opens help for a page; closed, it sends none of it."""
    opened = st.popover(
        "Help",
        key="page_words",
        type="tertiary",
        icon=":material/help:",
        help="What this page is for, what its words mean, and the keys",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            for task, words in read_guide().items():
                if f"**{title}**" in words:
                    st.markdown(f"**{task}.** {_PICTURE.sub('', words)}")
            if st.button("The whole guide, with pictures", key="page_guide"):
                _show_guide()
            for head, table in (
                ("Keys", read_guide()["Keys"]),
                ("Words", read_words()[title]),
                (_EVERY_PAGE, read_words()[_EVERY_PAGE]),
            ):
                st.markdown(f"**{head}**")
                st.markdown(table)


@st.dialog("Guide: ten tasks of an analyst", width="large")
def _show_guide() -> None:
    for task, words in read_guide().items():
        st.subheader(task, anchor=False)
        text, *pictures = _PICTURE.split(words)
        st.markdown(text)
        for alt, name, more in zip(*[iter(pictures)] * 3, strict=True):
            st.image(_DOCS / name, alt=alt)
            st.markdown(more)


def _show_said() -> None:
    if said := st.session_state.pop("page_said", None):
        words, stays = said
        st.toast(as_label(words), duration="infinite" if stays else "long")


def show_error(fault: str) -> None:
    """Show the message of an error raised on purpose: it says what, why and the way out."""
    with st.container(border=True):
        st.markdown("**That did not work**")
        st.text(fault)


@st.fragment(run_every="1s")
def _watch_reading() -> None:
    progress = jobs.read_progress(load_store(), pipeline=_pipeline())
    if not progress.waiting or (progress.done and st.session_state.get("page_waits")):
        st.rerun()  # the whole page: what was read is there now
    read, total = progress.done + progress.failed, progress.total
    left = ""
    if progress.seconds_left is not None:
        left = f", about {max(1, round(progress.seconds_left))} s left"
    words = f"Reading articles: {read} of {total}{left}"
    if progress.reading:
        words += f" · {as_label(progress.reading)}"
    if not progress.running:
        words = f"Reading stopped at {read} of {total}"
    elif progress.message:
        waits = "waits" if total - read == 1 else "wait"
        words = f"{progress.message}: {count_of(total - read, 'article')} {waits}"
    st.progress(read / total if total else 1.0, text=words)
    if not progress.running:
        if progress.message:
            st.text(progress.message)
        if st.button("Go on reading", key="page_go_on"):
            start_reading(load_store())


@st.fragment(run_every="5s")
def _watch_for_news() -> None:
    """Say when the store changed since the page was drawn, and who else did what."""
    if known(Store.version) == st.session_state["page_version"]:
        return
    if known(jobs.count_pending, pipeline=_pipeline()):
        return  # the bar of the reading says more
    others = tell_others(load_store(), since=st.session_state["page_drawn"])
    what = f"Since you opened this, {others}." if others else _NEWS
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.html(f'<span role="status">{html.escape(what)}</span>', width="content")
        if st.button("Show it", key="page_news", icon=":material/refresh:"):
            st.rerun()


def _show_reading() -> None:
    if known(jobs.count_pending, pipeline=_pipeline()):
        _watch_reading()
    elif failed := known(jobs.count_given_up):
        st.text(f"{failed} of the articles could not be read; the Articles page says why.")
        if st.button("Try them again", key="page_retry"):
            jobs.retry_failed(load_store())
            start_reading(load_store())
            st.rerun()


def _pipeline() -> str:
    return pipeline_version(load_settings().model)
