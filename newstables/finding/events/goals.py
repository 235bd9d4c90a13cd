"""Days that are told for another reason than an act on them: what must be by then, "when"."""

from typing import TYPE_CHECKING

from newstables.finding.events.clauses import is_verb, word
from newstables.finding.events.sentences import TimeHere
from newstables.finding.tense.forms import form_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Of what only begins, ends or comes on a day, the clause with "when" tells what was done.
_COMES = frozenset(
    "come comes came arrive arrives arrived begin begins began start starts started open opens"
    " opened end ends ended change changes changed date dates dated go goes went follow follows"
    " followed happen happens happened is was".split()
)
_PERSONAL = frozenset("he she they we i".split())


def is_goal(doc: "Doc", time: TimeHere, verb: "Token") -> bool:
    """Return whether a date only bounds what is needed or expected: "must come by May 15"."""
    by = time.first > 0 and word(doc[time.first - 1]) == "by"
    return by and form_of(verb) in ("ought", "present")


def told_when(doc: "Doc", time: TimeHere, verb: "Token") -> "Token | None":
    """Return what was done on a day: "the next test comes in July, when the envoys meet".

    None where the clause of the day itself says it.
    """
    if word(verb) not in _COMES or any(word(child) in _PERSONAL for child in verb.children):
        return None
    first = time.last + 1
    while first < len(doc) and doc[first].text == ",":
        first += 1
    if first >= len(doc) or word(doc[first]) != "when":
        return None
    below = doc[first].head
    told = is_verb(below) and below.i > first and below != verb
    return below if told and below.is_ancestor(doc[first]) else None
