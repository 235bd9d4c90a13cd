"""Days said inside a quotation: which of them are days."""

from typing import TYPE_CHECKING

from newstables.finding.events.clauses import governor, word
from newstables.finding.tense.forms import DENIALS, form_of, has

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


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
