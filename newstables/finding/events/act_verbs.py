"""Meetings, speeches and remarks, signings and openings: what is done at a stop."""

from typing import TYPE_CHECKING

from newstables.finding.events import words
from newstables.finding.events.clauses import called_off, is_verb, own_clause, word
from newstables.finding.events.reader import Act, Reader
from newstables.finding.events.unreal import is_unreal
from newstables.finding.events.visits import TO, visit_to

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUDIENCES = frozenset(
    "parliament assembly conference forum students summit rally lawmakers crowd council congress"
    " audience troops nation meeting legislature session senate reporters soldiers union"
    " secretariat academy commission delegates gathering institute university".split()
)


_OPENING = frozenset(
    "began begin beginning begins start started starting starts kick kicked kicks embark embarked"
    " embarks open opened opening opens".split()
)


def meet(reader: Reader, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
    """Read "met the president", "Duval welcomed him", "the two greeted each other"."""
    act = reader.act("meet", verb, clause, agents)
    for child in verb.children:
        if child.dep_ == "dobj":
            act.participants += [
                name for name in reader.people.all_of(child) if name not in act.participants
            ]
    others = [name for name in act.participants if name not in agents]
    if word(verb).startswith("agree"):
        others = []
    partner = any(
        child.dep_ == "dobj" and child.tag_[:2] in ("NN", "PR") or word(child) == "with"
        for child in verb.children
    )
    received = any(child.dep_ == "agent" for child in verb.children)
    if not agents or not (
        len(agents) > 1
        or others
        or received
        or (partner and word(verb) in ("met", "meet", "meets", "meeting"))
    ):
        reader.unclaim(act)
        return []
    return [act]


def _is_call_on(verb: "Token") -> bool:
    """Return whether it is a visit paid, not a demand: "called on the president to resign"."""
    leads = {word(child) for child in verb.children if child.dep_ in ("prep", "prt")}
    return (
        "on" in leads
        and "for" not in leads
        and not any(child.dep_ in ("xcomp", "ccomp", "advcl") for child in verb.children)
    )


def talks(reader: Reader, noun: "Token") -> list[Act]:
    """Read "talks with Mwangi are planned for Friday"."""
    verb = noun.head
    people = [
        name
        for lead in noun.children
        if word(lead) in ("with", "between")
        for head in lead.children
        for name in reader.people.all_of(head)
    ]
    if not people or not is_verb(verb) or is_unreal(verb):
        return []
    clause = _without_others(sorted(own_clause(verb), key=lambda token: token.i), noun)
    act = reader.act("meet", verb, clause, [])
    act.status = called_off(verb) or act.status
    act.participants = list(dict.fromkeys(people))
    act.agents = people if len(people) > 1 else []
    act.open = len(people) == 1
    # A meeting called off is news also when nobody says for when it was planned.
    return [act] if act.time_start is not None or called_off(verb) else []


def _without_others(clause: list["Token"], noun: "Token") -> list["Token"]:
    """Leave out what else a plan lists: "talks on Monday, and a speech at the university"."""
    others = [
        token
        for token in clause
        if token.dep_ == "conj"
        and word(token) in words.act_nouns()
        and token != noun
        and not token.is_ancestor(noun)
    ]
    inside = {below.i for token in others for below in token.subtree}
    return [token for token in clause if token.i not in inside]


def listed(reader: Reader, noun: "Token", name: str) -> list[Act]:
    """Read what a plan lists on: "talks are set for Monday, and a speech for Tuesday"."""
    act = reader.act(name, noun, sorted(noun.subtree, key=lambda token: token.i), [])
    inside = {token.idx for token in noun.subtree}
    if act.status != "planned" or act.time_start not in inside:
        reader.unclaim(act)
        return []
    act.agents = [
        agent
        for child in noun.children
        for lead in ([child] if child.dep_ == "poss" else child.children)
        if child.dep_ == "poss" or word(child) == "by"
        for agent in reader.people.all_of(lead)
    ]
    act.participants = list(dict.fromkeys(act.agents + act.participants))
    act.open = not act.agents
    return [act]


def _ends_of_trip(verb: "Token", acts: list[Act]) -> list[Act]:
    """Date only the first place of a trip that began on a day, the last of one that ended then."""
    if len(acts) > 1 and word(verb) in _OPENING:
        for act in acts[1:]:
            act.time_start, act.status = None, "planned"
    elif len(acts) > 1:
        for act in acts[:-1]:
            act.time_start = None
    return acts


def speak(reader: Reader, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
    """Read "addressed the assembly", "spoke at the university"."""
    dobj = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if word(verb).startswith("deliver"):
        return light(reader, verb, clause, agents)
    if not agents:
        return []
    if word(verb).startswith("address") and not (
        dobj is not None
        and (reader.people.kind_at(dobj.i) in ("ORG", "GPE") or word(dobj) in _AUDIENCES)
    ):
        return []
    act = reader.act("speak", verb, clause, agents)
    if dobj is not None and reader.people.kind_at(dobj.i) == "ORG":
        act.venue = act.venue or reader.people.name_at(dobj.i, "ORG")
    if act.place or act.venue or act.time_start is not None:
        return [act]
    return []


def say(reader: Reader, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
    """Read speech as a speech event when the clause says where, as remarks when it says when."""
    if not agents:
        return []
    if word(verb).startswith("call") and _is_call_on(verb):
        return meet(reader, verb, clause, agents)
    act = reader.act("say", verb, clause, agents)
    act.participants = agents
    speech = any(words.act_nouns().get(word(token)) == "speak" for token in clause)
    heard = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if heard is not None and reader.people.kind_at(heard.i) == "ORG":
        act.venue = act.venue or reader.people.name_at(heard.i, "ORG")
        speech = True
    if speech and not act.venue:
        act.venue = _heard_by(reader, clause)
    if act.venue or speech:
        act.name = "speak"
    if act.venue or act.time_start is not None:
        return [act]
    return []


def _heard_by(reader: Reader, clause: list["Token"]) -> str | None:
    """Return the body a speech is made to: "in a speech to the Munich Institute"."""
    for token in clause:
        if word(token) in ("to", "before"):
            for child in token.children:
                name = reader.people.name_at(child.i, "ORG", "FAC")
                if name:
                    return name
    return None


def dated_act(reader: Reader, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
    """Read "signed an accord on Monday", "opened the plant"; only when dated."""
    dobj = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if not agents or dobj is None:
        return []
    if words.act_nouns().get(word(dobj)) == "visit":
        return light(reader, verb, clause, agents)  # "opened a tour of Kenya and Ghana"
    act = reader.act(words.acts()[word(verb)], verb, clause, agents)
    if act.time_start is None:
        return []
    return [act]


def light(reader: Reader, verb: "Token", clause: list["Token"], agents: list[str]) -> list[Act]:
    """Read "held talks with", "gave a speech", "paid a visit to"."""
    dobj = next((child for child in verb.children if child.dep_ == "dobj"), None)
    while dobj is not None and word(dobj) not in words.act_nouns():
        # "met and held talks", "two hours of talks"
        dobj = next(
            (
                child
                for child in dobj.children
                if child.dep_ == "conj" or word(child) == "of" or child.dep_ == "pobj"
            ),
            None,
        )
    if dobj is None or not agents:
        return []
    name = words.act_nouns()[word(dobj)]
    if name == "visit":
        reader.used_nouns.add(dobj.i)
        after = [token for token in clause if token.i > verb.i]
        places = reader.destinations(after, TO | {"of"})
        acts = [visit_to(reader, pair, verb, clause, agents) for pair in places if any(pair)]
        return _ends_of_trip(verb, acts)
    act = reader.act(name, verb, clause, agents)
    others = [participant for participant in act.participants if participant not in agents]
    if name == "meet" and not others and not any(word(child) == "with" for child in dobj.children):
        if len(agents) > 1:
            return [act]
        if not (word(dobj) == "remarks" or word(dobj) == "conference"):
            reader.unclaim(act)
            return []
        act.name = "speak"
    return [act]
