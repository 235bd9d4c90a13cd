"""The words right before a day, and the kind of paragraph, that settle its tense."""

import re
from typing import TYPE_CHECKING

from newstables.finding.events.clauses import word
from newstables.finding.tense.forms import has

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STAYS = frozenset("stayed remained lasted waited was were been held continued ran worked".split())
_MOVED = frozenset("delayed postponed rescheduled moved extended pushed".split())
_OPENING, _CLOSING = frozenset(("“", '"', "``", "`", "„")), frozenset(("”", '"', "''"))
_CAPTION_TOKENS = 60  # no caption goes on longer after the words that date it
_CREDIT = re.compile(
    r"(?:\| ?|[(/] ?|\. )(?:[A-Z][\w. ]+/)?(?:REUTERS|Reuters|AFP|AP|AP Photo|Getty|Getty Images"
    r"|Kyodo|Pool|[Ff]ile|Photo)\b[^.]{0,40}$"
)


def by_lead(doc: "Doc", first: int) -> str:
    """Decide by the words before: since and as of look back, until looks ahead."""
    words = [token.text.lower() for token in doc[max(0, first - 3) : first]]
    if not words:
        return ""
    before = doc[first - 1]
    if words[-1] in ("since", "ended") or words[-2:] == ["as", "of"]:
        return "past"
    if words[-3:] in (["as", "early", "as"], ["as", "soon", "as"], ["as", "late", "as"]):
        return "future"
    if words[-2:] in (["set", "for"], ["due", "on"]) and doc[first - 2].tag_[:2] == "NN":
        return "future"  # "with a Mass set for Sunday", which the model reads as a noun
    if words[-1] == "to" and {word(before.head), word(before.head.head)} & _MOVED:
        return "future"
    if words[-1] == "through":
        return "either"
    if _by_a_source(doc, first):
        return "past"
    if words[-1] in ("until", "till"):
        return "" if word(before.head) in _STAYS or has(before.head, "had") else "future"
    return ""


def heads_speech(doc: "Doc", last: int, verb: "Token") -> bool:
    """Return whether a day stands before what was said on it, and `verb` inside of that.

    "Duarte on Thursday: “We will appeal.”" The verb said is left out; the day is over all the same.
    """
    first = last + 1
    while first < len(doc) and doc[first].text in (":", "\n", "\n\n"):
        first += 1
    if first + 1 >= len(doc) or doc[first].text not in _OPENING:
        return False
    while first + 1 < len(doc) and doc[first].text in _OPENING:
        first += 1
    if not doc[first].text[:1].isupper() or verb.i < first:
        return False
    return not any(token.text in _CLOSING for token in doc[first : verb.i])


def _by_a_source(doc: "Doc", first: int) -> bool:
    """Return whether the day is that of a source: "according to a statement on Tuesday"."""
    for token in reversed(doc[max(doc[first].sent.start, first - 10) : first]):
        if word(token) == "according":
            return True
        if token.is_punct or token.tag_[:2] in ("VB", "MD"):
            return False
    return False


def in_caption(doc: "Doc", index: int) -> bool:
    """Return whether the paragraph ends like a picture's caption, written in the present tense."""
    first = last = index
    while first and "\n" not in doc[first - 1].text and index - first < _CAPTION_TOKENS:
        first -= 1
    while last + 1 < len(doc) and "\n" not in doc[last + 1].text and last - index < _CAPTION_TOKENS:
        last += 1
    return bool(_CREDIT.search(doc[first : last + 1].text))
