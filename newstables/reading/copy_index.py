"""Copies and near-copies among articles: an index of runs of words that grows with each of them.

An article added costs a look-up for each run that is sampled of it, however many there are. The
order in which they are added changes nothing: where a newcomer precedes articles alike, those are
looked at again.
"""

import heapq
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from newstables.reading.runs import (
    AT_LEAST,
    Runs,
    count_sampled,
    likeness,
    may_be_copy,
    precedence,
    runs_of,
    sample_of,
)

# The text of one article with its runs (size: how many), and those of them that are sampled: of
# originals (copy = 0) they find copies. The store has them by a migration: what changes here is
# a new one there.
TABLES = """
CREATE TABLE copy_text (
    article_id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, precedence TEXT NOT NULL,
    original INTEGER, size INTEGER NOT NULL, sampled INTEGER NOT NULL, runs BLOB NOT NULL
);
CREATE TABLE copy_run (
    run INTEGER NOT NULL, copy INTEGER NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (run, copy, number)
) WITHOUT ROWID;
"""

_COMMON = 50  # originals; a run in more of them is a formula and finds no candidate
_COMPARED = 20  # candidates compared run by run, those that share most

Spans = Iterable[tuple[int, int]]


class _Text(NamedTuple):
    number: int
    precedence: str
    original: int | None  # number of the one it copies; its own when it copies none
    size: int  # runs
    sampled: int  # of them


class CopyIndex:
    """The index in an SQLite file that has TABLES; the caller opens and ends the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Look up and write through `connection`."""
        self._ask = connection.execute
        self._texts: dict[int, _Text] = {}

    def add(self, articles: Sequence[tuple[Mapping[str, Any], Spans]]) -> dict[str, str | None]:
        """Add articles, or put what was read of them anew in the place of what was.

        Args:
            articles: rows of ARTICLES, each with the stretches that are furniture: start, end.

        Returns:
            article_id -> article_id of the one it copies, None: of none; for each article added
            and each other for which it changed.
        """
        waiting: list[tuple[str, int]] = []
        for article, left_out in articles:
            waiting += self._put(article, runs_of(article["text"], left_out=left_out))
        return self._settle(waiting)

    def likeness(self, article_id: str, other: str) -> float:
        """Return which share of an article's runs stands in another one, both of them added."""
        return likeness(*(self._runs(self._number(known)) for known in (article_id, other)))

    def _put(self, article: Mapping[str, Any], runs: Runs) -> list[tuple[str, int]]:
        """Write an article's runs; return which articles are to be looked at again."""
        number = self._number(article["article_id"])
        again: list[tuple[str, int]] = []
        if number:
            old, old_runs = self._text(number), self._runs(number)
            if np.array_equal(old_runs, runs):
                return [(old.precedence, number)]
            if old.original == number:
                again = self._later(old)
            self._drop(number, old_runs)
            self._ask("DELETE FROM copy_text WHERE number = ?", [number])
            self._texts.pop(number)
        self._ask(
            "INSERT INTO copy_text VALUES (?, ?, ?, NULL, ?, ?, ?)",
            [
                article["article_id"],
                number or self._next_number(),
                precedence(article),
                len(runs),
                count_sampled(runs),
                runs.tobytes(),
            ],
        )
        text = self._text(self._number(article["article_id"]))
        return [*again, (text.precedence, text.number)]

    def _settle(self, waiting: list[tuple[str, int]]) -> dict[str, str | None]:
        """Look at articles in order of precedence; an original that is new or none any more has
        those like it that come later looked at too.
        """
        heapq.heapify(waiting)
        changed: dict[int, int] = {}
        last = -1
        while waiting:
            _, number = heapq.heappop(waiting)
            if number == last:
                continue
            last = number
            text = self._text(number)
            best = self._best(text)
            is_new = text.original is None  # of which no run is written yet
            was_original, is_original = text.original == number, best == number
            changed[number] = best
            self._ask("UPDATE copy_text SET original = ? WHERE number = ?", [best, number])
            self._texts[number] = text = text._replace(original=best)
            if is_new or was_original != is_original:
                runs = self._runs(number)
                if not is_new:
                    self._drop(number, runs)
                self._write(number, runs, copy=not is_original)
            if was_original != is_original:
                for later in self._later(text):
                    heapq.heappush(waiting, later)
        return {
            self._id(number): None if best == number else self._id(best)
            for number, best in changed.items()
        }

    def _best(self, text: _Text) -> int:
        """Return the number of the original that holds most of a text's runs, or its own."""
        runs = self._runs(text.number)
        found = []
        for number, shared in self._sharing(runs, only_originals=True).items():
            other = self._text(number)
            if other.precedence < text.precedence and _may_be_copy(text, other, shared):
                found.append((-shared, other.precedence, number))
        best, most = text.number, 0.0
        for _, _, number in sorted(found)[:_COMPARED]:
            share = likeness(runs, self._runs(number))
            if share >= AT_LEAST and share > most:
                best, most = number, share
        return best

    def _later(self, text: _Text) -> list[tuple[str, int]]:
        """Return the texts that come after one and may copy it."""
        found = []
        runs = self._runs(text.number)
        for number, shared in self._sharing(runs, only_originals=False).items():
            other = self._text(number)
            if other.precedence > text.precedence and _may_be_copy(other, text, shared):
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
                    """SELECT number, precedence, original, size, sampled
                    FROM copy_text WHERE number = ?""",
                    [number],
                ).fetchone()
            )
        return self._texts[number]

    def _runs(self, number: int) -> Runs:
        row = self._ask("SELECT runs FROM copy_text WHERE number = ?", [number]).fetchone()
        return np.frombuffer(row[0], dtype=np.int32)

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
