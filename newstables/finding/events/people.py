"""Who a noun or pronoun stands for, by the names an article gives."""

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from newstables import gazetteer
from newstables.finding.events import words
from newstables.finding.events.clauses import governor, word
from newstables.finding.events.sentences import dateline_town

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRONOUNS = frozenset("he she him her his himself herself".split())
_ROLES = frozenset(
    "chief boss head leader minister president premier chancellor secretary secretary-general king"
    " queen pope pontiff envoy chair chairman chairwoman director director-general commissioner"
    " diplomat official general governor senator ambassador prince princess monarch executive"
    " archbishop bishop cardinal".split()
)


_PARTIES = frozenset("delegation mission party team group entourage convoy".split())
_PAIRS = frozenset("leaders presidents ministers pair two".split())
_AHEAD = 80  # tokens: so far on, a report that opens with a role gives the name to it
_REMEMBERED = 120  # tokens: further back a pronoun or "the minister" does not reach


class People:
    """The names of one article, by token."""

    def __init__(self, doc: "Doc", mentions: pd.DataFrame) -> None:
        """Place each mention of a MENTIONS frame on the tokens of `doc`."""
        self._doc = doc
        self.dateline = dateline_town(doc.text)
        self._names: dict[int, tuple[str, str]] = {}
        self._spans: dict[int, tuple[int, int]] = {}
        starts = [token.idx for token in doc]
        self.persons: list[tuple[int, str]] = []
        for start, end, kind, name in zip(
            mentions["start"], mentions["end"], mentions["type"], mentions["name"], strict=True
        ):
            first = max(0, bisect_right(starts, int(start)) - 1)
            last = max(first, bisect_right(starts, int(end) - 1) - 1)
            for index in range(first, last + 1):
                self._names[index] = (str(kind), str(name))
                self._spans[index] = (first, last)
            if kind == "PERSON":
                self.persons.append((first, str(name)))
        self.persons.sort()
        # "the Sahel", "the Louvre": a region or a site, no town
        self.wide = {
            name
            for index, (kind, name) in self._names.items()
            if kind == "LOC" or (kind == "GPE" and index and word(doc[index - 1]) == "the")
        }
        self.often = Counter(name for _, name in self.persons)
        self._leaders: list[str] = []  # of the delegations named so far
        self._titles = self._learn_titles()
        self._subjects: list[tuple[int, str]] = []
        for token in doc:
            if token.dep_ in ("nsubj", "nsubjpass"):
                name = self.who(token)
                if name:
                    self._subjects.append((token.i, name))

    def _learn_titles(self) -> dict[str, set[str]]:
        """Return the words that stand before each person's name as a title."""
        titles: dict[str, set[str]] = {}
        for first, name in self.persons:
            index, found = first - 1, titles.setdefault(name, set())
            while (
                index >= 0
                and first - index <= 7
                and self._doc[index].tag_[:2] in ("NN", "HY", "JJ")
            ):
                found.add(word(self._doc[index]))
                if index in self._names:
                    found.add(self._names[index][1].lower())
                index -= 1
            last = self._spans[first][1] + 1
            if self._doc[last : last + 1].text == "of" and last + 1 in self._names:
                found.add(self._names[last + 1][1].lower())
            joined = self._doc[index + 1 : first].text.lower()
            found.update(joined.split())
        return titles

    def name_at(self, index: int, *kinds: str) -> str | None:
        """Return the canonical name at a token, when it is of one of `kinds`."""
        kind, name = self._names.get(index, ("", ""))
        return name if kind in kinds else None

    def kind_at(self, index: int) -> str:
        """Return the type of the name at a token, or ""."""
        return self._names.get(index, ("", ""))[0]

    def span_at(self, index: int) -> tuple[int, int]:
        """Return first and last token of the name at a token."""
        return self._spans[index]

    def who(self, token: "Token | None") -> str | None:
        """Return the person a noun phrase's head or a pronoun stands for; None when unknown."""
        if token is None:
            return None
        name = self.name_at(token.i, "PERSON")
        if name:
            return name
        if word(token) in _PRONOUNS:
            return self._antecedent(token)
        for child in token.children:
            if child.dep_ == "appos" and self.name_at(child.i, "PERSON"):
                return self.name_at(child.i, "PERSON")
        if word(token) in _PARTIES:
            return self._leader(token)
        return self._by_role(token) if word(token) in _ROLES else None

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

    def _antecedent(self, token: "Token") -> str | None:
        """Take the last person named as a subject before a pronoun, else the last one named.

        A possessive that opens its sentence looks ahead: "During his stop, Stoltenberg said".
        """
        if token.dep_ == "poss":
            verb = governor(token)
            if verb is not None and not any(
                token.sent.start <= first < token.i for first, _ in self.persons
            ):
                ahead = next(
                    (
                        child
                        for child in verb.children
                        if child.dep_ == "nsubj" and child.i > token.i
                    ),
                    None,
                )
                name = self.name_at(ahead.i, "PERSON") if ahead is not None else None
                if name:
                    return name
        subjects, named = self._before(token)
        if token.dep_ in ("dobj", "pobj"):
            # "Kishida received him": an object is not the one who acts.
            verb = governor(token)
            actors = (
                [child for child in verb.children if child.dep_ == "nsubj"]
                if verb is not None
                else []
            )
            actor = self.who(actors[0]) if actors and actors[0] != token else None
            subjects = [name for name in subjects if name != actor]
            named = [name for name in named if name != actor]
        found = subjects or named
        return found[-1] if found else None

    def _before(self, token: "Token") -> tuple[list[str], list[str]]:
        """Return the subjects and the people named before a word that it can stand for."""
        since, pronoun = token.i - _REMEMBERED, word(token)
        nations = {gazetteer.demonyms().get(word(child)) for child in token.children} - {None}

        def fits(name: str) -> bool:
            if pronoun in _PRONOUNS:
                return words.may_be(name, pronoun)
            return not nations or self.home_of(name) in (None, *nations)

        subjects = [
            name for place, name in self._subjects if since < place < token.i and fits(name)
        ]
        return subjects, [
            name for place, name in self.persons if since < place < token.i and fits(name)
        ]

    def _two(self, token: "Token") -> list[str]:
        """Return who "the two leaders" are: who acted last, and whom the text named last."""
        subjects, named = self._before(token)
        others = [name for name in named if name != subjects[-1]] if subjects else []
        return [subjects[-1], others[-1]] if others else []

    def _by_role(self, token: "Token") -> str | None:
        """Return the person whose title fits "the NATO chief", "the minister"."""
        before = {word(child) for child in token.children} - {"of"} | {
            self._names[child.i][1].lower()
            for child in [
                *token.children,
                *(below for of in token.children for below in of.children),
            ]
            if child.i in self._names
        }
        if not before & {"the", "its", "their"} and not any(
            child.i in self._names for child in token.children
        ):
            return None
        modifiers = before - {"the", "its", "their"}
        fits = [
            (
                sum(title in titles for title in modifiers) * 2 + (word(token) in titles),
                self.often[name],
                name,
            )
            for name, titles in self._titles.items()
        ]
        best = max(fits, default=(0, 0, ""))
        if best[0] >= (2 if modifiers else 1):
            return best[2]
        if not any(first < token.i for first, _ in self.persons):
            return self._named_later(token, before)
        return self._antecedent(token) if "the" in before else None

    def _named_later(self, token: "Token", before: set[str]) -> str | None:
        """Return whom a report that opens with "Finland's president" names later, as a subject."""
        nations = {
            gazetteer.demonyms().get(word_before) or gazetteer.country_of(word_before.title())
            for word_before in before
        }
        for first, name in self.persons:
            head = self._doc[first : self._spans[first][1] + 1].root
            if head.dep_ not in ("nsubj", "nsubjpass") or not 0 < first - token.i <= _AHEAD:
                continue
            roles = self._titles[name] & _ROLES
            home = self.home_of(name)
            if (not roles or word(token) in roles) and (home is None or home in nations):
                self._titles[name] |= before
                return name
            return None
        return None

    def home_of(self, name: str) -> str | None:
        """Return the country a person's title names: "Indian Defence Minister", "of Ghana"."""
        for title in sorted(self._titles.get(name, ())):
            country = gazetteer.demonyms().get(title) or gazetteer.country_of(title.title())
            if country:
                return country
        return None
