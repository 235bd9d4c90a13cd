"""The only caches: the store, the replica that follows it, and the answers drawn from it.

Nothing here is given a frame as an argument: Streamlit hashes a sample of a big one, so that two
different frames can be taken for the same. Answers are kept by the filters, as long as the tables
they were drawn from stay what they are.
"""

import atexit
import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlencode

import streamlit as st

from components.server.identity import acting
from newstables.config import Settings, read_settings
from newstables.decisions.stories import ALL, find_story
from newstables.queries.articles import chosen_articles
from newstables.queries.filters import Filters
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.stories import stories
from newstables.queries.tables import as_bits
from newstables.replica.answers import Answers
from newstables.replica.apart.asking import Apart, Errand
from newstables.replica.apart.question import Question
from newstables.replica.replica import Replica, open_replica
from newstables.replica.tours import BoundTables, story_tables, tell_tour
from newstables.schemas import now
from newstables.store import jobs
from newstables.store.collecting import calling
from newstables.store.reading_only import open_store
from newstables.store.search import to_fts5
from newstables.store.store import Store
from newstables.store.version import pipeline_version

Answer = TypeVar("Answer")
BIG = 500  # articles; of fewer a file is made sooner than a process starts
_ALL_IN_ADDRESS = "all"  # what `story` is in an address once another one was chosen before


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


def load_store() -> Store:
    """Return the store as whoever acts in this run may use it.

    Raises:
        AccessError: nobody is known who acts.
    """
    return _store().by(acting())


@st.cache_resource(show_spinner=False)
def _store() -> Store:
    """Open the store, and have the reading of what was left waiting go on."""
    store = open_store(load_settings().store)
    store.forget_lost()
    start_reading(store)
    if not store.read_only:
        start_collecting(store)
    return store


def start_reading(store: Store) -> None:
    """Start a worker when articles wait and none is at work; of a store that can be written."""
    if store.read_only:
        return
    model = load_settings().model
    jobs.ensure_worker(store, pipeline=pipeline_version(model), model=model)


def start_collecting(store: Store) -> None:
    """Start the process that fetches when something waits for it and none is at work."""
    calling.ensure_collector(store, load_settings())


@st.cache_resource(show_spinner=False)
def _known() -> dict[Any, tuple[Any, Any]]:
    return {}


def known(question: Callable[..., Answer], *values: Any, **named: Any) -> Answer:
    """Return what `question(store, *values, **named)` gives, asked again once the store changed.

    Every run of a page asks the same few things of the store's own file; opening it for each costs
    more than they do.
    """
    store = _store()
    key, seen = (question, values, tuple(named.items())), store.untouched()
    before, told = _known().get(key, (None, None))
    if seen is None or seen != before:
        told = question(store, *values, **named)
        _known()[key] = seen, told
    return told


def _follow(store: Store) -> int:
    """Have the tables follow the store; return which version of it they are of."""
    replica = _replica()
    version = replica.follow()
    if store.must_read:  # something was damaged; it is forgotten by now
        store.must_read = False
        start_reading(store)
        version = replica.follow()
    return version


class Bounds(NamedTuple):
    """What a run of a page is asked of: a story and a tour of it, "" for all and for the first."""

    story: str = ""
    tour: str = ""


def begin_run() -> None:
    """Look up, once a run of a page, which version of the store it answers from, and of what."""
    if not _replica().is_there():
        for kept in (_replica, _bound_tables, _answers, _known):
            kept.clear()
    st.session_state["page_version"] = known(_follow)
    st.session_state["page_drawn"] = now()
    st.session_state["page_bounds"] = Bounds(_story_wanted(), st.query_params.get("tour", ""))


def _story_wanted() -> str:
    """Return the story that the address names, or that was looked at before; the address tells it.

    One that is not there is kept for the page to say so.
    """
    session, address = st.session_state, st.query_params
    wanted = address.get("story", session.get("page_story", ALL))
    story = (
        find_story(answer_of_store(stories), wanted) if wanted not in ("", _ALL_IN_ADDRESS) else ALL
    )
    if story is None:
        session["page_story_gone"] = wanted
    if wanted or "page_story" in session:
        address["story"] = story or _ALL_IN_ADDRESS
        session["page_story"] = story or ALL
        if story and not looked_at(story):
            leave_story()  # the first look: what comes later is new
    return story or ALL


def story_chosen() -> str:
    """Return the id of the story that the page is bounded to; "" = all articles."""
    return bounds().story


def choose_story(story_id: str) -> None:
    """Have the next run of a page bounded to a story; "" = to none."""
    leave_story()
    st.query_params["story"] = story_id or _ALL_IN_ADDRESS
    st.session_state["page_story"] = story_id


def looked_at(story_id: str) -> str:
    """Return when a story was last looked at before this visit, as an ISO time; "" = never."""
    return load_store().note(f"looked_at {story_id}") or ""


def leave_story() -> None:
    """Note that the story that was chosen was looked at until now."""
    left = st.session_state.get("page_story")
    if left and not load_store().read_only:
        load_store().write_note(f"looked_at {left}", now())


