"""Sentences and clauses written out for people: whole, or cut where a word ends."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_DANGLING = re.compile(
    r"[,;:]?(?:\s+(?:with|and|or|to|of|in|for|at|by|on|from|the|a|an|as|that|which|who|but|while"
    r"|his|her|its|their|after|before|not))+$"
)
_BEARING = re.compile(r"[ ,]+(?:north|south|east|west)(?:-?(?:east|west))?$")  # of a place left out
_HOLES = re.compile(r"\s*,(?:\s*,)+")


def tidy(line: str) -> str:
    """Return a clause without what clauses left out of it leave behind: ",," and a last "and"."""
    line = _HOLES.sub(",", " ".join(line.split())).strip(" ,;:–—-")
    return without_bearing(_DANGLING.sub("", line))


def without_bearing(line: str) -> str:
    """Leave out the bearing that the place it counts from is cut off: "a base north-west"."""
    return _BEARING.sub("", line)


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
    gaps = [" " if one.i + 1 < two.i else "" for one, two in pairwise(tokens)] + [""]
    line = "".join(token.text_with_ws + gap for token, gap in zip(tokens, gaps, strict=False))
    return " ".join(line.split()).replace(" ,", ",").strip(' ,;“”".')
