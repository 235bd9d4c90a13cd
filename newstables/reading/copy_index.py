"""Copies and near-copies among articles: an index of runs of words that grows with each of them.

What copies none may say one over in other words (see `rewording`): it is told apart, and no origin
either. An article added costs a look-up for each run that is sampled of it, however many there are.
The order in which they are added changes nothing: where a newcomer precedes articles alike, those
are looked at again.
"""

import heapq
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from newstables.reading.rewording import AT_LEAST as IN_ORDER
from newstables.reading.rewording import may_reword, share_in_order
from newstables.reading.runs import (
    AT_LEAST,
    Runs,
    Words,
    count_sampled,
    likeness,
    may_be_copy,
    precedence,
    runs_of,
    sample_of,
    words_of,
)
from newstables.schemas import COPY_KINDS

# The text of one article with its words and how many runs they make (size), and those runs that
# are sampled: of originals (copy = 0) they find copies. The store has them by a migration: what
# changes here is a new one there.
TABLES = """
CREATE TABLE copy_text (
    article_id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, precedence TEXT NOT NULL,
    original INTEGER, reworded INTEGER NOT NULL DEFAULT 0, size INTEGER NOT NULL,
    sampled INTEGER NOT NULL, words BLOB NOT NULL
);
CREATE TABLE copy_run (
    run INTEGER NOT NULL, copy INTEGER NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (run, copy, number)
) WITHOUT ROWID;
"""

_COMMON = 50  # originals; a run in more of them is a formula and finds no candidate
_COMPARED = 20  # candidates compared run by run, those that share most
_READ = 5  # candidates compared word by word

Spans = Iterable[tuple[int, int]]


class Origin(NamedTuple):
    """What an article copies."""

    article_id: str
    reworded: bool  # said over in other words, not printed again

    @property
    def kind(self) -> str:
        """Return one of COPY_KINDS."""
        return COPY_KINDS[self.reworded]


class _Text(NamedTuple):
    number: int
    precedence: str
    original: int | None  # number of the one it copies; its own when it copies none
    reworded: int  # whether it says that one over
    size: int  # runs
    sampled: int  # of them


