"""What is done from afar: calls, video links, statements from somewhere else."""

from typing import TYPE_CHECKING

from newstables.finding.events.clauses import word

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEANS = frozenset(
    "phone telephone video videolink videoconference teleconference link zoom webinar call calls"
    " videocall hotline telegram letter".split()
)
_LEADS = frozenset("by via over through on in during".split())
_ALONE = frozenset("virtually remotely online".split())
_CALLS = frozenset(
    "phoned phones phone telephoned telephones telephone rang texted tweeted tweets".split()
)


def is_from_afar(clause: list["Token"]) -> bool:
    """Return whether a clause tells of a call or a video link: "spoke by phone with"."""
    for token in clause:
        said = word(token)
        if said in _ALONE or (said in _CALLS and token.tag_[:2] == "VB"):
            return True
        if said in _MEANS and token.dep_ in ("pobj", "compound", "conj") and _is_led(token):
            return True
    return False


def _is_led(noun: "Token") -> bool:
    lead = noun.head if noun.dep_ == "pobj" else noun.head.head
    return word(lead) in _LEADS
