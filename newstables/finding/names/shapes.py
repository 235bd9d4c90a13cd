"""What a name looks like: its words, its surname, its initials. Strings only."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from newstables.finding.names.lexicon import nicknames
from newstables.lexicons import words

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.I)
_POSSESSIVE = re.compile(r"(?:['’‘`] ?s|(?<=[sSxXzZ])['’])$|(?<=[A-Z])['’]S$")
_OUTER = ' \t\r\n\u00a0\u200b"“”„«»()[]{}*_|<>'
_OUTER_LEFT = _OUTER + "'’‘`.,;:!?-–—/&#@$%"
_OUTER_RIGHT = _OUTER + "'’‘`,;:!?-–—/&"
_NICKNAME = re.compile(r"(?:``|[\"“(‘'])([A-Z][\w. ]*)(?:''|[\"”)’'])")
_INITIAL = re.compile(r"(?:[A-Z]\.?-?){1,3}$")
PARTICLES = frozenset(
    {"af", "al", "bin", "bint", "da", "dal", "das", "de", "del", "della", "den", "der", "di", "do"}
    | {"dos", "du", "el", "ibn", "la", "le", "ole", "te", "ten", "ter", "van", "vom", "von", "zu"}
    | {"zum", "zur"}
)
_GIVEN_TOO = frozenset({"Al", "Ben", "Do", "Du", "El", "La", "Ole"})  # Al Gore, La Toya
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the bare name: no article, possessive, quotation mark or outer space."""
    while True:
        before = (start, end)
        while start < end and text[start] in _OUTER_LEFT:
            start += 1
        while start < end and text[end - 1] in _OUTER_RIGHT:
            end -= 1
        article = _ARTICLE.match(text, start, end)
        if article and article.end() < end:
            start = article.end()
        possessive = _POSSESSIVE.search(text[start:end])
        if possessive and possessive.start() > 0:
            end = start + possessive.start()
        if (start, end) == before:
            return start, end


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """Fold what spelling habits vary: case, accents, apostrophes, hyphens, dots, runs of space."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[\s\-\u2010\u2011–.]+", " ", plain.replace("\u00ad", "")).strip().casefold()


@lru_cache(maxsize=20_000)
def person_words(name: str) -> tuple[str, ...]:
    """Split a person's name into words, without "Jr." or a nickname: Jens, Stoltenberg."""
    plain = _NICKNAME.sub(" ", name).replace(",", " ").split()
    return tuple(part for part in plain if part not in _SUFFIXES)


def is_initial(word: str) -> bool:
    """Return whether a word is an initial or some: "J.", "D.J.", "W"."""
    return len(word.replace(".", "").replace("-", "")) <= 2 and bool(_INITIAL.match(word))


def is_suffix(word: str) -> bool:
    """Return whether a word follows a person's name without being one: Jr., III."""
    return word in _SUFFIXES


def surname(parts: Sequence[str]) -> str:
    """Return the last word with its particles: "van Gogh" of Vincent van Gogh."""
    first = len(parts) - 1
    while first > 0 and parts[first - 1].casefold() in PARTICLES:
        first -= 1
    if first == 0 and parts[0] in _GIVEN_TOO and len(parts) > 1:
        first = 1
    return " ".join(parts[first:])


# One syllable of a Chinese or Korean given name in Latin letters: Jin, ping, Suk, yeol, eui.
_SYLLABLE = (
    r"(?:zh|ch|sh|ts|kk|[kgh]w|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:yeo|eo|eu|ae|oe|ui|ia|ie|io|iu|ua|ue|uo|ai|ei|ao|ou|ee|oo|[aeiou])[aeio]?(?:ng|[nkmlpt])?"
)
_EASTERN_GIVEN = re.compile(rf"(?:{_SYLLABLE})(?:-?{_SYLLABLE})?$", re.I)


def is_eastern_given(word: str) -> bool:
    """Return whether a word is a Chinese or Korean given name by its syllables: Jae-in, Ning."""
    return bool(_EASTERN_GIVEN.match(word.replace("\u2011", "-")))


def family_first(parts: Sequence[str]) -> bool:
    """Return whether the family name stands first: Kim Jong-un, Mao Ning, Morikawa Satoshi."""
    if not 2 <= len(parts) <= 3:
        return False
    if parts[0] not in words("family_names_first"):
        return len(parts) == 2 and _is_japanese_order(*parts)
    given = parts[1:]
    if len(given) == 1 and given[0] in words("family_names_first") and parts[0] == given[0]:
        return False
    return all(is_eastern_given(part) for part in given)


# Two syllables and more, as Japanese is written in Latin letters.
_JAPANESE = re.compile(
    r"(?:(?:[kgsztdnhbpmyrwfj]|ch|sh|ts|[kgnhbpmr]y|tch|kk|ss|tt|pp|dz|zz)?[aeiou]|n(?![aeiou])"
    r"|m(?=[bp])|h(?=[kmnt]|$)){2,}$",
    re.I,
)


