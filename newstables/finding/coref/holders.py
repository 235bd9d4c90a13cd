"""Whom "the council chief" or "Finland's president" means, by what the article says of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newstables.finding.coref.as_printed import INDEFINITE
from newstables.finding.coref.descriptions import Description, describe, fit, is_country_word
from newstables.finding.coref.people import People, root_of
from newstables.finding.coref.phrases import after_of, whole_word
from newstables.finding.coref.roles import Role, countries_of, title_start
from newstables.finding.quotes.words import noun_class, noun_stem
from newstables.finding.token_table import TokenTable
from newstables.lexicons import words

_DEFINITE = frozenset({"the", "this", "its", "their"})
_AHEAD = 80  # tokens: so far on, a report that opens with a role gives the name to it
_REMEMBERED = 120  # tokens: further back the bare "the minister" does not reach
_NEAR = 80  # tokens in which whoever acted is likelier meant than whoever was named last
_WELL = 2  # points of a description that has the very noun
_OF_STATES = frozenset("chancellor emir emperor king pope premier president queen sultan".split())
_OF_ANY_OFFICE = frozenset(
    "dignitary guest official parliamentarian politician statesman visitor".split()
)
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class _Phrase:
    """A role noun with its words: what they say, which of them are names, whose it is."""

    first: int
    head: int
    says: Description
    names: frozenset[str]
    owners: frozenset[str]


class Holders:
    """The people of one article by what it calls them."""

    def __init__(
        self,
        tokens: TokenTable,
        people: People,
        *,
        roles: Mapping[str, Sequence[tuple[int, Role]]],
        places: Sequence[tuple[int, str]],
    ) -> None:
        """Keep what is known of each person.

        Args:
            roles: each person's descriptions, with the token of the mention they stand beside.
            places: first token and name of every mention of a person in running text, in order.
        """
        self._tokens, self._people, self._places = tokens, people, places
        self._first = {name: place for place, name in reversed(places)}
        # Whom only a caption shows is nobody that the text calls "the minister".
        self._roles = {name: told for name, told in roles.items() if name in self._first}
        self._asides = {
            name: told
            for name, told in roles.items()
            if name not in self._first and name in people.headed
        }
        self._homes = {name: countries_of(told) for name, told in roles.items()}

    def holder(self, first: int, head: int) -> str | None:
        """Return whom the noun phrase `first` to `head` means, None where it does not say."""
        tokens = self._tokens
        if noun_class(tokens.lower[head]) != "role" or tokens.tags[head] in ("NNS", "NNPS"):
            return None
        phrase = self._phrase(first, head)
        if not phrase.says.nouns or not self._is_definite(phrase):
            return None
        scores = {
            name: score
            for name in self._roles
            if name not in phrase.owners and (score := self._fit(phrase, name)) > 0
        }
        earlier = {name: score for name, score in scores.items() if self._first[name] < first}
        bare = phrase.says.nouns <= _OF_STATES and not phrase.says.modifiers
        found = self._best(earlier, first, bare=bare) or self._successor(phrase)
        if found is None and tokens.lower[first] == "the" and "old" in tokens.lower[first:head]:
            return self._aged(phrase)
        if found is None and noun_stem(tokens.lower[head]) in words("offices"):
            found = self._later(scores, phrase) or self._of_country(phrase)
            found = found or self._aside(phrase) or self._undescribed(phrase)
        return found

    def last_who_acted(self, first: int) -> str | None:
        """Return the person who was the last subject shortly before a token."""
        for place, name in reversed(self._places):
            if place < first - _REMEMBERED:
                return None
            if place < first and self._is_subject(place):
                return name
        return None

    def titled(self, first: int, names: Sequence[str]) -> list[str]:
        """Return who of `names` the title before a bare surname fits best: "President Bush"."""
        begin = title_start(self._tokens, first)
        says = describe(tuple(self._tokens.lower[begin:first]))
        scores = {
            name: max(
                (
                    fit(says, role.says)
                    for where, role in self._roles.get(name, ())
                    if where != first
                ),
                default=0.0,
            )
            for name in names
        }
        best = max(scores.values())
        return [name for name, score in scores.items() if score == best > 0]

    def _phrase(self, first: int, head: int) -> _Phrase:
        tokens = self._tokens
        _, last = whole_word(tokens, head)
        spelled = [*tokens.lower[first:last]]
        beyond = after_of(tokens, last)
        spelled += tokens.lower[last:beyond]
        names = {
            tokens.lower[token]
            for token in (*range(first + 1, head), *range(last, beyond))
            if tokens.words[token][0].isupper()
        }
        names |= {
            word
            for token in (*range(first, head), *range(last, beyond))
            if (full := self._people.name_at(token, "ORG")) is not None
            for word in full.lower().split()
        }  # "the EU's top diplomat" is the European Union's
        owners = {
            name
            for token in range(first, head)
            if (name := self._people.name_at(token, "PERSON")) is not None
        }
        return _Phrase(first, head, describe(tuple(spelled)), frozenset(names), frozenset(owners))

    def _is_definite(self, phrase: _Phrase) -> bool:
        """Return whether it means somebody known: "the chief", "Finland's president"."""
        tokens = self._tokens
        first = tokens.lower[phrase.first]
        if first in _DEFINITE:
            return True
        if first in INDEFINITE:
            return False
        is_office = noun_stem(tokens.lower[phrase.head]) in words("offices")
        named = any(self._people.kind_at(token) for token in range(phrase.first, phrase.head))
        return is_office and named

    def _fit(self, phrase: _Phrase, name: str) -> float:
        home = self._homes.get(name)
        if phrase.says.countries and home and not phrase.says.countries & home:
            return 0.0
        return max(fit(phrase.says, role.says, names=phrase.names) for _, role in self._roles[name])

    def _best(self, scores: Mapping[str, float], first: int, *, bare: bool) -> str | None:
        """Return who fits best; of several, or where none fits well, who acted or was named last.

        Args:
            bare: nothing but an office of a state is printed, as in "the president".
        """
        if not scores:
            return None
        best = max(scores.values())
        leaders = [name for name, score in scores.items() if score == best]
        if bare:  # "the president": of the country, not of the bank
            at_home = [name for name in leaders if self._homes.get(name)]
            if not at_home and best < _WELL:
                return None  # the director of a charity is not "the president"
            leaders = at_home or leaders
        if len(leaders) == 1 and best >= 1:
            return leaders[0]
        before = [
            (where, name) for where, name in self._places if where < first and name in leaders
        ]
        near = [(where, name) for where, name in before if first - where < _NEAR]
        acting = [name for where, name in near if self._is_subject(where)]
        return acting[-1] if acting else before[-1][1]

    def _successor(self, phrase: _Phrase) -> str | None:
        """Return who followed a former holder: "the former president met her successor, Hale"."""
        says = replace(phrase.says, standing=frozenset({"former"}))
        left = any(
            fit(says, role.says, names=phrase.names) > 0
            for told in self._roles.values()
            for _, role in told
        )
        followed = [
            name
            for name, told in self._roles.items()
            if self._first[name] < phrase.first
            and any("successor" in role.nouns for _, role in told)
        ]
        return followed[0] if left and not phrase.says.standing and len(followed) == 1 else None

    def _later(self, scores: Mapping[str, float], phrase: _Phrase) -> str | None:
        """Return whom a report that opens with an office names later on."""
        fitting = [name for name, score in scores.items() if score >= 2]
        if len(fitting) == 1:
            return fitting[0]
        if fitting or any(place < phrase.first for place, _ in self._places):
            return None
        for place, name in self._places:
            if place > phrase.head + _AHEAD:
                return None
            if self._is_subject(place):
                return name if self._may_be(phrase, name) else None
        return None

    def _aged(self, phrase: _Phrase) -> str | None:
        """Return who was named last before an age tells more of them: "the 38-year-old farmer"."""
        tokens = self._tokens
        for place, name in reversed(self._places):
            near = tokens.paragraph[phrase.first] - tokens.paragraph[place] <= 1
            if place < phrase.first:
                return name if near and not self._roles.get(name) else None
        return None

    def _of_country(self, phrase: _Phrase) -> str | None:
        """Return the one person of a country who holds an office: "the Cuban official"."""
        if not phrase.says.nouns <= _OF_ANY_OFFICE or not phrase.says.countries:
            return None
        found = [
            name
            for name, told in self._roles.items()
            if self._homes.get(name, frozenset()) & phrase.says.countries
            and any(role.nouns & words("offices") for _, role in told)
        ]
        return found[0] if len(found) == 1 and self._first[found[0]] < phrase.first else None

    def _aside(self, phrase: _Phrase) -> str | None:
        """Return whom a headline alone names with the office: nobody else holds it."""
        found = {
            name
            for name, told in self._asides.items()
            for _, role in told
            if fit(phrase.says, role.says, names=phrase.names) >= _WELL
        }
        return found.pop() if len(found) == 1 else None

    def _undescribed(self, phrase: _Phrase) -> str | None:
        """Return the last subject of whom the article says nothing else: "the minister" is she."""
        posts = words("portfolios") | words("person_titles")
        if any(not is_country_word(word) and word.title() not in posts for word in phrase.names):
            return None
        heads_a_state = bool(phrase.says.nouns & _OF_STATES)
        for place, name in reversed(self._places):
            if place < phrase.first - _REMEMBERED:
                return None
            if heads_a_state and name != self._places[0][1]:
                continue  # a report names a head of state before anybody else
            if place < phrase.first and self._is_subject(place) and name not in phrase.owners:
                return name if not self._roles.get(name) else None
        return None

    def _is_subject(self, place: int) -> bool:
        tokens, root = self._tokens, root_of(self._tokens, self._people, place)
        if tokens.deps[root] == "appos":  # "NAIROBI (Sun Wire) - Ana Duarte arrived"
            root = tokens.heads[root]
        return tokens.deps[root] in _SUBJECTS

    def _may_be(self, phrase: _Phrase, name: str) -> bool:
        """Return whether nothing that the article says of a person speaks against it."""
        if name in phrase.owners:
            return False
        return not self._roles.get(name) or self._fit(phrase, name) > 0
