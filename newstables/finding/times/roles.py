"""What a date is for besides dating: a comparison, or the start of what lasts.

`rule["role"]` of TIMES: "reference" ("the worst fall since 1987", "up from a year ago", "than in
March"), "since" ("in office since May 2019"). Neither is the day on which what is told happened.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMPARED = frozenset("compared versus vs vs. than unlike like".split())
_FROM = frozenset("up down from rose fell".split())
_DEGREES = ("JJS", "RBS", "JJR", "RBR")
_FIRSTS = frozenset("first only record never no".split())


def role_of(doc: "Doc", token: "Token") -> str:
    """Return reference, since or "" for the expression whose outer token is `token`."""
    for above in _nouns_above(token):
        lead = above.text.lower()
        if lead == "since":
            return "reference" if _is_ranked(above) else "since"
        if lead in _COMPARED and above.tag_ in ("IN", "VBN", "CC", "FW", "JJ"):
            return "reference"
        if lead in ("to", "with") and above.head.text.lower() == "compared":
            return "reference"
        if lead == "from" and _is_measured(above):
            return "reference"
    return "reference" if _after_from(doc, token) else ""


def _nouns_above(token: "Token") -> "list[Token]":
    """Return what a date hangs on, as far as the next verb."""
    chain = []
    for _ in range(6):
        token = token.head
        if token.tag_[:2] == "VB" and token.text.lower() != "compared" or token.head == token:
            break
        chain.append(token)
    return chain


def _is_ranked(since: "Token") -> bool:
    """Return whether "since" stands by a superlative: "the biggest grant since 1995"."""
    near = [*since.head.subtree]
    before = [token for token in near if token.i < since.i]
    return any(
        token.tag_ in _DEGREES[:2] or token.text.lower() in _FIRSTS for token in before[-12:]
    )


def _is_measured(lead: "Token") -> bool:
    """Return whether "from" tells what something was before: "up from 14 percent a year ago"."""
    before = lead.nbor(-1).text.lower() if lead.i else ""
    return before in ("up", "down") or lead.head.text.lower() in ("up", "down")


def _after_from(doc: "Doc", token: "Token") -> bool:
    """Return whether a measure with "up from" stands right before: "from 14 percent a year ago"."""
    begin = max(token.sent.start, token.i - 8)
    words = [word.text.lower() for word in doc[begin : token.i]]
    pairs = list(zip(words, words[1:], strict=False))
    return any(pair in (("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to"))
               for pair in pairs)  # fmt: skip
