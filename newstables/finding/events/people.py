"""Who acts: the people of one article, asked by the head of a noun phrase."""

from collections import defaultdict
from typing import TYPE_CHECKING

from newstables.finding.coref.descriptions import describe
from newstables.finding.coref.resolving import Coref
from newstables.finding.events.clauses import word
from newstables.finding.events.datelines import dateline_town
from newstables.finding.events.words import is_office
from newstables.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KINDS = frozenset("Foreign Defence Defense Finance Interior Trade Energy Vice Deputy".split())
_PARTIES = frozenset("delegation mission party team group entourage convoy".split())
_PAIRS = frozenset("leaders presidents ministers pair two".split())
_TITLES = 3  # of a person that are kept
_REMEMBERED = 120  # tokens: further back "the two leaders" does not reach


class People:
    """The names of one article, by token."""

    def __init__(self, doc: "Doc", coref: Coref) -> None:
        """Ask `coref` who is who in `doc`."""
        self._coref, names = coref, coref.people
        self.dateline = dateline_town(doc.text) or names.filed_from
        self.persons = names.persons
        self._places: dict[str, list[int]] = defaultdict(list)  # of each person's names
        self._offices: dict[str, str | None] = {}
        for first, person in self.persons:
            self._places[person].append(first)
        # "the Sahel", "the Louvre": a region or a site, no town; "the Lima office" is in one
        self.wide = {
            name
            for (first, last, kind), name in zip(names.spans, names.names, strict=True)
            if kind == "LOC"
            or (
                kind == "GPE"
                and first
                and word(doc[first - 1]) == "the"
                and doc[last - 1].dep_ != "compound"
            )
        }
        self._towns = sorted(
            (first, name)
            for (first, _, kind), name in zip(names.spans, names.names, strict=True)
            if kind == "GPE" and name not in self.wide
        )
        self._doc = doc
        self.here: dict[str, str] = {}  # person -> where the text last has them
        self.planner: tuple[int, str] | None = None  # of a quotation that begins there
        self._leaders: list[str] = []  # of the delegations named so far
        self._subjects = [
            (token, name)
            for token, dep in enumerate(coref.tokens.deps)
            if dep in ("nsubj", "nsubjpass") and (name := coref.who(token))
        ]

    def name_at(self, index: int, *kinds: str) -> str | None:
        """Return the canonical name at a token, when it is of one of `kinds`."""
        return self._coref.people.name_at(index, *kinds)

    def kind_at(self, index: int) -> str:
        """Return the type of the name at a token, or ""."""
        return self._coref.people.kind_at(index)

    def span_at(self, index: int) -> tuple[int, int]:
        """Return first and last token of the name at a token."""
        first, last = self._coref.people.span_at(index)
        return first, last - 1

    def town_before(self, index: int) -> str | None:
        """Return the town or country named last before a token; "from Oslo" is not there."""
        named = [
            name
            for first, name in self._towns
            if index - _REMEMBERED < first < index
            and not (first and word(self._doc[first - 1]) in ("from", "of"))
        ]
        return named[-1] if named else None

    def home_of(self, name: str) -> str | None:
        """Return the country a person's title names: "Indian Defence Minister", "of Ghana"."""
        if is_office(name):
            return min(describe(tuple(name.split())).countries, default=None)
        return self._coref.home_of(name)

    def titles_of(self, name: str) -> str:
        """Return what the article calls a person: "NATO Secretary General; father of four"."""
        told = [" ".join(role.text.split()) for _, role in self._coref.roles.get(name, ())]
        return "; ".join(list(dict.fromkeys(told))[:_TITLES])

    def who(self, token: "Token | None") -> str | None:
        """Return the person a noun phrase's head or a pronoun stands for; None when unknown.

        Of an office whose holder the article does not name it is the office: "the NATO chief".
        """
        if token is None:
            return None
        return (
            self._coref.who(token.i)
            or (self._leader(token) if word(token) in _PARTIES else None)
            or self._coref.office(token.i)
        )

    def surely(self, pronoun: "Token") -> str | None:
        """Return the person a pronoun means where nobody else comes near; None otherwise."""
        return self._coref.surely(pronoun.i)

    def _leader(self, token: "Token") -> str | None:
        """Return who leads "a delegation headed by Duarte"; later "the delegation" is hers too."""
        for verb in (below for below in token.subtree if word(below) in ("led", "headed")):
            agent = next(
                (child for by in verb.children if word(by) == "by" for child in by.children), None
            )
            name = self.name_at(agent.i, "PERSON") if agent is not None else None
            if name:
                self._leaders.append(name)
                return name
        known = any(word(child) in ("the", "her", "his") for child in token.children)
        return self._leaders[-1] if known and self._leaders else None

    def all_of(self, token: "Token | None") -> list[str]:
        """Return the people of a noun phrase and of those joined to it by "and"."""
        if (
            token is not None
            and word(token) in _PAIRS
            and not any(child.dep_ == "prep" for child in token.children)
        ):
            return self._two(token)
        found: list[str] = []
        while token is not None:
            name = self.who(token)
            if name and name not in found:
                found.append(name)
            token = next((child for child in token.children if child.dep_ == "conj"), None)
        return found

    def _two(self, token: "Token") -> list[str]:
        """Return who "the two leaders" are: who acted last, and whom the text named last."""
        since = token.i - _REMEMBERED
        subjects, named = (
            [name for place, name in places if since < place < token.i]
            for places in (self._subjects, self.persons)
        )
        others = [name for name in named if name != subjects[-1]] if subjects else []
        return [subjects[-1], others[-1]] if others else []

    def office_of(self, name: str) -> str | None:
        """Return the office printed right before a name, as a title shortens it: "PM"."""
        if name not in self._offices:
            self._offices[name] = self._find_office(name)
        return self._offices[name]

    def _find_office(self, name: str) -> str | None:
        for first in self._places.get(name, ()):
            before = [token.text for token in self._doc[max(0, first - 2) : first]]
            if not before or not before[-1][:1].isupper():
                continue
            if before[-1].lower() in words("role_nouns"):
                pair = " ".join(before[-2:])
                return "PM" if pair == "Prime Minister" else _office(before)
        return None


def _office(before: list[str]) -> str:
    """Return "Foreign Minister" as it stands, "President" of "Chilean President"."""
    kind = before[0] if before[0] in _KINDS else ""
    return f"{kind} {before[-1]}".strip()
