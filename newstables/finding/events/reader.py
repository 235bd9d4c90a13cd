"""Reads one sentence: who does what, when and where."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newstables import gazetteer
from newstables.finding.events.afar import is_from_afar
from newstables.finding.events.clauses import (
    governor,
    is_verb,
    own_clause,
    subject,
    with_whole_nouns,
    word,
)
from newstables.finding.events.nearby import place_behind, place_nearby
from newstables.finding.events.people import People
from newstables.finding.events.places import PlaceReader
from newstables.finding.events.sentences import Sentence, TimeHere
from newstables.finding.events.short_lines import short_line
from newstables.finding.events.wordings import line_of, phrase
from newstables.finding.tense.status import status_of
from newstables.finding.times.words import WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass
class Act:
    """One thing done, as one sentence has it."""

    name: str
    at: int
    status: str
    line: str
    clause: str = ""  # who does it and what, and nothing else its sentence says
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
    reported: bool = False  # news without a day: of the day of its report
    after: int | None = None  # of what is only reported: start of the time it is told after
    close: bool = False  # in the paragraph of that time
    moved: bool = False  # to the day it is dated to, from one told beside it
    afar: bool = False  # by telephone or video: its place is none of a journey
    source: str | None = None  # the ministry, firm or office whose statement it is
    bodies: list[str] = field(default_factory=list)  # organisations that take part
    open: bool = False  # the other side is not named: the article's traveller


class Reader(PlaceReader):
    """Reads one sentence; remembers which times and nouns are spoken for."""

    def __init__(self, doc: "Doc", sentence: Sentence, people: People) -> None:
        """Read `sentence` of `doc`, whose names are `people`."""
        super().__init__(people)
        self.doc, self.sentence = doc, sentence
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
                if self.sentence.caption or name == "say" or self._is_hour_above(time)
                else ("planned" if time is not None and name != "other" else "present")
            )
        told = with_whole_nouns(clause)
        line = line_of(told)
        if clause and clause[0].tag_ in ("WDT", "WP") and at.dep_ == "relcl":
            line = f"{line_of(sorted(phrase(at.head), key=lambda token: token.i))}, {line}"
        act = Act(name, at.idx, status, line, time_start=time, agents=agents)
        act.clause = self._short(at, told)
        act.place, act.venue = self.where(at, clause)
        act.place = act.place or place_nearby(self.people, at, clause)
        act.afar = is_from_afar(clause)
        if act.afar:
            act.place = act.venue = None  # "spoke by phone with the minister in Lima"
        if name != "other" and self.is_region(act.place):
            act.place = None  # "called for peace in the Sahel": nobody meets in a region
        act.earlier = at.dep_ == "pcomp" and word(at.head) == "after"
        above = verb
        while (
            act.place is None
            and not act.afar
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
        act.bodies = self._bodies(verb, clause)
        named = [self.people.name_at(token.i, "PERSON") for token in clause if token.dep_ != "poss"]
        act.participants = list(dict.fromkeys(agents + [name for name in named if name]))
        if time is not None:
            self.date(act, time)
            act.place = self.place_of_day(act, time) or act.place
        return act

    def _is_hour_above(self, start: int | None) -> bool:
        """Return whether a time is the hour of a live blog, which tells the past as present."""
        return any(time.above and time.start == start for time in self.sentence.times)

    def _short(self, at: "Token", clause: list["Token"]) -> str:
        times = {
            token
            for time in (*self.sentence.times, *self.sentence.undated)
            for token in range(time.first, time.last + 1)
        }
        # "on Monday, not on Sunday": a day that is denied is no time of the sentence
        times |= {token.i for token in clause if token.text in WEEKDAYS}
        return short_line(at, clause, times=times, it=self._named_before)

    def _named_before(self, it: "Token") -> str | None:
        """Return the body that an "it" goes on with, or "Ana Lund’s" for a sure "her"."""
        if it.tag_ == "PRP$":
            owner = self.people.surely(it)
            return f"{owner}’s" if owner else None
        verb = it.head
        who = subject(verb.head) if verb.dep_ in ("conj", "advcl") else None
        return self.people.name_at(who.i, "GPE", "ORG") if who is not None else None

    def place_of_day(self, act: Act, start: int) -> str | None:
        """Return the place a day is told with, when it is of an act that is nothing special."""
        if act.name != "other":
            return None
        told = next(time for time in self.sentence.times if time.start == start)
        return place_behind(self.people, told, self.doc)

    def _bodies(self, verb: "Token | None", clause: list["Token"]) -> list[str]:
        """Return the organisations that do it, or with which it is done."""
        who = subject(verb) if verb is not None else None
        heads = [who] if who is not None else []
        heads += [
            token
            for token in clause
            if word(token.head) == "with" and token.dep_ == "pobj" and token.head in clause
        ]
        found = []
        while heads:
            head = heads.pop(0)
            heads += [child for child in head.children if child.dep_ == "conj"]
            name = self.people.name_at(head.i, "ORG")
            if name and name not in found:
                found.append(name)
        return found

    def date(self, act: Act, time: int) -> None:
        """Date an act by the expression at `time`, to the end of the range it opens."""
        ends = next((later.start for later in self.sentence.times if later.ends == time), None)
        act.time_start, act.time_end = time, ends
        self.claimed |= {time} if ends is None else {time, ends}

    def time_of(self, verb: "Token | None", at: "Token") -> int | None:
        """Return the start of the time expression that dates a verb."""
        times = [time for time in self.sentence.times if not time.reference]
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
