"""The status of what a verb reports, for events: past, present, planned, cancelled, ..."""

from typing import TYPE_CHECKING

from newstables.finding.events.clauses import governor, word
from newstables.finding.tense.forms import OUGHT, WOULD, form_of, helpers_of, plan_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_IFS = frozenset("if once unless whether until".split())
_MANAGES = frozenset("began begins begun continued managed started proceeded went".split())
_BE = frozenset("is are was were be".split())
_STATUS = {"unreal": "conditional", "may": "conditional", "will": "planned", "would": "planned",
           "owed": "cancelled"}  # fmt: skip


def status_of(verb: "Token") -> str:
    """Return past, present, planned, conditional or cancelled for what a verb reports."""
    if any(word(child) in _IFS for child in verb.children if child.dep_ == "mark"):
        return "conditional"
    token = verb
    for _ in range(5):
        status = _own_status(token, plain=token == verb)
        if status:
            return status
        if token.dep_ == "pcomp" and word(token.head) in ("after", "since"):
            above = governor(token.head)
            return "planned" if above is not None and status_of(above) == "planned" else "past"
        token = token.head
    return "present"


def _own_status(token: "Token", *, plain: bool) -> str:
    """Return the status a word settles; `plain`: it is the verb asked for, not one above it."""
    form, helpers = form_of(token), helpers_of(token)
    if form in _STATUS:
        status = _STATUS[form]
        given_up = status == "planned" and any(word(child) == "longer" for child in token.children)
        return "cancelled" if given_up else status
    if word(token) in plan_words() and not plain:
        return "planned"
    if "to" in helpers and token.dep_ == "xcomp" and word(token.head) in _BE:
        return "planned"
    if form in ("past", "perfect"):
        return "past"
    if form == "present" or token.head == token:
        return "present"
    return "planned" if "to" in helpers and word(token.head) in plan_words() else ""


def is_mere_wish(verb: "Token") -> bool:
    """Return whether a verb reports what somebody wants or ought: "to visit", "should visit"."""
    helpers = helpers_of(verb)
    if helpers & (OUGHT | WOULD | {"could"}) and "have" not in helpers:
        return True
    head = verb.head
    if "to" not in helpers or head == verb:
        return False
    return word(head) not in plan_words() | _BE | _MANAGES
