"""What a sentence tells of without its having happened: denials, doubts, questions, suppositions.

Source: the event modality of TimeML 1.2.1 (SLINK kinds NEGATIVE, MODAL and CONDITIONAL).
"""

from typing import TYPE_CHECKING

from newstables.finding.events.clauses import is_negated, is_verb, subject, word
from newstables.finding.tense.forms import form_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DENIALS = frozenset(
    "deny denied denies denying refuse refused refuses refusing decline declined declines"
    " declining reject rejected rejects rejecting failed fails failing refute refuted refutes"
    " dispute disputed disputes forgot".split()
)
_RULED = frozenset("rule ruled rules ruling".split())
_DOUBTS = frozenset(
    "threaten threatened threatens threatening consider considered considers considering mull"
    " mulled mulls mulling weigh weighed weighs weighing suppose imagine pretend wonder wondered"
    " wonders doubt doubts doubted fear fears feared".split()
)
_NOBODY = frozenset("no nobody none neither nothing".split())
_IF = frozenset("if unless whether".split())
_TOLD_BELOW = ("ccomp", "xcomp", "pcomp", "acl", "dep")  # where a clause tells what is denied


def is_unreal(verb: "Token") -> bool:
    """Return whether what a verb reports is denied, refused, asked, threatened or supposed."""
    return (
        (is_negated(verb) and not _is_until(verb))
        or _is_nobody(verb)
        or _is_supposed(verb)
        or _is_under_denial(verb)
    )


def is_maybe(verb: "Token") -> bool:
    """Return whether a verb tells what may come about: "could happen", "may open an office"."""
    return form_of(verb) == "may"


def _is_until(verb: "Token") -> bool:
    """Return whether a denial sets a day: "did not sign until Tuesday"."""
    return any(word(child) in ("until", "till", "before") for child in verb.children)


def _is_nobody(verb: "Token") -> bool:
    """Return whether nobody did it: "no meeting took place", "neither of them came"."""
    who = subject(verb)
    return who is not None and (
        word(who) in _NOBODY or any(word(child) in _NOBODY for child in who.children)
    )


def _is_supposed(verb: "Token") -> bool:
    """Return whether a verb stands in a condition, or in what would follow from one."""
    if _opens_condition(verb):
        return True
    form = form_of(verb)
    return form == "unreal" or (
        form in ("would", "may", "ought")
        and any(child.dep_ == "advcl" and _opens_condition(child) for child in verb.children)
    )


def _opens_condition(verb: "Token") -> bool:
    """Return whether a clause is "if he comes", "had it failed", "were she to go"."""
    if any(word(child) in _IF and child.dep_ == "mark" for child in verb.children):
        return True
    who = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    fronted = helpers[0] if helpers else None
    return (
        verb.dep_ in ("advcl", "ccomp")
        and who is not None
        and fronted is not None
        and word(fronted) in ("had", "were", "should")
        and fronted.i < who.i < verb.i
        and (fronted.is_sent_start is True or fronted.text[:1].isupper())
    )


def _is_under_denial(verb: "Token") -> bool:
    """Return whether a verb above denies, refuses, doubts or supposes what this one tells."""
    token = verb
    for _ in range(5):
        lead, token = token, token.head
        if token == lead:
            return False
        if word(token) in ("without", "despite") and lead.dep_ == "pcomp":
            return word(token) == "without"
        if lead.dep_ in _TOLD_BELOW and _denies(token, lead):
            return True
        if lead.dep_ == "advcl":
            return _opens_condition(lead)
        if not is_verb(token) and token.tag_[:2] not in ("NN", "IN"):
            return False
    return False


def _denies(above: "Token", below: "Token") -> bool:
    if word(above) in _DENIALS or (is_verb(above) and is_negated(above) and below.dep_ == "xcomp"):
        return True
    if word(above) in _RULED and any(word(child) == "out" for child in above.children):
        return True
    if above.tag_[:2] == "NN":  # "denied a report that he went"
        return above.dep_ == "dobj" and word(above.head) in (_DENIALS | {"dismissed"})
    return word(above) in _DOUBTS


def is_reference(doc: "Doc", first: int, last: int) -> bool:
    """Return whether a date only measures: "higher than in 2015", "the most since March".

    Args:
        first, last: the tokens of its expression.
    """
    lead = [token.text.lower() for token in doc[max(0, first - 7) : first]]
    near = lead[-3:]
    if near[-1:] in (["since"], ["than"]) or near[-2:-1] == ["since"]:
        return True
    for at in range(len(lead) - 1, -1, -1):
        if lead[at] in (",", ";", ".", "—") or lead[at] in ("and", "but", "when", "which", "who"):
            return False
        if lead[at] in ("than", "since", "compared", "versus", "unlike"):
            return not any(is_verb(token) for token in doc[first - len(lead) + at + 1 : first])
    return False


def is_question(text: str) -> bool:
    """Return whether a sentence asks."""
    return text.rstrip(" \n”\"'’)").endswith("?")
