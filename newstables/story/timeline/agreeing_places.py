"""Whether two accounts tell of one place, and which of the two tells it more exactly."""

from functools import lru_cache

from newstables.gazetteer import bare, country_names, country_of, is_country, town_of


@lru_cache(maxsize=100_000)  # of a few hundred places, asked for each pair of accounts
def same_place(place: str | None, other: str | None) -> bool:
    """Return whether two places agree: equal, unknown, or a town and its country."""
    if place is None or other is None or place == other:
        return True
    if is_country(place) != is_country(other):
        return country_of(place) is not None and country_of(place) == country_of(other)
    return False


def finer(place: str | None, other: str | None) -> str | None:
    """Return the more exact of two places that agree: the town before its country."""
    if place is None or (other is not None and is_country(place) and not is_country(other)):
        return other
    return place


def place_key(place: str | None) -> str | None:
    """Return the town's name as the gazetteer has it, or the name itself."""
    town = town_of(place)
    if town is not None:
        return town.name
    return country_names().get(bare(place), place) if place else place
