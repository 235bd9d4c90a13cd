"""Where something is: a town or country, and a building or body in it."""

from typing import TYPE_CHECKING

from newstables import gazetteer
from newstables.finding.events.clauses import word

if TYPE_CHECKING:
    from spacy.tokens import Token

Site = tuple[str | None, str | None]  # a town or country, and a building or body in it


def capital_of(noun: "Token") -> str | None:
    """Return the town "the Chilean capital" is."""
    nations = {gazetteer.demonyms().get(word(child)) for child in noun.children} - {None}
    return gazetteer.capitals().get(nations.pop() or "") if len(nations) == 1 else None


def is_ahead(noun: "Token") -> bool:
    """Return whether a visit only lies ahead of what is told: "ahead of visits to Oslo"."""
    lead = noun.head
    return word(lead) == "of" and word(lead.head) in ("ahead", "advance")


def join_sites(pairs: list[Site]) -> list[Site]:
    """Join "Keio University in Tokyo" to one pair; keep each place else."""
    venues = [venue for _, venue in pairs if venue]
    places = list(dict.fromkeys(place for place, _ in pairs if place))
    if venues:
        towns = [place for place in places if not gazetteer.is_country(place)] or places
        return [(towns[0] if towns else None, venues[0])]
    return [(place, None) for place in places]
