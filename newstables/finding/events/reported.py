"""What a report tells as news without a word of time: it is of the day of the report.

Of the first sentences every main clause counts; further on only what is plainly an act: a meeting,
a signature, an arrival. What is told as known, in the past perfect or in a clause below another,
does not count.

Source: the document creation time as the default anchor of news, TempEval-3 (task C).
"""

from typing import TYPE_CHECKING

from newstables.finding.events.clauses import called_off, is_verb, own_clause, subject, word
from newstables.finding.events.reader import Act, Reader
from newstables.finding.events.undated_acts import STATES
from newstables.finding.events.unreal import is_maybe, is_unreal
from newstables.finding.events.words import acts as act_verbs
from newstables.finding.tense.forms import form_of, helpers_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTS = frozenset(("meet", "speak", "sign", "attend", "leave"))
_MARKS = frozenset('“”"')
_LAID_OUT = frozenset("supposed due scheduled expected meant slated".split())
_HABITS = frozenset(
    "often always usually sometimes once twice ever never previously earlier".split()
)


def find_reported(reader: Reader, acts: list[Act]) -> list[Act]:
    """Mark as reported those of `acts` that are news without a day; return those not yet found."""
    sentence = reader.sentence
    if any(act.time_start is not None and act.status == "past" for act in acts):
        return []
    at_verb: dict[int, list[Act]] = {}
    for act in acts:
        at_verb.setdefault(act.at, []).append(act)
    found: list[Act] = []
    for verb in sentence.span:
        if not _is_news(verb) or is_unreal(verb) or is_maybe(verb):
            continue
        told = at_verb.get(verb.idx, [])
        for act in told:
            act.reported = (
                act.time_start is None
                and not act.undated
                and act_verbs().get(word(verb)) != "say"  # "told the Courier" is an interview
                and act.status == "past"
                and (act.name in _ACTS or act.arrives or sentence.lead)
            )
        if not told and (act_ := _act(reader, verb)):
            found.append(act_)
    return found


def _is_news(verb: "Token") -> bool:
    """Return whether a verb is of a main clause in the past or the present perfect."""
    if not is_verb(verb):
        return False
    top = verb
    while top.dep_ == "conj" and is_verb(top.head):
        top = top.head
    if top.dep_ != "ROOT":
        return False
    if helpers_of(verb) & {"had", "to"} or word(verb) in STATES | _LAID_OUT:
        return False
    if any(word(child) in _HABITS for child in verb.children):
        return False
    return form_of(verb) in ("past", "perfect")


def _act(reader: Reader, verb: "Token") -> Act | None:
    """Return the main act of a first sentence, or a signature or opening, that is news."""
    agents = reader.agents_of(verb)
    kind = act_verbs().get(word(verb), "other")
    plain = kind in ("sign", "attend") and bool(agents)
    if not plain and not (reader.sentence.lead and _is_of_a_name(reader, verb)):
        return None
    if kind in ("say", "light", "visit", "take") or _MARKS & set(reader.sentence.span.text):
        return None
    clause = sorted(own_clause(verb), key=lambda token: token.i)
    act = reader.act(kind if kind in ("sign", "attend") else "other", verb, clause, agents, "past")
    if act.time_start is not None:
        return None
    act.reported = True
    if called_off(verb):
        act.place = act.venue = None  # where it was to be
    return act


def _is_of_a_name(reader: Reader, verb: "Token") -> bool:
    """Return whether somebody with a name does it; who feels or has something does nothing."""
    who = subject(verb)
    return who is not None and (
        reader.people.kind_at(who.i) in ("PERSON", "ORG", "GPE") or bool(reader.agents_of(verb))
    )
