"""What is watched for, and what is new of it since somebody looked."""

import html
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.drawing import link_colour
from components.loading import answer_of_store, load_store
from components.marked_text import as_label
from components.server.permission import takes
from newstables.errors import SourceError
from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.watched import news_of
from newstables.store.watches import Watch, add_watch, found_by, note_looked, remove_watch, watches
from newstables.wording import count_of, spell_day

_SHOWN = 5  # articles of one watch
_KINDS = {"a name, as the pages write it": "name", "words in articles": "words"}
_FAULT = "overview_watch_fault"


def show_watches() -> None:
    """Draw what is new of each watch with the way to it, and the form that adds one."""
    watched = watches(load_store())
    with st.container(border=True):
        st.markdown("**New of what you watch**" if watched else "**Watch for a name or words**")
        for watch in watched:
            _show_news(watch)
        with st.container(horizontal=True):
            if watched:
                st.button("All seen", key="overview_watch_seen", icon=":material/done_all:",
                          on_click=_seen, args=([watch.name for watch in watched],))  # fmt: skip
            _show_form(watched)


def _show_news(watch: Watch) -> None:
    found = found_by(load_store(), watch)
    # Of all stories, whichever is chosen: so is what "All seen" notes.
    news = answer_of_store(news_of, watch, since=watch.looked_at, found=found)
    colour = link_colour()
    page = {"speaker": watch.words} if watch.kind == "name" else {"find": watch.words}
    address = f"{'quotes' if watch.kind == 'name' else 'articles'}?{urlencode(page)}"
    new = count_of(len(news), "new article") if len(news) else "nothing new"
    head = (
        f'<a href="{html.escape(address)}" target="_self" style="color:{colour}">'
        f"{html.escape(watch.name)}</a>: {new}"
        f" since {spell_day(watch.looked_at)}, {watch.looked_at[11:16]} UTC"
    )
    lines = "".join(f"<li>{html.escape(_spell(row))}</li>" for _, row in news[:_SHOWN].iterrows())
    more = f"<li>and {len(news) - _SHOWN:,} more</li>" if len(news) > _SHOWN else ""
    below = f"<ul>{lines}{more}</ul>" if lines else ""
    st.html(f'<div style="overflow-wrap:anywhere">{head}{below}</div>')


def _spell(row: "pd.Series[object]") -> str:
    title = row["source"] if pd.isna(row["title"]) else row["title"]
    outlet = UNKNOWN_OUTLET if pd.isna(row["outlet"]) else row["outlet"]
    quotes = int(str(row["quotes"]))
    said = f", {count_of(quotes, 'quotation')}" if quotes else ""
    return f"{title} ({outlet}, {spell_day(row['published'])}{said})"


@takes("manage")
def _show_form(watched: list[Watch]) -> None:
    fault = st.session_state.pop(_FAULT, None)
    if fault:
        st.html(f'<p role="alert"><strong>{html.escape(fault)}</strong></p>')
    with st.popover("Watch for more" if watched else "Watch for something",
                    icon=":material/visibility:"):  # fmt: skip
        with st.form("overview_watch", border=False):
            st.text_input("Watch for", key="overview_watch_words", placeholder="Mara Quist")
            st.radio("which is", list(_KINDS), key="overview_watch_kind")
            st.form_submit_button("Watch", key="overview_watch_add", on_click=_add)
        for watch in watched:
            st.button(
                f"Stop watching for {as_label(watch.name)}",
                key=f"overview_watch_stop_{watch.watch_id}",
                on_click=remove_watch,
                args=(load_store(), watch.name),
            )


def _add() -> None:
    words = st.session_state["overview_watch_words"]
    try:
        add_watch(load_store(), words, kind=_KINDS[st.session_state["overview_watch_kind"]])
    except SourceError as fault:
        sentence = str(fault)
        st.session_state[_FAULT] = sentence[:1].upper() + sentence[1:] + "."
        return
    st.session_state["overview_watch_words"] = ""


def _seen(names: list[str]) -> None:
    note_looked(load_store(), names)
