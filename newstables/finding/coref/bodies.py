"""Which body "it", "the company" or "the newspaper Dila" stands for."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from newstables.finding.coref.as_printed import in_full
from newstables.finding.coref.people import People, root_of
from newstables.finding.coref.phrases import left_edge, whole_word
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.words import noun_class
from newstables.finding.token_table import Span, TokenTable
from newstables.lexicons import words

_REACH = 2  # paragraphs that "it" looks back
_FAR = 6  # the same for "the company"
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DEFINITE = frozenset({"the", "its", "their", "this"})
_NAMED = ("NNP", "NNPS")
_NAMES = frozenset({"ORG", "PERSON", "FAC", "GPE"})


class Bodies:
    """The organisations of one article, by where they are named and whether they speak."""

    def __init__(self, tokens: TokenTable, people: People, *, speaking: set[int]) -> None:
        """Keep what they are told apart by."""
        self._tokens, self._people, self._speaking = tokens, people, speaking
        self._capitals: dict[str, list[Span]] = {}

    def of_pronoun(self, at: int) -> tuple[str, int] | None:
        """Return the name and place of what "it" or "they" stands for: what spoke shortly before.

        In "Northbank has agreed to buy Eastbank, it said" that is the sentence's own subject.
        """
        tokens = self._tokens
        nameless = self._nameless(at)
        for first, name in self._before(at, reach=_REACH):
            root = root_of(tokens, self._people, first)
            same = tokens.sentence[first] == tokens.sentence[at]
            same = same or self._opened(root, at)
            if root in self._speaking or same and tokens.deps[root] in _SUBJECTS:
                return nameless if nameless and nameless[1] > first else (name, first)
        return nameless

    def _nameless(self, at: int) -> tuple[str, int] | None:
        """Return as printed what has no name and spoke shortly before: "the drivers' union"."""
        tokens = self._tokens
        plural = tokens.lower[at] == "they"
        for head in range(at - 1, -1, -1):
            if tokens.paragraph[at] - tokens.paragraph[head] > 1:
                return None
            if tokens.deps[head] not in _SUBJECTS and head not in self._speaking:
                continue
            if head in self._people.at or tokens.skipped[head] or tokens.quoted[head] >= 0:
                continue
            noun = noun_class(tokens.lower[head])
            many = tokens.tags[head] in ("NNS", "NNPS")
            near = tokens.sentence[at] - tokens.sentence[head] <= 1
            near = near and tokens.paragraph[at] == tokens.paragraph[head]
            told = tokens.deps[tokens.heads[head]] == "ccomp"  # what another says of it
            if plural:
                fits = many and noun == "role" or head in self._speaking and noun == "body"
            else:
                fits = noun in ("body", "document") and not many and not told
                fits = fits and (head in self._speaking or near)
            if fits:
                first, last = left_edge(tokens, head), whole_word(tokens, head)[1]
                named = self.set_off(head) or self._owner(head) or self.of_noun(first, head)
                if named is not None:
                    return named
                shown = in_full(tokens, self._people, Candidate(head, first, last, noun, -1))
                return shown, first
        return None

    def _opened(self, subject: int, at: int) -> bool:
        """Return whether a subject is that of the sentence before one that "it" opens."""
        tokens = self._tokens
        opens = tokens.sentences[tokens.sentence[at]][0] == at
        beside = tokens.sentence[at] - tokens.sentence[subject] == 1
        main = tokens.deps[tokens.heads[subject]] == "ROOT"
        return opens and beside and main and tokens.paragraph[at] == tokens.paragraph[subject]

    def of_noun(self, first: int, head: int) -> tuple[str, int] | None:
        """Return the name and place of what a noun stands for: "the newspaper Dila", "the firm"."""
        tokens, people = self._tokens, self._people
        noun, last = tokens.lower[head], whole_word(tokens, head)[1]
        if noun not in words("company_nouns") and noun_class(noun) != "body":
            return None
        beside = people.name_at(last, *_NAMES)
        if tokens.lower[first] not in _DEFINITE or tokens.tags[head] not in ("NN", "NNP"):
            return None
        if beside and people.span_at(last)[0] == last and tokens.quoted[last] < 0:
            return beside, last
        unlisted = self._called(last)
        if unlisted:
            return unlisted, last
        if last - first > 2:
            return None
        whole = tokens.words[head].istitle()  # "The Commission": the one so called
        before = list(self._before(first, reach=len(tokens.paragraphs) if whole else _FAR))
        for place, name in before:
            if noun in name.lower().split():
                return name, place
        printed = self._printed_before(first, noun)
        if printed:
            return printed
        if noun in words("company_nouns"):
            for place, name in before:
                root = root_of(tokens, people, place)
                if tokens.deps[root] == "appos":  # "the operator, Norkraft, said"
                    root = tokens.heads[root]
                if tokens.deps[root] in _SUBJECTS or root in self._speaking:
                    return name, place
            return _most_named(before)
        return None

    def _printed_before(self, at: int, noun: str) -> tuple[str, int] | None:
        """Return the name in capitals that no list knows: "the Landlords' Association"."""
        tokens, printed = self._tokens, self._in_capitals(noun)
        before = bisect_left(printed, (at,)) - 1
        if before < 0 or tokens.paragraph[at] - tokens.paragraph[printed[before][0]] > _FAR:
            return None
        head, first = printed[before]
        return tokens.text[tokens.starts[first] : tokens.ends[head]], first

    def _in_capitals(self, noun: str) -> list[Span]:
        """Return the head and first token of each body printed in capitals, found once a noun."""
        if noun not in self._capitals:
            tokens = self._tokens
            found: list[Span] = []
            for head, word in enumerate(tokens.lower):
                if word != noun or not tokens.words[head].istitle():
                    continue
                first = left_edge(tokens, head)
                first += tokens.tags[first] == "DT"
                named = first < head and tokens.words[first][0].isupper()
                if named and tokens.quoted[head] < 0 and not tokens.skipped[head]:
                    found.append((head, first))
            self._capitals[noun] = found
        return self._capitals[noun]

    def _owner(self, head: int) -> tuple[str, int] | None:
        """Return whose editorial or statement it is: "the Tribune's editorial"."""
        for child in self._tokens.children[head]:
            name = self._people.name_at(child, "ORG")
            if name is not None and self._tokens.deps[child] == "poss":
                return name, child
        return None

    def set_off(self, head: int) -> tuple[str, int] | None:
        """Return the name and place of a body between commas: "the operator, Norkraft, said"."""
        tokens, people = self._tokens, self._people
        last = whole_word(tokens, head)[1]
        name = people.name_at(last + 1, "ORG") if last + 1 < len(tokens.words) else None
        if name is None or tokens.words[last] != "," or tokens.quoted[last + 1] >= 0:
            return None
        end = people.span_at(last + 1)[1]
        return (name, last + 1) if tokens.words[end : end + 1] == [","] else None

    def _called(self, last: int) -> str:
        """Return the name that no list knows behind "the newspaper": Dagsnytt; "" without one."""
        tokens, end = self._tokens, last
        while end < len(tokens.words) and tokens.tags[end] in _NAMED and tokens.quoted[end] < 0:
            end += 1
        beside = 0 < end - last < 4 and tokens.text[tokens.ends[last - 1] : tokens.starts[last]]
        return tokens.text[tokens.starts[last] : tokens.ends[end - 1]] if beside == " " else ""

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


def _most_named(namings: Sequence[tuple[int, str]]) -> tuple[str, int] | None:
    """Return the name that stands most often among namings, and its nearest place."""
    ranks = Counter(name for _, name in namings).most_common(2)
    if not ranks or len(ranks) > 1 and ranks[0][1] == ranks[1][1]:
        return None
    return next((name, place) for place, name in namings if name == ranks[0][0])
