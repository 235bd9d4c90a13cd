"""The names of each article and what they are counted under, by parts."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, TypeVar

import pandas as pd

from newstables.decisions.names import NameDecision, Standing, decide, kept_apart
from newstables.lexicons import words
from newstables.replica.links import LinkIndex
from newstables.replica.parts import listed
from newstables.story.names.linking import COLUMNS, count_names, link_standing
from newstables.story.names.links import Key

Row = tuple[str, str, str]  # article_id, local_type, local_name

_K = TypeVar("_K")
_V = TypeVar("_V", covariant=True)

_SHOWN = "type, canonical, reason, inferred, ignored"


def concerned(before: Sequence[NameDecision], after: Sequence[NameDecision]) -> set[str]:
    """Return the names that rules in force only before, or only after, are about or lead to."""
    differ = set(before) ^ set(after)
    names = {name for rule in differ for name in (rule.name, rule.other) if name}
    size = 0
    while size < len(names):
        size = len(names)
        for rule in (*before, *after):
            if {rule.name, rule.other} & names:
                names |= {rule.name, rule.other} - {""}
    return names


class NameIndex:
    """The names of all articles in a replica's parts."""

    def __init__(self, parts: sqlite3.Connection, rules: Sequence[NameDecision]) -> None:
        """Look up and write through `parts`; `rules` are the analyst's, oldest first."""
        self._ask = parts.execute
        self._many = parts.executemany
        self._links = LinkIndex(parts)
        self._rules = rules
        self._ruled = {name for rule in rules for name in (rule.name, rule.other)}
        self._apart = kept_apart(rules)
        # (local_type, name) of what rows were, and are, called: locally and over all articles.
        self.lost: list[tuple[str, str]] = []
        self.come: list[tuple[str, str]] = []

    def follow(
        self, article_ids: Collection[str], mentions: pd.DataFrame, *, rules_before: Any = None
    ) -> set[str]:
        """Take in the names of some articles and the rules; return the articles with other names.

        Args:
            article_ids: those added, read anew or gone.
            mentions: MENTIONS of those of them that are there.
            rules_before: the rules that were followed before; None: the same.
        """
        stands, aside = self._restand(article_ids, mentions), set[int]()
        ruled: dict[Row, set[int]] = {}
        if rules_before is not None:
            ruled = self._restand_ruled(rules_before)
            aside = self._parted(rules_before)
        for row, numbers in ruled.items():
            stands.setdefault(row, set()).update(numbers)
        touched = {number for change in stands.values() for number in change} | aside
        heads = self._heads(touched)
        changed = self._links.settle(touched, apart=self._apart)
        rows = set(stands) | self._rows_of(changed)
        articles = {row[0] for row in rows}
        heads |= self._heads_in(articles)
        rows |= self._beside_heads(articles) | self._of_other_stories(heads)
        return {*article_ids, *(row[0] for row in ruled)} | self._evaluate(rows)

    # ---- what links start from

    def _restand(self, article_ids: Collection[str], mentions: pd.DataFrame) -> dict[Row, set[int]]:
        """Write the names of articles anew; return which standing names each row touches."""
        touched: dict[Row, set[int]] = {}
        for article_id in article_ids:
            for row in self._ask(
                "SELECT article_id, local_type, local_name FROM name WHERE article_id = ?",
                [article_id],
            ).fetchall():
                touched[row] = self._lift(row)
                (canonical,) = self._ask(
                    """SELECT canonical FROM name
                    WHERE (article_id, local_type, local_name) = (?, ?, ?)""",
                    row,
                ).fetchone()
                self.lost += [(row[1], row[2]), (row[1], canonical)]
                self._ask(
                    "DELETE FROM name WHERE (article_id, local_type, local_name) = (?, ?, ?)", row
                )
        counts = count_names(mentions)
        for article_id, type_, name, _, forms in counts.itertuples(index=False):
            row = (article_id, type_, name)
            self._ask(
                """INSERT INTO name (article_id, local_type, local_name, forms)
                VALUES (?, ?, ?, ?)""",
                [*row, forms],
            )
            touched.setdefault(row, set()).update(self._stand(row, forms))
            self.come.append((type_, name))
        return touched

    def _restand_ruled(self, before: Sequence[NameDecision]) -> dict[Row, set[int]]:
        """Stand anew the names that rules new, or no more in force, are about."""
        names = concerned(before, self._rules)
        rows = self._ask(
            """SELECT article_id, local_type, local_name, forms FROM name
            WHERE local_name IN (SELECT value FROM json_each(?1))
                OR canonical IN (SELECT value FROM json_each(?1))
                OR standing IN (SELECT standing FROM standing
                    WHERE name IN (SELECT value FROM json_each(?1)))""",
            [listed(names)],
        ).fetchall()
        touched = {}
        for *row, forms in rows:
            was = self._lift(row)
            touched[tuple(row)] = was | self._stand(row, forms)
        return touched

    def _parted(self, before: Sequence[NameDecision]) -> set[int]:
        """Return the numbers of the names told apart, or no more."""
        pairs = kept_apart(before) ^ self._apart
        return self._links.named({name for pair in pairs for name in pair}) if pairs else set()

    def _stand(self, row: Sequence[str], forms: str) -> set[int]:
        article_id, type_, name = row
        standing = self._decided(Standing(type_, name), article_id, linked=False)
        number = self._links.add((standing.type, standing.name))
        counted = not standing.ignored
        if counted:
            self._links.count(number, json.loads(forms), sign=1)
        self._ask(
            """UPDATE name SET standing = ?, counted = ?
            WHERE (article_id, local_type, local_name) = (?, ?, ?)""",
            [number, counted, *row],
        )
        return {number}

    def _lift(self, row: Sequence[str]) -> set[int]:
        """Take a row off what it counts for, before it stands elsewhere or goes."""
        number, counted, forms = self._ask(
            """SELECT standing, counted, forms FROM name
            WHERE (article_id, local_type, local_name) = (?, ?, ?)""",
            row,
        ).fetchone()
        if counted:
            self._links.count(number, json.loads(forms), sign=-1)
        return {number}

    def _decided(self, standing: Standing, article_id: str, *, linked: bool) -> Standing:
        if standing.name in self._ruled:
            decide(standing, self._rules, article_id=article_id, linked=linked)
        return standing

    # ---- what is looked at again

    def _rows_of(self, standings: Iterable[int]) -> set[Row]:
        rows = self._ask(
            """SELECT article_id, local_type, local_name FROM name
            WHERE standing IN (SELECT value FROM json_each(?))""",
            [listed(standings)],
        )
        return set(rows)

    def _heads(self, standings: Iterable[int]) -> set[Key]:
        """Return whom some names mean."""
        rows = self._ask(
            """SELECT DISTINCT to_type, to_name FROM standing
            WHERE standing IN (SELECT value FROM json_each(?))""",
            [listed(standings)],
        )
        return set(rows)

    def _heads_in(self, article_ids: Iterable[str]) -> set[Key]:
        """Return the people whom some articles name in full."""
        rows = self._ask(
            """SELECT DISTINCT s.to_type, s.to_name FROM name n JOIN standing s USING (standing)
            WHERE s.is_full AND n.article_id IN (SELECT value FROM json_each(?))""",
            [listed(article_ids)],
        )
        return set(rows)

    def _beside_heads(self, article_ids: Iterable[str]) -> set[Row]:
        """Return the surnames left alone by some articles: who is named in full decides of them."""
        rows = self._ask(
            """SELECT n.article_id, n.local_type, n.local_name FROM name n
            JOIN standing s USING (standing)
            WHERE s.guess AND NOT s.is_full AND s.type = 'PERSON'
                AND n.article_id IN (SELECT value FROM json_each(?))""",
            [listed(article_ids)],
        )
        return set(rows)

    def _of_other_stories(self, heads: Iterable[Key]) -> set[Row]:
        """Return the surnames that very many bear and that were given to some people."""
        rows: set[Row] = set()
        for type_, name in heads:
            found = self._ask(
                """SELECT n.article_id, n.local_type, n.local_name, s.name FROM standing s
                JOIN name n USING (standing)
                WHERE s.to_name = ? AND s.to_type = ? AND s.guess AND NOT s.is_full
                    AND s.type = 'PERSON'""",
                [name, type_],
            )
            rows |= {row[:3] for row in found if row[3] in words("family_names_first")}
        return rows

    def _evaluate(self, rows: Iterable[Row]) -> set[str]:
        """Write what names are counted under; return the articles in which that is another."""
        changed = set()
        seen = _Seen(self._ask)
        for row in sorted(rows):
            found = self._ask(
                f"""SELECT s.type, s.name, {_SHOWN.replace("type", "n.type")} FROM name n
                JOIN standing s USING (standing)
                WHERE (n.article_id, n.local_type, n.local_name) = (?, ?, ?)""",
                row,
            ).fetchone()
            if found is None:  # gone with its article
                continue
            standing = self._decided(Standing(*row[1:]), row[0], linked=False)
            shown = link_standing(
                standing,
                seen,
                self._rules if self._may_be_ruled(standing, seen) else (),
                article_id=row[0], here=seen.here, told=seen.told,
            )  # fmt: skip
            if shown != (*found[2:5], *(bool(flag) for flag in found[5:])):
                self._ask(
                    f"""UPDATE name SET ({_SHOWN}) = (?, ?, ?, ?, ?)
                    WHERE (article_id, local_type, local_name) = (?, ?, ?)""",
                    [*shown, *row],
                )
                changed.add(row[0])
                self.come.append((row[1], shown[1]))
                if found[3] is not None:
                    self.lost.append((row[1], found[3]))
        return changed

    def _may_be_ruled(self, standing: Standing, seen: "_Seen") -> bool:
        target = seen.of((standing.type, standing.name))[0]
        return standing.name in self._ruled or target[1] in self._ruled

    # ---- what is told of it

    def links(self, article_ids: Collection[str]) -> pd.DataFrame:
        """Return the links of the names of some articles, as `link_names` gives them."""
        rows = self._ask(
            f"""SELECT {", ".join(COLUMNS)} FROM name
            WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY 1, 2, 3""",
            [listed(article_ids)],
        ).fetchall()
        found = pd.DataFrame(rows, columns=list(COLUMNS))
        return found.astype({"inferred": bool, "ignored": bool})


