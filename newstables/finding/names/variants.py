"""Two spellings of one name: Zelensky and Zelenskyy, Antony and Anthony. Strings only."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from newstables.finding.names.shapes import (
    family_name,
    folded,
    given_names,
    given_names_clash,
    is_initial,
    is_surname,
)
from newstables.lexicons import words

# What one sound is written by, the longest first; what is left of vowels and h is no sound here.
_SOUNDS = (
    ("shch", "s"), ("dzh", "j"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("zh", "j"),
    ("kh", "k"), ("ph", "f"), ("sh", "s"), ("th", "t"), ("gh", "g"), ("ch", "c"), ("dj", "j"),
    ("ts", "s"), ("tz", "s"), ("ck", "k"), ("ks", "x"), ("ce", "se"), ("ci", "si"), ("w", "v"),
    ("q", "k"), ("z", "s"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyh]+")
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST = 5  # letters of a family name that may be misprinted: shorter ones are too often two
_ALIKE, _VERY_ALIKE = 75.0, 80.0  # of 100, rapidfuzz's ratio


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """Return the sounds of a word without its vowels: "Zhumabaev" and "Jumabayev" are one."""
    plain = re.sub(r"[^a-z]", "", folded(word))
    for letters, sound in _SOUNDS:
        plain = plain.replace(letters, sound)
    begin = "a" if _VOWELS.match(plain) else ""
    plain = re.sub(r"j$", "", _VOWELS.sub("", plain)).replace("c", "k")
    return begin + _DOUBLED.sub(r"\1", plain)


def alike_families(name: str, other: str) -> bool:
    """Return whether two family names are one in two spellings: not Peterson and Petersen."""
    first, second = folded(name), folded(other)
    return (
        first != second
        and min(len(first), len(second)) >= _SHORTEST
        and len(skeleton(name)) > 2
        and skeleton(name) == skeleton(other)
        and fuzz.ratio(first, second) >= _ALIKE
        and not (is_surname(first) and is_surname(second))
    )


def alike_given(name: str, other: str) -> bool:
    """Return whether two given names are one in two spellings: Antony and Anthony."""
    first, second = folded(name), folded(other)
    return (
        skeleton(name) == skeleton(other)
        and len(skeleton(name)) > 2
        and fuzz.ratio(first, second) >= _VERY_ALIKE
        and not _of_two_sexes(first, second)
    )


def _of_two_sexes(first: str, second: str) -> bool:
    women, men = words("given_names_female"), words("given_names_male")
    return (first in women and second in men) or (first in men and second in women)


def are_common(name: str, other: str) -> bool:
    """Return whether the given names of two people are both usual, and two: Jon and John."""
    listed = words("given_names_female") | words("given_names_male")
    first, second = (given_names(full)[:1] for full in (name, other))
    return (
        bool(first and second)
        and folded(first[0]) != folded(second[0])
        and {folded(first[0]), folded(second[0])} <= listed
    )


def spelled_apart(name: str, other: str) -> str:
    """Return what differs in the spelling of one full name: "family", "given", "" for neither.

    Nothing is said of names that are the same, and of names that are two.
    """
    first, second = given_names(name), given_names(other)
    if not first or not second or is_initial(first[0]) or is_initial(second[0]):
        return ""
    family, other_family = family_name(name), family_name(other)
    agree = not given_names_clash(name, other)
    given_alike = len(first) == len(second) == 1 and alike_given(first[0], second[0])
    if folded(family) == folded(other_family):
        return "given" if given_alike and not agree else ""
    if alike_families(family, other_family) and (agree or given_alike):
        return "family"
    return ""
