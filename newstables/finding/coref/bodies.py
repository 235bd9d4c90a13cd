"""Which body "it", "the company" or "the newspaper Dila" stands for."""

from collections.abc import Iterator

from newstables.finding.coref.people import People, root_of
from newstables.finding.coref.phrases import whole_word
from newstables.finding.quotes.token_table import TokenTable
from newstables.finding.quotes.words import noun_class
from newstables.lexicons import words

_REACH = 2  # paragraphs that "it" looks back
_FAR = 6  # the same for "the company"
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DEFINITE = frozenset({"the", "its", "their", "this"})
_NAMES = frozenset({"ORG", "PERSON", "FAC", "GPE"})


class Bodies:
    """The organisations of one article, by where they are named and whether they speak."""

    def __init__(self, tokens: TokenTable, people: People, *, speaking: set[int]) -> None:
        """Keep what they are told apart by."""
        self._tokens, self._people, self._speaking = tokens, people, speaking

    def of_pronoun(self, at: int) -> tuple[str, int] | None:
        """Return the name and place of what "it" or "they" stands for: what spoke shortly before.

        In "Northbank has agreed to buy Eastbank, it said" that is the sentence's own subject.
        """
        tokens = self._tokens
        for first, name in self._before(at, reach=_REACH):
            root = root_of(tokens, self._people, first)
            same = tokens.sentence[first] == tokens.sentence[at]
            if root in self._speaking or same and tokens.deps[root] in _SUBJECTS:
                return name, first
        return None

    def of_noun(self, first: int, head: int) -> tuple[str, int] | None:
        """Return the name and place of what a noun stands for: "the newspaper Dila", "the firm"."""
        tokens, people = self._tokens, self._people
        noun, last = tokens.lower[head], whole_word(tokens, head)[1]
        if noun not in words("company_nouns") and noun_class(noun) != "body":
            return None
        beside = people.name_at(last, *_NAMES)
        if tokens.lower[first] not in _DEFINITE or tokens.tags[head] != "NN":
            return None
        if beside and people.span_at(last)[0] == last and tokens.quoted[last] < 0:
            return beside, last
        if last - first > 2:
            return None
        before = list(self._before(first, reach=_FAR))
        for place, name in before:
            if noun in name.lower().split():
                return name, place
        if noun in words("company_nouns"):
            for place, name in before:
                root = root_of(tokens, people, place)
                if tokens.deps[root] in _SUBJECTS or root in self._speaking:
                    return name, place
        return None

    def _before(self, at: int, *, reach: int) -> Iterator[tuple[int, str]]:
        """Yield first token and name of the organisations before a token, nearest first."""
        tokens, people = self._tokens, self._people
        for number in range(len(people.spans) - 1, -1, -1):
            first, _, kind = people.spans[number]
            if first >= at or tokens.quoted[first] >= 0 or tokens.skipped[first]:
                continue
            if tokens.paragraph[at] - tokens.paragraph[first] > reach:
                return
            if kind == "ORG":
                yield first, people.names[number]
