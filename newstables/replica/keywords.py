"""The keyword of each quotation, by parts: see story/keywords.py."""

import sqlite3
from collections.abc import Collection, Iterable

import pandas as pd

from newstables.replica.parts import listed
from newstables.schemas import NO_KEYWORD
from newstables.story.keywords import LEAST, choose, content_words, level, most_frequent


class KeywordIndex:
    """What all quotations say, in a replica's parts; quotations are known by their numbers."""

    def __init__(self, parts: sqlite3.Connection) -> None:
        """Look up and write through `parts`."""
        self._ask = parts.execute
        self._many = parts.executemany

    def follow(self, gone: Collection[int], quotes: pd.DataFrame) -> dict[int, str]:
        """Take in quotations in the place of others.

        Args:
            gone: the numbers of those that were there before, or are to be replaced.
            quotes: number, text and speaker of those that are there now.

        Returns:
            number -> keyword, of these and of each other quotation that has another one now.
        """
        said = {
            int(number): content_words(text, speaker)
            for number, text, speaker in zip(
                quotes["number"], quotes["text"], quotes["speaker"], strict=True
            )
        }
        had = self._said(gone)
        # What is said as before counts as before: a decision seldom changes a word.
        same = {number for number, stems in said.items() if had.get(number) == stems}
        lost = {number: stems for number, stems in had.items() if number not in same}
        come = {number: stems for number, stems in said.items() if number not in same}
        stems = self._count(lost, come)
        again = come.keys() | self._moved(stems)
        taken = self._choose(again, lost.keys() - come.keys())
        shown = self._show(stems | taken)
        return self._keywords(said.keys() | again | self._with_chosen(shown))

    def _said(self, numbers: Iterable[int]) -> dict[int, dict[str, str]]:
        found: dict[int, dict[str, str]] = {number: {} for number in numbers}
        for number, stem, form in self._ask(
            """SELECT number, stem, form FROM stem
            WHERE number IN (SELECT value FROM json_each(?))""",
            [listed(found)],
        ):
            found[number][stem] = form
        return found

    def _count(self, lost: dict[int, dict[str, str]], come: dict[int, dict[str, str]]) -> set[str]:
        """Write who says what, and how many; return the stems that are said by more or by fewer."""
        self._many("DELETE FROM stem WHERE number = ?", [[number] for number in lost])
        counts: dict[tuple[str, str], int] = {}
        for said, sign in ((lost, -1), (come, 1)):
            for stems in said.values():
                for pair in stems.items():
                    counts[pair] = counts.get(pair, 0) + sign
        for number, stems in come.items():
            self._many(
                "INSERT INTO stem VALUES (?, ?, ?)", [[number, *pair] for pair in stems.items()]
            )
        changed = {pair: count for pair, count in counts.items() if count}
        for (stem, form), count in changed.items():
            self._ask(
                """INSERT INTO stem_form VALUES (?, ?, ?)
                ON CONFLICT (stem, form) DO UPDATE SET n = n + excluded.n""",
                [stem, form, count],
            )
            self._ask(
                """INSERT INTO stem_count VALUES (?, ?, -1)
                ON CONFLICT (stem) DO UPDATE SET n = n + excluded.n""",
                [stem, count],
            )
        return {stem for stem, _ in changed}

    def _moved(self, stems: Iterable[str]) -> set[int]:
        """Return the quotations of the stems that have come to another level."""
        moved = set()
        for stem in stems:
            n, was = self._ask("SELECT n, level FROM stem_count WHERE stem = ?", [stem]).fetchone()
            if level(n) != was:
                self._ask("UPDATE stem_count SET level = ? WHERE stem = ?", [level(n), stem])
                moved.add(stem)
        rows = self._ask(
            "SELECT DISTINCT number FROM stem WHERE stem IN (SELECT value FROM json_each(?))",
            [listed(moved)],
        )
        return {row[0] for row in rows}

    def _choose(self, numbers: Iterable[int], gone: Iterable[int]) -> set[str]:
        """Choose for quotations anew; return the stems that more or fewer have than before."""
        wanted = listed(numbers)
        before = dict(
            self._ask(
                """SELECT number, stem FROM chosen
                WHERE number IN (SELECT value FROM json_each(?))""",
                [listed([*numbers, *gone])],
            ).fetchall()
        )
        levels: dict[int, dict[str, int]] = {number: {} for number in numbers}
        for number, stem, of in self._ask(
            """SELECT s.number, s.stem, c.level FROM stem s JOIN stem_count c USING (stem)
            WHERE s.number IN (SELECT value FROM json_each(?))""",
            [wanted],
        ):
            levels[number][stem] = of
        chosen = {number: choose(stems) for number, stems in levels.items()}
        differ = {
            number: stem for number, stem in chosen.items()
            if number not in before or before[number] != stem
        }  # fmt: skip
        self._many("DELETE FROM chosen WHERE number = ?", [[number] for number in gone])
        self._many("INSERT OR REPLACE INTO chosen VALUES (?, ?)", differ.items())
        touched = {before.get(number) for number in (*differ, *gone)} | set(differ.values())
        return {stem for stem in touched if stem is not None}

    def _show(self, stems: Iterable[str]) -> set[str]:
        """Write how keywords are shown; return the stems that are shown otherwise than before."""
        changed = set()
        for stem in stems:
            taken = self._ask(
                "SELECT 1 FROM chosen WHERE stem = ? LIMIT ?", [stem, LEAST]
            ).fetchall()
            forms = dict(
                self._ask("SELECT form, n FROM stem_form WHERE stem = ? AND n > 0", [stem])
            )
            keyword = most_frequent(forms) if len(taken) >= LEAST else NO_KEYWORD
            row = self._ask("SELECT keyword FROM shown WHERE stem = ?", [stem]).fetchone()
            if row is None or row[0] != keyword:
                self._ask("INSERT OR REPLACE INTO shown VALUES (?, ?)", [stem, keyword])
                changed.add(stem)
        return changed

    def _with_chosen(self, stems: Iterable[str]) -> set[int]:
        rows = self._ask(
            "SELECT number FROM chosen WHERE stem IN (SELECT value FROM json_each(?))",
            [listed(stems)],
        )
        return {row[0] for row in rows}

    def _keywords(self, numbers: Iterable[int]) -> dict[int, str]:
        keywords = dict.fromkeys(numbers, NO_KEYWORD)
        rows = self._ask(
            """SELECT c.number, s.keyword FROM chosen c JOIN shown s USING (stem)
            WHERE c.number IN (SELECT value FROM json_each(?))""",
            [listed(keywords)],
        )
        return keywords | dict(rows.fetchall())
