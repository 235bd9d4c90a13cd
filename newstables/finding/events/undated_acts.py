"""Background left undated: "recently reviewed", "days after the two sides agreed".

Such an event is near, and names no date: it is listed undated. What has no word of time at all
is not listed, or every sentence of an article would be.
"""

from typing import TYPE_CHECKING

from newstables.finding.events.clauses import (
    is_negated,
    is_verb,
    own_clause,
    subject,
    word,
)
from newstables.finding.events.reader import Act, Reader
from newstables.finding.events.sentences import TimeHere
from newstables.finding.events.wordings import line_of
from newstables.finding.events.words import acts as act_verbs
from newstables.finding.tense.status import is_mere_wish, status_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNITS = frozenset("hours day days week weeks month months year".split())
STATES = frozenset(
    "is are was were be been being am has have had seems seem seemed appears appeared remain"
    " remains remained known knows knew believes believed thinks thought wants wanted needs needed"
    " likes hopes hoped includes included means meant tends continues continued begins began become"
    " becomes became".split()
)


def find_undated_acts(reader: Reader, acts: list[Act]) -> list[Act]:
    """Return what the sentence leaves undated; mark as undated those of `acts` that are."""
    acts_at = {act.at: act for act in acts}
    found = []
    for time in reader.sentence.undated:
        verb = reader.doc[time.verb] if time.verb is not None else None
        if verb is None or verb.i < reader.sentence.span.start or _is_aside(reader, time):
            continue
        if verb.idx in acts_at:
            acts_at[verb.idx].undated = acts_at[verb.idx].time_start is None and not _is_of_days(
                reader, time
            )
        elif act := _act(reader, verb, "planned" if time.unit == "FUTURE_REF" else "past"):
            act.time_start = time.start
            acts_at[verb.idx] = act
            found.append(act)
    for verb in reader.sentence.span:
        if verb.idx not in acts_at and is_verb(verb) and _is_days_after(verb):
            found += filter(None, [_act(reader, verb, "past")])
    return found


def _is_aside(reader: Reader, time: TimeHere) -> bool:
    """Return whether it only qualifies a word: "recently released polls"."""
    head = reader.doc[time.last].head
    return head.dep_ in ("amod", "compound") and not is_verb(head)


def _is_of_days(reader: Reader, time: TimeHere) -> bool:
    """Return whether an undated expression can be of the days of a tour: "in recent days"."""
    return word(reader.doc[time.last]) == "days"


def _act(reader: Reader, verb: "Token", status: str) -> Act | None:
    """Return the act of a verb; None for a state, wish, report, denial or doubt."""
    if word(verb) in STATES or act_verbs().get(word(verb)) in ("say", "visit"):
        return None
    if is_negated(verb) or is_mere_wish(verb) or subject(verb) is None:
        return None
    told_status = status_of(verb)
    if told_status not in ((status, "present") if status == "planned" else ("past",)):
        return None
    clause = sorted(own_clause(verb), key=lambda token: token.i)
    act = reader.act("other", verb, clause, reader.agents_of(verb), status)
    act.line = line_of(sorted(verb.subtree, key=lambda token: token.i))
    act.undated = True
    return act


def _is_days_after(verb: "Token") -> bool:
    """Return whether a clause is "days after they agreed", counted from the act of the sentence."""
    mark = next((child for child in verb.children if word(child) == "after"), None)
    return mark is not None and mark.i > 0 and word(mark.nbor(-1)) in _UNITS