def in_story(address: str) -> str:
    """Return an address on this server so that it opens in the story that is chosen."""
    if not story_chosen():
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode({'story': story_chosen()})}"


def bounds() -> Bounds:
    """Return what this run of a page is asked of."""
    found: Bounds = st.session_state["page_bounds"]
    return found


@st.cache_resource(show_spinner="Reading the store …")
def _replica() -> Replica:
    replica = open_replica(_store())
    _keep_from_collection()
    return replica


def replica_of_store() -> Replica:
    """Return the tables of all articles, for what reads or changes a story as a whole."""
    return _replica()


def _tables_of(of: Bounds) -> Replica | BoundTables:
    # Whatever moves the events of one tour moves those of the others.
    return _bound_tables(_replica().places["events"], of) if any(of) else _replica()


@st.cache_resource(show_spinner=False, max_entries=4)
def _bound_tables(place: int, of: Bounds) -> Replica | BoundTables:  # noqa: ARG001 - kept by it
    bounded = story_tables(_replica(), of.story)
    return tell_tour(bounded, of.tour) if of.tour else bounded


@st.cache_resource(show_spinner=False)
def _answers() -> Answers:
    return Answers()


def answer(question: Callable[..., Answer], *values: Any, **named: Any) -> Answer:
    """Return the answer to `question(tables, *values, **named)`, or the one it gave before.

    Values must be told apart by how they are written, as frozen filters, names and numbers are.
    The answer is shared by all sessions: never change it in place.
    """
    return _kept(bounds(), question, values, named)


def answer_of_store(question: Callable[..., Answer], *values: Any, **named: Any) -> Answer:
    """Return the answer of all articles, whichever story is chosen: see `answer`."""
    return _kept(Bounds(), question, values, named)


def answer_in(story_id: str, question: Callable[..., Answer], *values: Any) -> Answer:
    """Return the answer of one story, whichever is chosen: see `answer`."""
    return _kept(Bounds(story_id), question, values, {})


def _kept(
    of: Bounds, question: Callable[..., Answer], values: tuple[Any, ...], named: dict[str, Any]
) -> Answer:
    # Streamlit takes 0.6 ms to hash filters field by field; their written form takes 0.02.
    key = f"{of!r} {question.__module__}.{question.__qualname__} {values!r} {named!r}"
    return _answers().answer(
        key,
        lambda: _ask(question, [_searched(value) for value in values], named, of),
        places=_replica().places,
    )


def answer_later(
    question: Callable[..., Answer], *values: Any, **named: Any
) -> Callable[[], Answer]:
    """Return a function that asks when it is called, also after the run has ended.

    Of a big store a process of its own is asked, so that nobody's page waits for another's file.

    Args:
        question: a function of `newstables`.
        values: that can be pickled, as `named` can.
    """
    of = bounds()
    searched = [_searched(value) for value in values]  # needs the run, which is over by then
    if is_big():
        asked = Question(question, tuple(searched), named, of.story, of.tour)
        return lambda: _apart().ask(asked)
    return lambda: _ask(question, searched, named, of)[0]


def noted(make: Callable[[], Answer], target: str, *, about: str = "") -> Callable[[], Answer]:
    """Return a function that makes a file and has the audit log say who saved it.

    Args:
        make: what makes it; it is called when the run has ended.
        target: what is saved.
        about: in which format, with which choices.
    """
    store, story = load_store(), story_chosen()

    def made() -> Answer:
        content = make()
        store.note_done("file saved", target, story=story, about=about)
        return content

    return made


def is_big() -> bool:
    """Return whether files of this store are made by a process of its own."""
    return int(answer_of_store(chosen_articles, Filters())["articles"]) >= BIG


def answer_apart(
    question: Callable[..., Answer], *values: Any, **named: Any
) -> Callable[[Errand], Answer]:
    """Return a function that asks a process of its own, and has an errand told how far that is.

    Takes what `answer_later` takes; the question takes `report` too.
    """
    of, apart = bounds(), _apart()
    searched = tuple(_searched(value) for value in values)
    asked = Question(question, searched, named, of.story, of.tour, reported=True)
    return lambda errand: apart.ask(asked, errand)


@st.cache_resource(show_spinner=False)
def _apart() -> Apart:
    return Apart(load_settings().store)


def _ask(
    question: Callable[..., Answer], values: Sequence[Any], named: dict[str, Any], of: Bounds
) -> tuple[Answer, set[str]]:
    """Ask one question, all of whose queries see the same state; return what was read, too."""
    with _tables_of(of).snapshot() as tables:
        return question(tables, *values, **named), tables.read


def _searched(value: Any) -> Any:
    """Look the words of a search up; only the words themselves are hashed for the cache."""
    if not isinstance(value, QuoteFilters) or not value.words:
        return value
    return replace(value, found=_search(_replica().places["quotes"], value.words))


@st.cache_resource(show_spinner=False, max_entries=100)
def _search(place: int, words: str) -> str:  # noqa: ARG001 - kept by it
    expression = to_fts5(words)
    return as_bits(_store().search_quotes(expression) if expression else ())
