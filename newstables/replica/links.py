"""Names linked over all articles, by parts: what changed, and what that can change, is linked anew.

Which names may concern one another is told by tokens: those that share a token to join by are one
component; a name that stands alone asks for those that offer its word.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from newstables.finding.names.shapes import family_name, folded, is_full, person_words
from newstables.finding.names.variants import skeleton
from newstables.replica.parts import listed
from newstables.story.names.links import Key, Links, is_alone, spelling_of

_JOIN = ("s", "k", "w")  # kinds of tokens by which names are one component
_ANSWERED = {"l": ("b", "y"), "z": ("k",), "q": ("o",)}  # asked -> offered
_ASKED = {"b": ("l",), "y": ("l",), "l": ("l",), "k": ("z",), "o": ("q",)}  # changed -> who asks


class LinkIndex:
    """The tables standing, form and token of a replica's parts."""

    def __init__(self, parts: sqlite3.Connection) -> None:
        """Look up and write through `parts`."""
        self._ask = parts.execute
        self._many = parts.executemany

    def add(self, key: Key) -> int:
        """Return the number of a name, which is made when it is new."""
        row = self._ask("SELECT standing FROM standing WHERE type = ? AND name = ?", key).fetchone()
        if row:
            return int(row[0])
        type_, name = key
        done = self._ask(
            """INSERT INTO standing (type, name, is_full, to_type, to_name, why, guess)
            VALUES (?, ?, ?, ?, ?, 'as found', 0)""",
            [type_, name, type_ == "PERSON" and is_full(name), type_, name],
        )
        return int(done.lastrowid or 0)

    def count(self, number: int, forms: Mapping[str, int], *, sign: int) -> None:
        """Add the spellings of an article's name to those of a standing one, or take them off."""
        for form, count in forms.items():
            self._ask(
                """INSERT INTO form VALUES (?, ?, ?)
                ON CONFLICT (standing, form) DO UPDATE SET n = n + excluded.n""",
                [number, form, sign * count],
            )

    def settle(self, touched: Iterable[int], *, apart: frozenset[frozenset[str]]) -> set[int]:
        """Link anew what changes when the counts of some names changed.

        Args:
            touched: the numbers of the names; those that no article has any more go.
            apart: pairs of names that may not come together.

        Returns:
            The numbers of the names that are linked otherwise than before, new ones among them.
        """
        tokens: set[str] = set()
        left: set[int] = set()
        for number in touched:
            before, after = self._retoken(number)
            tokens |= before | after
            if after:
                left.add(number)
        anew = self._concerned(left, tokens, apart)
        links = Links(*self._counts(self._supported(anew, apart)), apart=apart,
                      articles=_Articles(self._ask))  # fmt: skip
        changed = set()
        for number, key, was in self._links(anew):
            to, why, guess = links.of(key)
            if was != (*to, why, guess):
                self._ask(
                    """UPDATE standing SET to_type = ?, to_name = ?, why = ?, guess = ?
                    WHERE standing = ?""",
                    [*to, why, guess, number],
                )
                changed.add(number)
        return changed

    def named(self, names: Iterable[str]) -> set[int]:
        """Return the numbers of all that have one of some names, whatever their type."""
        return self._numbers(
            "SELECT standing FROM standing WHERE name IN (SELECT value FROM json_each(?))", names
        )

    def _retoken(self, number: int) -> tuple[set[str], set[str]]:
        """Write the tokens of a name anew; return those before and after. One unused has none."""
        before = {
            row[0] for row in self._ask("SELECT token FROM token WHERE standing = ?", [number])
        }
        self._ask("DELETE FROM form WHERE standing = ? AND n = 0", [number])
        forms = [row[0] for row in self._ask("SELECT form FROM form WHERE standing = ?", [number])]
        row = self._ask("SELECT type, name FROM standing WHERE standing = ?", [number]).fetchone()
        after = set(_tokens(row[0], row[1], forms)) if forms else set()
        gone, come = before - after, after - before
        self._many(
            "DELETE FROM token WHERE token = ? AND standing = ?",
            [[token, number] for token in gone],
        )
        self._many("INSERT INTO token VALUES (?, ?)", [[token, number] for token in come])
        used = self._ask("SELECT 1 FROM name WHERE standing = ? LIMIT 1", [number]).fetchone()
        if not forms and not used:
            self._ask("DELETE FROM standing WHERE standing = ?", [number])
        elif not forms:  # all that has it is left out
            self._ask(
                """UPDATE standing SET to_type = type, to_name = name, why = 'as found', guess = 0
                WHERE standing = ?""",
                [number],
            )
        return before, after

    def _concerned(
        self, numbers: set[int], tokens: set[str], apart: frozenset[frozenset[str]]
    ) -> set[int]:
        """Return the names whose links may change with some names and tokens."""
        shared = self._with_tokens(token for token in tokens if token[0] in _JOIN)
        found = self._joined(numbers | shared, apart)
        for _ in range(2):  # those that stand alone, then acronyms that these may offer
            known = tokens | self._tokens_of(found)
            asked = [f"{kind}{token[1:]}" for token in known for kind in _ASKED.get(token[0], ())]
            found |= self._joined(self._with_tokens(asked), apart)
        return found

    def _supported(self, numbers: set[int], apart: frozenset[frozenset[str]]) -> set[int]:
        """Return the names that decide how some are linked, these among them."""
        found = set(numbers)
        for _ in range(2):
            wanted = [
                f"{kind}{token[1:]}"
                for token in self._tokens_of(found)
                for kind in _ANSWERED.get(token[0], ())
            ]
            found |= self._joined(self._with_tokens(wanted), apart)
        return found

    def _joined(self, numbers: set[int], apart: frozenset[frozenset[str]]) -> set[int]:
        """Return the components of some names."""
        found: set[int] = set()
        fresh = set(numbers)
        while fresh:
            found |= fresh
            tokens = [token for token in self._tokens_of(fresh) if token[0] in _JOIN]
            beside: set[int] = set()
            if apart:
                names = self._names(fresh)
                beside = self.named({name for pair in apart if pair & names for name in pair})
            fresh = (self._with_tokens(tokens) | beside) - found
        return found

    def _with_tokens(self, tokens: Iterable[str]) -> set[int]:
        return self._numbers(
            "SELECT standing FROM token WHERE token IN (SELECT value FROM json_each(?))", tokens
        )

    def _tokens_of(self, numbers: Iterable[int]) -> set[str]:
        rows = self._ask(
            "SELECT token FROM token WHERE standing IN (SELECT value FROM json_each(?))",
            [listed(numbers)],
        )
        return {row[0] for row in rows}

    def _names(self, numbers: Iterable[int]) -> set[str]:
        return {key[1] for _, key, _ in self._links(numbers)}

    def _numbers(self, query: str, values: Iterable[object]) -> set[int]:
        return {row[0] for row in self._ask(query, [listed(values)])}

    def _links(
        self, numbers: Iterable[int]
    ) -> Iterator[tuple[int, Key, tuple[str, str, str, bool]]]:
        rows = self._ask(
            """SELECT standing, type, name, to_type, to_name, why, guess FROM standing
            WHERE standing IN (SELECT value FROM json_each(?)) ORDER BY type, name""",
            [listed(numbers)],
        ).fetchall()
        for number, type_, name, *to, guess in rows:
            yield number, (type_, name), (*to, bool(guess))

    def _counts(self, numbers: Iterable[int]) -> tuple[Counter[Key], dict[Key, Counter[str]]]:
        counts: Counter[Key] = Counter()
        forms: dict[Key, Counter[str]] = {}
        rows = self._ask(
            """SELECT s.type, s.name, f.form, f.n FROM form f JOIN standing s USING (standing)
            WHERE f.standing IN (SELECT value FROM json_each(?)) ORDER BY 1, 2, 3""",
            [listed(numbers)],
        )
        for type_, name, form, count in rows:
            counts[type_, name] += count
            forms.setdefault((type_, name), Counter())[form] += count
        return counts, forms


