"""Whether a verb, or the clause around a day, looks back or ahead: the one reader of tense.

Times ask for the tense of a day (`tense_of`), events for the status of a verb (`status_of`); both
rest on `form_of`, which reads one verb form by itself.
"""

import re
from typing import TYPE_CHECKING

from newstables import lexicons
from newstables.finding.events.clauses import governor, word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WILL = frozenset("will wo 'll ’ll shall".split())
_WOULD = frozenset("would 'd ’d".split())
_MAY = frozenset("may might could can".split())
_OUGHT = frozenset("should must".split())
_MODALS = _WILL | _WOULD | _MAY | _OUGHT
_HAVE = frozenset("had has have 've ’ve".split())
_DID = frozenset("was were did".split())
_AM = frozenset("is are 's ’s 're ’re am 'm ’m".split())
_BE = frozenset("is are was were be".split())
_IFS = frozenset("if once unless whether until".split())
_MANAGES = frozenset("began begins begun continued managed started proceeded went".split())

_SCHEDULED = frozenset("scheduled due set planned expected slated pencilled penciled".split())
_LAID_OUT = frozenset("scheduled planned expected".split())
_PLEDGED = frozenset("agreed pledged vowed promised".split())
_DIRECTED = frozenset("asked told urged ordered invited instructed".split())
_SETS_A_DAY = frozenset(
    "set scheduled planned called fixed declared ordered invited authorized authorised named"
    " announced expected proposed agreed summoned subpoenaed due slated".split()
)
_COMES_DUE = frozenset("payable effective valid".split())
_INVITED = frozenset("invited invite invites summoned".split())
_SEQUENCE = frozenset("as once when until before".split())
_REPORTS = frozenset("says tells reports adds notes writes shows quotes cites reporting".split())
_STAYS = frozenset("stayed remained lasted waited was were been held continued ran worked".split())
_DENIALS = ("not", "n't", "n’t", "neither", "never")
_MOVED = frozenset("delayed postponed rescheduled moved extended pushed".split())
_PUT_OFF = frozenset(
    "postponed cancelled canceled scrapped delayed rescheduled shelved dropped axed"
    " abandoned".split()
)
_AFTER = frozenset("following after since".split())
_CAPTION_TOKENS = 60  # no caption goes on longer after the words that date it
_CREDIT = re.compile(
    r"(?:\| ?|[(/] ?|\. )(?:[A-Z][\w. ]+/)?(?:REUTERS|Reuters|AFP|AP|AP Photo|Getty|Getty Images"
    r"|Kyodo|Pool|[Ff]ile|Photo)\b[^.]{0,40}$"
)


def form_of(verb: "Token") -> str:
    """Return the form a verb has with its auxiliaries.

    One of will, would, may, ought, unreal ("would have met"), perfect, infinitive, past,
    participle, present, progressive; "" for what tells no time by itself.
    """
    helpers, tag = helpers_of(verb), verb.tag_
    if helpers & _MODALS:
        return _modal_form(helpers)
    if helpers & _HAVE:
        return "perfect"
    if "to" in helpers and tag == "VB":
        return "infinitive"
    if tag == "VBD" or helpers & _DID:
        return "past"
    if tag == "VBG":
        return "progressive" if helpers & _AM else ""
    return {"VBN": "participle", "VBZ": "present", "VBP": "present"}.get(tag, "")


def _modal_form(helpers: frozenset[str]) -> str:
    if helpers & _WILL:
        return "will"
    if "have" in helpers:
        return "unreal"
    if helpers & _MAY:
        return "may"
    return "would" if helpers & _WOULD else "ought"


def helpers_of(verb: "Token") -> frozenset[str]:
    """Return the auxiliaries of a verb in small letters."""
    return frozenset(word(child) for child in verb.children if child.dep_ in ("aux", "auxpass"))


# What events ask: the status of a verb.


def status_of(verb: "Token") -> str:
    """Return past, present, planned or conditional for what a verb reports."""
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


_STATUS = {"unreal": "conditional", "may": "conditional", "will": "planned", "would": "planned"}


def _own_status(token: "Token", *, plain: bool) -> str:
    """Return the status a word settles; `plain`: it is the verb asked for, not one above it."""
    form, helpers = form_of(token), helpers_of(token)
    if form in _STATUS:
        return _STATUS[form]
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
    helpers = {word(child) for child in verb.children if child.dep_ == "aux"}
    if helpers & {"should", "must", "would", "could"} and "have" not in helpers:
        return True
    head = verb.head
    if "to" not in helpers or head == verb:
        return False
    return word(head) not in plan_words() | _BE | _MANAGES


def plan_words() -> frozenset[str]:
    """Return the forms that set what follows in the future: set, due, hopes, agreed."""
    return lexicons.words("plan_words")


# What times ask: the tense of the clause around a day.


