"""Towns, countries and regions: where on earth a name is, and what belongs to what."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newstables.config import ROOT
from newstables.lexicons import items, rows

_POINTS = ROOT / "data" / "maps" / "points.tsv"


class Place(NamedTuple):
    """One town."""

    name: str
    country: str
    latitude: float  # degrees, WGS 84
    longitude: float


@dataclass(frozen=True)
class Country:
    """A state or a nation of one, under the name it is shown by."""

    name: str
    iso: str  # ISO 3166-1 alpha-2; empty for a past state or a part of one
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]  # the first is the one shown
    spellings: tuple[str, ...]  # other names of it in the news


@cache
def countries() -> dict[str, Country]:
    """Return the countries by the name shown."""
    return {
        name: Country(name, iso, items(capitals), items(demonyms), items(spellings))
        for name, iso, capitals, demonyms, spellings in rows("countries", 5)
    }


@cache
def towns() -> dict[str, Place]:
    """Return the towns by name, other spellings included."""
    by_code = {country.iso: country.name for country in countries().values() if country.iso}
    found: dict[str, Place] = {}
    for name, code, latitude, longitude, others in rows("towns", 5):
        place = Place(name, by_code[code], float(latitude), float(longitude))
        found |= dict.fromkeys((name, *items(others)), place)
    return found


@cache
def country_names() -> dict[str, str]:
    """Return country names and their other spellings -> the name used here."""
    found: dict[str, str] = {}
    for country in countries().values():
        found |= dict.fromkeys((country.name, *country.spellings), country.name)
    return found


@cache
def capitals() -> dict[str, str]:
    """Return country -> its capital, the first one listed."""
    found = countries().values()
    return {country.name: country.capitals[0] for country in found if country.capitals}


@cache
def country_of_capital() -> dict[str, str]:
    """Return each capital's country: "Tokyo" -> "Japan"."""
    found = countries().values()
    return {capital: country.name for country in found for capital in country.capitals}


@cache
def demonyms() -> dict[str, str]:
    """Return demonym in small letters -> country: "kenyan" is Kenya."""
    found = countries().values()
    return {demonym.lower(): country.name for country in found for demonym in country.demonyms}


@cache
def regions() -> frozenset[str]:
    """Return the names of continents and regions: places to travel to, never a stop."""
    return frozenset(name for name, kind, _ in rows("places", 3) if kind == "LOC")


@cache
def points() -> dict[str, tuple[float, float]]:
    """Return name -> latitude, longitude in degrees: towns with other spellings, then countries."""
    found = {name: (place.latitude, place.longitude) for name, place in towns().items()}
    for line in _POINTS.read_text(encoding="utf-8").splitlines():
        name, latitude, longitude = line.split("\t")
        found[name] = (float(latitude), float(longitude))
    return found


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
    """Return the town of a name; None when it is none we know."""
    return towns().get(bare(name)) if name else None


def country_of(name: str | None) -> str | None:
    """Return the country of a town, or of a country's own name; None when unknown."""
    if not name:
        return None
    name = bare(name)
    place = towns().get(name)
    return place.country if place else country_names().get(name)


def is_country(name: str | None) -> bool:
    """Return whether a name is a country's and not also a town's."""
    return bool(name) and bare(name or "") in country_names() and bare(name or "") not in towns()
