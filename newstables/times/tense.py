"""Whether the clause around a time expression tells of the past or of what is to come."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODALS = frozenset(
    [
        "will",
        "wo",
        "'ll",
        "’ll",
        "shall",
        "would",
        "'d",
        "’d",
        "may",
        "might",
        "could",
        "can",
        "should",
        "must",
    ]
)
_FUTURE_HEADS = frozenset(
    [
        "set",
        "due",
        "scheduled",
        "expected",
        "planned",
        "plans",
        "plan",
        "planning",
        "slated",
        "likely",
        "going",
        "about",
        "hopes",
        "hoping",
        "intends",
        "wants",
        "expects",
        "expect",
        "supposed",
        "bound",
        "ready",
        "aims",
        "hope",
        "want",
        "intend",
        "aim",
        "prepares",
        "preparing",
        "prepared",
        "scheduling",
        "agreed",
        "pledged",
        "vowed",
        "promised",
        "next",
        "upcoming",
    ]
)
_SCHEDULED = frozenset(["scheduled", "due", "set", "planned", "expected", "slated"])
_CREDIT = re.compile(
    r"(?:\| ?|[(/] ?|\. )(?:[A-Z][\w. ]+/)?(?:REUTERS|Reuters|AFP|AP|AP Photo|Getty|Getty Images"
    r"|Kyodo|Pool|[Ff]ile|Photo)\b[^.]{0,40}$"
)
_REPORTS = frozenset(
    [
        "says",
        "tells",
        "reports",
        "adds",
        "notes",
        "writes",
        "shows",
        "quotes",
        "cites",
        "reporting",
        "according",
    ]
)


def tense_of(doc: "Doc", index: int) -> str:
    """Give "past", "future" or "" for the clause that governs token `index`.

    Climbs from the token to the nearest verb; "set/due/scheduled/expected" and modals look ahead,
    unless a pluperfect takes them back ("had been due on Friday"); a present-tense verb with a
    day is a schedule, except a verb of reporting.
    """
    token = doc[index]
    if _in_caption(doc, index):
        return "past"
    for _ in range(12):
        verdict = _verdict(token)
        if verdict:
            return verdict
        if token.head is token:
            return ""
        token = token.head
    return ""


def _in_caption(doc: "Doc", index: int) -> bool:
    """Say whether the paragraph ends like a picture's caption, told in the present tense."""
    text = doc.text
    begin = text.rfind("\n", 0, doc[index].idx) + 1
    end = text.find("\n", doc[index].idx)
    return bool(_CREDIT.search(text[begin : end if end >= 0 else len(text)]))


def _verdict(token: "Token") -> str:
    tag, word = token.tag_, token.lower_
    if word in _SCHEDULED and tag in ("VBN", "JJ", "VBD"):
        return "past" if _auxiliary(token, "had") else "future"
    if tag == "MD" or tag[:2] not in ("VB", "JJ"):
        return "future" if tag == "MD" and word in _MODALS else ""
    helpers = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    if helpers & _MODALS:
        return "past" if helpers & {"have"} and helpers & {"would", "could", "might"} else "future"
    if "had" in helpers or "has" in helpers or "have" in helpers or "'ve" in helpers:
        return "past"
    if "to" in helpers and tag == "VB":
        return _infinitive(token)
    if tag == "VBD" or helpers & {"was", "were", "did"}:
        return "past"
    if tag == "VBN":
        return (
            ""
            if token.dep_ in ("acl", "amod", "advcl") and not helpers
            else ("future" if helpers & {"be"} else "past")
        )
    if tag in ("VBZ", "VBP"):
        return "past" if word in _REPORTS else "future"
    if tag == "VBG" and helpers & {"is", "are", "'s", "'re", "am", "’s"}:
        return "future"
    return ""


def _infinitive(token: "Token") -> str:
    head = token.head
    if head.lower_ in _FUTURE_HEADS and head is not token:
        return "past" if _auxiliary(head, "had") else "future"
    if head.tag_ == "VBD":
        return ""
    return "future"


def _auxiliary(token: "Token", word: str) -> bool:
    return any(child.lower_ == word for child in token.children)
