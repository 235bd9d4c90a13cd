"""Who did what in one short clean line: whole phrases left out where it is long, no word cut."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from newstables.finding.events.clauses import is_verb, subject, word
from newstables.finding.events.wordings import line_of, phrase, tidy

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 70  # characters of a title
_RELATIVES = ("WDT", "WP", "WRB", "_SP")
_SUBJECTS = ("NN", "PR", "CD")
# What a clause can be without, by its label, least needed first.
_SPARE = ("advcl", "appos", "acl", "relcl", "npadvmod", "advmod", "prep", "amod")
_JOINS = ("IN", "TO", "CC", ",", "-LRB-", "-RRB-", ":", "DT")
_CLOSE = frozenset(
    "ahead apart away back down forward home in off out over through together up".split()
)
_ALWAYS = frozenset("also too meanwhile however instead therefore thus moreover then".split())


def short_line(
    at: "Token", clause: list["Token"], *, times: set[int], it: Callable[["Token"], str | None]
) -> str:
    """Write out who does it and what, without the day, which is told apart.

    Args:
        at: the verb or noun that tells the act.
        clause: the tokens of its own clause.
        times: the tokens of time expressions.
        it: the name that an "it", "his" or "her" stands for, None where that is not plain.
    """
    told = {token.i: token for token in clause if token.tag_ not in _RELATIVES}
    told |= {token.i: token for token in _asked_for(at)}
    for token in [*told.values()]:
        if token.i in told and _is_of_time(token, times, told) or word(token) in _ALWAYS:
            _drop(told, token)
    lead = _lead(at, told)
    for token in [*told.values()]:
        if (token.head == at and _is_fronted(token, at)) or _is_bare(token, told):
            _drop(told, token)
    _drop_before_colon(told, at)
    line = _written(told, lead, it)
    for spare in _spares(at, told):
        if len(line) <= LONGEST:
            break
        if spare.i in told:
            _drop(told, spare)
            line = _written(told, lead, it)
    return line


def _asked_for(verb: "Token") -> list["Token"]:
    """Return what a verb is nothing without: "decided to raise pay", "began moving troops"."""
    if not is_verb(verb):
        return []
    return [
        token
        for child in verb.children
        if child.dep_ == "xcomp" and child.i > verb.i
        for token in child.subtree
    ]


def _is_of_time(token: "Token", times: set[int], told: dict[int, "Token"]) -> bool:
    """Return whether a token leads to nothing but a time: "on" of "on Monday"."""
    inside = [below.i for below in token.subtree if below.i in told and below.tag_ != "_SP"]
    leads = token.dep_ in ("prep", "npadvmod", "advmod") or token.i in times
    kept = [told[i] for i in inside if i not in times and i != token.i]
    alone = all(below.tag_ in _JOINS or word(below) == "not" for below in kept)
    timed = len(inside) > len(kept) + (token.i not in times)
    return leads and timed and alone and token.dep_ != "poss"


def _is_fronted(token: "Token", at: "Token") -> bool:
    """Return whether a phrase stands before the subject: "In Oslo, the minister said"."""
    who = subject(at)
    return token.dep_ in ("prep", "advmod", "npadvmod") and who is not None and token.i < who.i


def _is_bare(token: "Token", told: dict[int, "Token"]) -> bool:
    """Return whether only "planned" is left of "planned for Friday"."""
    bare = not any(child.i in told for child in token.children)
    return token.dep_ in ("acl", "relcl", "advcl") and token.tag_ in ("VBN", "VBD") and bare


def _drop_before_colon(told: dict[int, "Token"], at: "Token") -> None:
    """Leave out what a sentence says before the colon behind which the act is told."""
    colons = [i for i, token in told.items() if token.text == ":" and i < at.i]
    for i in [i for i in told if colons and i <= max(colons)]:
        del told[i]


def _lead(at: "Token", told: dict[int, "Token"]) -> list["Token"]:
    """Return the subject of a clause that has none of its own."""
    who = subject(at) if is_verb(at) else None
    if who is None or who.i in told or who.tag_[:2] not in _SUBJECTS or who.tag_ in _RELATIVES:
        return []
    return sorted(phrase(who), key=lambda token: token.i)


def _spares(at: "Token", told: dict[int, "Token"]) -> list["Token"]:
    """Return what can be left out, least needed first; of one kind the last in the clause."""
    needed = _needed(at)
    found = [
        token.head if token.head.tag_ == "RB" and token.head != at else token
        for token in told.values()
        if token.dep_ in _SPARE and token != at and token.i not in needed
    ]
    found = [token for token in found if token.dep_ in _SPARE]
    return sorted(found, key=lambda token: (_SPARE.index(token.dep_), -token.i))


def _needed(at: "Token") -> set[int]:
    """Return what a verb is nothing without: "fell through", "pulled out of a summit"."""
    close = {child.i for child in at.children if word(child) in _CLOSE and child.i == at.i + 1}
    if any(child.dep_ in ("dobj", "attr", "acomp", "xcomp", "ccomp") for child in at.children):
        return close
    behind = [child for child in at.children if child.dep_ == "prep" and child.i > at.i]
    return close | ({behind[0].i} if behind else set())


def _drop(told: dict[int, "Token"], token: "Token") -> None:
    for below in token.subtree:
        told.pop(below.i, None)


def _written(
    told: dict[int, "Token"], lead: list["Token"], it: Callable[["Token"], str | None]
) -> str:
    inside = set(told)
    kept = [
        token
        for _, token in sorted(told.items())
        # a comma beside what is left out is left out with it
        if token.text != "," or {token.i - 1, token.i + 1} <= inside
    ]
    line = tidy(" ".join(filter(None, (_spelled(lead, it), _spelled(kept, it)))))
    return line[:1].upper() + line[1:]


def _spelled(tokens: list["Token"], it: Callable[["Token"], str | None]) -> str:
    """Write words in order, an "it" or "his" that opens them by the name it stands for."""
    line = line_of(tokens)
    first = tokens[0] if tokens else None
    opens = first is not None and word(first) in ("it", "his", "her")
    if first is not None and opens and (name := it(first)):
        return f"{name} {line[len(first.text) :].lstrip()}"
    return line
