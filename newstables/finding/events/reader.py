"""Reads one sentence: who does what, when and where."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newstables import gazetteer
from newstables.finding.events.clauses import (
    governor,
    is_verb,
    own_clause,
    subject,
    word,
)
from newstables.finding.events.people import People
from newstables.finding.events.sentences import Sentence, TimeHere
from newstables.finding.events.sites import Site, capital_of, join_sites
from newstables.finding.tense.status import status_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_THERE = frozenset("in at near outside inside".split())
_PLACES = ("GPE", "LOC")


@dataclass
class Act:
    """One thing done, as one sentence has it."""

    name: str
    at: int
    status: str
    line: str
    place: str | None = None
    venue: str | None = None
    traveller: str | None = None
    time_start: int | None = None
    time_end: int | None = None  # start of the expression that names its last day
    agents: list[str] = field(default_factory=list)
    participants: list[str] = field(default_factory=list)
    arrives: bool = False
    wish: bool = False  # what somebody wants to do: planned as long as its date is to come
    earlier: bool = False  # "flew to Oslo after meeting": done before what its sentence moves to
    undated: bool = False  # dated only as "recently", "days after"
    open: bool = False  # the other side is not named: the article's traveller


class Reader:
    """Reads one sentence; remembers which times and nouns are spoken for."""

    def __init__(self, doc: "Doc", sentence: Sentence, people: People) -> None:
        """Read `sentence` of `doc`, whose names are `people`."""
        self.doc, self.sentence, self.people = doc, sentence, people
        self.used_nouns: set[int] = set()
        self.claimed: set[int] = set()

    def unclaim(self, act: Act) -> None:
        """Free the time of an act that turned out to be none."""
        if act.time_start is not None:
            self.claimed.discard(act.time_start)

    def agents_of(self, verb: "Token") -> list[str]:
        """Return who does it; "who" after a place name stands for the person named before it."""
        relative = next(
            (child for child in verb.children if word(child) == "who" and child.dep_ == "nsubj"),
            None,
        )
        who = subject(verb)
        found = self.people.all_of(who)
        found += self._joined(who, verb) if found and who is not None else []
        if relative is None:
            return found
        begin = self.sentence.span.start
        before = [name for index, name in self.people.persons if begin <= index < relative.i]
        return before[-1:] or found

    def _joined(self, who: "Token", verb: "Token") -> list[str]:
        """Return a second subject that the parse has lost: "Rivas and visiting Chancellor Holm"."""
        between = self.doc[who.i + 1 : verb.i]
        joins = [token.i for token in between if word(token) == "and"]
        if not joins or any(token.tag_ in ("VBD", "VBZ", "VBP") for token in between):
            return []
        named = [name for index, name in self.people.persons if joins[0] < index < verb.i]
        known = self.people.all_of(who)
        return [name for name in named[:1] if name not in known]

    def act(
        self, name: str, at: "Token", clause: list["Token"], agents: list[str], status: str = ""
    ) -> Act:
        """Return the act of a verb or noun with its status, time, place and people."""
        verb = at if is_verb(at) else governor(at)
        status = status or (status_of(verb) if verb is not None else "past")
        time = self.time_of(verb, at)
        if status == "present":
            status = (
                "past"
                if self.sentence.caption or name == "say"
                else ("planned" if time is not None and name != "other" else "present")
            )
        line = line_of(clause)
        if clause and clause[0].tag_ in ("WDT", "WP") and at.dep_ == "relcl":
            line = f"{line_of(sorted(phrase(at.head), key=lambda token: token.i))}, {line}"
        act = Act(name, at.idx, status, line, time_start=time, agents=agents)
        act.place, act.venue = self.where(at, clause)
        if name != "other" and self._is_region(act.place):
            act.place = None  # "called for peace in the Sahel": nobody meets in a region
        act.earlier = at.dep_ == "pcomp" and word(at.head) == "after"
        above = verb
        while (
            act.place is None
            and above is not None
            and above.dep_ == "xcomp"
            and is_verb(above.head)
        ):
            above = above.head
            act.place, venue = self.where(
                above, sorted(own_clause(above), key=lambda token: token.i)
            )
            act.venue = act.venue or venue
        act.place = act.place or gazetteer.town_in(act.venue)
        named = [self.people.name_at(token.i, "PERSON") for token in clause if token.dep_ != "poss"]
        act.participants = list(dict.fromkeys(agents + [name for name in named if name]))
        if time is not None:
            self.date(act, time)
        return act

    def date(self, act: Act, time: int) -> None:
        """Date an act by the expression at `time`, to the end of the range it opens."""
        ends = next((later.start for later in self.sentence.times if later.ends == time), None)
        act.time_start, act.time_end = time, ends
        self.claimed |= {time} if ends is None else {time, ends}

    def time_of(self, verb: "Token | None", at: "Token") -> int | None:
        """Return the start of the time expression that dates a verb."""
        times = self.sentence.times
        if not times or verb is None:
            return None
        own = [time for time in times if time.verb == verb.i]
        if at != verb:
            inside = {token.i for token in at.subtree}
            own = [time for time in times if time.first in inside] or own
        if own:
            return _best(own, verb).start
        chain = verb
        while _shares_time(chain) and is_verb(chain.head):
            chain = chain.head
            own = [time for time in times if time.verb == chain.i]
            if own:
                return _best(own, chain).start
        where = [child for child in verb.children if word(child) == "where"]
        if where and verb.dep_ == "relcl":
            above = governor(verb)
            own = [time for time in times if above is not None and time.verb == above.i]
            if own and above is not None and verb.i > above.i:
                return _best(own, above).start
        if verb.dep_ == "conj" and is_verb(verb.head) and status_of(verb) == status_of(verb.head):
            before = [time for time in times if time.verb == verb.head.i and time.last < verb.i]
            if len(before) == 1:
                return before[0].start
        if verb.dep_ == "conj" and is_verb(verb.head):
            fronted = [
                time for time in times if time.verb == verb.head.i and time.last < verb.head.i
            ]
            if fronted:
                return fronted[0].start
        return None

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
        return place, venue

    def _is_region(self, place: str | None) -> bool:
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
            if word(token.head) in ("route", "way"):
                continue  # "transit through Oslo en route to Bergen"
            while heads:
                head = heads.pop()
                kind = self.people.kind_at(head.i)
                heads += [child for child in head.children if child.dep_ in ("conj", "appos")]
                name = self.people.name_at(head.i, *_PLACES)
                if name and self._is_region(name):
                    found += (
                        [(None, name)] if kind == "GPE" and name not in gazetteer.regions() else []
                    )
                elif name and (kind == "GPE" or gazetteer.country_of(name)):
                    found.append((name, None))
                elif kind in ("FAC", "ORG") and word(token) != "through":
                    found.append((None, self.people.name_at(head.i, "FAC", "ORG")))
        return join_sites(found)


def _shares_time(verb: "Token") -> bool:
    """Return whether a verb's day is that of the verb above it: "arrived on Monday, landing at"."""
    if verb.dep_ == "advcl":
        return verb.tag_ == "VBG" or any(
            word(child) in ("as", "while") or (word(child) == "to" and child.dep_ == "aux")
            for child in verb.children
        )
    return verb.dep_ in ("xcomp", "pcomp")


def _best(times: list[TimeHere], verb: "Token") -> TimeHere:
    """Prefer the time that hangs on the verb itself over one that hangs on a noun below it."""
    return min(times, key=lambda time: (time.noun is not None, abs(time.first - verb.i)))


def phrase(head: "Token") -> Iterator["Token"]:
    """Return a noun with what stands before it."""
    yield head
    for child in head.lefts:
        yield from child.subtree


def line_of(tokens: list["Token"]) -> str:
    """Write a clause's own words in order, without the word that joins it to the sentence."""
    while tokens and (
        tokens[0].dep_ in ("mark", "cc", "punct")
        or tokens[0].tag_ in ("IN", "_SP")
        and tokens[0].dep_ == "mark"
    ):
        tokens = tokens[1:]
    line = "".join(token.text_with_ws for token in tokens)
    return " ".join(line.split()).replace(" ,", ",").strip(' ,;“”".')
