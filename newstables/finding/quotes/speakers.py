"""Who could be speaking: names, pronouns and nouns that stand outside quotation marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.labels import is_heading
from newstables.finding.quotes.people import People
from newstables.finding.quotes.token_table import TokenTable
from newstables.finding.quotes.words import noun_class

PRONOUNS = frozenset({"he", "she", "they", "i", "we", "it", "who", "you", "one"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECT = frozenset({"pobj", "appos", "conj", "ROOT", "dep", "npadvmod", "attr", "dobj", "agent"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_LABEL = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z(][\w.’')-]*){0,5}(?: \([^()]{1,40}\))?:")


@dataclass
class Candidate:
    """One possible speaker: its head token, its tokens `first:last`, and what it is."""

    head: int
    first: int
    last: int
    kind: str  # PERSON ORG GPE NORP ... for names; pronoun, role, body, document, noun, label
    person: int  # number in People, -1 for none


def find_candidates(tokens: TokenTable, people: People, cues: Sequence[Cue]) -> list[Candidate]:
    """Find every mention that could be a speaker, in reading order; so can any cue's subject."""
    found: dict[int, Candidate] = {}
    for number, (first, last, kind) in enumerate(people.spans):
        if tokens.quoted[first] >= 0 or tokens.skipped[first]:
            continue
        head = _root(tokens, first, last)
        found[head] = Candidate(head, first, last, kind, number)
    named = {token for first, last, _ in people.spans for token in range(first, last)}
    for token, tag in enumerate(tokens.tags):
        if tokens.quoted[token] >= 0 or tokens.skipped[token] or token in found:
            continue
        if tokens.lower[token] in PRONOUNS and tag in ("PRP", "WP", "NN"):
            found[token] = Candidate(token, token, token + 1, "pronoun", -1)
        elif tag in ("NN", "NNS", "NNP", "NNPS") and token not in named:
            last = right_edge(tokens, token)
            kind = noun_class(tokens.lower[last - 1])
            dep = tokens.deps[token]
            subject = dep in _SUBJECT and tokens.words[token] not in _HYPHENS
            if subject or (dep in _OBJECT and (kind or tag in ("NNP", "NNPS"))):
                first = left_edge(tokens, token)
                found[token] = Candidate(token, first, last, kind or "noun", -1)
    for cue in cues:
        token = cue.subject
        if token >= 0 and token not in found and token not in named:
            outside = tokens.quoted[token] < 0 and not tokens.skipped[token]
            if outside and tokens.tags[token][:1] not in "VTE":
                last = right_edge(tokens, token)
                found[token] = Candidate(token, left_edge(tokens, token), last, "noun", -1)
    for first, last in tokens.paragraphs:
        _add_label(tokens, found, first, last)
    return [found[head] for head in sorted(found)]


def _root(tokens: TokenTable, first: int, last: int) -> int:
    """Return the token of a name whose head lies outside it; the last one in doubt."""
    for token in range(last - 1, first - 1, -1):
        if not first <= tokens.heads[token] < last:
            return token
    return last - 1


def left_edge(tokens: TokenTable, token: int) -> int:
    """Return the first token of the noun group that ends in `token`."""
    first = token
    while first > 0 and token - first < 12:
        before = first - 1
        if tokens.quoted[before] >= 0 or tokens.skipped[before]:
            break
        if _joins(tokens, before):
            first = before - 1
            continue
        head = tokens.heads[before]
        inside = first <= head <= token or tokens.heads[head] == token and first <= head
        if not inside or tokens.deps[before] in ("cc", "punct", "prep", "relcl", "mark", "aux"):
            break
        first = before
    return first


def right_edge(tokens: TokenTable, token: int) -> int:
    """Return the first token after the word that `token` is a part of: "vice" of vice-president."""
    last = token + 1
    while last + 1 < len(tokens.words) and _joins(tokens, last):
        last += 2
    return last


def _joins(tokens: TokenTable, token: int) -> bool:
    """Return whether a token is a hyphen inside a word: "co-founder", not "talks - or not"."""
    return (
        tokens.words[token] in _HYPHENS
        and 0 < token < len(tokens.words) - 1
        and tokens.ends[token - 1] == tokens.starts[token]
        and tokens.ends[token] == tokens.starts[token + 1]
    )


def _add_label(tokens: TokenTable, found: dict[int, Candidate], first: int, last: int) -> None:
    """Add the speaker label of a transcript line ("AUSTIN: ..."), replacing what it covers."""
    while first < last and tokens.words[first] in ('"', "“", "''", "``", "‘", "'"):
        first += 1
    if first == last:
        return
    start = tokens.starts[first]
    match = _LABEL.match(tokens.text, start, min(tokens.ends[last - 1], start + 120))
    if match is None or tokens.quoted[first] >= 0:
        return
    if is_heading(match.group()[:-1]):
        return
    _, end = tokens.tokens_in(start, match.end() - 1)
    if end <= first or end > first + 12:
        return
    covered = [token for token in range(first, end) if token in found]
    person = next((found[token].person for token in covered if found[token].person >= 0), -1)
    for token in covered:
        del found[token]
    found[end - 1] = Candidate(end - 1, first, end, "label", person)