def tense_of(doc: "Doc", first: int, last: int) -> str:
    """Return past, future, either or "" for the clause that governs tokens `first` to `last`.

    The word before can settle it ("since", "as early as"). Else the heads are climbed to the
    nearest verb: "set/due/scheduled" and modals look ahead, unless a pluperfect takes them back
    ("had been due on Friday"); a present-tense verb that itself has the day is a schedule, unless
    a verb of the past stands nearer to the day. "either" is a plan that was put off: its day may
    be over or not.
    """
    if _in_caption(doc, first):
        return "past"
    lead = _by_lead(doc, first)
    if lead:
        return lead
    token = top_of(doc, first, last)
    if token.dep_ in ("poss", "compound", "nmod"):
        return "past" if token.dep_ != "poss" and _follows(token.head) else ""
    direct, planned = True, False
    for _ in range(12):
        verdict = _verdict(token, direct=direct, planned=planned) or _of_list(token, last)
        if verdict == "future" and token.tag_ in ("VBZ", "VBP") and token.i < first:
            return "past" if _past_between(doc, token.i, first) else verdict
        if verdict:
            return verdict
        if token.head == token or _tells_who(token):
            return ""
        if token.i < first or token.i > last:
            planned = planned or (direct and word(token) in lexicons.words("plan_nouns"))
            direct = direct and token.tag_[:2] not in ("NN", "JJ", "CD")
        if planned and _is_invitation(token):
            return "future"
        token = token.head
    return ""


def top_of(doc: "Doc", first: int, last: int) -> "Token":
    """Return the token of an expression that hangs on what stands outside of it."""
    outside = [token for token in doc[first : last + 1] if not first <= token.head.i <= last]
    return outside[-1] if outside else doc[last]


def is_surely_past(doc: "Doc", first: int, last: int) -> bool:
    """Return whether a day hangs on a verb of the past itself: "invaded Ukraine on Feb. 24".

    Not on one that sets a day: "called an election on March 3".
    """
    token = top_of(doc, first, last)
    verb = token.head
    if token.dep_ == "pobj" and word(verb) in ("on", "in", "late"):
        verb = verb.head
    elif token.dep_ != "npadvmod":
        return False
    return form_of(verb) in ("past", "perfect") and word(verb) not in _SETS_A_DAY


def is_all_past(doc: "Doc", index: int) -> bool:
    """Return whether every verb that shows a time in the sentence is of the past."""
    forms = [form_of(token) for token in doc[index].sent if token.pos_ in ("VERB", "AUX")]
    shown = [form for form in forms if form not in ("", "infinitive", "participle")]
    return bool(shown) and all(form in ("past", "perfect") for form in shown)


def _tells_who(token: "Token") -> bool:
    """Return whether a clause only tells who: "who chairs the council in May, said"."""
    return token.dep_ == "relcl" and token.tag_ in ("VBZ", "VBP")


def _is_invitation(token: "Token") -> bool:
    """Return whether somebody is asked to what was just passed: "invited her to a discussion"."""
    return word(token) == "to" and token.dep_ == "prep" and word(token.head) in _INVITED


def _follows(noun: "Token") -> bool:
    """Return whether something comes after what a noun names: "following a November visit"."""
    return word(noun.head) in _AFTER and noun.dep_ in ("pobj", "dobj")


def _past_between(doc: "Doc", verb: int, first: int) -> bool:
    """Return whether a verb of the past stands between a verb and a day that hangs on it."""
    return any(token.tag_ == "VBD" for token in doc[verb + 1 : first])


def _by_lead(doc: "Doc", first: int) -> str:
    """Decide by the words before: since and as of look back, until looks ahead."""
    words = [token.text.lower() for token in doc[max(0, first - 3) : first]]
    if not words:
        return ""
    before = doc[first - 1]
    if before.tag_ == "VBD" and words[-1] not in _SCHEDULED:
        return "future" if _is_sequel(before) else "past"
    if words[-1] in ("since", "ended") or words[-2:] == ["as", "of"]:
        return "past"
    if words[-3:] in (["as", "early", "as"], ["as", "soon", "as"], ["as", "late", "as"]):
        return "future"
    if words[-1] == "to" and word(before.head) in _MOVED:
        return "future"
    if words[-1] == "through":
        return ""
    if words[-1] in ("until", "till"):
        return "" if word(before.head) in _STAYS or _has(before.head, "had") else "future"
    return ""


def _in_caption(doc: "Doc", index: int) -> bool:
    """Return whether the paragraph ends like a picture's caption, written in the present tense."""
    first = last = index
    while first and "\n" not in doc[first - 1].text and index - first < _CAPTION_TOKENS:
        first -= 1
    while last + 1 < len(doc) and "\n" not in doc[last + 1].text and last - index < _CAPTION_TOKENS:
        last += 1
    return bool(_CREDIT.search(doc[first : last + 1].text))


