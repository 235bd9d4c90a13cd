"""Todays that stand for the times we live in, inside a quotation and outside."""

from typing import TYPE_CHECKING

from newstables.finding.events.clauses import governor, word
from newstables.finding.tense.forms import DENIALS, form_of, has

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newstables.finding.times.found import Found

_COUNTS = frozenset("many most some all few much none one half".split())
_AGES = frozenset(
    "adults age children culture economy generation kids leaders prices society standards"
    " technology teenagers terms times women workers world young youth".split()
)


def is_of_our_times(found: "Found", doc: "Doc") -> bool:
    """Return whether a today is an age: "in today's world", "many of today's ships"."""
    at = found.first
    if doc[at].lower_ != "today" or found.last != at or found.rule.get("shift") != 0:
        return False
    owned = [token.lower_ for token in doc[at + 1 : at + 5]]
    if owned[:1] not in (["'s"], ["’s"]):
        return False
    lead = [token.lower_ for token in doc[max(0, at - 2) : at]]
    return owned[1:2] != [] and (owned[1] in _AGES or (lead[1:] == ["of"] and lead[0] in _COUNTS))


def tells_own_day(doc: "Doc", index: int) -> bool:
    """Return whether a day inside a quotation is one: "we will be back tomorrow".

    A tomorrow is one when the speaker does or did something on it; a today also elsewhere, unless
    it stands for the times we live in: beside a tomorrow, or as "today's".
    """
    if index and word(doc[index - 1]) in ("until", "till", "of"):
        return False
    token = doc[index]
    if token.dep_ == "poss":
        return False
    if word(token) == "today" and not _stands_for_the_present(token):
        return True
    return _is_own_act(token)


def _stands_for_the_present(today: "Token") -> bool:
    words = {word(token) for token in today.sent}
    if words & {"tomorrow", "yesterday"}:
        return True
    verb = governor(today)
    return verb is not None and form_of(verb) in ("may", "ought")


def _is_own_act(token: "Token") -> bool:
    for _ in range(4):
        token = token.head
        if token.tag_[:2] == "VB":
            subjects = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
            denied = any(has(token, no) for no in DENIALS)
            if subjects and word(subjects[0]) in ("i", "we"):
                return not denied
            if subjects:
                return form_of(token) == "will"
    return False
