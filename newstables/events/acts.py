"""What a sentence tells of: visits, meetings, speeches, and whatever else it dates."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newstables.events import words
from newstables.events.clauses import (
    called_off,
    governor,
    is_negated,
    is_verb,
    own_clause,
    status_of,
    subject,
    word,
)
from newstables.events.people import People
from newstables.events.sentences import Sentence, TimeHere

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLAIN_VISITS = frozenset(
    "visit visits visited visiting tour tours toured touring arrive arrives arrived arriving land"
    " lands landed travel travels traveled travelled traveling travelling fly flies flew flown"
    " flying".split()
)
_SITE_VISITS = frozenset("visit visits visited visiting tour tours toured touring".split())
_THERE = frozenset("in at near outside inside".split())
_TO = frozenset("to in at for into through".split())
_AUDIENCES = frozenset(
    "parliament assembly conference forum students summit rally lawmakers crowd council congress"
    " audience troops nation meeting legislature session senate reporters soldiers union".split()
)
_PLACES = ("GPE", "LOC")
_UPCOMING = frozenset("planned upcoming next scheduled".split())
_ARRIVALS = ("arriv", "land", "flew", "flown", "touch")
_BE = frozenset("is are was were been be".split())
_PUBLISHED = frozenset("published updated printed posted corrected".split())
_RETURNS = frozenset("return returns returned returning".split())
_TRIP = frozenset("trip visit tour journey swing".split())


@dataclass
class Act:
    """One thing done, as one sentence tells it."""

    name: str
    at: int
    status: str
    line: str
    place: str | None = None
    venue: str | None = None
    traveller: str | None = None
    time_start: int | None = None
    agents: list[str] = field(default_factory=list)
    participants: list[str] = field(default_factory=list)
    arrives: bool = False
    open: bool = False  # the other side is not named: the article's traveller


def read_acts(
    doc: "Doc", sentence: Sentence, *, people: People, quoted: list[tuple[int, int]]
) -> Iterator[Act]:
    """Give the acts of one sentence in reading order, one a place for a visit to several."""
    reader = _Reader(doc, sentence, people)
    acts: list[Act] = []
    for token in sentence.span:
        if any(start <= token.idx < end for start, end in quoted):
            continue
        if is_verb(token):
            acts += reader.verb(token)
        elif token.tag_ in ("NN", "NNS"):
            acts += reader.noun(token)
    acts += reader.rest(acts, quoted)
    told = {act.time_start for act in acts if act.name != "say"}
    # "He met her on Monday and said so": the saying is of the meeting's day and adds no event.
    kept = [act for act in acts if act.name != "say" or act.time_start not in told]
    yield from sorted(kept, key=lambda act: act.at)


class _Reader:
    """Reads one sentence; remembers which times are spoken for."""

    def __init__(self, doc: "Doc", sentence: Sentence, people: People) -> None:
        self._doc, self._sentence, self._people = doc, sentence, people
        self._used_nouns: set[int] = set()
        self._claimed: set[int] = set()

    def verb(self, verb: "Token") -> list[Act]:
        kind = "stay" if word(verb) in _BE else words.acts().get(word(verb))
        if kind is None or is_negated(verb):
            return []
        clause = sorted(own_clause(verb), key=lambda token: token.i)
        agents = self._agents(verb)
        builders = {
            "visit": self._visit, "take": self._take, "meet": self._meet, "speak": self._speak,
            "stay": self._stay, "say": self._say, "sign": self._deed, "attend": self._deed, "light": self._light,
        }  # fmt: skip
        return builders[kind](verb, clause, agents)

    def _agents(self, verb: "Token") -> list[str]:
        """Give who does it; "who" after a place name stands for the person named before it."""
        relative = next((c for c in verb.children if word(c) == "who" and c.dep_ == "nsubj"), None)
        found = self._people.all_of(subject(verb))
        if relative is None:
            return found
        begin = self._sentence.span.start
        before = [name for index, name in self._people.persons if begin <= index < relative.i]
        return before[-1:] or found

    def _stay(self, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
        """Read "she has been in Kenya since Sunday" as a visit."""
        act = self._act("visit", verb, clause, agents)
        if not agents or act.time_start is None or words.country_of(act.place) is None:
            self._claimed.discard(act.time_start or -1)
            return []
        act.traveller, act.venue = agents[0], None
        return [act]

    def noun(self, noun: "Token") -> list[Act]:
        """Read "Duarte's visit to Kenya", "his stop in Seoul"."""
        kind = words.act_nouns().get(word(noun))
        if kind == "meet" and noun.dep_ in ("nsubj", "nsubjpass"):
            return self._talks(noun)
        if noun.i in self._used_nouns or kind != "visit":
            return []
        owner = next((child for child in noun.children if child.dep_ == "poss"), None)
        by = next((child for child in noun.children if word(child) == "by"), None)
        if owner is None and by is not None:
            owner = next(iter(by.children), None)
        who = self._people.who(owner)
        above = governor(noun)
        off = called_off(above)
        known = any(word(child) in ("the", "this") for child in noun.children)
        if who is None and (owner is not None or not (known or off)):
            return []
        near = [child for child in noun.children if child.dep_ == "prep"]
        for lead in near:
            near = near + [
                below for head in lead.children if self._people.kind_at(head.i) in ("ORG", "FAC")
                for below in head.children if below.dep_ == "prep"
            ]  # fmt: skip
        places = self._destinations(
            near, _TO | ({"of"} if word(noun) in ("tour", "leg") else set())
        )
        status = off or (status_of(above) if above is not None else "present")
        if not off and any(word(child) in _UPCOMING for child in noun.children):
            status = "planned"
        status = "past" if status == "present" else status
        acts = [
            self._act("visit", noun, sorted(noun.subtree, key=lambda token: token.i), [], status)
            for _ in places
        ]
        inside = {token.idx for token in noun.subtree}
        for act, (place, venue) in zip(acts, places, strict=True):
            if off and above is not None:
                # The day something was called off on is not the day it was meant for.
                self._claimed |= {
                    time.start for time in self._sentence.times if time.verb == above.i
                }
                if act.time_start not in inside:
                    act.time_start = None
            act.place, act.venue, act.traveller = place, venue, who
            act.participants = [who] if who else []
            act.agents = [who] if who else []
        return acts

    def _talks(self, noun: "Token") -> list[Act]:
        """Read "talks with Mwangi are planned for Friday"."""
        verb = noun.head
        people = [
            name for lead in noun.children if word(lead) in ("with", "between")
            for head in lead.children for name in self._people.all_of(head)
        ]  # fmt: skip
        if not people or not is_verb(verb):
            return []
        clause = sorted(own_clause(verb), key=lambda token: token.i)
        act = self._act("meet", verb, clause, [])
        act.status = called_off(verb) or act.status
        act.participants = list(dict.fromkeys(people))
        act.agents = people if len(people) > 1 else []
        act.open = len(people) == 1
        return [act] if act.time_start is not None else []

    def rest(self, acts: list[Act], quoted: list[tuple[int, int]]) -> list[Act]:
        """Read what the sentence dates and no act above has claimed."""
        found: list[Act] = []
        used = {act.time_start for act in acts if act.time_start is not None} | self._claimed
        for time in self._sentence.times:
            if time.start in used or any(start <= time.start < end for start, end in quoted):
                continue
            verb = self._doc[time.verb] if time.verb is not None else None
            if verb is None or verb.i < self._sentence.span.start:
                continue
            if (
                word(verb) in _PUBLISHED
                or self._no_happening(verb, time)
                or self._is_trip(verb)
                or words.acts().get(word(verb)) == "visit"
                or (words.acts().get(word(verb)) == "say" and time.unit == "day")
            ):
                continue
            clause = sorted(own_clause(verb), key=lambda token: token.i)
            act = self._act("other", verb, clause, self._agents(verb))
            act.time_start = time.start
            used.add(time.start)
            found.append(act)
        return found

    def _no_happening(self, verb: "Token", time: TimeHere) -> bool:
        """Say whether a date only measures a state: "it is the first since 2017"."""
        lead = self._doc[time.first - 1].text.lower() if time.first else ""
        return word(verb) in ("is", "are") and lead == "since"

    def _is_mere_move(self, verb: "Token") -> bool:
        """Say whether a verb of moving names no town or country: "who arrived overnight"."""
        return words.acts().get(word(verb)) == "visit" and word(verb) not in _RETURNS

    def _is_trip(self, verb: "Token") -> bool:
        """Say whether a verb only tells of the trip as a whole: "the tour that began on Sunday"."""
        who = subject(verb)
        return who is not None and word(who) in _TRIP and words.acts().get(word(verb)) == "light"

    def _act(
        self, name: str, at: "Token", clause: list["Token"], agents: list[str], status: str = ""
    ) -> Act:
        verb = at if is_verb(at) else governor(at)
        status = status or (status_of(verb) if verb is not None else "past")
        time = self._time_of(verb, at)
        if status == "present":
            status = (
                "past"
                if self._sentence.caption or name == "say"
                else ("planned" if time is not None and name != "other" else "present")
            )
        line = _line(clause)
        if clause and clause[0].tag_ in ("WDT", "WP") and at.dep_ == "relcl":
            line = f"{_line(sorted(_phrase(at.head), key=lambda one: one.i))}, {line}"
        act = Act(name, at.idx, status, line, time_start=time, agents=agents)
        act.place, act.venue = self._where(at, clause)
        above = verb
        while (
            act.place is None
            and above is not None
            and above.dep_ == "xcomp"
            and is_verb(above.head)
        ):
            above = above.head
            act.place, venue = self._where(above, sorted(own_clause(above), key=lambda one: one.i))
            act.venue = act.venue or venue
        act.place = act.place or words.town_in(act.venue)
        named = [
            self._people.name_at(token.i, "PERSON") for token in clause if token.dep_ != "poss"
        ]
        act.participants = list(dict.fromkeys(agents + [name for name in named if name]))
        if time is not None:
            self._claimed.add(time)
        return act

    def _time_of(self, verb: "Token | None", at: "Token") -> int | None:
        """Give the start of the time expression that dates a verb."""
        times = self._sentence.times
        if not times or verb is None:
            return None
        own = [time for time in times if time.verb == verb.i]
        if at is not verb:
            inside = {token.i for token in at.subtree}
            own = [time for time in times if time.first in inside] or own
        if own:
            return _best(own, verb).start
        chain = verb
        while (
            chain.dep_ in ("xcomp", "pcomp", "ccomp")
            and is_verb(chain.head)
            and (chain.dep_ != "ccomp")
        ):
            chain = chain.head
            own = [time for time in times if time.verb == chain.i]
            if own:
                return _best(own, chain).start
        below = [child.i for child in verb.children if child.dep_ in ("xcomp",)]
        own = [time for time in times if time.verb in below]
        if own and is_verb(verb):
            return own[0].start
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

    def _where(self, at: "Token", clause: list["Token"]) -> tuple[str | None, str | None]:
        """Give place and venue from what stands after in, at, near in the clause."""
        place = venue = None
        for token in clause:
            if token.tag_ != "IN" or word(token) not in _THERE:
                continue
            for child in token.children:
                kind = self._people.kind_at(child.i)
                if kind in _PLACES and place is None or kind in _PLACES and words.is_country(place):
                    place = self._people.name_at(child.i, *_PLACES)
                elif kind in ("FAC", "ORG"):
                    venue = venue or self._people.name_at(child.i, "FAC", "ORG")
        if place is None and at.dep_ == "relcl":
            place = self._people.name_at(at.head.i, *_PLACES)
        return place, venue

    def _destinations(
        self, clause: list["Token"], leads: frozenset[str]
    ) -> list[tuple[str | None, str | None]]:
        """Give the (place, venue) pairs a movement leads to."""
        found: list[tuple[str | None, str | None]] = []
        for token in clause:
            if token.dep_ == "dobj":
                heads = [token]
            elif token.tag_ in ("IN", "TO") and word(token) in leads:
                heads = [child for child in token.children if child.dep_ == "pobj"]
            else:
                continue
            while heads:
                head = heads.pop()
                kind = self._people.kind_at(head.i)
                heads += [child for child in head.children if child.dep_ in ("conj", "appos")]
                name = self._people.name_at(head.i, *_PLACES)
                if name and (kind == "GPE" or words.country_of(name)):
                    found.append((name, None))
                elif kind in ("FAC", "ORG"):
                    found.append((None, self._people.name_at(head.i, "FAC", "ORG")))
        return _join_sites(found)

    def _visit(self, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
        places = self._destinations(clause, _TO)
        if word(verb) in _RETURNS:
            return []
        if word(verb) not in _PLAIN_VISITS:
            places = [pair for pair in places if pair[0]]
        if not agents:
            return []
        site = next((token for token in clause if token.dep_ == "dobj"), None)
        if not places and word(verb) in _SITE_VISITS and site is not None and site.tag_[:2] == "NN":
            act = self._act("visit", verb, clause, agents)
            act.venue = act.venue or _line(sorted(_phrase(site), key=lambda token: token.i))
            act.traveller = agents[0]
            return [act]
        acts = [self._visit_to(pair, verb, clause, agents) for pair in places]
        return self._pair_with_times(verb, clause, agents, acts)

    def _pair_with_times(
        self, verb: "Token", clause: list["Token"], agents: list[str], acts: list[Act]
    ) -> list[Act]:
        """Read "visited Nigeria on Saturday and Senegal on Monday": to each place its day."""
        times = [time for time in self._sentence.times if time.verb == verb.i]
        heads = [
            token for token in clause
            if token.i > verb.i and self._people.kind_at(token.i) == "GPE"
            and self._people.span_at(token.i)[1] == token.i and word(token.head) not in ("from", "of")
        ]  # fmt: skip
        if len(times) < 2 or len(heads) < 2:
            return acts
        found = []
        for token in heads:
            after = [time for time in times if time.first > token.i]
            if after:
                act = self._visit_to(
                    (self._people.name_at(token.i, "GPE"), None), verb, clause, agents
                )
                act.time_start = after[0].start
                found.append(act)
                self._claimed.add(after[0].start)
        return found or acts

    def _visit_to(
        self,
        pair: tuple[str | None, str | None],
        verb: "Token",
        clause: list["Token"],
        agents: list[str],
    ) -> Act:
        act = self._act("visit", verb, clause, agents)
        act.place, act.venue = pair[0] or (act.place if pair[1] else None), pair[1]
        act.arrives = word(verb).startswith(_ARRIVALS)
        act.traveller = agents[0] if agents else None
        return act

    def _take(self, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
        """Read "the trip has taken her to Nairobi"."""
        taken = next((child for child in verb.children if child.dep_ == "dobj"), None)
        who = self._people.who(taken)
        mover = subject(verb)
        if who is None or mover is None or self._people.who(mover):
            return []
        places = [
            pair for pair in self._destinations(clause, frozenset(("to", "through"))) if pair[0]
        ]
        return [self._visit_to(pair, verb, clause, [who]) for pair in places]

    def _meet(self, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
        act = self._act("meet", verb, clause, agents)
        for child in verb.children:
            if child.dep_ == "dobj":
                act.participants += [
                    name for name in self._people.all_of(child) if name not in act.participants
                ]
        others = [name for name in act.participants if name not in agents]
        if word(verb).startswith("agree"):
            others = []
        partner = any(
            child.dep_ == "dobj" and child.tag_[:2] in ("NN", "PR") or word(child) == "with"
            for child in verb.children
        )
        if not agents or not (
            len(agents) > 1
            or others
            or (partner and word(verb) in ("met", "meet", "meets", "meeting"))
        ):
            self._claimed.discard(act.time_start or -1)
            return []
        return [act]

    def _speak(self, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
        thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
        if word(verb).startswith("deliver"):
            return self._light(verb, clause, agents)
        if not agents:
            return []
        if word(verb).startswith("address") and not (
            thing is not None
            and (self._people.kind_at(thing.i) in ("ORG", "GPE") or word(thing) in _AUDIENCES)
        ):
            return []
        act = self._act("speak", verb, clause, agents)
        if thing is not None and self._people.kind_at(thing.i) == "ORG":
            act.venue = act.venue or self._people.name_at(thing.i, "ORG")
        if act.place or act.venue or act.time_start is not None:
            return [act]
        return []

    def _say(self, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
        """Read saying as a speech when it tells where, as remarks when it tells when."""
        if not agents:
            return []
        act = self._act("say", verb, clause, agents)
        act.participants = agents
        speech = any(words.act_nouns().get(word(token)) == "speak" for token in clause)
        heard = next((child for child in verb.children if child.dep_ == "dobj"), None)
        if heard is not None and self._people.kind_at(heard.i) == "ORG":
            act.venue = act.venue or self._people.name_at(heard.i, "ORG")
            speech = True
        if speech and not act.venue:
            act.venue = self._heard_by(clause)
        if act.venue or speech:
            act.name = "speak"
        if act.venue or act.time_start is not None:
            return [act]
        return []

    def _heard_by(self, clause: list["Token"]) -> str | None:
        """Give the body a speech is made to: "in a speech to the Munich Institute"."""
        for token in clause:
            if word(token) in ("to", "before"):
                for child in token.children:
                    name = self._people.name_at(child.i, "ORG", "FAC")
                    if name:
                        return name
        return None

    def _deed(self, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
        if not agents or not any(child.dep_ == "dobj" for child in verb.children):
            return []
        act = self._act(words.acts()[word(verb)], verb, clause, agents)
        if act.time_start is None:
            return []
        return [act]

    def _light(self, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
        """Read "held talks with", "gave a speech", "paid a visit to"."""
        thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
        while thing is not None and word(thing) not in words.act_nouns():
            # "met and held talks", "two hours of talks"
            thing = next((c for c in thing.children if c.dep_ == "conj" or word(c) == "of"
                          or c.dep_ == "pobj"), None)  # fmt: skip
        if thing is None or not agents:
            return []
        name = words.act_nouns()[word(thing)]
        if name == "visit":
            self._used_nouns.add(thing.i)
            places = self._destinations(clause, _TO | {"of"})
            return [self._visit_to(pair, verb, clause, agents) for pair in places if any(pair)]
        act = self._act(name, verb, clause, agents)
        others = [one for one in act.participants if one not in agents]
        if (
            name == "meet"
            and not others
            and not any(word(child) == "with" for child in thing.children)
        ):
            if len(agents) > 1:
                return [act]
            if not (word(thing) == "remarks" or word(thing) == "conference"):
                self._claimed.discard(act.time_start or -1)
                return []
            act.name = "speak"
        return [act]


def _best(times: list[TimeHere], verb: "Token") -> TimeHere:
    """Prefer the time that hangs on the verb itself over one that hangs on a noun below it."""
    return min(times, key=lambda time: (time.noun is not None, abs(time.first - verb.i)))


def _phrase(head: "Token") -> Iterator["Token"]:
    """Give a noun with what stands before it."""
    yield head
    for child in head.lefts:
        yield from child.subtree


def _line(tokens: list["Token"]) -> str:
    """Write a clause's own words in order, without the word that joins it to the sentence."""
    while tokens and (tokens[0].dep_ in ("mark", "cc", "punct") or tokens[0].tag_ in ("IN", "_SP")
                      and tokens[0].dep_ == "mark"):  # fmt: skip
        tokens = tokens[1:]
    line = "".join(token.text_with_ws for token in tokens)
    return " ".join(line.split()).replace(" ,", ",").strip(' ,;“”".')


def _join_sites(
    pairs: list[tuple[str | None, str | None]],
) -> list[tuple[str | None, str | None]]:
    """Join "Keio University in Tokyo" to one pair; keep each place else."""
    venues = [venue for _, venue in pairs if venue]
    places = list(dict.fromkeys(place for place, _ in pairs if place))
    if venues:
        towns = [place for place in places if not words.is_country(place)] or places
        return [(towns[0] if towns else None, venues[0])]
    return [(place, None) for place in places]
