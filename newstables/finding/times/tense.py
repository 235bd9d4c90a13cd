"""Return whether the clause around a time expression is of the past or of what is to come."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODALS = frozenset("will wo 'll ’ll shall would 'd ’d may might could can should must".split())
_PLANS = frozenset(
    "set due scheduled expected planned plans plan planning slated likely going about hopes hoping"
    " intends wants expects expect supposed bound ready aims hope want intend aim prepares"
    " preparing prepared scheduling agreed pledged vowed promised".split()
)
_SCHEDULED = frozenset("scheduled due set planned expected slated pencilled penciled".split())
_LAID_OUT = frozenset("scheduled planned expected slated pencilled penciled".split())
_SEQUENCE = frozenset("as once when until before".split())
_REPORTS = frozenset("says tells reports adds notes writes shows quotes cites reporting".split())
_STAYS = frozenset("stayed remained lasted waited was were been held continued ran worked".split())
_DENIALS = ("not", "n't", "n’t", "neither", "never")
_MOVED = frozenset("delayed postponed rescheduled moved extended pushed".split())
_PUT_OFF = frozenset(
    "postponed cancelled canceled scrapped delayed rescheduled shelved dropped axed"
    " abandoned".split()
)
_CAPTION_TOKENS = 60  # no caption goes on longer after the words that date it
_CREDIT = re.compile(
    r"(?:\| ?|[(/] ?|\. )(?:[A-Z][\w. ]+/)?(?:REUTERS|Reuters|AFP|AP|AP Photo|Getty|Getty Images"
    r"|Kyodo|Pool|[Ff]ile|Photo)\b[^.]{0,40}$"
)


def tense_of(doc: "Doc", first: int, last: int) -> str:
    """Return "past", "future" or "" for the clause that governs tokens `first` to `last`.

    The word before can settle it ("since", "as early as"). Else the heads are climbed to the
    nearest verb: "set/due/scheduled" and modals look ahead, unless a pluperfect takes them back
    ("had been due on Friday"); a present-tense verb that itself has the day is a schedule, unless
    a verb of the past stands nearer to the day.
    """
    if _in_caption(doc, first):
        return "past"
    lead = _by_lead(doc, first)
    if lead:
        return lead
    token = doc[last]
    if token.dep_ in ("poss", "compound", "nmod"):
        return ""
    direct = True
    for _ in range(12):
        verdict = _verdict(token, direct=direct) or _of_list(token, last)
        if verdict == "future" and token.tag_ in ("VBZ", "VBP") and token.i < first:
            return "past" if _past_between(doc, token.i, first) else verdict
        if verdict:
            return verdict
        own = token.dep_ == "relcl" and token.tag_ in ("VBZ", "VBP")
        if (
            token.head == token or own
        ):  # "who chairs the council in May, said": not when it was said
            return ""
        if token.i < first or token.i > last:
            direct = direct and token.tag_[:2] not in ("NN", "JJ", "CD")
        token = token.head
    return ""


def _past_between(doc: "Doc", verb: int, first: int) -> bool:
    """Return whether a verb of the past stands between a verb and a day that hangs on it."""
    return any(token.tag_ == "VBD" for token in doc[verb + 1 : first])


def _by_lead(doc: "Doc", first: int) -> str:
    """Decide by the words before: since and as of look back, until looks ahead."""
    words = [token.text.lower() for token in doc[max(0, first - 3) : first]]
    if not words:
        return ""
    if doc[first - 1].tag_ == "VBD" and words[-1] not in _SCHEDULED | _LAID_OUT:
        return "future" if _is_sequel(doc[first - 1]) else "past"
    if words[-1] in ("since", "ended") or words[-2:] == ["as", "of"]:
        return "past"
    if words[-3:] in (["as", "early", "as"], ["as", "soon", "as"], ["as", "late", "as"]):
        return "future"
    if words[-1] == "to" and doc[first - 1].head.text.lower() in _MOVED:
        return "future"
    if words[-1] in ("until", "till"):
        head = doc[first - 1].head
        return "" if head.text.lower() in _STAYS or _has(head, "had") else "future"
    return ""


def _in_caption(doc: "Doc", index: int) -> bool:
    """Return whether the paragraph ends like a picture's caption, written in the present tense."""
    first = last = index
    while first and "\n" not in doc[first - 1].text and index - first < _CAPTION_TOKENS:
        first -= 1
    while last + 1 < len(doc) and "\n" not in doc[last + 1].text and last - index < _CAPTION_TOKENS:
        last += 1
    return bool(_CREDIT.search(doc[first : last + 1].text))