def _is_japanese_order(first: str, last: str) -> bool:
    given = words("given_names_japan")
    return (
        last.casefold() in given
        and first.casefold() not in given
        and len(first) > 2
        and bool(_JAPANESE.match(first))
        and not is_given_name(first)
    )


def family_name(name: str) -> str:
    """Return the word a person is called by when one word is used: Kim, Stoltenberg, van Gogh."""
    parts = person_words(name)
    if not parts:
        return name
    return parts[0] if family_first(parts) else surname(parts)


def is_full(name: str) -> bool:
    """Return whether a person's name has a given name beside the family name: not "bin Laden"."""
    return bool(given_names(name))


def given_names(name: str) -> tuple[str, ...]:
    """Return the words of a person's name that are not the family name."""
    parts = person_words(name)
    if family_first(parts):
        return parts[1:]
    return parts[: len(parts) - len(surname(parts).split())]


@cache
def _given_names() -> frozenset[str]:
    return frozenset().union(
        *(words(f"given_names_{group}") for group in ("female", "japan", "male", "more", "world"))
    )


def is_given_name(word: str) -> bool:
    """Return whether a word is a given name in the lists, in any case."""
    return word.casefold() in _given_names()


def is_surname(word: str) -> bool:
    """Return whether a word is a surname in the list, in any case."""
    return word.casefold() in words("surnames")


def given_names_clash(name: str, other: str) -> bool:
    """Return whether two people of one family name cannot be the same, going by their given names.

    An initial agrees with a name it begins ("J." and "Jens"), Bill with William; a middle name
    may be left out. Two different middle initials clash: George W. Bush is not George H. W. Bush.
    So do a senior and a junior.
    """
    first, second = given_names(name), given_names(other)
    if not first or not second:
        return False
    if len({"Jr" in name, "Jr" in other}) == 2 and "Sr" in f"{name} {other}":
        return True
    nicknames = {folded(match[1]) for match in _NICKNAME.finditer(f"{name} {other}")}
    if not _agree(first[0], second[0]):
        return nicknames.isdisjoint({folded(first[0]), folded(second[0])})
    middle, other_middle = _letters(first[1:]), _letters(second[1:])
    if not middle or not other_middle:
        return False
    return middle != other_middle


def _letters(parts: Sequence[str]) -> str:
    return "".join(letter for part in parts for letter in _initials_of(part)).upper()


def _initials_of(part: str) -> str:
    return part.replace(".", "").replace("-", "") if is_initial(part) else part[:1]


def _agree(given: str, other: str) -> bool:
    first, second = folded(given).replace(" ", ""), folded(other).replace(" ", "")
    if is_initial(given) or is_initial(other):
        return first[:1] == second[:1]
    return (
        first == second
        or first in nicknames().get(second, ())
        or second in nicknames().get(first, ())
    )


_SKIPPED = frozenset({"and", "for", "in", "of", "on", "the", "to"})


def is_acronym(name: str) -> bool:
    """Return whether a name looks like an acronym: NATO, U.N., UNHCR, CoE."""
    letters = name.replace(".", "")
    return (
        2 <= len(letters) <= 7
        and letters.isalnum()
        and sum(letter.isupper() for letter in letters) >= 2
    )


def stands_for(acronym: str, long_form: str) -> bool:
    """Return whether the capitals of `acronym` are the initials of `long_form`, in order."""
    letters = re.sub(r"[^A-Za-z]", "", acronym).upper()
    return letters in _initials(long_form)


def stands_nearly_for(acronym: str, long_form: str) -> bool:
    """Return whether an acronym of three letters and more leaves out one word: CDC, not CDCP."""
    letters = re.sub(r"[^A-Za-z]", "", acronym).upper()
    content = _initials(long_form)[1]
    return len(letters) > 2 and any(
        letters == content[:at] + content[at + 1 :] for at in range(1, len(content))
    )


def _initials(long_form: str) -> tuple[str, str]:
    """Return the initials of all words, and of all but "of", "the" and the like."""
    spelled = re.sub(r"\b((?:[A-Z]\.)+)", lambda match: " ".join(match[1].split(".")), long_form)
    pieces = [piece for piece in re.split(r"[\s\-/&,]+", spelled) if piece]
    if len(pieces) < 2:
        return "", ""
    every = "".join(piece[0] for piece in pieces).upper()
    content = "".join(piece[0] for piece in pieces if piece.casefold() not in _SKIPPED).upper()
    return every, content


def without_suffix(form: str) -> str:
    """Leave out "Inc.", "Ltd" and the like at the end of a company's name."""
    parts = form.replace(",", "").split()
    while (
        len(parts) > 1
        and parts[-1] in words("company_suffixes")
        and parts[-2] not in ("&", "amp", "and")
    ):
        parts.pop()
    return " ".join(parts) if len(parts) < len(form.split()) else form
