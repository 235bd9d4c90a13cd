"""Whom the label of a line names: "DEFENSE MINISTER ANA DUARTE (THROUGH TRANSLATOR):"."""

import re
import unicodedata
from collections.abc import Collection
from functools import cache

from newstables.finding.quotes.words import noun_class
from newstables.lexicons import table, words

_ASIDE = re.compile(r"\s*\([^()]*\)")
_QUESTION = re.compile(r"(?:Q|QUESTION|Question|REPORTER|Reporter)\b")
_ANSWER = re.compile(r"(?:A|ANSWER|Answer)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[- ]?){2,5}|[A-Z]{2,4}")
_PARTICLES = frozenset("van von der den de del della di da dos du la le bin al el ter ten".split())


def is_heading(printed: str) -> bool:
    """Return whether a label heads a line or item and names nobody: "Two", "KNOWN FOR"."""
    plain = printed.strip().strip(".").lower()
    return plain in words("line_headings") or plain.isdigit()


def is_question(printed: str) -> bool:
    """Return whether a label marks a question of somebody not named."""
    return _QUESTION.match(printed) is not None


def is_answer(printed: str) -> bool:
    """Return whether a label marks an answer of whoever is interviewed."""
    return _ANSWER.fullmatch(printed.strip()) is not None


def has_title(printed: str) -> bool:
    """Return whether a label says what somebody is: "GOV. HALE", "MODERATOR"."""
    return any(_is_title(word) for word in _ASIDE.sub("", printed).split())


def label_name(printed: str, names: Collection[str]) -> str:
    """Return whom a label names: titles and asides go, a surname finds its full name.

    Args:
        names: the names of the article.
    """
    bare = _ASIDE.sub("", printed).split(",")[0].split()
    if len(bare) == 1 and bare[0] in table("agencies"):
        return bare[0]
    kept = _without_titles(bare)
    if not kept:
        return " ".join(_cased(bare))
    named = _by_initials("".join(bare), names)
    if named:
        return named
    surname = _folded(kept[-1])
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        parts = [_folded(part) for part in name.split()]
        if parts and parts[-1] == surname and _agrees(kept, parts):
            if len(parts) == 1 and (named := _by_given_name(kept, bare, names)):
                return named
            return " ".join(_cased(name.split())) if name.isupper() else name
    return _by_given_name(kept, bare, names) or " ".join(_cased(kept))


def _by_given_name(kept: list[str], bare: list[str], names: Collection[str]) -> str:
    """Return whom a title with a given name means: "FOREIGN MINISTER SOMCHAI"."""
    given = _folded(kept[-1])
    named = {name for name in names if " " in name and _folded(name.split()[0]) == given}
    return named.pop() if len(kept) == 1 < len(bare) and len(named) == 1 else ""


def _by_initials(label: str, names: Collection[str]) -> str:
    """Return whom initials alone mean, "K.R.-V." or "JB": the one who has them all."""
    if _INITIALS.fullmatch(label) is None:
        return ""
    letters = [_folded(letter) for letter in label if letter.isalpha()]
    named = {
        name
        for name in names
        if letters == [_folded(part[0]) for part in re.split(r"[ -]+", name) if part]
    }
    return named.pop() if len(named) == 1 else ""


def _agrees(label: list[str], name: list[str]) -> bool:
    """Return whether what a label has beside the surname stands in the name too."""
    given = [_folded(part) for part in label[:-1]]
    return all(part in name or len(part.strip(".")) == 1 for part in given) or len(name) == 1


def _without_titles(label: list[str]) -> list[str]:
    """Return a label without its titles, empty for one that is nothing else."""
    last = max((place for place, word in enumerate(label) if _is_title(word)), default=-1)
    rest = label[last + 1 :]
    while len(rest) > 1 and rest[0].lower() in ("of", "for", "the"):
        rest = rest[2:]
    return rest


def _is_title(word: str) -> bool:
    plain = word.lower()
    return noun_class(plain.strip(".,")) == "role" or plain in _titles()


@cache
def _titles() -> frozenset[str]:
    return frozenset(
        title.lower() for title in words("person_titles") if " " not in title and len(title) > 1
    )


def _cased(parts: list[str]) -> list[str]:
    """Return words printed in capitals as a name is written."""
    if not all(part.isupper() or part.lower() in _PARTICLES for part in parts):
        return parts
    return [part.lower() if part.lower() in _PARTICLES else part.title() for part in parts]


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
