"""Sentences and clauses written out for people: whole, or cut where a word ends."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newstables.finding.events.clauses import is_verb, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_DANGLING = re.compile(
    r"[,;:]?(?:\s+(?:with|and|or|to|of|in|for|at|by|on|from|the|a|an|as|that|which|who|but|while"
    r"|his|her|its|their|after|before))+$"
)
_HOLES = re.compile(r"\s*,(?:\s*,)+")


def tidy(line: str) -> str:
    """Return a clause without what clauses left out of it leave behind: ",," and a last "and"."""
    line = _HOLES.sub(",", " ".join(line.split())).strip(" ,;:–—-")
    return _DANGLING.sub("", line)


def shorten(line: str, longest: int) -> str:
    """Return a line of at most `longest` characters, cut behind a word and marked so."""
    if len(line) <= longest:
        return line
    cut = line[: longest - 1].rsplit(" ", 1)[0]
    return _DANGLING.sub("", cut).rstrip(" ,;:–—-") + "…"


def phrase(head: "Token") -> Iterator["Token"]:
    """Return a noun with what stands before it."""
    yield head
    for child in head.lefts:
        yield from child.subtree


def clause_of(at: "Token", clause: list["Token"]) -> str:
    """Write out who does it and what: "the river council founded in 1998" of an aside."""
    told = [token for token in clause if token.tag_ not in ("WDT", "WP", "WRB", "_SP")]
    inside = {token.i for token in told}
    kept = [
        token
        for token in told
        # a comma beside what is left out is left out with it
        if token.text != "," or {token.i - 1, token.i + 1} <= inside
    ]
    who = subject(at) if is_verb(at) else None
    if who is not None and who.i not in inside and who.tag_[:2] in ("NN", "PR", "CD"):
        lead = line_of(sorted(phrase(who), key=lambda token: token.i))
        return f"{lead} {line_of(kept)}" if who.tag_ not in ("WDT", "WP") else line_of(kept)
    return line_of(kept)


def phrase_behind(head: "Token") -> Iterator["Token"]:
    """Return a noun with what hangs on it behind, clauses apart."""
    stack = [head]
    while stack:
        token = stack.pop(0)
        yield token
        stack += [
            child for child in token.rights if child.dep_ in ("prep", "pobj", "conj", "appos")
        ]


def line_of(tokens: list["Token"]) -> str:
    """Write a clause's own words in order, without the word that joins it to the sentence."""
    while tokens and (
        tokens[0].dep_ in ("mark", "cc", "punct")
        or tokens[0].tag_ in ("IN", "_SP")
        and tokens[0].dep_ == "mark"
    ):
        tokens = tokens[1:]
    line = "".join(token.text_with_ws for token in tokens)
    return " ".join(line.split()).replace(" ,", ",").strip(' ,;“”".')
