"""What was read and waits for the reader's look, before anything is stored.

It is kept in the store, apart from its articles: what a person uploaded or had fetched outlives the
window, and two windows look at the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import streamlit as st

from components.loading import load_store
from newstables.reading.article import Article, Problem, Reading
from newstables.store.collecting.held import (
    Edit,
    drop_held,
    held_ids,
    hold,
    keep_edits,
    read_edits,
    read_held,
)

_KEY = "articles_review"


@dataclass
class Review:
    """Everything that was read and is not stored yet; `round` counts how often it was stored."""

    readings: dict[str, Reading] = field(default_factory=dict)
    edits: dict[str, dict[str, str | None]] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)  # ids of articles not to be added
    round: int = 0
    pasted: int = 0  # how many texts were pasted since it was last empty
    changed_at_once: int = 0  # how often several articles were changed together
    held: dict[str, int] = field(default_factory=dict)  # the number of each reading in the store
    kept: dict[str, Edit] = field(default_factory=dict)  # what the store knows of edits

    def articles(self) -> list[Article]:
        """Return the articles in the order they came; the same text twice is one article."""
        return list({article.article_id: article for article in self.everything()}.values())

    def repeats(self) -> list[Article]:
        """Return the articles whose text came before in the same review."""
        seen: set[str] = set()
        again = []
        for article in self.everything():
            if article.article_id in seen:
                again.append(article)
            seen.add(article.article_id)
        return again

    def everything(self) -> list[Article]:
        """Return all articles in the order they came, texts that came twice with each printing."""
        return [article for reading in self.readings.values() for article in reading.articles]

    def problems(self) -> list[Problem]:
        """Return what could not be read, less what is asked of tables that are shown above."""
        return [
            problem
            for reading in self.readings.values()
            for problem in reading.problems
            if not (problem.columns and reading.tables)
        ]

    def put(self, key: str, reading: Reading) -> None:
        """Take in what was read, in the place of what came under the same key."""
        if key in self.held:
            drop_held(load_store(), [self.held[key]])
        self.readings[key] = reading
        self.held[key] = hold(load_store(), key, reading)

    def keep_only(self, prefix: str, keys: Iterable[str]) -> None:
        """Forget the readings under `prefix` whose file was taken out again."""
        kept = set(keys)
        gone = [key for key in self.readings if key.startswith(prefix) and key not in kept]
        if gone:
            drop_held(load_store(), [self.held.pop(key) for key in gone if key in self.held])
        for key in gone:
            del self.readings[key]

    def keep_from_before(self, prefix: str) -> None:
        """Keep the readings under `prefix` whatever becomes of their files.

        The field they came in by is emptied when its page is left; that takes nothing back.
        """
        names = {key: f"kept {key}" for key in self.readings if key.startswith(prefix)}
        self.readings = {names.get(key, key): value for key, value in self.readings.items()}
        self.held = {names.get(key, key): value for key, value in self.held.items()}

    def keep_edits(self) -> None:
        """Write what was changed since the last look to the store."""
        now = {
            article_id: Edit(self.edits.get(article_id, {}), article_id in self.left_out)
            for article_id in {*self.edits, *self.left_out, *self.kept}
        }
        changed = {key: edit for key, edit in now.items() if self.kept.get(key, Edit({})) != edit}
        if changed:
            keep_edits(load_store(), changed)
            self.kept |= changed

    def clear(self) -> None:
        """Begin anew: what was read is stored or not wanted."""
        drop_held(load_store(), self.held.values())
        self.readings, self.edits, self.left_out = {}, {}, set()
        self.held, self.kept = {}, {}
        self.round += 1
        self.pasted = 0


def open_review() -> Review:
    """Return the review that this window is at, with what came or went elsewhere."""
    if _KEY not in st.session_state:
        review = st.session_state[_KEY] = Review()
        review.kept = read_edits(load_store())
        review.edits = {key: dict(edit.given) for key, edit in review.kept.items()}
        review.left_out = {key for key, edit in review.kept.items() if edit.left_out}
    review = st.session_state[_KEY]
    there = held_ids(load_store())
    gone = [key for key, held in review.held.items() if held not in set(there)]
    for key in gone:
        del review.held[key], review.readings[key]
    known = set(review.held.values())
    for held in read_held(load_store(), [one for one in there if one not in known]):
        key = f"held {held.held_id}"
        review.held[key], review.readings[key] = held.held_id, held.reading
    return review
