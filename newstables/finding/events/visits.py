"""Visits: coming to a town, a country or a site, by a verb or by a noun."""

from dataclasses import replace
from typing import TYPE_CHECKING

from newstables import gazetteer
from newstables.finding.events.calling_off import new_day, old_day
from newstables.finding.events.clauses import (
    called_off,
    governor,
    subject,
    word,
)
from newstables.finding.events.moves import arrival_there, departure
from newstables.finding.events.reader import Act, Reader
from newstables.finding.events.sites import Site, is_ahead
from newstables.finding.events.wordings import line_of, phrase
from newstables.finding.tense.status import is_mere_wish, status_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLAIN_VISITS = frozenset(
    "visit visits visited visiting tour tours toured touring arrive arrives arrived arriving land"
    " lands landed travel travels traveled travelled traveling travelling fly flies flew flown"
    " flying".split()
)
_SITE_VISITS = frozenset("visit visits visited visiting tour tours toured touring".split())
_ARRIVALS = ("arriv", "land", "flew", "flown", "touch")
_COMES = frozenset("come comes came coming land lands landed".split())
_MANY = frozenset("capitals cities countries nations states region regions world".split())
_UPCOMING = frozenset("planned upcoming next scheduled".split())
TO = frozenset("to in at for into through".split())


