"""The names of one article by token."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd
from spacy.tokens import Doc

from newstables import gazetteer
from newstables.finding.token_table import Span, TokenTable

_TYPES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_NOT_SURNAMES = frozenset({"jr.", "sr.", "jr", "sr", "ii", "iii", "iv"})


@dataclass
class People:
    """Names of one article: their tokens and type, and the canonical name of each."""

    spans: list[tuple[int, int, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    at: Mapping[int, int] = field(default_factory=dict)  # token -> number of the name it is in
    headed: frozenset[str] = frozenset()  # who is named in a headline
    filed_from: str | None = None  # the town of the first dateline, however it is printed

    @cached_property
    def persons(self) -> list[tuple[int, str]]:
        """Return the first token and the name of each mention of a person, in reading order."""
        return sorted(
            (first, name)
            for (first, _, kind), name in zip(self.spans, self.names, strict=True)
            if kind == "PERSON"
        )

    def kind_at(self, token: int) -> str:
        """Return the type of the name at a token, or ""."""
        number = self.at.get(token, -1)
        return self.spans[number][2] if number >= 0 else ""

    def name_at(self, token: int, *kinds: str) -> str | None:
        """Return the canonical name at a token, when it is of one of `kinds`."""
        number = self.at.get(token, -1)
        return self.names[number] if number >= 0 and self.spans[number][2] in kinds else None

    def span_at(self, token: int) -> Span:
        """Return the tokens of the name at a token, the last excluded."""
        first, last, _ = self.spans[self.at[token]]
        return first, last


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
    people.headed = frozenset(mentions.loc[mentions["furniture"] == "headline", "name"])
    people.filed_from = _filed_from(mentions)
    return people


def _filed_from(mentions: pd.DataFrame) -> str | None:
    filed = mentions[(mentions["furniture"] == "dateline") & (mentions["type"] == "GPE")]
    names = [str(name) for name in filed["name"]]
    towns = [name for name in names if gazetteer.town_of(name)]
    return next(iter(towns or [name for name in names if not gazetteer.country_of(name)]), None)


def root_of(tokens: TokenTable, people: People, first: int) -> int:
    """Return the head token of a name that begins at `first`."""
    token, number = first, people.at.get(first, -1)
    while people.at.get(tokens.heads[token], -2) == number and tokens.heads[token] != token:
        token = tokens.heads[token]
    return token


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
