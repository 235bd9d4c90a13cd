"""The word lists of data/lexicons that names are read with, loaded once.

A list is UTF-8, one entry a line; in a .tsv the columns are parted by tabs and the items inside
a column by "|". Columns: README.md beside the lists.
"""

from dataclasses import dataclass
from functools import cache

from newstables.config import LEXICONS


@dataclass(frozen=True)
class Country:
    """A state or a nation of one, under the name it is shown by."""

    name: str
    iso: str  # ISO 3166-1 alpha-2; empty for a past state or a part of one
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]  # the first is the one shown
    spellings: tuple[str, ...]  # other names of it in the news


@dataclass(frozen=True)
class Known:
    """What a spelling in a list stands for: the name shown, its type and why, in words."""

    name: str
    type: str
    reason: str


def _rows(file: str, columns: int) -> list[list[str]]:
    lines = (LEXICONS / file).read_text(encoding="utf-8").split("\n")
    return [(line.split("\t") + [""] * columns)[:columns] for line in lines if line]


def _items(column: str) -> tuple[str, ...]:
    return tuple(item for item in column.split("|") if item)


@cache
def words(file: str) -> frozenset[str]:
    """Load a plain list, such as person_titles.txt."""
    return frozenset(row[0] for row in _rows(file, 1))


@cache
def countries() -> dict[str, Country]:
    """Load the countries by the name shown."""
    return {
        row[0]: Country(row[0], row[1], _items(row[2]), _items(row[3]), _items(row[4]))
        for row in _rows("countries.tsv", 5)
    }


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Return the names a short one may stand for, in small letters: "bill" -> {"william"}."""
    return {
        row[0].casefold(): frozenset(item.casefold() for item in _items(row[1]))
        for row in _rows("nicknames.tsv", 2)
    }


@cache
def country_of_capital() -> dict[str, str]:
    """Return each capital's country: "Tokyo" -> "Japan"."""
    return {
        capital: country.name for country in countries().values() for capital in country.capitals
    }


@cache
def known_spellings() -> dict[str, Known]:
    """Map every listed spelling to what it stands for; the watch list wins over the others."""
    known: dict[str, Known] = {}
    for row in _rows("places.tsv", 3):
        for item in (row[0], *_items(row[2])):
            known[item] = Known(row[0], row[1], _why(item, row[0], "region"))
    for row in _rows("acronyms.tsv", 2):
        for item in (row[0], *_items(row[1])):
            known[item] = Known(row[0], "ORG", _why(item, row[0], "organisation"))
    for row in _rows("peoples.tsv", 2):
        for item in (row[0], *_items(row[1])):
            known[item] = Known(row[0], "NORP", _why(item, row[0], "people"))
    for country in countries().values():
        for item in country.demonyms:
            shown = country.demonyms[0]
            known[item] = Known(shown, "NORP", _why(item, shown, "people"))
        for capital in country.capitals:
            shown = capital if not capital.startswith("Washington") else "Washington"
            known[capital] = Known(shown, "GPE", _why(capital, shown, "city"))
        for item in (country.name, *country.spellings):
            known[item] = Known(country.name, "GPE", _why(item, country.name, "country"))
    for row in _rows("watch_list.tsv", 3):
        for item in (row[0], *_items(row[2])):
            known[item] = Known(row[0], row[1], f"on the watch list as {row[0]}")
    return known


def _why(item: str, shown: str, kind: str) -> str:
    return "as printed" if item == shown else f"{kind} list: {item} is {shown}"
