"""What was read and waits for the reader's look, before anything is stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import streamlit as st

from newstables.reading.article import Article, Problem, Reading

_KEY = "articles_review"


@dataclass
class Review:
    """Everything one session read and has not stored yet; `round` counts how often it stored.

    It outlives a look at another page.
    """

    readings: dict[str, Reading] = field(default_factory=dict)
    edits: dict[str, dict[str, str | None]] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)  # ids of articles not to be added
    round: int = 0
    pasted: int = 0  # how many texts were pasted since it was last empty

    def articles(self) -> list[Article]:
        """Return the articles in the order they came; the same text twice is one article."""
        return list({article.article_id: article for article in self._all()}.values())

    def repeats(self) -> list[Article]:
        """Return the articles whose text came before in the same review."""
        seen: set[str] = set()
        again = []
        for article in self._all():
            if article.article_id in seen:
                again.append(article)
            seen.add(article.article_id)
        return again

    def everything(self) -> list[Article]:
        """Return all articles in the order they came, texts that came twice with each printing."""
        return list(self._all())

    def problems(self) -> list[Problem]:
        """Return what could not be read, less the tables whose text column is to be chosen."""
        found = (problem for reading in self.readings.values() for problem in reading.problems)
        return [problem for problem in found if not problem.columns]

    def keep_only(self, prefix: str, keys: Iterable[str]) -> None:
        """Forget the readings under `prefix` whose file was taken out again."""
        kept = set(keys)
        gone = [key for key in self.readings if key.startswith(prefix) and key not in kept]
        for key in gone:
            del self.readings[key]

    def keep_from_before(self, prefix: str) -> None:
        """Keep the readings under `prefix` whatever becomes of their files.

        The field they came in by is emptied when its page is left; that takes nothing back.
        """
        self.readings = {
            f"kept {key}" if key.startswith(prefix) else key: reading
            for key, reading in self.readings.items()
        }

    def clear(self) -> None:
        """Begin anew: what was read is stored or not wanted."""
        self.readings, self.edits, self.left_out = {}, {}, set()
        self.round += 1
        self.pasted = 0

    def _all(self) -> Iterable[Article]:
        return (article for reading in self.readings.values() for article in reading.articles)


def open_review() -> Review:
    """Return the review that this window is at."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Review()
    return st.session_state[_KEY]
