"""The only caches: the store, the replica that follows it, and the answers drawn from it.

Nothing here is given a frame as an argument: Streamlit hashes a sample of a big one, so that two
different frames can be taken for the same. Answers are kept by the filters, as long as the tables
they were drawn from stay what they are.
"""

import atexit
import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from newstables.config import Settings, read_settings
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.tables import as_bits
from newstables.replica.answers import Answers
from newstables.replica.replica import Replica, open_replica
from newstables.replica.tours import TourTables, tell_tour
from newstables.schemas import now
from newstables.store import jobs
from newstables.store.collecting import calling
from newstables.store.search import to_fts5
from newstables.store.store import Store
from newstables.store.version import pipeline_version

Answer = TypeVar("Answer")


@st.cache_resource(show_spinner=False)
def load_settings() -> Settings:
    """Read the settings once a process."""
    _keep_from_collection()
    atexit.register(gc.unfreeze)
    return read_settings()


def _keep_from_collection() -> None:
    """Take what is there now out of the collector's sight.

    Streamlit collects garbage after every run; what imports and tables made is never garbage, and
    looking through it cost 50 to 90 ms a run.
    """
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False)
def load_store() -> Store:
    """Open the store, and have the reading of what was left waiting go on."""
    store = Store(load_settings().store)
    store.forget_lost()
    start_reading(store)
    start_collecting(store)
    return store


def start_reading(store: Store) -> None:
    """Start a worker when articles wait and none is at work."""
    model = load_settings().model
    jobs.ensure_worker(store, pipeline=pipeline_version(model), model=model)


def start_collecting(store: Store) -> None:
    """Start the process that fetches when something waits for it and none is at work."""
    calling.ensure_collector(store, load_settings())


def begin_run() -> None:
    """Look up, once a run of a page, which version of the store it answers from, and which tour."""
    replica, store = _replica(), load_store()
    st.session_state["page_version"] = replica.follow()
    if store.must_read:  # something was damaged; it is forgotten by now
        store.must_read = False
        start_reading(store)
        st.session_state["page_version"] = replica.follow()
    st.session_state["page_drawn"] = now()
    st.session_state["page_tour"] = st.query_params.get("tour", "")


@st.cache_resource(show_spinner="Reading the store …")
def _replica() -> Replica:
    replica = open_replica(load_store())
    _keep_from_collection()
    return replica


@st.cache_resource(show_spinner=False, max_entries=2)
def _tour_tables(place: int, tour: str) -> Replica | TourTables:  # noqa: ARG001 - kept by it
    return tell_tour(_replica(), tour)


def _tables_of(tour: str) -> Replica | TourTables:
    # Whatever moves the events of one tour moves those of the others.
    return _tour_tables(_replica().places["events"], tour) if tour else _replica()


@st.cache_resource(show_spinner=False)
def _answers() -> Answers:
    return Answers()


def answer(question: Callable[..., Answer], *values: Any, **named: Any) -> Answer:
    """Return the answer to `question(tables, *values, **named)`, or the one it gave before.

    Values must be told apart by how they are written, as frozen filters, names and numbers are.
    The answer is shared by all sessions: never change it in place.
    """
    tour = st.session_state["page_tour"]
    # Streamlit takes 0.6 ms to hash filters field by field; their written form takes 0.02.
    key = f"{tour!r} {question.__module__}.{question.__qualname__} {values!r} {named!r}"
    return _answers().answer(
        key,
        lambda: _ask(question, [_searched(value) for value in values], named, tour),
        places=_replica().places,
    )


def answer_later(
    question: Callable[..., Answer], *values: Any, **named: Any
) -> Callable[[], Answer]:
    """Return a function that asks when it is called, also after the run has ended."""
    tour = st.session_state["page_tour"]
    searched = [_searched(value) for value in values]  # needs the run, which is over by then
    return lambda: _ask(question, searched, named, tour)[0]


def _ask(
    question: Callable[..., Answer], values: Sequence[Any], named: dict[str, Any], tour: str
) -> tuple[Answer, set[str]]:
    """Ask one question, all of whose queries see the same state; return what was read, too."""
    with _tables_of(tour).snapshot() as tables:
        return question(tables, *values, **named), tables.read


def _searched(value: Any) -> Any:
    """Look the words of a search up; only the words themselves are hashed for the cache."""
    if not isinstance(value, QuoteFilters) or not value.words:
        return value
    return replace(value, found=_search(_replica().places["quotes"], value.words))


@st.cache_resource(show_spinner=False, max_entries=100)
def _search(place: int, words: str) -> str:  # noqa: ARG001 - kept by it
    expression = to_fts5(words)
    return as_bits(load_store().search_quotes(expression) if expression else ())
