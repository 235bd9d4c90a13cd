"""Reads where something is done, and where a movement leads."""

from typing import TYPE_CHECKING

from newstables import gazetteer
from newstables.finding.events.clauses import governor, is_verb, own_clause, word
from newstables.finding.events.nearby import place_of_area
from newstables.finding.events.people import People
from newstables.finding.events.sites import Site, capital_of, is_ahead, join_sites
from newstables.finding.events.wordings import phrase_behind
from newstables.finding.events.words import acts
from newstables.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_THERE = frozenset("in at near outside inside".split())
_ROUND = frozenset("above across along off outside".split())
_ONTO = frozenset(("to", "in"))
_PLACES = ("GPE", "LOC")


class PlaceReader:
    """Reads the places of one sentence."""

    def __init__(self, people: People) -> None:
        """Read places by the names of `people`."""
        self.people = people

    def where(self, at: "Token", clause: list["Token"]) -> Site:
        """Return place and venue from what stands after in, at, near in the clause."""
        place = venue = None
        for token in clause:
            if word(token) == "here" and token.head == at:
                place = place or self.people.dateline
            if token.tag_ != "IN" or word(token) not in _THERE:
                continue
            for child in token.children:
                kind = self.people.kind_at(child.i)
                if kind in _PLACES and (place is None or gazetteer.is_country(place)):
                    place = self.people.name_at(child.i, *_PLACES)
                elif kind in ("FAC", "ORG"):
                    venue = venue or self.people.name_at(child.i, "FAC", "ORG")
                if word(child) == "capital":
                    place = place or capital_of(child)
                if place is None and child.tag_ == "NNP":  # "in Accra's Independence Square"
                    owner = next((below for below in child.children if below.dep_ == "poss"), child)
                    place = self.people.name_at(owner.i, "GPE")
        if place is None and at.dep_ == "relcl":
            place = self.people.name_at(at.head.i, *_PLACES) or self._where_of(at)
        due = at.head if at.dep_ in ("xcomp", "pcomp") and not is_verb(at.head) else at
        if (
            place is None
            and (due.dep_ in ("acl", "relcl", "amod", "appos") or word(due) == "due")
            and not is_verb(due.head)
        ):
            # "a summit in Lima, due to open on Monday"
            around = [token for token in phrase_behind(due.head) if token.i < at.i]
            place = next((name for token in around if (name := self._after_in(token))), None)
        if place is None and at.dep_ in ("advcl", "xcomp") and acts().get(word(at.head)) == "visit":
            # "flies to Lima to open a fair"
            above = sorted(own_clause(at.head), key=lambda token: token.i)
            led = [name for name, _ in self.destinations(above, _ONTO) if name]
            place = led[0] if len(led) == 1 else None
        if place is None and is_verb(at):
            place = self._struck(at, clause)
        if place is None and at.dep_ == "conj" and is_verb(at.head):
            # "In Lima she held talks on Monday, and on Tuesday she opened a museum"
            fronted = [token for token in at.head.lefts if token.dep_ == "prep"]
            place = next((name for token in fronted if (name := self._after_in(token))), None)
        return place, venue

    def _after_in(self, token: "Token") -> str | None:
        """Return the place behind a word such as in or at."""
        if token.tag_ != "IN" or word(token) not in _THERE:
            return None
        return next(
            (name for child in token.children if (name := self.people.name_at(child.i, *_PLACES))),
            None,
        )

    def _struck(self, verb: "Token", clause: list["Token"]) -> str | None:
        """Return the place a verb reaches: "hit the island of Tobago", "burst above Lima"."""
        for token in clause:
            if token.head != verb and word(token) not in _ROUND:
                continue
            if token.dep_ == "dobj" and word(verb) in words("striking_verbs"):
                return self.people.name_at(token.i, *_PLACES) or place_of_area(self.people, token)
            if token.tag_ == "IN" and word(token) in _ROUND:
                for child in token.children:
                    if name := self.people.name_at(child.i, *_PLACES):
                        return name
        return None

    def is_region(self, place: str | None) -> bool:
        """Return whether a name is no town's or country's, by its type or by its article."""
        if place is None or gazetteer.country_of(place):
            return False
        return place in gazetteer.regions() or place in self.people.wide

    def _where_of(self, verb: "Token") -> str | None:
        """Return the place a "where" stands for: "said in Oslo on Monday, where she met"."""
        above = governor(verb)
        if above is None or not any(word(child) == "where" for child in verb.children):
            return None
        return self.where(above, sorted(own_clause(above), key=lambda token: token.i))[0]

    def destinations(self, clause: list["Token"], leads: frozenset[str]) -> list[Site]:
        """Return the (place, venue) pairs a movement leads to."""
        found: list[Site] = []
        for token in clause:
            if token.dep_ == "dobj":
                heads = [token]
            elif token.tag_ in ("IN", "TO") and word(token) in leads:
                heads = [child for child in token.children if child.dep_ == "pobj"]
            else:
                continue
            if word(token.head) in ("route", "way") or (
                token.head in clause and is_ahead(token.head)
            ):
                continue  # "transit through Oslo en route to Bergen", "ahead of visits to Bergen"
            while heads:
                head = heads.pop()
                kind = self.people.kind_at(head.i)
                heads += [child for child in head.children if child.dep_ in ("conj", "appos")]
                name = self.people.name_at(head.i, *_PLACES)
                if word(head) == "capital" and (town := capital_of(head)):
                    kind, name = "GPE", town
                if name and self.is_region(name):
                    found += (
                        [(None, name)] if kind == "GPE" and name not in gazetteer.regions() else []
                    )
                elif name and (kind == "GPE" or gazetteer.country_of(name)):
                    found.append((name, None))
                elif kind in ("FAC", "ORG") and word(token) != "through":
                    found.append((None, self.people.name_at(head.i, "FAC", "ORG")))
        return join_sites(found)
