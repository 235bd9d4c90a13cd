"""What a listed spelling stands for: places, acronyms, peoples, and the watch list."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from newstables.gazetteer import countries
from newstables.lexicons import items, rows

# Other names of towns that are people or words first.
_PEOPLE_TOO = frozenset({"Cochin", "Gaza", "Gaza Strip", "Hague", "Hanover", "Lodz", "Rio"})


@dataclass(frozen=True)
class Known:
    """What a spelling in a list stands for: the name shown, its type and why, in words."""

    name: str
    type: str
    reason: str


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Return the names a short one may stand for, in small letters: "bill" -> {"william"}."""
    return {
        row[0].casefold(): frozenset(full.casefold() for full in items(row[1]))
        for row in rows("nicknames", 2)
    }


@cache
def known_spellings() -> dict[str, Known]:
    """Map every listed spelling to what it stands for; the watch list wins over the others."""
    known: dict[str, Known] = {}
    for row in rows("places", 3):
        for spelling in (row[0], *items(row[2])):
            known[spelling] = Known(row[0], row[1], _why(spelling, row[0], "region"))
    for row in rows("acronyms", 2):
        for spelling in (row[0], *items(row[1])):
            known[spelling] = Known(row[0], "ORG", _why(spelling, row[0], "organisation"))
    for row in rows("peoples", 2):
        for spelling in (row[0], *items(row[1])):
            known[spelling] = Known(row[0], "NORP", _why(spelling, row[0], "people"))
    for row in rows("towns", 5):
        for spelling in items(row[4]):
            if (
                spelling not in known
                and spelling not in _PEOPLE_TOO
                and _plain(spelling) != _plain(row[0])
            ):
                known[spelling] = Known(row[0], "GPE", _why(spelling, row[0], "city"))
    for country in countries().values():
        for spelling in country.demonyms:
            shown = country.demonyms[0]
            known[spelling] = Known(shown, "NORP", _why(spelling, shown, "people"))
        for capital in country.capitals:
            listed = known.get(capital)
            shown = listed.name if listed and listed.type == "GPE" else capital
            shown = shown if not shown.startswith("Washington") else "Washington"
            known[capital] = Known(shown, "GPE", _why(capital, shown, "city"))
        for spelling in (country.name, *country.spellings):
            known[spelling] = Known(country.name, "GPE", _why(spelling, country.name, "country"))
    for country in countries().values():
        for spelling in _long_forms(country.name):
            known.setdefault(
                spelling, Known(country.name, "GPE", _why(spelling, country.name, "country"))
            )
    for row in rows("watch_list", 3):
        for spelling in (row[0], *items(row[2])):
            known[spelling] = Known(row[0], row[1], f"on the watch list as {row[0]}")
    return known


def _plain(name: str) -> str:
    """Leave out accents and the like: Gdańsk is printed as it stands, not as Gdansk."""
    kept = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in kept if letter.isalnum()).casefold()


def _long_forms(country: str) -> tuple[str, ...]:
    """Return what a state calls itself: Republic of Uganda. Some republics are another's rival."""
    if country in ("China", "Congo", "Ireland", "Cyprus"):
        return ()
    kinds = ("Republic", "Kingdom", "State", "Commonwealth", "Islamic Republic", "Sultanate")
    return tuple(f"{kind} of {the}{country}" for kind in kinds for the in ("", "the "))


def _why(item: str, shown: str, kind: str) -> str:
    return "as printed" if item == shown else f"{kind} list: {item} is {shown}"
