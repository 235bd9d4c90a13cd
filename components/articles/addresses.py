"""Addresses a person gives: a process of its own fetches them, this page only asks for it."""

import html
from collections import Counter

import pandas as pd
import streamlit as st

from components.loading import load_settings, load_store, start_collecting
from components.server.permission import takes
from newstables.reading.article import web_address
from newstables.store.collecting import addresses
from newstables.store.collecting.calling import collector_lives
from newstables.wording import count_of

_KEY = "articles_addresses"
_FAULT = "articles_addresses_fault"
_OFF = (
    "Fetching is turned off here (DATELINE_FETCH). Open the page in your browser, save it (Ctrl+S) "
    "and upload the file."
)


@takes("ingest", say=True)
def take_addresses() -> None:
    """Draw the field for addresses, how far their fetching has come, and what failed."""
    if not load_settings().fetch:
        st.info(_OFF)
        return
    with st.form("articles_fetch", border=False):
        st.text_area(
            "Web addresses, one a line",
            height=120,
            key=_KEY,
            placeholder="https://…",
            help="Of articles, feeds or sitemaps. Each is asked for once, with its site's "
            "robots.txt, by this machine; nothing about you is sent but the program's name.",
        )
        if fault := st.session_state.pop(_FAULT, None):
            st.html(f'<p role="alert"><strong>{html.escape(fault)}</strong></p>')
        st.form_submit_button("Fetch them", key="articles_fetch_ask", on_click=_ask)
    if addresses.count_waiting(load_store()):
        start_collecting(load_store())
        _watch()
    _show_done()


def _ask() -> None:
    """Ask for what was pasted; what is no address stays in the field, and is named."""
    words = st.session_state[_KEY].split()
    urls = [f"https://{word}" if word.lower().startswith("www.") else word for word in words]
    wrong = [url for url in urls if not web_address(url)]
    good = [url for url in urls if web_address(url)]
    if good:
        addresses.ask_for(load_store(), good)
        start_collecting(load_store())
    if wrong:
        named = "”, “".join(wrong[:3]) + ("” and more" if len(wrong) > 3 else "”")
        st.session_state[_FAULT] = f"No web address: “{named}. Begin each with https://."
    elif not good:
        st.session_state[_FAULT] = "Nothing was pasted. Paste the address of an article."
    st.session_state[_KEY] = "\n".join(wrong)


@st.fragment(run_every="1s")
def _watch() -> None:
    """Draw how far the fetching has come; the whole page once what was fetched is there."""
    asked = addresses.asked(load_store())
    states = Counter(one.state for one in asked)
    if st.session_state.get("articles_fetched", 0) != len(asked) - states["waiting"]:
        st.session_state["articles_fetched"] = len(asked) - states["waiting"]
        st.rerun()
    done = states["done"] + states["failed"]
    words = f"Fetching: {done} of {count_of(len(asked), 'address')}"
    if not collector_lives(load_store()):
        words += ", waiting for the process that fetches"
    st.progress(done / len(asked) if asked else 1.0, text=words)
    if st.button("Stop fetching", key="articles_fetch_stop"):
        addresses.stop_waiting(load_store())
        st.rerun()


def _show_done() -> None:
    asked = addresses.asked(load_store())
    failed = [one for one in asked if one.state == "failed"]
    done = [one for one in asked if one.state == "done"]
    if not (failed or done):
        return
    told = f"{count_of(len(done), 'address')} fetched"
    st.text(f"{told}, {len(failed)} failed" if failed else f"{told}: look at them below")
    if failed:
        rows = [{"Address": one.url, "What": one.fault, "Way out": one.advice} for one in failed]
        st.dataframe(pd.DataFrame(rows), hide_index=True, key="articles_fetch_failed",
                     alt="Addresses that gave no article, and why")  # fmt: skip
    st.button("Clear this list", key="articles_fetch_clear", on_click=_clear)


def _clear() -> None:
    addresses.clear_addresses(load_store())
