"""What a sentence reports: visits, meetings, speeches, and whatever else it dates."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newstables.finding.events import act_verbs, visits, words
from newstables.finding.events.calling_off import call_off, is_of_old_day, new_day
from newstables.finding.events.clauses import (
    called_off,
    is_verb,
    own_clause,
    subject,
    word,
)
from newstables.finding.events.goals import is_goal, told_when
from newstables.finding.events.people import People
from newstables.finding.events.quoted_plans import itinerary
from newstables.finding.events.reader import Act, Reader
from newstables.finding.events.reported import find_reported
from newstables.finding.events.sentences import Sentence, TimeHere
from newstables.finding.events.undated_acts import find_undated_acts
from newstables.finding.events.unreal import is_maybe, is_unreal
from newstables.finding.events.wordings import line_of, phrase
from newstables.finding.marks import begun_before, is_quoted
from newstables.finding.tense.status import is_mere_wish

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BE = frozenset("is are was were been be".split())
_PUBLISHED = frozenset("published updated printed posted corrected".split())
_NOBODY_SAYS = frozenset("i we you they who which that this".split())
_TRIP = frozenset("trip visit tour journey swing".split())

# Act of a verb in act_verbs.tsv -> what reads it: the verb, its clause, who does it.
_VERBS: dict[str, Callable[[Reader, "Token", list["Token"], list[str]], list[Act]]] = {
    "attend": act_verbs.dated_act,
    "light": act_verbs.light,
    "meet": act_verbs.meet,
    "say": act_verbs.say,
    "sign": act_verbs.dated_act,
    "speak": act_verbs.speak,
    "stay": visits.stay,
    "take": visits.taken,
    "visit": visits.visit,
}


def read_acts(
    doc: "Doc", sentence: Sentence, *, people: People, quoted: Sequence[tuple[int, int]]
) -> Iterator[Act]:
    """Return the acts of one sentence in reading order, one a place for a visit to several."""
    reader = Reader(doc, sentence, people)
    acts: list[Act] = []
    for token in sentence.span:
        tag = token.tag_
        if tag[:2] not in ("VB", "NN"):
            continue
        if is_quoted(quoted, token.idx):
            begun = begun_before(quoted, token.idx)
            acts += itinerary(reader, token, begun[0] if begun else token.idx, _verb)
        elif is_verb(token):
            acts += _verb(reader, token, reader.agents_of(token))
        elif tag in ("NN", "NNS"):
            acts += _noun(reader, token)
    call_off(reader, acts)
    acts += _rest(reader, acts, quoted)
    call_off(reader, acts)
    acts += [act for act in find_undated_acts(reader, acts) if not is_quoted(quoted, act.at)]
    acts += [act for act in find_reported(reader, acts) if not is_quoted(quoted, act.at)]
    dated = {act.time_start for act in acts if act.name != "say"}
    # "He met her on Monday and said so": the remark is of the meeting's day and adds no event.
    kept = [act for act in acts if act.name != "say" or act.time_start not in dated or act.reported]
    yield from sorted(kept, key=lambda act: act.at)


def _verb(reader: Reader, verb: "Token", agents: list[str]) -> list[Act]:
    kind = "stay" if word(verb) in _BE else words.acts().get(word(verb))
    if kind is None or is_unreal(verb):
        return []
    clause = sorted(own_clause(verb), key=lambda token: token.i)
    return _VERBS[kind](reader, verb, clause, agents)


def _noun(reader: Reader, noun: "Token") -> list[Act]:
    kind = words.act_nouns().get(word(noun))
    if kind in ("meet", "speak") and noun.dep_ == "conj" and is_verb(noun.head):
        return act_verbs.listed(reader, noun, kind)
    if kind == "meet" and noun.dep_ in ("nsubj", "nsubjpass"):
        return act_verbs.talks(reader, noun)
    return visits.visit_noun(reader, noun) if kind == "visit" else []


def _rest(reader: Reader, acts: list[Act], quoted: Sequence[tuple[int, int]]) -> list[Act]:
    """Read what the sentence dates and no act above has claimed."""
    found: list[Act] = []
    reader.claimed |= {act.time_start for act in acts if act.time_start is not None}
    for time in reader.sentence.times:
        if time.start in reader.claimed or time.reference or is_quoted(quoted, time.start):
            continue
        verb = reader.doc[time.verb] if time.verb is not None else None
        if verb is None or verb.i < reader.sentence.span.start:
            continue
        if (
            word(verb) in _PUBLISHED
            or is_unreal(verb)
            or is_maybe(verb)
            or _is_no_event(reader, verb, time)
            or _is_trip(verb)
            or _is_measured(reader, verb)
            or is_goal(reader.doc, time, verb)
        ):
            continue
        verb = told_when(reader.doc, time, verb) or verb
        if words.acts().get(word(verb)) == "say" and time.unit == "day":
            if not (
                _is_attribution(reader, verb) and any(act.time_start is not None for act in acts)
            ):
                found += _statement(reader, verb, time)
            continue
        stay = _stay_until(reader, acts, time)
        if stay is not None:
            reader.claimed.add(time.start)
            found.append(stay)
            continue
        clause = sorted(own_clause(verb), key=lambda token: token.i)
        act = reader.act("other", verb, clause, reader.agents_of(verb))
        if verb.dep_ == "relcl" and act.place is None and words.acts().get(word(verb)) == "visit":
            continue  # "Duarte, who flew in overnight, met"
        reader.date(act, time.start)
        act.place = reader.place_of_day(act, time.start) or act.place
        off = called_off(verb)
        if off and is_of_old_day(reader, verb, time):
            act.status = off
        elif off and time == new_day(reader, verb):
            act.status = "planned"
        elif off:
            act.place = act.venue = None  # where it was to be
        act.wish = is_mere_wish(verb)
        found.append(act)
    return found


def _statement(reader: Reader, verb: "Token", time: TimeHere) -> list[Act]:
    """Read what a ministry, a firm or an office said on a day; by a person it is found already."""
    who = subject(verb)
    agents = reader.agents_of(verb)
    if who is None or agents or word(who) in _NOBODY_SAYS:
        return []
    act = reader.act("say", verb, sorted(own_clause(verb), key=lambda token: token.i), [])
    reader.date(act, time.start)
    act.source = reader.people.name_at(who.i, "ORG", "GPE") or line_of(
        sorted(phrase(who), key=lambda t: t.i)
    )
    return [act]


def _is_attribution(reader: Reader, verb: "Token") -> bool:
    """Return whether a verb only names the source of a plan: "she will go, her office said"."""
    who = subject(verb)
    return (
        who is not None
        and not reader.people.kind_at(who.i)
        and any(child.tag_ == "PRP$" for child in who.children)
        and who.i > reader.sentence.span.start + 3
    )


def _is_measured(reader: Reader, verb: "Token") -> bool:
    """Return whether a clause only compares: "imports were higher last year than in 2015"."""
    return any(
        word(token) == "than" and word(token.head) not in ("rather", "other")
        for token in own_clause(verb)
    ) and any(time.reference for time in reader.sentence.times)


def _stay_until(reader: Reader, acts: list[Act], time: TimeHere) -> Act | None:
    """Read the second day of "a visit to Oslo on Monday and Tuesday" as a day of the visit."""
    first = reader.doc[time.last]
    if first.dep_ != "conj":
        return None
    for other in reader.sentence.times:
        if other.first <= first.head.i <= other.last:
            visits = [act for act in acts if act.name == "visit" and act.time_start == other.start]
            return replace(visits[0], time_start=time.start) if visits else None
    return None


def _is_no_event(reader: Reader, verb: "Token", time: TimeHere) -> bool:
    """Return whether a date is of no event: "it is the first since 2017", "is back on Friday"."""
    lead = reader.doc[time.first - 1].text.lower() if time.first else ""
    clause = list(own_clause(verb))
    trip = any(words.act_nouns().get(word(token)) == "visit" for token in clause)
    way_home = word(verb) in _BE and any(word(token) in ("back", "home") for token in clause)
    return way_home or (word(verb) in ("is", "are") and (lead == "since" or trip))


def _is_trip(verb: "Token") -> bool:
    """Return whether a verb is only of the trip as a whole: "the tour that began on Sunday"."""
    who = subject(verb)
    return who is not None and word(who) in _TRIP and words.acts().get(word(verb)) == "light"
