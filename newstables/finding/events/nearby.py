"""Where something is done when no in, at or near of its clause says so."""

from typing import TYPE_CHECKING

from newstables.finding.events.clauses import is_verb, word
from newstables.finding.events.people import People
from newstables.finding.events.sentences import TimeHere
from newstables.finding.events.words import act_nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEADS = frozenset("in at near outside inside above around off to".split())
_AREAS = frozenset(
    "town city village port island valley district suburb suburbs outskirts centre center heart"
    " streets hills harbour harbor port fields paddies quarter capital municipality hamlet".split()
)


def place_nearby(people: People, at: "Token", clause: list["Token"]) -> str | None:
    """Return the place a clause leads back to, or has in the name of an area or behind a visit."""
    for token in clause:
        if word(token) == "there" and token.tag_ == "RB" and token.head == at:
            return people.town_before(token.i)
    for token in clause:
        if word(token) in _LEADS and token.dep_ == "prep":
            for noun in token.children:
                if name := place_of_area(people, noun):
                    return name
        if is_verb(at) and token.head == at and act_nouns().get(word(token)) == "visit":
            led = _behind(people, token, ("to", "in"))
            if led:
                return led
    return None


def place_of_area(people: People, noun: "Token") -> str | None:
    """Return the place that a noun is part of: "the port of Narva"."""
    return _behind(people, noun, ("of",)) if word(noun) in _AREAS else None


def place_behind(people: People, time: TimeHere, doc: "Doc") -> str | None:
    """Return the place a day is told with: "spent Monday in Narva and Tuesday in Tartu"."""
    if word(doc[min(time.last + 1, len(doc) - 1)]) not in ("in", "at") or time.last + 2 >= len(doc):
        return None
    first = time.last + 2
    name = people.name_at(first, "GPE")
    modifies = name and doc[people.span_at(first)[1]].dep_ == "compound"  # "at Lima offices"
    return None if modifies else name


def _behind(people: People, noun: "Token", leads: tuple[str, ...]) -> str | None:
    """Return the one place a word behind a noun leads to: "the town of Narva"."""
    found = [
        name
        for lead in noun.rights
        if word(lead) in leads
        for head in lead.children
        if (name := people.name_at(head.i, "GPE"))
    ]
    return found[0] if len(found) == 1 else None
