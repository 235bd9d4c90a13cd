"""Who could be speaking: names, pronouns and nouns that stand outside quotation marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newstables.finding.coref.people import People
from newstables.finding.coref.phrases import (
    is_head_of_word,
    last_part,
    left_edge,
    whole_word,
)
from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.labels import is_heading
from newstables.finding.quotes.words import noun_class
from newstables.finding.token_table import TokenTable

PRONOUNS = frozenset({"he", "she", "they", "i", "we", "it", "who", "you", "one"})
_OBJECTS = frozenset({"him", "her", "them"})  # "television showed him telling officers"
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECT = frozenset({"pobj", "appos", "conj", "ROOT", "dep", "npadvmod", "attr", "dobj", "agent"})
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
            if not is_head_of_word(tokens, token):
                continue
            kind = noun_class(tokens.lower[token]) or noun_class(last_part(tokens, token))
            dep = tokens.deps[token]
            owns_words = dep == "poss" and tokens.lower[tokens.heads[token]] == "words"
            if (
                dep in _SUBJECT
                or owns_words
                or (dep in _OBJECT and (kind or tag in ("NNP", "NNPS")))
            ):
                found[token] = _noun(tokens, token, kind or "noun")
    for cue in cues:
        token = cue.subject
        if token >= 0 and token not in found and token not in named:
            outside = tokens.quoted[token] < 0 and not tokens.skipped[token]
            if outside and tokens.tags[token][:1] not in "VTE":
                kind = "pronoun" if tokens.lower[token] in _OBJECTS else "noun"
                found[token] = _noun(tokens, token, kind)
    for first, last in tokens.paragraphs:
        _add_label(tokens, found, first, last)
    return [found[head] for head in sorted(found)]


def _noun(tokens: TokenTable, token: int, kind: str) -> Candidate:
    """Return the noun group whose head is `token`, never cut inside a word with hyphens."""
    _, last = whole_word(tokens, token)
    return Candidate(token, left_edge(tokens, token), last, kind, -1)


def _root(tokens: TokenTable, first: int, last: int) -> int:
    """Return the token of a name whose head lies outside it; the last one in doubt."""
    for token in range(last - 1, first - 1, -1):
        if not first <= tokens.heads[token] < last:
            return token
    return last - 1


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
