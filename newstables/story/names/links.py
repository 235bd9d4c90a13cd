"""The links between names that follow from a table of names alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache

from newstables.finding.names.lexicon import known_spellings
from newstables.finding.names.shapes import (
    family_name,
    folded,
    given_names,
    given_names_clash,
    is_acronym,
    is_full,
    is_initial,
    without_suffix,
)
from newstables.lexicons import words
from newstables.story.names.spellings import lone_spellings, reversed_pairs, spelled_pairs

SHARE = 0.8  # of a surname's full mentions: one bearer has to reach it to be given the rest
TYPE_SHARE = 2 / 3  # of a spelling's mentions: one type has to reach it to take the others

_AMERICAN = re.compile(r"(?:u s|us|united states) (?=\S+ )")  # U.S. State Department

Key = tuple[str, str]  # type, name


class Links:
    """What every name is counted under; `of` follows them."""

    def __init__(
        self,
        counts: Counter[Key],
        forms: Mapping[Key, Counter[str]],
        *,
        apart: frozenset[frozenset[str]] = frozenset(),
        articles: Mapping[Key, Set[str]] | None = None,
    ) -> None:
        """Link the names.

        Args:
            counts: how often each name is used, in all articles.
            forms: the spellings behind each.
            apart: pairs of names that may not come together.
            articles: which articles use each name.
        """
        self._counts, self._forms, self._apart = counts, forms, apart
        self._articles = defaultdict(frozenset) if articles is None else articles
        self._to: dict[Key, tuple[Key, str, bool]] = {}
        self._same_spelling()
        families = self._full_names()
        self._lone_names(families)
        self._short_names()
        self._part()

    def of(self, key: Key) -> tuple[Key, str, bool]:
        """Return the name a name is counted under, why, and whether that is inferred."""
        reasons, inferred = [], False
        while key in self._to:
            key, reason, guess = self._to[key]
            reasons.append(reason)
            inferred = inferred or guess
        return key, "; ".join(reasons) or "as found", inferred

    def _put(self, key: Key, target: Key, reason: str, *, inferred: bool) -> None:
        barred = self._apart and frozenset({key[1], target[1]}) in self._apart
        if not barred and self.of(target)[0] != key:
            self._to[key] = (target, reason, inferred)

    def _ranked(self, keys: Iterable[Key]) -> list[Key]:
        """Order by mentions, names all in capitals last when they are no acronyms."""
        return sorted(
            keys,
            key=lambda key: (_is_shouted(key[1]), -self._counts[key], -len(key[1]), key),
        )

    def _same_spelling(self) -> None:
        """Join spellings that differ in accents, dots, case or hyphens, or in type."""
        groups: dict[str, list[Key]] = defaultdict(list)
        for key in self._counts:
            groups[spelling_of(key)].append(key)
        for group in groups.values():
            best, *others = self._ranked(group)
            enough = TYPE_SHARE * sum(self._counts[key] for key in group)
            for key in others:
                if key[0] == best[0]:
                    self._put(key, best, f"other spelling of {best[1]}", inferred=False)
                elif "NORP" not in (key[0], best[0]) and self._counts[best] >= enough:
                    reason = f"{best[1]} is mostly found as {best[0]}"
                    self._put(key, best, reason, inferred=True)

    def _open(self, *types: str) -> list[Key]:
        return self._ranked(key for key in self._counts if key[0] in types and key not in self._to)

    def _full_names(self) -> dict[str, list[Key]]:
        """Link the forms of full names; return the people of each family name."""
        self._other_spellings()
        families: dict[str, list[Key]] = defaultdict(list)
        for key in self._open("PERSON"):
            if is_full(key[1]):
                families[folded(family_name(key[1]))].append(key)
        for group in families.values():
            self._shorter_forms(group)
        return {
            name: [key for key in group if key not in self._to] for name, group in families.items()
        }

    def _other_spellings(self) -> None:
        """Link full names with the family name first, and those in another spelling."""
        people = [key for key in self._open("PERSON") if is_full(key[1])]
        for key, other in reversed_pairs(people):
            reason = f"{key[1]} with the family name first or last"
            self._put(other, key, reason, inferred=False)
        people = [key for key in people if key not in self._to]
        for key, other in spelled_pairs(people, counts=self._counts, articles=self._articles):
            if other not in self._to and key not in self._to:
                self._put(other, key, f"another spelling of {key[1]}", inferred=True)

    def _shorter_forms(self, group: list[Key]) -> None:
        """Link "J. Stoltenberg" and "George Bush" to the one longer name that they agree with."""
        for key in sorted(group, key=lambda key: (_length(key), key), reverse=True):
            fuller = [
                other
                for other in group
                if _length(other) > _length(key)
                and other not in self._to
                and _may_be_one(key[1], other[1])
            ]
            if len(fuller) != 1:
                continue
            if self._counts[key] > self._counts[fuller[0]] and not _is_initials(key):
                self._put(fuller[0], key, f"fuller form of {key[1]}", inferred=True)
            else:
                reason = f"agrees with {fuller[0][1]} and no other"
                self._put(key, fuller[0], reason, inferred=True)

    def _lone_names(self, families: Mapping[str, list[Key]]) -> None:
        """Link a surname that stands alone in its article to the one person it can mean."""
        in_full, called = self._in_full(), self._called()
        typed = Counter[str]()
        for (type_, name), count in self._counts.items():
            if type_ != "PERSON" and " " not in name:
                typed[folded(name)] += count
        for key in self._open("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"):
            word = folded(key[1])
            if not is_alone(key) or key[1] in known_spellings() or key[1] in words("cities"):
                continue
            as_person = called.get(word, Counter())
            if key[0] != "PERSON" and as_person.total() < 2 * typed[word]:
                continue
            bearers = {bearer: in_full[bearer] for bearer in families.get(word, [])} or as_person
            spelled = key[0] == "PERSON" and not bearers
            if spelled:
                bearers = {
                    spelling: in_full[spelling] for spelling in lone_spellings(word, families)
                }
            self._give(key, bearers, other_spelling=spelled)

    def _give(self, key: Key, bearers: Mapping[Key, int], *, other_spelling: bool) -> None:
        best = next(iter(self._ranked_by(bearers)), None)
        if best and best != key and bearers[best] >= SHARE * sum(bearers.values()):
            what = "the only" if len(bearers) == 1 else "by far the most named"
            reason = f"{best[1]} is {what} {key[1]} in other articles"
            if other_spelling:
                reason = f"another spelling of the surname of {best[1]}"
            self._put(key, best, reason, inferred=True)

    def _ranked_by(self, bearers: Mapping[Key, int]) -> list[Key]:
        return sorted(bearers, key=lambda key: (-bearers[key], key))

    def _in_full(self) -> Counter[Key]:
        """Count how often each person is named in full, other forms of the name included."""
        counts = Counter[Key]()
        for key, printed in self._forms.items():
            if key[0] == "PERSON":
                full = sum(count for form, count in printed.items() if is_full(form))
                counts[self.of(key)[0]] += full
        return counts

    def _called(self) -> dict[str, Counter[Key]]:
        """Count whom each single word is used for in articles that name the person in full."""
        called: dict[str, Counter[Key]] = defaultdict(Counter)
        for key, printed in self._forms.items():
            if key[0] == "PERSON" and " " in key[1]:
                for form, count in printed.items():
                    if not is_full(form):
                        called[folded(form)][self.of(key)[0]] += count
        return called

    def _short_names(self) -> None:
        """Link an acronym or short name standing alone to the long name articles give with it."""
        longs: dict[str, Counter[Key]] = defaultdict(Counter)
        for key in self._open("ORG"):
            for form, count in self._forms[key].items():
                if " " not in form and form != key[1]:
                    longs[folded(form)][key] += count
        for key in self._open("ORG"):
            if " " in key[1] or key[1] in known_spellings():
                continue
            candidates = longs.get(folded(key[1]), Counter())
            best = next(iter(self._ranked_by(candidates)), None)
            if best and candidates[best] >= SHARE * candidates.total():
                how = "acronym" if is_acronym(key[1]) else "short form"
                self._put(key, best, f"{how} of {best[1]} in other articles", inferred=True)

    def _part(self) -> None:
        """Undo links that bring two names together, by way of a third, that are kept apart."""
        for pair in sorted(sorted(pair) for pair in self._apart):
            keys = self._ranked(key for key in self._counts if key[1] in pair)
            for key, other in zip(keys, keys[1:], strict=False):
                if key[1] != other[1] and self.of(key)[0] == self.of(other)[0]:
                    self._to.pop(other if other in self._to else key, None)


def _is_shouted(name: str) -> bool:
    return len(name) > 5 and name.isupper()


def is_alone(key: Key) -> bool:
    """Return whether a name is one that its article gives no more of."""
    return not is_full(key[1]) if key[0] == "PERSON" else " " not in key[1]


@lru_cache(maxsize=100_000)
def _may_be_one(short: str, long: str) -> bool:
    """Return whether given names agree, or one ends the other: Aung San Suu Kyi, Suu Kyi."""
    return not given_names_clash(short, long) or folded(long).endswith(f" {folded(short)}")


def spelling_of(key: Key) -> str:
    """Return what spellings of one name have in common."""
    if key[0] == "ORG":
        return _AMERICAN.sub("", folded(without_suffix(key[1])))
    return folded(key[1]).removesuffix("s") if key[0] == "NORP" else folded(key[1])


@lru_cache(maxsize=100_000)
def _length(key: Key) -> tuple[int, int, int]:
    given = given_names(key[1])
    return len(given), sum(len(word.replace(".", "")) for word in given), len(key[1])


def _is_initials(key: Key) -> bool:
    given = given_names(key[1])
    return bool(given) and is_initial(given[0])
