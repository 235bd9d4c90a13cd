"""The utterance of each quotation, by parts: see story/utterances.py."""

import sqlite3
from collections.abc import Collection, Iterable

import pandas as pd

from newstables.replica.parts import listed
from newstables.story.utterances import (
    COMPARED,
    Saying,
    first_alike,
    saying,
    utterances_by_hand,
)

Place = tuple[int, str, int, int]  # rank, article_id, start, number: the order of sayings


class SayingIndex:
    """What was said by whom in all articles, in a replica's parts, by number of quotation."""

    def __init__(self, parts: sqlite3.Connection) -> None:
        """Look up and write through `parts`."""
        self._ask = parts.execute
        self._many = parts.executemany

    def follow(self, gone: Collection[int], quotes: pd.DataFrame) -> dict[int, str]:
        """Take in quotations in the place of others.

        Args:
            gone: the numbers of those that were there before, or are to be replaced.
            quotes: number, quote_id, article_id, start and what is COMPARED of those that are
                there now.

        Returns:
            number -> utterance, of these and of each other quotation that has another one now.
        """
        come: dict[int, tuple[Place, str, Saying]] = {}
        numbers = (int(number) for number in quotes["number"])
        found = dict(zip(numbers, utterances_by_hand(quotes), strict=True))
        columns = (quotes[name] for name in _COLUMNS)
        for number, quote_id, article_id, start, *told in zip(*columns, strict=True):
            if said := saying(*told):
                place = (said.rank, article_id, int(start), int(number))
                come[int(number)] = (place, quote_id, said)
        had = self._known(gone)
        same = {number for number, entry in come.items() if had.get(number) == entry}
        lost = {number: entry for number, entry in had.items() if number not in same}
        come = {number: entry for number, entry in come.items() if number not in same}
        beside = self._sharing(entry[2] for entry in (*lost.values(), *come.values()))
        again = (beside - lost.keys()) | come.keys()
        again |= self._children(lost)
        self._write(lost, come)
        roots = self._join(again - (lost.keys() - come.keys()))
        kept = self._utterances(same | roots)
        return {number: kept.get(number, own) for number, own in found.items()} | {
            number: kept[number] for number in roots
        }

    def _known(self, numbers: Iterable[int]) -> dict[int, tuple[Place, str, Saying]]:
        rows = self._ask(
            """SELECT number, article_id, start, quote_id, speaker, words, day, joined, alone
            FROM saying WHERE number IN (SELECT value FROM json_each(?))""",
            [listed(numbers)],
        )
        return {
            number: ((said.rank, article_id, start, number), quote_id, said)
            for number, article_id, start, quote_id, *told in rows
            if (said := Saying(*told))
        }

    def _sharing(self, sayings: Iterable[Saying]) -> set[int]:
        hashes = {number for said in sayings for number in said.hashes}
        rows = self._ask(
            "SELECT number FROM saying_hash WHERE hash IN (SELECT value FROM json_each(?))",
            [listed(hashes)],
        )
        return {row[0] for row in rows}

    def _children(self, numbers: Iterable[int]) -> set[int]:
        rows = self._ask(
            "SELECT number FROM saying WHERE parent IN (SELECT value FROM json_each(?))",
            [listed(numbers)],
        )
        return {row[0] for row in rows}

    def _write(
        self,
        lost: dict[int, tuple[Place, str, Saying]],
        come: dict[int, tuple[Place, str, Saying]],
    ) -> None:
        for number, (_, _, said) in lost.items():
            self._ask("DELETE FROM saying WHERE number = ?", [number])
            self._many(
                "DELETE FROM saying_hash WHERE hash = ? AND number = ?",
                [[hashed, number] for hashed in said.hashes],
            )
        for number, ((_, article_id, start, _), quote_id, said) in come.items():
            self._ask(
                "INSERT INTO saying VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
                [
                    number,
                    article_id,
                    start,
                    said.speaker,
                    said.words,
                    said.day,
                    said.joined,
                    said.alone,
                    quote_id,
                ],
            )
            self._many(
                "INSERT INTO saying_hash VALUES (?, ?)",
                [[hashed, number] for hashed in said.hashes],
            )

    def _join(self, numbers: Collection[int]) -> set[int]:
        """Find what sayings print again; return those that belong to another utterance now."""
        beside: dict[int, set[int]] = {number: set() for number in numbers}
        for number, other in self._ask(
            """SELECT o.number, h.number FROM saying_hash o JOIN saying_hash h USING (hash)
            WHERE o.number IN (SELECT value FROM json_each(?)) AND h.number <> o.number""",
            [listed(numbers)],
        ):
            beside[number].add(other)
        known = self._known({*numbers, *(other for found in beside.values() for other in found)})
        order = sorted((known[number] for number in numbers), key=_joined_first)
        for place, _, said in order:
            others = ((at, told) for at, _, told in (known[other] for other in beside[place[3]]))
            first = first_alike(place, said, others)
            self._ask(
                "UPDATE saying SET parent = ? WHERE number = ?",
                [first[3] if first else None, place[3]],
            )
        changed: set[int] = set()
        for place, quote_id, said in order:
            changed |= self._root(place[3], said.joined or quote_id)
        return changed

    def _root(self, number: int, own: str) -> set[int]:
        """Give a saying the utterance of its parent, or its own, and so what belongs to it."""
        row = self._ask(
            """SELECT p.utterance FROM saying s JOIN saying p ON p.number = s.parent
            WHERE s.number = ?""",
            [number],
        ).fetchone()
        utterance = row[0] if row else own
        changed: set[int] = set()
        waiting = [number]
        while waiting:
            one = waiting.pop()
            done = self._ask(
                "UPDATE saying SET utterance = ? WHERE number = ? AND utterance IS NOT ?",
                [utterance, one, utterance],
            )
            if done.rowcount:
                changed.add(one)
                waiting += self._children([one])
        return changed

    def _utterances(self, numbers: Iterable[int]) -> dict[int, str]:
        rows = self._ask(
            """SELECT number, utterance FROM saying
            WHERE number IN (SELECT value FROM json_each(?))""",
            [listed(numbers)],
        )
        return dict(rows.fetchall())


_COLUMNS = ("number", "quote_id", "article_id", "start", *COMPARED)


def _joined_first(entry: tuple[Place, str, Saying]) -> tuple[bool, Place]:
    return entry[2].joined is None, entry[0]
