"""What form a verb has, by itself and with its auxiliaries: what all readings of tense rest on."""

from typing import TYPE_CHECKING

from newstables import lexicons
from newstables.finding.events.clauses import word

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset("will wo 'll ’ll shall".split())
WOULD = frozenset("would 'd ’d".split())
_MAY = frozenset("may might could can".split())
OUGHT = frozenset("should must".split())
MODALS = _WILL | WOULD | _MAY | OUGHT
HAVE = frozenset("had has have 've ’ve".split())
DID = frozenset("was were did".split())
DENIALS = ("not", "n't", "n’t", "neither", "never")
AM = frozenset("is are 's ’s 're ’re am 'm ’m".split())


def form_of(verb: "Token") -> str:
    """Return the form a verb has with its auxiliaries.

    One of will, would, may, ought, unreal ("would have met"), owed ("should have met"), perfect,
    infinitive, past, participle, present, progressive; "" for what tells no time by itself.
    """
    helpers, tag = helpers_of(verb), verb.tag_
    if helpers & MODALS:
        return _modal_form(helpers)
    if helpers & HAVE:
        return "perfect"
    if "to" in helpers and tag == "VB":
        return "infinitive"
    if tag == "VBD" or helpers & DID:
        return "past"
    if tag == "VBG":
        return "progressive" if helpers & AM else ""
    return {"VBN": "participle", "VBZ": "present", "VBP": "present"}.get(tag, "")


def _modal_form(helpers: frozenset[str]) -> str:
    if helpers & _WILL:
        return "will"
    if "have" in helpers:
        return "owed" if "should" in helpers else "unreal"
    if helpers & _MAY:
        return "may"
    return "would" if helpers & WOULD else "ought"


def helpers_of(verb: "Token") -> frozenset[str]:
    """Return the auxiliaries of a verb in small letters."""
    return frozenset(word(child) for child in verb.children if child.dep_ in ("aux", "auxpass"))


def has(token: "Token", wanted: str) -> bool:
    """Return whether a word, given in small letters, hangs on a token."""
    return any(word(child) == wanted for child in token.children)


def plan_words() -> frozenset[str]:
    """Return the forms that set what follows in the future: set, due, hopes, agreed."""
    return lexicons.words("plan_words")
