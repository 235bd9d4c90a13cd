"""The word lists behind acts and places, read once from data/lexicons."""

from functools import cache
from typing import NamedTuple

from newstables.config import LEXICONS


class Place(NamedTuple):
    """One town of the gazetteer."""

    name: str
    country: str
    latitude: float
    longitude: float


def _lines(file_name: str) -> list[list[str]]:
    text = (LEXICONS / file_name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line]


@cache
def acts() -> dict[str, str]:
    """Return word form -> act (visit, meet, speak, say, ...) for verbs."""
    return {form: act for form, act in _lines("act_verbs.tsv")}


@cache
def act_nouns() -> dict[str, str]:
    """Return noun -> act: talks are a meet, an address is a speak."""
    return {form: act for form, act in _lines("act_nouns.tsv")}


@cache
def towns() -> dict[str, Place]:
    """Return the towns of the gazetteer by name, other spellings included."""
    by_code = {row[1]: row[0] for row in _lines("countries.tsv") if row[1]}
    found: dict[str, Place] = {}
    for name, code, latitude, longitude, others in _lines("towns.tsv"):
        place = Place(name, by_code[code], float(latitude), float(longitude))
        for spelling in (name, *others.split("|")):
            if spelling:
                found[spelling] = place
    return found


@cache
def countries() -> dict[str, str]:
    """Return country names and their other spellings -> the name used here."""
    found: dict[str, str] = {}
    for name, _, _, _, spellings in _lines("countries.tsv"):
        found[name] = name
        for spelling in spellings.split("|"):
            if spelling:
                found[spelling] = name
    return found


@cache
def capitals() -> dict[str, str]:
    """Return country -> its capital, the first one listed."""
    rows = _lines("countries.tsv")
    return {name: towns.split("|")[0] for name, _, towns, _, _ in rows if towns}


@cache
def demonyms() -> dict[str, str]:
    """Return demonym in small letters -> country: "kenyan" is Kenya."""
    return {
        demonym.lower(): name
        for name, _, _, spellings, _ in _lines("countries.tsv")
        for demonym in spellings.split("|")
        if demonym
    }


@cache
def _given_names(file_name: str) -> frozenset[str]:
    return frozenset(row[0] for row in _lines(file_name))


def may_be(name: str, pronoun: str) -> bool:
    """Return whether he or she can stand for a person, by the given name; when unsure, yes."""
    given = name.split()[0].lower()
    female = given in _given_names("given_names_female.txt")
    male = given in _given_names("given_names_male.txt")
    if pronoun in ("she", "her", "hers", "herself"):
        return not (male and not female)
    return not (female and not male)


@cache
def regions() -> frozenset[str]:
    """Return the names of continents and regions: one travels to them, but stops nowhere in them."""
    found = {row[0] for row in _lines("places.tsv") if row[1] == "LOC"}
    return frozenset(found)


def town_in(name: str | None) -> str | None:
    """Return the town in a site's name: "Yerevan State University", "the University of Tbilisi"."""
    last = (name or "").rpartition(" of ")[2]
    if last != name and last in towns():
        return last
    parts = (name or "").split()
    for length in (3, 2, 1):
        if len(parts) > length and " ".join(parts[:length]) in towns():
            return " ".join(parts[:length])
    return None


def bare(name: str) -> str:
    """Leave out a leading "the" and the capitals of a dateline: "NAIROBI" is Nairobi."""
    name = name[4:] if name[:4].lower() == "the " else name
    return name.title() if len(name) > 3 and name.isupper() else name


def town_of(name: str | None) -> Place | None:
    """Look a town up."""
    return towns().get(bare(name)) if name else None


def country_of(name: str | None) -> str | None:
    """Return the country of a town, or of a country's own name; None when unknown."""
    if not name:
        return None
    name = bare(name)
    place = towns().get(name)
    if place:
        return place.country
    return countries().get(name)


def is_country(name: str | None) -> bool:
    """Return whether a name is a country's and not also a town's."""
    return bool(name) and bare(name or "") in countries() and bare(name or "") not in towns()