class _Asked(Mapping[_K, _V]):
    """A table that is looked up by a key, and never gone through."""

    def __iter__(self) -> Iterator[_K]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError


class _Seen:
    """Links, and which articles name whom, as `link_standing` asks for them."""

    def __init__(self, ask: Any) -> None:
        self._ask = ask
        self.here = _Here(ask)
        self.told = _Told(ask)
        self._known: dict[Key, tuple[Key, str, bool]] = {}

    def of(self, key: Key) -> tuple[Key, str, bool]:
        if key not in self._known:
            row = self._ask(
                "SELECT to_type, to_name, why, guess FROM standing WHERE type = ? AND name = ?", key
            ).fetchone()
            self._known[key] = ((row[0], row[1]), row[2], bool(row[3]))
        return self._known[key]


class _Here(_Asked[Key, Set[str]]):
    """Which articles name whom in full."""

    def __init__(self, ask: Any) -> None:
        self._ask = ask

    def __getitem__(self, key: Key) -> "_Naming":
        return _Naming(self._ask, key)


class _Naming(Set[str]):
    """The articles that name one person in full."""

    _FROM = """FROM standing s JOIN name n USING (standing)
        WHERE s.to_name = ? AND s.to_type = ? AND s.is_full AND s.type = 'PERSON'"""

    def __init__(self, ask: Any, key: Key) -> None:
        self._ask, self._key = ask, (key[1], key[0])

    def __contains__(self, article_id: object) -> bool:
        query = f"SELECT 1 {self._FROM} AND n.article_id = ? LIMIT 1"
        return self._ask(query, [*self._key, article_id]).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        rows = self._ask(f"SELECT DISTINCT n.article_id {self._FROM}", self._key).fetchall()
        return iter([row[0] for row in rows])

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Told(_Asked[str, Set[Key]]):
    """Whom and what each article names beside places."""

    def __init__(self, ask: Any) -> None:
        self._ask = ask

    def __getitem__(self, article_id: str) -> Set[Key]:
        rows = self._ask(
            """SELECT DISTINCT s.to_type, s.to_name FROM name n JOIN standing s USING (standing)
            WHERE n.article_id = ? AND s.type IN ('PERSON', 'ORG')""",
            [article_id],
        )
        return set(rows)