class _Articles(Mapping[Key, frozenset[str]]):
    """Which articles use each name, looked up when it is asked for."""

    def __init__(self, ask) -> None:  # type: ignore[no-untyped-def]
        self._ask = ask

    def __getitem__(self, key: Key) -> frozenset[str]:
        rows = self._ask(
            """SELECT article_id FROM name WHERE counted AND standing =
                (SELECT standing FROM standing WHERE type = ? AND name = ?)""",
            key,
        )
        return frozenset(row[0] for row in rows)

    def __iter__(self) -> Iterator[Key]:
        raise NotImplementedError  # it is never gone through

    def __len__(self) -> int:
        raise NotImplementedError


@cache
def _tokens_of_name(type_: str, name: str) -> tuple[str, ...]:
    tokens = [f"s{spelling_of((type_, name))}"]
    if type_ == "PERSON" and is_full(name):
        tokens += [f"k{skeleton(family_name(name))}", f"b{folded(family_name(name))}"]
        parts = sorted(folded(word) for word in person_words(name))
        if len(parts) == 2:
            tokens.append(f"w{' '.join(parts)}")
    if is_alone((type_, name)):
        tokens.append(f"l{folded(name)}")
        if type_ == "PERSON":
            tokens.append(f"z{skeleton(name)}")
    if type_ != "PERSON" and " " not in name:
        tokens.append(f"y{folded(name)}")
    if type_ == "ORG" and " " not in name:
        tokens.append(f"q{folded(name)}")
    return tuple(tokens)


def _tokens(type_: str, name: str, forms: Iterable[str]) -> Iterator[str]:
    """Return by what a name joins others (s, k, w), asks (l, z, q) and is asked for (b, y, o)."""
    yield from _tokens_of_name(type_, name)
    for form in forms:
        if type_ == "PERSON" and " " in name and not is_full(form):
            yield f"b{folded(form)}"
        if type_ == "ORG" and " " not in form and form != name:
            yield f"o{folded(form)}"
