"""Departures and ways home: what a journey does between its stops."""

from typing import TYPE_CHECKING

from newstables.finding.events.clauses import word
from newstables.finding.events.reader import Act, Reader

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAVES = frozenset(
    "leave leaves left leaving depart departs departed departing head heads headed heading".split()
)
_RETURNS = frozenset("return returns returned returning".split())
_GOES = frozenset(
    "fly flies flew flown flying go goes went gone going travel travels traveled travelled come"
    " comes came head heads headed sail sails sailed".split()
)
_ONWARD = frozenset("for to toward towards".split())
_WAYS = frozenset(("route", "way", "bound"))


def departure(
    reader: Reader, verb: "Token", clause: list["Token"], agents: list[str]
) -> list[Act] | None:
    """Read "left Oslo for Riga on Monday": a departure then, and Riga still ahead.

    A departure to come is told as the visit it leads to: "will leave for Riga on Friday".

    Returns:
        None when the verb is of no departure and of no way home.
    """
    if is_way_home(verb, clause):
        return _return(reader, verb, clause, agents)
    if word(verb) not in _LEAVES and not _is_on_the_way(clause, verb):
        return None
    ahead = [pair for pair in reader.destinations(_behind(clause, verb), _ONWARD) if pair[0]]
    act = reader.act("leave", verb, clause, agents)
    if not agents or (act.status == "planned" and ahead):
        reader.unclaim(act)
        return None
    act.place, act.venue = _origin(reader, verb, clause) or _unless(act.place, ahead), None
    acts = [act] if act.time_start is not None else []
    for place, _ in ahead:
        visit = reader.act("visit", verb, clause, agents, "planned")
        visit.place, visit.venue, visit.traveller = place, None, agents[0]
        visit.time_start = visit.time_end = None
        acts.append(visit)
    return acts


def is_way_home(verb: "Token", clause: list["Token"]) -> bool:
    """Return whether a verb is of the way back: "returns to Oslo", "flies home"."""
    return word(verb) in _RETURNS or (
        word(verb) in _GOES and any(word(token) in ("home", "back") for token in clause)
    )


def _return(reader: Reader, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
    act = reader.act("leave", verb, clause, agents)
    if not agents or act.time_start is None:
        reader.unclaim(act)
        return []
    places = [place for place, _ in reader.destinations(clause, _ONWARD) if place]
    act.place, act.venue = (places[0] if places else _origin(reader, verb, clause)), None
    return [act]


def _behind(clause: list["Token"], verb: "Token") -> list["Token"]:
    """Return what a clause says behind its verb, the thing left apart."""
    return [token for token in clause if token.i > verb.i and token.dep_ != "dobj"]


def _origin(reader: Reader, verb: "Token", clause: list["Token"]) -> str | None:
    """Return the place that is left: "left Oslo", "flew from Oslo"."""
    for token in clause:
        if token.dep_ == "dobj" and token.head == verb:
            name = reader.people.name_at(token.i, "GPE", "LOC")
            if name:
                return name
        if word(token) == "from":
            for child in token.children:
                name = reader.people.name_at(child.i, "GPE")
                if name:
                    return name
    return None


def _unless(place: str | None, ahead: list[tuple[str | None, str | None]]) -> str | None:
    return None if any(place == other for other, _ in ahead) else place


def _is_on_the_way(clause: list["Token"], verb: "Token") -> bool:
    """Return whether somebody is only under way: "is on his way to Riga", "en route to"."""
    return any(word(token) in _WAYS and token.i > verb.i for token in clause) and word(verb) in (
        "is",
        "was",
        "are",
        "were",
    )


def arrival_there(reader: Reader, verb: "Token") -> str | None:
    """Return the place "where" leads back to: "in Oslo, where he had arrived on Monday"."""
    if verb.dep_ != "relcl" or not any(word(child) == "where" for child in verb.children):
        return None
    return reader.where(verb, [])[0]
