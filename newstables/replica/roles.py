"""Speakers whom one article knows by role alone and another names, by parts."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable

import pandas as pd

from newstables.replica.parts import listed
from newstables.story.speakers_by_role import (
    HOLD_NAMES,
    Holders,
    asked_role,
    holds_a_name,
    parts_of,
    plain_words,
    role_told,
)


class RoleIndex:
    """Who is called what in all articles, in a replica's parts."""

    def __init__(self, parts: sqlite3.Connection) -> None:
        """Look up and write through `parts`."""
        self._ask = parts.execute
        self._many = parts.executemany

    def follow_names(
        self, lost: Iterable[tuple[str, str]], come: Iterable[tuple[str, str]]
    ) -> set[str]:
        """Take in what names are called; return the articles that ask anew.

        Args:
            lost: type and name of what no longer is called so, come: of what is now.
        """
        counts: Counter[str] = Counter()
        for pairs, sign in ((lost, -1), (come, 1)):
            for type_, name in pairs:
                if type_ in HOLD_NAMES:
                    counts[plain_words(name)] += sign
        changed = {name: count for name, count in counts.items() if count}
        before = self._known(changed)
        for name, count in changed.items():
            self._ask(
                """INSERT INTO known_name VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET n = n + excluded.n""",
                [name, count],
            )
        flipped = before ^ self._known(changed)
        self._ask("DELETE FROM known_name WHERE n = 0")
        rows = self._ask(
            """SELECT DISTINCT a.article_id FROM role_part p JOIN asked_role a USING (role)
            WHERE p.part IN (SELECT value FROM json_each(?))""",
            [listed(flipped)],
        )
        return {row[0] for row in rows}

    def follow_quotes(self, article_ids: Collection[str], quotes: pd.DataFrame) -> set[str]:
        """Take in the quotations of some articles; return the articles that ask anew.

        Args:
            article_ids: the articles.
            quotes: QUOTES of them, with speakers named over all articles.
        """
        told: dict[tuple[str, str, str], str] = {}
        asked: set[tuple[str, str]] = set()
        columns = (quotes[name].tolist() for name in _COLUMNS)
        for article_id, speaker, role, printed in zip(*columns, strict=True):
            if not (pd.isna(speaker) or pd.isna(role)):
                told.setdefault((role_told(role), speaker, article_id), role)
            if (wanted := asked_role(speaker, printed)) is not None:
                asked.add((wanted, article_id))
        changed = self._write_told(article_ids, told)
        self._write_asked(article_ids, asked)
        rows = self._ask(
            """SELECT DISTINCT article_id FROM asked_role
            WHERE role IN (SELECT value FROM json_each(?))""",
            [listed(changed)],
        )
        return {row[0] for row in rows}

    def holders(self, quotes: pd.DataFrame) -> Holders:
        """Return who is called what of those whom some quotations give a role alone of."""
        wanted = {
            role
            for speaker, printed in zip(quotes["speaker"], quotes["speaker_text"], strict=True)
            if (role := asked_role(speaker, printed)) is not None
        }
        found: dict[str, dict[str, dict[str, str]]] = {}
        for role in sorted(wanted):
            if not holds_a_name(role, self._known(parts_of(role))):
                continue
            for speaker, article_id, printed in self._ask(
                """SELECT speaker, article_id, printed FROM told_role WHERE role = ?
                ORDER BY article_id""",
                [role],
            ):
                found.setdefault(role, {}).setdefault(speaker, {})[article_id] = printed
        return found

    def _known(self, names: Iterable[str]) -> set[str]:
        rows = self._ask(
            "SELECT name FROM known_name WHERE n > 0 AND name IN (SELECT value FROM json_each(?))",
            [listed(names)],
        )
        return {row[0] for row in rows}

    def _write_told(
        self, article_ids: Collection[str], told: dict[tuple[str, str, str], str]
    ) -> set[str]:
        before = {
            row[:3]: row[3]
            for row in self._ask(
                """SELECT role, speaker, article_id, printed FROM told_role
                WHERE article_id IN (SELECT value FROM json_each(?))""",
                [listed(article_ids)],
            )
        }
        differ = dict(before.items() ^ told.items())
        for key in differ:
            self._ask("DELETE FROM told_role WHERE (role, speaker, article_id) = (?, ?, ?)", key)
            if key in told:
                self._ask("INSERT INTO told_role VALUES (?, ?, ?, ?)", [*key, told[key]])
        return {key[0] for key in differ}

    def _write_asked(self, article_ids: Collection[str], asked: set[tuple[str, str]]) -> None:
        self._ask(
            "DELETE FROM asked_role WHERE article_id IN (SELECT value FROM json_each(?))",
            [listed(article_ids)],
        )
        for role, article_id in asked:
            self._ask("INSERT INTO asked_role VALUES (?, ?)", [role, article_id])
            self._many(
                "INSERT OR IGNORE INTO role_part VALUES (?, ?)",
                [[part, role] for part in parts_of(role)],
            )


_COLUMNS = ("article_id", "speaker", "speaker_role", "speaker_text")
