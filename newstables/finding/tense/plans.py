"""What has been laid out: whether the day of a plan is to come, is over, or may be either."""

from typing import TYPE_CHECKING

from newstables.finding.events.clauses import word
from newstables.finding.tense.forms import DID, form_of, has, helpers_of, plan_words

if TYPE_CHECKING:
    from spacy.tokens import Token

SCHEDULED = frozenset("scheduled due set planned expected slated pencilled penciled".split())
_LAID_OUT = frozenset("scheduled planned expected".split())
_PLEDGED = frozenset("agreed pledged vowed promised".split())
_DIRECTED = frozenset("asked told urged ordered invited instructed".split())
_PUT_OFF = frozenset(
    "postponed cancelled canceled scrapped delayed rescheduled shelved dropped axed"
    " abandoned".split()
)


def is_plan(token: "Token") -> bool:
    """Return whether a word lays something out: "is due", "planned a march"; not "as planned"."""
    laid_out = word(token) in SCHEDULED and token.tag_ in ("VBN", "JJ")
    laid_out = laid_out or (word(token) in _LAID_OUT and token.tag_ == "VBD")
    as_before = word(token) == "planned" and (has(token, "as") or has(token, "previously"))
    return laid_out and not as_before


def of_plan(token: "Token") -> str:
    """Decide for "due", "set": ahead, back in "had been due", either when it was put off."""
    if has_put_off(token):
        return "either"
    return "past" if has(token, "had") or has(token.head, "had") else "future"


def has_put_off(token: "Token") -> bool:
    """Return whether the sentence of a word tells that something was put off or cancelled."""
    return any(_puts_off(other) for other in token.sent)


def _puts_off(token: "Token") -> bool:
    if word(token) in _PUT_OFF:
        return True
    if word(token) == "fell":
        return any(word(child) in ("ill", "sick", "through") for child in token.children)
    if word(token) in ("moved", "pushed") and token.dep_ != "amod":
        return any(word(child) in ("to", "back", "until") for child in token.children)
    return word(token) in ("called", "put") and has(token, "off")


def of_list(verb: "Token", last: int) -> str:
    """Decide for what a plan lists on: "talks remain set for Monday, and a speech for Tuesday"."""
    listed = any(
        child.dep_ == "conj" and child.tag_[:2] == "NN" and verb.i < child.i < last
        for child in verb.children
    )
    plans = [child for child in verb.children if child.dep_ == "acomp" and word(child) in SCHEDULED]
    return of_plan(plans[0]) if listed and plans and verb.tag_[:2] == "VB" else ""


def of_infinitive(token: "Token") -> str:
    """Decide for "to meet" by what it hangs on: "is due to", "agreed to", "was to"."""
    head = token.head
    if head != token and word(head) in plan_words():
        pledged = word(head) in _PLEDGED and form_of(head) == "past"
        return "pledged" if pledged else of_plan(head)
    if word(head) == "supposed" and has_put_off(token):
        return "either"
    if word(head) in _DIRECTED | DID and head != token:
        return "either"
    if head.tag_ == "VBD" or token.dep_ in ("relcl", "acl"):
        return ""
    return "future"


def was_to(token: "Token") -> bool:
    """Return whether a verb tells what had been laid out: "was to have met him on Friday"."""
    return "to" in helpers_of(token) and word(token.head) in ("was", "were")
