"""What belongs to a verb: its subject, its own clause, its tense; on a Doc's heads and labels."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newstables import lexicons

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVES = frozenset(("which", "who", "that"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_NEGATIONS = frozenset("not n't n’t never".split())
_MOVED = frozenset("moved shifted pushed".split())
_CANCELLED = {
    "cancelled": "cancelled", "canceled": "cancelled", "cancels": "cancelled",
    "cancel": "cancelled", "scrapped": "cancelled", "axed": "cancelled", "called": "cancelled",
    "call": "cancelled", "calls": "cancelled", "struck": "cancelled", "scrap": "cancelled",
    "dropped": "cancelled", "shelved": "postponed", "abandoned": "cancelled",
    "postponed": "postponed", "postpones": "postponed", "postpone": "postponed",
    "delayed": "postponed", "rescheduled": "postponed", "put": "postponed",
}  # fmt: skip
_LONGEST_ABOUT = 8  # words of what a noun is about


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


def with_whole_nouns(clause: list["Token"]) -> list["Token"]:
    """Return a clause in which no noun ends in a preposition: "a debate about reforming the law".

    What the noun is about comes along; where that is long, the preposition goes instead.
    """
    whole = set(clause)
    for lead in clause:
        about = next((child for child in lead.children if child.dep_ == "pcomp"), None)
        if about is None or about in whole or lead.dep_ != "prep" or is_verb(lead.head):
            continue
        behind = list(about.subtree)
        if len(behind) <= _LONGEST_ABOUT:
            whole.update(behind)
        else:
            whole.discard(lead)
    return sorted(whole, key=lambda token: token.i)


def _opens_clause(token: "Token") -> bool:
    if token.dep_ in ("relcl", "ccomp", "advcl", "parataxis"):
        return True
    if token.dep_ == "conj" and is_verb(token):
        return True
    return token.dep_ in ("acl", "pcomp", "csubj", "xcomp") and is_verb(token)


def called_off(verb: "Token | None") -> str | None:
    """Return "cancelled" or "postponed" for a verb that calls something off."""
    if verb is None:
        return None
    if _comes_to_nothing(verb):
        return "cancelled"
    if word(verb) in _MOVED:
        return "postponed" if _is_of_plan(verb) else None
    if word(verb) not in _CANCELLED:
        return None
    if word(verb) in ("call", "called", "calls", "put", "struck") and not any(
        word(child) == "off" for child in verb.children
    ):
        return None
    return _CANCELLED[word(verb)]


def is_moved_from(lead: "Token") -> bool:
    """Return whether a day behind a word is an old one: "was moved from Monday to Friday"."""
    return word(lead) == "from" and called_off(governor(lead)) is not None


def _comes_to_nothing(verb: "Token") -> bool:
    """Return whether a plan is told to fail: "fell through", "will not take place"."""
    beside = {word(child) for child in verb.children}
    if word(verb) in ("fall", "falls", "fell", "fallen"):
        return "through" in beside
    going = {("take", "place"), ("go", "ahead"), ("going", "ahead"), ("taking", "place")}
    alone = word(verb) in ("happen", "proceed", "materialise", "materialize")
    goes = alone or any((word(verb), other) in going for other in beside)
    return goes and (is_negated(verb) or "longer" in beside)


def _is_of_plan(verb: "Token") -> bool:
    """Return whether what is moved is an appointment: "the talks were moved from Monday to"."""
    return any(
        child.dep_ in ("nsubjpass", "dobj") and word(child) in lexicons.words("plan_nouns")
        for child in verb.children
    ) and any(word(child) in ("to", "from", "until", "back") for child in verb.children)


def is_negated(verb: "Token") -> bool:
    """Return whether a verb is denied: "did not visit", but not "met on Monday, not on Sunday"."""
    return any(word(child) in _NEGATIONS and child.i < verb.i for child in verb.children)
