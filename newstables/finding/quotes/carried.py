"""Statements that a noun carries: "Lund's claim that it was sold", "a pledge by the bank to"."""

from collections.abc import Iterator

from newstables.finding.quotes.clauses import subtree
from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.layout import Layout
from newstables.finding.quotes.words import noun_stem
from newstables.finding.token_table import Span, TokenTable
from newstables.lexicons import words

# What is promised or asked for stands in an infinitive as well.
_WITH_TO = frozenset("appeal demand pledge promise request threat vow".split())
# "Issued a warning that": whoever does so says it; whoever rejects one does not.
_GIVEN = frozenset("give issue make offer renew repeat".split())
_MODIFIERS = ("poss", "compound", "nmod", "amod")
_STOPS = (".", ",", ";", "”", '"', "''", "!", "?")
_SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP", "role", "body", "document", "pronoun"})


def find_carried(layout: Layout) -> Iterator[tuple[Span, Cue, int]]:
    """Yield the tokens of each statement, its noun as a cue, and the number of who makes it."""
    tokens = layout.tokens
    holder = {
        token: number
        for number, candidate in enumerate(layout.candidates)
        for token in (*range(candidate.first, candidate.last), candidate.head)
    }
    for token, tag in enumerate(tokens.tags):
        if tag not in ("NN", "NNS") or tokens.quoted[token] >= 0 or tokens.skipped[token]:
            continue
        noun = noun_stem(tokens.lower[token])
        if noun not in words("carrier_nouns"):
            continue
        clause = _clause(tokens, token, to=noun in _WITH_TO)
        owner = _owner(layout, token) if clause else -1
        number = holder.get(owner, -1)
        if clause and number >= 0 and layout.candidates[number].kind in _SPEAKERS:
            how = "own" if owner < token else "inverted"
            yield clause, Cue(token, noun, owner, how), number


def _clause(tokens: TokenTable, noun: int, *, to: bool) -> Span | None:
    """Return the clause that a noun carries, without its "that"."""
    for child in tokens.children[noun]:
        if child < noun or tokens.deps[child] not in ("acl", "ccomp", "relcl"):
            continue
        first, last = subtree(tokens, child)
        while last > first and tokens.words[last - 1] in _STOPS:
            last -= 1
        begins = tokens.lower[first]
        if begins == "that" and tokens.deps[first] == "mark" and last - first > 2:
            return first + 1, last
        if to and begins == "to" and tokens.tags[first] == "TO" and last - first > 2:
            return first, last
    return None


def _owner(layout: Layout, noun: int) -> int:
    """Return the token of whoever makes a claim: "Lund's", "by the union", "issued a warning"."""
    tokens = layout.tokens
    for child in tokens.children[noun]:
        if tokens.deps[child] == "poss":
            return child
        if tokens.lower[child] in ("by", "from", "of") and child > noun:
            return next(iter(tokens.children[child]), -1)
    for child in tokens.children[noun]:
        if tokens.deps[child] in _MODIFIERS and tokens.labels[child] in ("ORG", "GPE", "NORP"):
            return child
    verb = tokens.heads[noun]
    if tokens.deps[noun] != "dobj":
        return -1
    return next(
        (cue.subject for cue in layout.cues if cue.token == verb and cue.stem in _GIVEN), -1
    )
