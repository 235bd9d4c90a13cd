"""The tense of the clause around a day, for times: past, future, either."""

from typing import TYPE_CHECKING

from newstables import lexicons
from newstables.finding.events.clauses import word
from newstables.finding.tense.forms import AM, DENIALS, MODALS, form_of, has, helpers_of
from newstables.finding.tense.leads import by_lead, heads_speech, in_caption
from newstables.finding.tense.plans import (
    SCHEDULED,
    has_put_off,
    is_plan,
    of_infinitive,
    of_list,
    of_plan,
    was_to,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SETS_A_DAY = frozenset(
    "set scheduled planned called fixed declared ordered invited authorized authorised named"
    " announced expected proposed agreed summoned subpoenaed due slated".split()
)
_COMES_DUE = frozenset("payable effective valid".split())
_INVITED = frozenset("invited invite invites summoned".split())
_UPCOMING = frozenset("planned upcoming scheduled slated forthcoming impending".split())
_SPEAKS_OF = frozenset("told warned spoke talked agreed announced discussed notified".split())
_AFTER = frozenset("following after since".split())
_SEQUENCE = frozenset("as once when until before".split())
_REPORTS = frozenset("says tells reports adds notes writes shows quotes cites reporting".split())
# Form of a verb -> what it says of a day in its clause; what is missing is asked of the clause.
_TENSES = {"will": "future", "would": "future", "may": "future", "ought": "future",
           "unreal": "past", "owed": "past", "perfect": "past",
           "progressive": "future"}  # fmt: skip


def tense_of(doc: "Doc", first: int, last: int) -> str:
    """Return past, future, either, pledged or "" for the clause that governs an expression.

    Args:
        first: its first token.
        last: its last token.

    The word before can settle it ("since", "as early as"). Else the heads are climbed to the
    nearest verb: "set/due/scheduled" and modals look ahead, unless a pluperfect takes them back
    ("had been due on Friday"); a present-tense verb that itself has the day is a schedule, unless
    a verb of the past stands nearer to the day; a day that heads what was said on it is over.
    "either" is a plan that was put off: its day may be over or not; "pledged" what somebody agreed
    to do, or agreed on that day.
    """
    if in_caption(doc, first):
        return "past"
    lead = _by_verb_before(doc, first) or by_lead(doc, first)
    if lead:
        return lead
    if first > 1 and word(doc[first - 1]) == "in" and _is_upcoming(doc[first - 2]):
        return "future"
    token = top_of(doc, first, last)
    if token.dep_ in ("poss", "compound", "nmod"):
        if token.dep_ == "poss":
            return "future" if _lies_ahead(token.head) else ""
        return "past" if _follows(token.head) else ""
    direct, planned = True, False
    by = first > 0 and word(doc[first - 1]) == "by"  # "expects cases of fever by Friday"
    for _ in range(12):
        if heads_speech(doc, last, token):
            return "past"
        verdict = _verdict(token, direct=direct, planned=planned) or of_list(token, last)
        if verdict == "past" and _is_of_planned_subject(token, first):
            return "either"
        if verdict == "past" and not direct and word(token) in _SPEAKS_OF:
            return ""  # "spoke about a cut in August": over or to come
        if verdict == "future" and token.tag_ in ("VBZ", "VBP") and token.i < first:
            return "past" if _past_between(doc, token.i, first) else verdict
        if verdict:
            return verdict
        if token.head == token or _tells_who(token):
            return ""
        if _is_upcoming(token):
            return "either" if has_put_off(token) else "future"
        if token.i < first or token.i > last:
            planned = planned or (direct and _is_plan_noun(token))
            direct = direct and (by or token.tag_[:2] not in ("NN", "JJ", "CD"))
        if planned and (_is_invitation(token) or _lies_ahead(token)):
            return "future"
        token = token.head
    return ""


def _by_verb_before(doc: "Doc", first: int) -> str:
    """Decide by a verb of the past right before: "said Tuesday", "before talks ended Friday"."""
    before = doc[first - 1] if first else None
    if before is None or before.tag_ != "VBD" or word(before) in SCHEDULED:
        return ""
    return "future" if _is_sequel(before) else "past"


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


def _is_plan_noun(noun: "Token") -> bool:
    """Return whether a noun is what programmes are made of, or is listed with one that is."""
    nouns = lexicons.words("plan_nouns")
    return word(noun) in nouns or (noun.dep_ == "conj" and word(noun.head) in nouns)


def _is_of_planned_subject(verb: "Token", first: int) -> bool:
    """Return whether a day is of what fell through: "the planned talks on Friday fell through"."""
    who = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return who is not None and who.i < first < verb.i and _is_upcoming(who)


def _is_upcoming(noun: "Token") -> bool:
    """Return whether a noun is told of as to come: "the slated closure"."""
    return noun.tag_[:2] == "NN" and any(word(child) in _UPCOMING for child in noun.children)


def _lies_ahead(noun: "Token") -> bool:
    """Return whether what a noun names is to come: "ahead of Thursday's talks", "prepared for"."""
    lead = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return form_of(lead) == "will"
    if word(lead) == "of":
        return word(lead.head) in ("ahead", "advance", "eve")
    return word(lead) == "for" and word(lead.head).startswith("prepar")


def _past_between(doc: "Doc", verb: int, first: int) -> bool:
    """Return whether a verb of the past stands between a verb and a day that hangs on it."""
    return any(token.tag_ == "VBD" for token in doc[verb + 1 : first])


def _verdict(token: "Token", *, direct: bool, planned: bool) -> str:
    """Return what one word above a day says of it.

    `direct`: no noun stands between; `planned`: the day hangs on a noun like "stop", "meeting".
    """
    if is_plan(token):
        return of_plan(token)
    if token.tag_ == "MD":
        return "future" if word(token) in MODALS else ""
    if token.tag_[:2] != "VB":
        return "past" if word(token) == "according" else _of_adjective(token)
    form = form_of(token)
    if form == "may" and "could" in helpers_of(token) and _is_denied(token):
        return "past"
    if form == "perfect" and was_to(token):
        return "either"
    if form in _TENSES:
        return _TENSES[form]
    if form == "present":
        return _of_present(token, direct=direct or planned)
    if form == "participle":
        return _of_participle(token, direct=direct)
    if form == "past":
        return "future" if _is_sequel(token) else "past"
    return of_infinitive(token) if form == "infinitive" else ""


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
    ahead = direct and helpers & AM and marks & _SEQUENCE
    return "future" if ahead or "be" in helpers else "past"


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


def _is_denied(token: "Token") -> bool:
    """Return whether a verb is denied, by itself or by its subject: "neither could be reached"."""
    subjects = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(has(verb, no) for verb in [token, *subjects] for no in DENIALS) or any(
        word(subject) in ("neither", "nobody", "none") for subject in subjects
    )