# Form of a verb -> what it says of a day in its clause; what is missing is asked of the clause.
_TENSES = {"will": "future", "would": "future", "may": "future", "ought": "future",
           "unreal": "past", "perfect": "past", "progressive": "future"}  # fmt: skip


def _verdict(token: "Token", *, direct: bool, planned: bool) -> str:
    """Return what one word above a day says of it.

    `direct`: no noun stands between; `planned`: the day hangs on a noun like "stop", "meeting".
    """
    if _is_plan(token):
        return _of_plan(token)
    if token.tag_ == "MD":
        return "future" if word(token) in _MODALS else ""
    if token.tag_[:2] != "VB":
        return "past" if word(token) == "according" else _of_adjective(token)
    form = form_of(token)
    if form == "may" and "could" in helpers_of(token) and _is_denied(token):
        return "past"
    if form in _TENSES:
        return _TENSES[form]
    if form == "present":
        return _of_present(token, direct=direct or planned)
    if form == "participle":
        return _of_participle(token, direct=direct)
    if form == "past":
        return "future" if _is_sequel(token) else "past"
    return _infinitive(token) if form == "infinitive" else ""


def _is_plan(token: "Token") -> bool:
    """Return whether a word lays something out: "is due", "planned a march"; not "as planned"."""
    laid_out = word(token) in _SCHEDULED and token.tag_ in ("VBN", "JJ")
    laid_out = laid_out or (word(token) in _LAID_OUT and token.tag_ == "VBD")
    as_before = word(token) == "planned" and (_has(token, "as") or _has(token, "previously"))
    return laid_out and not as_before


def _of_adjective(token: "Token") -> str:
    return "future" if word(token) in _COMES_DUE else ""


def _of_present(token: "Token", *, direct: bool) -> str:
    if word(token) in _REPORTS or word(token) == "according":
        return "past"
    return "future" if direct else ""


def _of_participle(token: "Token", *, direct: bool) -> str:
    """Decide for "to be named", "before it is named": ahead; for "named", "is named": back."""
    helpers = helpers_of(token)
    if word(token) == "according":
        return "past"
    marks = {word(child) for child in token.children if child.dep_ in ("mark", "advmod")}
    ahead = direct and helpers & _AM and marks & _SEQUENCE
    return "future" if ahead or "be" in helpers else "past"


def _of_list(verb: "Token", last: int) -> str:
    """Decide for what a plan lists on: "talks remain set for Monday, and a speech for Tuesday"."""
    listed = any(
        child.dep_ == "conj" and child.tag_[:2] == "NN" and verb.i < child.i < last
        for child in verb.children
    )
    plans = [
        child for child in verb.children if child.dep_ == "acomp" and word(child) in _SCHEDULED
    ]
    return _of_plan(plans[0]) if listed and plans and verb.tag_[:2] == "VB" else ""


def _is_sequel(token: "Token") -> bool:
    """Return whether a past form is of what was to come: "would leave as soon as talks ended"."""
    marks = {word(child) for child in token.children if child.dep_ in ("mark", "advmod")}
    if token.dep_ != "advcl" or not marks & _SEQUENCE or token.head == token:
        return False
    above = token.head
    if word(above) == "soon":
        above = above.head
    elif "as" in marks:
        return False
    return above != token and _verdict(above, direct=False, planned=False) == "future"


def _of_plan(token: "Token") -> str:
    """Decide for "due", "set": ahead, back in "had been due", either when it was put off."""
    if any(_puts_off(other) for other in token.sent):
        return "either"
    return "past" if _has(token, "had") or _has(token.head, "had") else "future"


def _puts_off(token: "Token") -> bool:
    if word(token) in _PUT_OFF:
        return True
    return word(token) in ("called", "put") and _has(token, "off")


def _is_denied(token: "Token") -> bool:
    """Return whether a verb is denied, by itself or by its subject: "neither could be reached"."""
    subjects = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(_has(verb, no) for verb in [token, *subjects] for no in _DENIALS) or any(
        word(subject) in ("neither", "nobody", "none") for subject in subjects
    )


def _infinitive(token: "Token") -> str:
    head = token.head
    if head != token and word(head) in plan_words():
        return _of_plan(head)
    if word(head) in _DIRECTED | _DID and head != token:
        return "either"
    if head.tag_ == "VBD" or token.dep_ in ("relcl", "acl"):
        return ""
    return "future"


def _has(token: "Token", wanted: str) -> bool:
    return any(word(child) == wanted for child in token.children)


def tells_own_day(doc: "Doc", index: int) -> bool:
    """Return whether the speaker says what he or she does on a day: "we will be back tomorrow"."""
    if index and word(doc[index - 1]) in ("until", "till", "of"):
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
                return not denied and word(subjects[0]) in ("i", "we")
    return False
