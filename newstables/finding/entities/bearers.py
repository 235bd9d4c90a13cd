"""Whom a surname alone means, where an article has several people of that name."""

import re
from collections.abc import Sequence

from newstables.finding.entities.spans import Mention
from newstables.finding.names.shapes import folded
from newstables.lexicons import words

_NEAR = 1500  # characters over which a surname stays with the one who was called by it
_BESIDE = 300  # characters apart: two people named so close cannot be told by who is nearer
_WOMEN = "wife|daughter|mother|sister|widow|aunt|niece|girlfriend"
_MEN = "husband|son|father|brother|uncle|nephew|boyfriend"
_RELATIVE = f"{_WOMEN}|{_MEN}|cousin|partner"


def _introduced(relatives: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:his|her|whose|their)|['’]s?) (?:[\w-]+ ){{0,2}}(?:{relatives}),? ?$", re.I
    )


_WIFE, _HUSBAND = _introduced(_WOMEN), _introduced(_MEN)
_KIN = re.compile(rf"{_introduced(_RELATIVE).pattern}|\b(?:{_RELATIVE}) of $|\bfirst lady $", re.I)
_MALE, _FEMALE = (
    frozenset({"Mr", "Mr.", "Sir", "Lord"}),
    frozenset({"Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Madame", "Lady", "Dame"}),
)
_NOT_NOW = frozenset({"acting", "ex", "former", "late", "onetime", "outgoing", "then"})


def bearer(
    mention: Mention, full: Sequence[Mention], text: str, *, holder: Mention | None, first: int
) -> tuple[Mention | None, str, tuple[str, ...]]:
    """Choose whom a name alone means, None when it is someone the article never names in full.

    It has to fit "Mrs" or "Mr" and the office before it, and to be no one's wife or son, if others
    bear the name or went by it before (at `first`). Who was called by it last (`holder`) keeps it
    while the text stays with them; else it is the one named last before.

    Returns:
        The bearer, how they were told from the others (empty when there are none), and the names
        of those who may be meant as well.
    """
    full = _fitting(mention, full, text)
    relatives = {candidate.name for candidate in full if _KIN.search(_before(candidate, text))}
    others = [candidate for candidate in full if candidate.name not in relatives]
    titled = _last_word(mention, text) in _MALE | _FEMALE
    if not full or (not others and not titled and first < full[0].start):
        return None, "", ()
    full = others or full
    if len({candidate.name for candidate in full}) == 1:
        return full[0], "", ()
    office = _of_office(mention, full, text)
    if office:
        return office, "by the title", ()
    if holder and any(candidate.name == holder.name for candidate in full):
        places = [
            candidate.start
            for candidate in full
            if candidate.name == holder.name and candidate.start < mention.start
        ]
        if mention.start - max([holder.start, *places]) < _NEAR:
            return holder, "as before", holder.others
    before = [candidate for candidate in full if candidate.start < mention.start]
    chosen = before[-1] if before else full[0]
    return chosen, "the one named last", _as_near(chosen, before or full)


def _as_near(chosen: Mention, full: Sequence[Mention]) -> tuple[str, ...]:
    """Return who else is named so near to the chosen one that it is a guess."""
    names = {
        candidate.name
        for candidate in full
        if candidate.name != chosen.name and abs(candidate.start - chosen.start) < _BESIDE
    }
    return tuple(sorted(names))


def _of_office(mention: Mention, full: Sequence[Mention], text: str) -> Mention | None:
    """Return the only one who holds the office printed before the name: "President Ware"."""
    title = title_before(mention, text)
    if not title:
        return None
    holders = [candidate for candidate in full if title_before(candidate, text) == title]
    return holders[0] if len({candidate.name for candidate in holders}) == 1 else None


def title_before(mention: Mention, text: str) -> str:
    """Return the title in front of a person, folded: president, not that of a former one."""
    parts = text[max(0, mention.start - 60) : mention.start].rsplit("\n", 1)[-1].split()
    for size in (3, 2, 1):
        piece = " ".join(parts[-size:]) if len(parts) >= size else ""
        if piece in words("person_titles") and piece not in _MALE | _FEMALE:
            lead = parts[-size - 1].casefold().strip("-") if len(parts) > size else ""
            return "" if lead in _NOT_NOW else folded(piece)
    return ""


def _fitting(mention: Mention, full: Sequence[Mention], text: str) -> list[Mention]:
    """Leave out women where "Mr" stands before, men where "Mrs" does."""
    title = _last_word(mention, text)
    if title in _MALE:
        other, kin = words("given_names_female"), _WIFE
    elif title in _FEMALE:
        other, kin = words("given_names_male"), _HUSBAND
    else:
        return list(full)
    wrong = {candidate.name for candidate in full if kin.search(_before(candidate, text))}
    return [
        candidate
        for candidate in full
        if candidate.name not in wrong and candidate.form.split()[0].casefold() not in other
    ]


def _before(mention: Mention, text: str) -> str:
    return text[max(0, mention.start - 60) : mention.start]


def _last_word(mention: Mention, text: str) -> str:
    return "".join(text[max(0, mention.start - 10) : mention.start].split()[-1:])
