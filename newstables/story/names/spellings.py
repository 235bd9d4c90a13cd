"""Full names that articles spell in two ways: Zelensky and Zelenskyy, one misprint among many."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from itertools import combinations

from newstables.finding.names.shapes import family_name, folded, person_words
from newstables.finding.names.variants import (
    alike_families,
    are_common,
    skeleton,
    spelled_apart,
)

Key = tuple[str, str]  # type, name

_spelled_apart = lru_cache(maxsize=200_000)(spelled_apart)  # asked again with every batch

RARE = 0.25  # of the other spelling's mentions: a spelling so rare is a misprint


def reversed_pairs(people: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
    """Return the names that are one with the family name first in one of them, in order."""
    by_words: dict[tuple[str, ...], Key] = {}
    for key in people:
        parts = tuple(folded(word) for word in person_words(key[1]))
        other = by_words.get(parts[::-1])
        if len(parts) == 2 and other:
            yield other, key
        by_words.setdefault(parts, key)


def spelled_pairs(
    people: Iterable[Key], *, counts: Counter[Key], articles: Mapping[Key, Set[str]]
) -> Iterator[tuple[Key, Key]]:
    """Return the full names that are one person's in two spellings, the more frequent first.

    An article that names both tells two people, unless only the family name differs or one is
    rare. Two usual given names, both frequent, are two people too: Jon and John.

    Args:
        people: the full names, the most frequent first.
        counts: how often each is used.
        articles: which articles use it.
    """
    groups: dict[str, list[Key]] = defaultdict(list)
    for key in people:
        groups[skeleton(family_name(key[1]))].append(key)
    for group in groups.values():
        for key, other in combinations(group, 2):
            what = _spelled_apart(key[1], other[1])
            if not what:
                continue
            rare = counts[other] <= RARE * counts[key]
            together = bool(articles[key] & articles[other])
            two = what == "given" and are_common(key[1], other[1])
            if rare or not (together or two):
                yield key, other


def lone_spellings(word: str, families: Mapping[str, list[Key]]) -> list[Key]:
    """Return the people of the one family name that a word alone is another spelling of."""
    alike = [family for family in families if families[family] and alike_families(word, family)]
    return families[alike[0]] if len(alike) == 1 else []