def _verdict(token: "Token", *, direct: bool) -> str:
    tag, word = token.tag_, token.text.lower()
    if (word in _SCHEDULED and tag in ("VBN", "JJ")) or (word in _LAID_OUT and tag == "VBD"):
        if word == "planned" and (_has(token, "as") or _has(token, "previously")):
            return ""
        return _of_plan(token)
    if tag == "MD":
        return "future" if word in _MODALS else ""
    if tag[:2] != "VB":
        return ""
    helpers = {child.text.lower() for child in token.children if child.dep_ in ("aux", "auxpass")}
    if "could" in helpers and _is_denied(token):
        return "past"
    if helpers & _MODALS:
        perfect = "have" in helpers and not helpers & {"will", "wo", "'ll", "’ll", "shall"}
        return "past" if perfect else "future"
    if helpers & {"had", "has", "have", "'ve", "’ve"}:
        return "past"
    if "to" in helpers and tag == "VB":
        return _infinitive(token)
    if tag == "VBD" or helpers & {"was", "were", "did"}:
        return "future" if _is_sequel(token) else "past"
    if tag == "VBN":
        return "future" if helpers & {"be"} else "past"
    if tag in ("VBZ", "VBP"):
        if word in _REPORTS:
            return "past"
        return "future" if direct else ""
    return "future" if tag == "VBG" and helpers & {"is", "are", "'s", "’s", "'re", "am"} else ""


def _of_list(verb: "Token", last: int) -> str:
    """Decide for what a plan lists on: "talks remain set for Monday, and a speech for Tuesday"."""
    listed = any(
        child.dep_ == "conj" and child.tag_[:2] == "NN" and verb.i < child.i < last
        for child in verb.children
    )
    plans = [
        child
        for child in verb.children
        if child.dep_ == "acomp" and child.text.lower() in _SCHEDULED
    ]
    return _of_plan(plans[0]) if listed and plans and verb.tag_[:2] == "VB" else ""


def _is_sequel(token: "Token") -> bool:
    """Return whether a past form is of what was to come: "would leave as soon as talks ended"."""
    marks = {child.text.lower() for child in token.children if child.dep_ in ("mark", "advmod")}
    if token.dep_ != "advcl" or not marks & _SEQUENCE or token.head == token:
        return False
    above = token.head
    if above.text.lower() == "soon":
        above = above.head
    elif "as" in marks:
        return False
    return above != token and _verdict(above, direct=False) == "future"


def _of_plan(token: "Token") -> str:
    """Decide for "due", "set": ahead, save in "had been due", when nothing put it off."""
    if not (_has(token, "had") or _has(token.head, "had")):
        return "future"
    put_off = any(
        word.text.lower() in _PUT_OFF or (word.text.lower() == "called" and _has(word, "off"))
        for word in token.sent
    )
    return "future" if put_off else "past"


def _is_denied(token: "Token") -> bool:
    """Return whether a verb is denied, by itself or by its subject: "neither could be reached"."""
    subjects = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(_has(word, no) for word in [token, *subjects] for no in _DENIALS) or any(
        word.text.lower() in ("neither", "nobody", "none") for word in subjects
    )


def _infinitive(token: "Token") -> str:
    head = token.head
    if head != token and head.text.lower() in _PLANS:
        return _of_plan(head)
    if head.tag_ == "VBD" or token.dep_ in ("relcl", "acl"):
        return ""
    return "future"


def _has(token: "Token", word: str) -> bool:
    return any(child.text.lower() == word for child in token.children)


def tells_own_day(doc: "Doc", index: int) -> bool:
    """Return whether the speaker says what he or she does on a day: "we will be back tomorrow"."""
    if index and doc[index - 1].text.lower() in ("until", "till", "of"):
        return False
    token = doc[index]
    if token.dep_ == "poss":
        return False
    for _ in range(4):
        token = token.head
        if token.tag_[:2] == "VB":
            subjects = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
            denied = any(_has(token, no) for no in _DENIALS)
            if subjects:
                return not denied and subjects[0].text.lower() in ("i", "we")
    return False
