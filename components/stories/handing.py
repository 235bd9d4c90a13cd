"""A story as one file: handed over, looked at before it is taken in, and what differs asked."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from components.correction_log import object_to
from components.loading import choose_story, load_store, noted, replica_of_store, start_reading
from components.page import say, show_error
from components.server.permission import takes
from newstables.decisions.differing import spell_difference
from newstables.decisions.stories import Story
from newstables.errors import DatelineError
from newstables.replica.stories.handing_over import hand_over
from newstables.replica.stories.taking_in import Offered, look_at, take_in
from newstables.store.store import Store
from newstables.wording import count_of

_KEY = "stories_take"
_FAULTS = 5  # of a file, told one by one


def offer_hand_over(story: Story, *, key: str) -> None:
    """Draw what writes a story to a file for somebody else."""
    st.checkbox(
        "Without the texts",
        key=f"{key}_bare",
        help="For rights: of the articles only their addresses and what was found in them",
    )
    texts = not st.session_state.get(f"{key}_bare")
    st.download_button(
        "Hand over as a file",
        noted(partial(_written, load_store(), story, texts=texts), story.name, about="handed over"),
        file_name=f"{story.story_id}.zip",
        mime="application/zip",
        key=f"{key}_hand",
        on_click="ignore",
    )


def _written(store: Store, story: Story, *, texts: bool) -> bytes:
    with tempfile.TemporaryDirectory(prefix="dateline-") as name:
        path = Path(name) / "story.zip"
        hand_over(store, replica_of_store(), story, path, texts=texts)
        return path.read_bytes()


@takes("ingest")
def show_taking() -> None:
    """Draw what takes a story in that somebody handed over: first what it holds."""
    with st.expander("Take in a story that somebody handed over"):
        given = st.file_uploader("The file that they saved", type=["zip"], key=f"{_KEY}_file")
        if given is None:
            return
        try:
            with _kept(given) as path:
                offer = look_at(load_store(), path)
        except DatelineError as fault:
            show_error(str(fault).replace(str(path), given.name))
            return
        _show_offer(offer)
        answers = [_ask(place, offer) for place in range(len(offer.differences))]
        st.button(
            "Take it in",
            key=f"{_KEY}_do",
            type="primary",
            disabled=None in answers,
            help="Say of each difference which one holds" if None in answers else None,
            on_click=_take,
            args=(given, offer.story_id, [at for at, answer in enumerate(answers) if answer]),
        )


def _show_offer(offer: Offered) -> None:
    st.text(offer.name)
    if offer.about:
        st.text(offer.about)
    facts = [
        f"handed over {offer.made_at[:16].replace('T', ' ')} UTC",
        f"{count_of(offer.articles, 'article')}, {offer.new_articles} not here",
        f"{count_of(offer.decisions, 'decision')}, {offer.new_decisions} not here",
        count_of(offer.briefings, "briefing"),
    ]
    st.text(" · ".join(facts))
    if not offer.texts:
        st.text(
            f"Without texts: {count_of(len(offer.addresses), 'address')} will be fetched, "
            f"{count_of(offer.lost, 'article')} without an address cannot be."
        )
    for fault in offer.faults[:_FAULTS]:
        st.text(f"Left out: {fault}")
    if len(offer.faults) > _FAULTS:
        st.text(f"{len(offer.faults) - _FAULTS} more are left out.")


def _ask(place: int, offer: Offered) -> bool | None:
    """Draw one difference; return whether theirs holds, None while it is not said."""
    difference = offer.differences[place]
    st.text(spell_difference(difference))
    return st.radio(
        f"Which holds, difference {place + 1}",
        [False, True],
        format_func=["Keep what is here", "Take theirs"].__getitem__,
        index=None,
        horizontal=True,
        key=f"{_KEY}_{difference.what}_{difference.target}_{place}",
    )


def _take(given: Any, story_id: str, theirs: list[int]) -> None:
    try:
        with _kept(given) as path:
            taken = take_in(load_store(), replica_of_store(), path, theirs=theirs)
    except DatelineError as fault:
        object_to(str(fault).replace(str(path), given.name))
        return
    start_reading(load_store())
    say(
        f"Taken in: {count_of(taken.articles, 'new article')}, "
        f"{count_of(taken.decisions, 'new decision')}, "
        f"{count_of(taken.briefings, 'new briefing')}."
    )
    choose_story(story_id)


@contextmanager
def _kept(given: Any) -> Iterator[Path]:
    """Give an uploaded file a place on the disk for a while."""
    with tempfile.TemporaryDirectory(prefix="dateline-") as name:
        path = Path(name) / "story.zip"
        path.write_bytes(given.getvalue())
        yield path