def visit(reader: Reader, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
    """Read "arrived in Kenya", "toured a plant", "will travel to Oslo and Bergen"."""
    moved = departure(reader, verb, clause, agents)
    if moved is not None:
        return moved
    places = reader.destinations(clause, TO)
    if word(verb) not in _PLAIN_VISITS:
        places = [pair for pair in places if pair[0]]
    if not agents:
        return []
    if word(verb) not in _SITE_VISITS:
        home = reader.people.home_of(agents[0])
        places = [pair for pair in places if not home or gazetteer.country_of(pair[0]) != home]
    if not places and (there := arrival_there(reader, verb)):
        places = [(there, None)]
    if not places and (_is_bare_arrival(verb) or _is_expected_here(reader, verb, agents)):
        here = reader.people.here.get(agents[0]) or reader.people.dateline
        places = [(here, None)] if here else []
    site = next((token for token in clause if token.dep_ == "dobj"), None)
    if (
        not places
        and word(verb) in _SITE_VISITS
        and site is not None
        and site.tag_[:2] == "NN"
        and not (reader.people.who(site))
    ):
        if word(site) in _MANY:
            return [reader.act("other", verb, clause, agents)]  # a whole journey, no one stop
        act = reader.act("visit", verb, clause, agents)
        act.venue = act.venue or line_of(sorted(phrase(site), key=lambda token: token.i))
        act.traveller = agents[0]
        return [act]
    acts = [visit_to(reader, pair, verb, clause, agents) for pair in places]
    return _pair_with_times(reader, verb, clause, agents, acts)


def _is_bare_arrival(verb: "Token") -> bool:
    """Return whether a verb reports coming to where the report was filed: "arrived on Sunday"."""
    return word(verb).startswith("arriv") and not any(
        word(child) in ("in", "at", "to") for child in verb.children
    )


def _is_expected_here(reader: Reader, verb: "Token", agents: list[str]) -> bool:
    """Return whether a visitor comes to where the report was filed: "would come on May 3"."""
    home = reader.people.home_of(agents[0])
    here = gazetteer.country_of(reader.people.dateline)
    foreign = home is not None and here is not None and home != here
    ways = [child for child in verb.children if child.dep_ in ("prep", "prt", "dobj", "xcomp")]
    return foreign and word(verb) in _COMES and all(word(way) == "on" for way in ways)


def _pair_with_times(
    reader: Reader, verb: "Token", clause: list["Token"], agents: list[str], acts: list[Act]
) -> list[Act]:
    """Read "visited Nigeria on Saturday and Senegal on Monday": to each place its day."""
    times = [time for time in reader.sentence.times if time.verb == verb.i]
    heads = [
        token
        for token in clause
        if token.i > verb.i
        and reader.people.kind_at(token.i) == "GPE"
        and reader.people.span_at(token.i)[1] == token.i
        and word(token.head) not in ("from", "of")
    ]
    opening = [time for time in times if time.ends is None]
    if len(acts) > 1 and any(act.time_end for act in acts) and len(opening) < 2:
        for act in acts:  # the days of the whole journey, of no one stop
            act.time_start = act.time_end = None
        return acts
    if len(opening) < 2 or len(heads) < 2:
        return acts
    found = []
    for token in heads:
        after = [time for time in opening if time.first > token.i]
        if after:
            act = visit_to(
                reader, (reader.people.name_at(token.i, "GPE"), None), verb, clause, agents
            )
            act.time_end = None
            reader.date(act, after[0].start)
            found.append(act)
    return found or acts


def visit_to(
    reader: Reader,
    pair: Site,
    verb: "Token",
    clause: list["Token"],
    agents: list[str],
) -> Act:
    """Return the visit of one place."""
    act = reader.act("visit", verb, clause, agents)
    act.place, act.venue = pair[0] or (act.place if pair[1] else None), pair[1]
    if is_mere_wish(verb) and act.status != "planned":
        act.status = "conditional"
    act.arrives = word(verb).startswith(_ARRIVALS)
    act.traveller = agents[0] if agents else None
    return act


def taken(reader: Reader, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
    """Read "the trip has taken her to Nairobi"."""
    taken = next((child for child in verb.children if child.dep_ == "dobj"), None)
    who = reader.people.who(taken)
    mover = subject(verb)
    if who is None or mover is None or reader.people.who(mover):
        return []
    places = [pair for pair in reader.destinations(clause, frozenset(("to", "through"))) if pair[0]]
    return [visit_to(reader, pair, verb, clause, [who]) for pair in places]


def stay(reader: Reader, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
    """Read "she has been in Kenya since Sunday" as a visit."""
    act = reader.act("visit", verb, clause, agents)
    since = [
        time.start
        for time in reader.sentence.times
        if time.verb == verb.i and word(reader.doc[time.first - 1]) == "since"
    ]
    if act.time_start is None and since:
        reader.date(act, since[0])
    if any(word(token) in ("back", "home") for token in clause):
        agents = []
    if agents and gazetteer.country_of(act.place) and act.status != "planned":
        reader.people.here[agents[0]] = act.place or ""
    if not agents or act.time_start is None or gazetteer.country_of(act.place) is None:
        reader.unclaim(act)
        return []
    act.traveller, act.venue = agents[0], None
    if any(word(token) in ("due", "expected") for token in clause):
        act.status = "planned"
    elif act.status == "planned" and word(verb) in ("is", "are") and status_of(verb) == "present":
        act.status = "past"  # "is in Oslo today" reports what is so; a day to come makes it a plan
    return _pair_with_times(reader, verb, clause, agents, [act])


def visit_noun(reader: Reader, noun: "Token") -> list[Act]:
    """Read "Duarte's visit to Kenya", "his stop in Seoul"."""
    if noun.i in reader.used_nouns:
        return []
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    by = next((child for child in noun.children if word(child) == "by"), None)
    if owner is None and by is not None:
        owner = next(iter(by.children), None)
    owner = owner or _visitor(reader, noun)
    who = reader.people.who(owner)
    above = governor(noun)
    off = called_off(above)
    known = any(word(child) in ("the", "this") for child in noun.children)
    if who is None and owner is None and not known and not off and above is not None:
        # "is on a visit to Kenya", "will round off the tour with a stop in Oslo"
        who = next(iter(reader.agents_of(above)), None)
        known = who is not None
    if who is None and (owner is not None or not (known or off)):
        return []
    near = [child for child in noun.children if child.dep_ == "prep"]
    for lead in near:
        near = near + [
            below
            for head in lead.children
            if reader.people.kind_at(head.i) in ("ORG", "FAC")
            for below in head.children
            if below.dep_ == "prep"
        ]
    places = reader.destinations(near, TO | ({"of"} if word(noun) in ("tour", "leg") else set()))
    status = off or (status_of(above) if above is not None else "present")
    ahead = is_ahead(noun)
    if not off and (ahead or any(word(child) in _UPCOMING for child in noun.children)):
        status = "planned"
    status = "past" if status == "present" else status
    acts = [
        reader.act("visit", noun, sorted(noun.subtree, key=lambda token: token.i), [], status)
        for _ in places
    ]
    inside = {token.idx for token in noun.subtree}
    for act, (place, venue) in zip(acts, places, strict=True):
        if off and above is not None:
            # The day something was called off on is not the day it was meant for.
            reader.claimed |= {time.start for time in reader.sentence.times if time.verb == above.i}
            if act.time_start not in inside:
                act.time_start = None
            if old := old_day(reader, above):
                reader.date(act, old.start)
        if ahead and act.time_start not in inside:
            act.time_start = None
        act.place, act.venue, act.traveller = place, venue, who
        act.participants = [who] if who else []
        act.agents = [who] if who else []
    later = new_day(reader, above) if off and above is not None else None
    return acts + [_moved(reader, act, later.start) for act in acts if later]


def _visitor(reader: Reader, noun: "Token") -> "Token | None":
    """Return who pays "the visit of President Berg to Riga"."""
    heads = (head for lead in noun.children if word(lead) == "of" for head in lead.children)
    return next((head for head in heads if reader.people.who(head)), None)


def _moved(reader: Reader, act: Act, day: int) -> Act:
    """Return a visit on the day it was put off to."""
    moved = replace(act, status="planned", moved=True)
    reader.date(moved, day)
    return moved