class CopyIndex:
    """The index in an SQLite file that has TABLES; the caller opens and ends the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Look up and write through `connection`."""
        self._ask = connection.execute
        self._texts: dict[int, _Text] = {}

    def add(self, articles: Sequence[tuple[Mapping[str, Any], Spans]]) -> dict[str, Origin | None]:
        """Add articles, or put what was read of them anew in the place of what was.

        Args:
            articles: rows of ARTICLES, each with the stretches that are furniture: start, end.

        Returns:
            article_id -> what it copies, None: nothing; for each article added and each other for
            which it changed.
        """
        waiting: list[tuple[str, int]] = []
        for article, left_out in articles:
            waiting += self._put(article, words_of(article["text"], left_out=left_out))
        return self._settle(waiting)

    def likeness(self, article_id: str, origin: Origin) -> float:
        """Return which share of an article's runs stands in another one, both of them added.

        Of one that says it over, that of the words in the same order.
        """
        one, other = (self._words(self._number(known)) for known in (article_id, origin.article_id))
        return (
            share_in_order(one, other) if origin.reworded else likeness(*map(runs_of, (one, other)))
        )

    def _put(self, article: Mapping[str, Any], words: Words) -> list[tuple[str, int]]:
        """Write an article's words; return which articles are to be looked at again."""
        runs = runs_of(words)
        number = self._number(article["article_id"])
        again: list[tuple[str, int]] = []
        if number:
            old, old_words = self._text(number), self._words(number)
            if np.array_equal(old_words, words):
                return [(old.precedence, number)]
            if old.original == number:
                again = self._later(old)
            self._drop(number, runs_of(old_words))
            self._ask("DELETE FROM copy_text WHERE number = ?", [number])
            self._texts.pop(number)
        self._ask(
            "INSERT INTO copy_text VALUES (?, ?, ?, NULL, 0, ?, ?, ?)",
            [
                article["article_id"],
                number or self._next_number(),
                precedence(article),
                len(runs),
                count_sampled(runs),
                words.tobytes(),
            ],
        )
        text = self._text(self._number(article["article_id"]))
        return [*again, (text.precedence, text.number)]

    def _settle(self, waiting: list[tuple[str, int]]) -> dict[str, Origin | None]:
        """Look at articles in order of precedence; an original that is new or none any more has
        those like it that come later looked at too.
        """
        heapq.heapify(waiting)
        changed: dict[int, tuple[int, bool]] = {}
        last = -1
        while waiting:
            _, number = heapq.heappop(waiting)
            if number == last:
                continue
            last = number
            text = self._text(number)
            best, reworded = self._best(text)
            is_new = text.original is None  # of which no run is written yet
            was_original, is_original = text.original == number, best == number
            changed[number] = best, reworded
            self._ask(
                "UPDATE copy_text SET original = ?, reworded = ? WHERE number = ?",
                [best, reworded, number],
            )
            self._texts[number] = text = text._replace(original=best, reworded=reworded)
            if is_new or was_original != is_original:
                runs = self._runs(number)
                if not is_new:
                    self._drop(number, runs)
                self._write(number, runs, copy=not is_original)
            if was_original != is_original:
                for later in self._later(text):
                    heapq.heappush(waiting, later)
        return {
            self._id(number): None if best == number else Origin(self._id(best), reworded)
            for number, (best, reworded) in changed.items()
        }

    def _best(self, text: _Text) -> tuple[int, bool]:
        """Return the number of the original that holds most of a text's runs, or its own.

        Where it copies none, that of the one it says over in other words, and True.
        """
        words = self._words(text.number)
        runs = runs_of(words)
        shared = self._sharing(runs, only_originals=True)
        before = [other for other in map(self._text, shared) if other.precedence < text.precedence]
        before.sort(key=lambda other: (-shared[other.number], other.precedence))
        copied = [other for other in before if _may_be_copy(text, other, shared[other.number])]
        shares = {
            other.number: likeness(runs, self._runs(other.number)) for other in copied[:_COMPARED]
        }
        if best := _highest(shares, least=AT_LEAST):
            return best, False
        reworded = [other for other in before if _may_reword(text, other, shared[other.number])]
        shares = {
            other.number: share_in_order(words, self._words(other.number))
            for other in reworded[:_READ]
        }
        best = _highest(shares, least=IN_ORDER)
        return best or text.number, best > 0

    def _later(self, text: _Text) -> list[tuple[str, int]]:
        """Return the texts that come after one and may copy it."""
        found = []
        runs = self._runs(text.number)
        for number, shared in self._sharing(runs, only_originals=False).items():
            other = self._text(number)
            if other.precedence > text.precedence and (
                _may_be_copy(other, text, shared) or _may_reword(other, text, shared)
            ):
                found.append((other.precedence, number))
        return found

    def _sharing(self, runs: Runs, *, only_originals: bool) -> Counter[int]:
        """Count how many of the sampled runs each text shares, formulas left out."""
        shared: Counter[int] = Counter()
        for run in sample_of(runs):
            rows = self._ask(
                "SELECT number FROM copy_run WHERE run = ? AND copy = 0 LIMIT ?", [run, _COMMON + 1]
            ).fetchall()
            if len(rows) > _COMMON:
                continue
            shared.update(row[0] for row in rows)
            if not only_originals:
                copies = self._ask("SELECT number FROM copy_run WHERE run = ? AND copy = 1", [run])
                shared.update(row[0] for row in copies)
        return shared

    def _text(self, number: int) -> _Text:
        if number not in self._texts:
            self._texts[number] = _Text(
                *self._ask(
                    """SELECT number, precedence, original, reworded, size, sampled
                    FROM copy_text WHERE number = ?""",
                    [number],
                ).fetchone()
            )
        return self._texts[number]

    def _words(self, number: int) -> Words:
        row = self._ask("SELECT words FROM copy_text WHERE number = ?", [number]).fetchone()
        return np.frombuffer(row[0], dtype=np.uint32)

    def _runs(self, number: int) -> Runs:
        return runs_of(self._words(number))

    def _number(self, article_id: str) -> int:
        row = self._ask(
            "SELECT number FROM copy_text WHERE article_id = ?", [article_id]
        ).fetchone()
        return int(row[0]) if row else 0

    def _next_number(self) -> int:
        return int(self._ask("SELECT coalesce(max(number), 0) + 1 FROM copy_text").fetchone()[0])

    def _id(self, number: int) -> str:
        row = self._ask("SELECT article_id FROM copy_text WHERE number = ?", [number]).fetchone()
        return str(row[0])

    def _write(self, number: int, runs: Runs, *, copy: bool) -> None:
        for run in sample_of(runs):
            self._ask("INSERT INTO copy_run VALUES (?, ?, ?)", [run, copy, number])

    def _drop(self, number: int, runs: Runs) -> None:
        for run in sample_of(runs):
            self._ask(
                "DELETE FROM copy_run WHERE run = ? AND copy IN (0, 1) AND number = ?",
                [run, number],
            )


def _may_be_copy(text: _Text, other: _Text, shared: int) -> bool:
    return may_be_copy(text.size, text.sampled, original=other.size, shared=shared)


def _may_reword(text: _Text, other: _Text, shared: int) -> bool:
    return may_reword(text.size, text.sampled, original=other.size, shared=shared)


def _highest(shares: Mapping[int, float], *, least: float) -> int:
    """Return the number of the first that has the highest share, if that is enough; else 0."""
    best = max(shares, key=shares.__getitem__, default=0)
    return best if shares.get(best, 0.0) >= least else 0
