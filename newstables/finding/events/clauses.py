"""What belongs to a verb: its subject, its own clause, its tense; on a Doc's heads and labels."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVES = frozenset(("which", "who", "that"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_PLANNED = frozenset(
    "set due scheduled expected planned plans plan planning slated going hopes hoping intends"
    " intend wants expects bound aims preparing prepares seeking agreed pledged promised"
    " vowed invited about likely hopes".split()
)
_CONDITIONAL = frozenset("may might could can".split())
_FUTURE = frozenset("will wo 'll ’ll shall would 'd ’d".split())
_IFS = frozenset("if once unless whether until".split())
_MANAGES = frozenset("began begins begun continued managed started proceeded went".split())
_BE = frozenset("is are was were be".split())
_PAST = frozenset("has have had was were did 've ’ve".split())
_NEGATIONS = frozenset("not n't n’t never".split())
_CANCELLED = {
    "cancelled": "cancelled", "canceled": "cancelled", "cancels": "cancelled",
    "cancel": "cancelled", "scrapped": "cancelled", "axed": "cancelled", "called": "cancelled",
    "dropped": "cancelled", "shelved": "postponed", "abandoned": "cancelled",
    "postponed": "postponed", "postpones": "postponed", "postpone": "postponed",
    "delayed": "postponed", "rescheduled": "postponed", "put": "postponed",
}  # fmt: skip


def word(token: "Token") -> str:
    """Return a token in small letters."""
    return token.text.lower()


def is_verb(token: "Token") -> bool:
    """Return whether a token is a verb form other than a modal or an auxiliary of another."""
    return token.tag_[:2] == "VB" and token.dep_ not in ("aux", "auxpass", "amod", "compound")


def governor(token: "Token") -> "Token | None":
    """Return the nearest verb above a token."""
    for _ in range(30):
        if token.head == token:
            return token if is_verb(token) else None
        token = token.head
        if is_verb(token):
            return token
    return None


def subject(verb: "Token", *, depth: int = 0) -> "Token | None":
    """Return the subject of a verb, its own or the one it shares with the verb it hangs on."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    relative = any(word(child) in _RELATIVES for child in own)
    own = [child for child in own if word(child) not in _RELATIVES]
    if own:
        # Of two, the first is what a dateline left: "NAIROBI, March 3 - Duarte arrived".
        return max(
            (child for child in own if child.i < verb.i), key=lambda child: child.i, default=own[0]
        )
    if verb.dep_ in ("relcl", "acl") and (relative or verb.dep_ == "acl"):
        return verb.head
    if depth < 6 and verb.head != verb:
        head = verb.head
        if is_verb(head) or head.tag_ == "MD":
            return subject(head, depth=depth + 1)
        if verb.dep_ in ("pcomp", "xcomp", "acl", "advcl", "conj"):
            above = governor(verb)
            return subject(above, depth=depth + 1) if above is not None else None
    return None


def own_clause(verb: "Token") -> Iterator["Token"]:
    """Return the tokens of a verb's clause in no order, those of clauses nested in it left out."""
    stack = [verb]
    while stack:
        token = stack.pop()
        yield token
        stack += [child for child in token.children if not _opens_clause(child)]


def _opens_clause(token: "Token") -> bool:
    if token.dep_ in ("relcl", "ccomp", "advcl", "parataxis"):
        return True
    if token.dep_ == "conj" and is_verb(token):
        return True
    return token.dep_ in ("acl", "pcomp", "csubj", "xcomp") and is_verb(token)


def status_of(verb: "Token") -> str:
    """Return past, present, planned or conditional for what a verb reports."""
    token = verb
    if any(word(child) in _IFS for child in verb.children if child.dep_ == "mark"):
        return "conditional"
    for _ in range(5):
        helpers = {word(child) for child in token.children if child.dep_ in ("aux", "auxpass")}
        if helpers & _CONDITIONAL or {"would", "have"} <= helpers:
            return "conditional"  # "would have met" is what did not come about
        if helpers & _FUTURE:
            return "planned"
        if word(token) in _PLANNED and token != verb:
            return "planned"
        if "to" in helpers and token.dep_ == "xcomp" and word(token.head) in _BE:
            return "planned"
        if token.tag_ == "VBD" or helpers & _PAST:
            return "past"
        if token.tag_ in ("VBZ", "VBP") or token.head == token:
            return "present"
        if "to" in helpers and word(token.head) in _PLANNED:
            return "planned"
        if token.dep_ == "pcomp" and word(token.head) in ("after", "since"):
            above = governor(token.head)
            return "planned" if above is not None and status_of(above) == "planned" else "past"
        token = token.head
    return "present"


def is_mere_wish(verb: "Token") -> bool:
    """Return whether a verb reports what somebody wants or ought: "to visit", "should visit"."""
    helpers = {word(child) for child in verb.children if child.dep_ == "aux"}
    if helpers & {"should", "must", "would", "could"} and "have" not in helpers:
        return True
    head = verb.head
    if "to" not in helpers or head == verb:
        return False
    return word(head) not in _PLANNED and word(head) not in _BE and word(head) not in _MANAGES


def called_off(verb: "Token | None") -> str | None:
    """Return "cancelled" or "postponed" for a verb that calls something off."""
    if verb is None or word(verb) not in _CANCELLED:
        return None
    if word(verb) in ("called", "put") and not any(word(child) == "off" for child in verb.children):
        return None
    return _CANCELLED[word(verb)]


def is_negated(verb: "Token") -> bool:
    """Return whether a verb is denied: "did not visit", but not "met on Monday, not on Sunday"."""
    return any(word(child) in _NEGATIONS and child.i < verb.i for child in verb.children)
