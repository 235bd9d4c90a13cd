"""The names of one article by place, and who a mention is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
from spacy.tokens import Doc

from newstables.finding.quotes.token_table import TokenTable

_TYPES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_NOT_SURNAMES = frozenset({"jr.", "sr.", "jr", "sr", "ii", "iii", "iv"})


@dataclass
class People:
    """Names of one article: their tokens and type, and the canonical name of each."""

    spans: list[tuple[int, int, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    at: Mapping[int, int] = field(default_factory=dict)  # token -> number of the name it is in


def read_people(tokens: TokenTable, doc: Doc, mentions: pd.DataFrame) -> People:
    """Read the names of a MENTIONS frame; without any, spaCy's entities, surnames joined."""
    if len(mentions):
        columns = (mentions[name].tolist() for name in ("start", "end", "type", "name"))
        found = [
            (*tokens.tokens_in(start, end), kind, name)
            for start, end, kind, name in zip(*columns, strict=True)
        ]
    else:
        found = _link_surnames(doc)
    people, at = People(), {}
    for first, last, kind, name in found:
        if kind in _TYPES and first < last and first not in at:
            at.update(dict.fromkeys(range(first, last), len(people.spans)))
            people.spans.append((first, last, kind))
            people.names.append(name)
    people.at = at
    return people


def _link_surnames(doc: Doc) -> list[tuple[int, int, str, str]]:
    """Name each entity of `doc` by the longest name of its type that ends in the same word."""
    entities = []
    for ent in doc.ents:
        words = ent.text.replace("’", "'").removesuffix("'s").split()
        first = ent.start + (words[:1] in (["the"], ["The"]) and len(words) > 1)
        text = " ".join(words[1:] if first > ent.start else words)
        last = ent.end - (doc[ent.end - 1].tag_ == "POS" and ent.end - first > 1)
        entities.append((first, last, ent.label_, text))
    full: dict[str, str] = {}
    for _, _, kind, text in entities:
        if kind == "PERSON":
            surname = _surname(text)
            if len(text.split()) > len(full.get(surname, "").split()):
                full.setdefault(surname, text)
                if len(full[surname].split()) == 1:
                    full[surname] = text
    return [
        (first, last, kind, full.get(_surname(text), text) if kind == "PERSON" else text)
        for first, last, kind, text in entities
    ]


def _surname(name: str) -> str:
    words = [word for word in name.lower().split() if word not in _NOT_SURNAMES]
    return words[-1] if words else name.lower()
