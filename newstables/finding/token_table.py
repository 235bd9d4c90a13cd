"""An annotated article as plain columns: what every question about a quotation reads.

spaCy's Token objects are convenient and slow; the steps look up tens of thousands of small things
an article, so tokens are numbers here and their attributes lists.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_TYPE, HEAD, IS_SPACE, ORTH, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from newstables.finding.marks import quoted_regions

Span = tuple[int, int]

# A transcript printed inside marks: "WALLACE: Let us begin." The label is not said.
_LABEL = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}:\s+")


@dataclass
class Region:
    """One stretch inside quotation marks: characters `start:end`, tokens `first:last`."""

    start: int
    end: int
    first: int
    last: int


@dataclass
class TokenTable:
    """Token columns of one article, with its paragraphs and the stretches in marks."""

    text: str
    words: list[str]
    lower: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    labels: list[str]  # entity type, "" outside entities
    sentence: list[int]
    paragraph: list[int]  # of running text: captions and blank lines are not counted
    quoted: list[int]  # number of the region the token stands in, -1 outside
    skipped: list[bool]  # furniture and white space
    regions: list[Region]
    paragraphs: list[Span]  # token spans, by paragraph number
    sentences: list[Span] = field(default_factory=list)  # token spans, by sentence number
    children: list[Sequence[int]] = field(default_factory=list)

    def token_at(self, position: int) -> int:
        """Return the first token that ends after a character position."""
        return bisect_right(self.ends, position)

    def tokens_in(self, start: int, end: int) -> Span:
        """Return the token span of a character span."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def ancestors(self, token: int) -> list[int]:
        """Return the tokens above `token` in its sentence, nearest first."""
        found: list[int] = []
        while self.heads[token] != token and len(found) < 30:
            token = self.heads[token]
            found.append(token)
        return found


_STRINGS: dict[int, str] = {}  # number -> string, in every vocabulary; kept from article to article
_DASHES = "-–—"
_MOST_KEPT = 200_000


def _strings(doc: Doc, numbers: NDArray[np.int64]) -> list[str]:
    """Return the string behind each number: spaCy's are the hashes of the strings themselves."""
    if len(_STRINGS) > _MOST_KEPT:
        _STRINGS.clear()
    keys, strings = numbers.tolist(), doc.vocab.strings
    _STRINGS.update(
        {key: strings[key % 2**64] for key in set(keys) if key not in _STRINGS}  # as unsigned
    )
    return [*map(_STRINGS.__getitem__, keys)]


def _is_dashed(word: str) -> bool:
    """Return whether a word bears the dash that ends a dateline: "(Reuters) -Pope Leo"."""
    return word[:1] in _DASHES and word[1:].istitle() and word[1:].isalpha()


@lru_cache(maxsize=_MOST_KEPT)
def _lower(word: str) -> str:
    bare = word[1:] if _is_dashed(word) else word
    return bare.lower().replace("’", "'")


def build_token_table(doc: Doc, *, furniture: Iterable[Span]) -> TokenTable:
    """Read the columns of `doc`; tokens inside `furniture` (character spans) are skipped."""
    table = doc.to_array([ORTH, TAG, DEP, HEAD, ENT_TYPE, SENT_START, IS_SPACE, SPACY])
    # A relative head that points back is a negative number written as an unsigned one.
    table = table.astype(np.int64)
    words, tags, deps, labels = (_strings(doc, table[:, column]) for column in (0, 1, 2, 4))
    spaces = table[:, 7]
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    after = np.cumsum(lengths + spaces) - spaces
    starts, ends = (after - lengths).tolist(), after.tolist()
    skipped = table[:, 6].astype(bool).tolist()
    for start, end in sorted(furniture):
        for token in range(bisect_right(ends, start), bisect_left(starts, end)):
            skipped[token] = ends[token] <= end or not _is_dashed(words[token])
    tags = [
        "NNP" if word[0] in _DASHES and _is_dashed(word) else tag
        for word, tag in zip(words, tags, strict=True)
    ]
    begins = table[:, 5] == 1
    begins[:1] = True
    for token, word in enumerate(words[:-1]):
        if word[0] in _DASHES and _is_dashed(word) and begins[token + 1]:
            begins[token : token + 2] = True, False
    paragraph, paragraphs = _paragraphs(words, skipped)
    tokens = TokenTable(
        # Twice as fast as doc.text, and the same.
        text="".join(
            [
                f"{word} " if spaced else word
                for word, spaced in zip(words, spaces.tolist(), strict=True)
            ]
        ),
        words=words,
        lower=[*map(_lower, words)],
        tags=tags,
        deps=deps,
        heads=(np.arange(len(words)) + table[:, 3]).tolist(),
        starts=starts,
        ends=ends,
        labels=labels,
        sentence=(np.cumsum(begins) - 1).tolist(),
        paragraph=paragraph,
        quoted=[-1] * len(words),
        skipped=skipped,
        regions=[],
        paragraphs=paragraphs,
    )
    firsts = np.flatnonzero(begins).tolist()
    tokens.sentences = list(zip(firsts, [*firsts[1:], len(words)], strict=False))
    tokens.children = _children(tokens.heads)
    for start, end in quoted_regions(tokens.text):
        _add_region(tokens, start, end)
    return tokens


def _children(heads: Sequence[int]) -> list[Sequence[int]]:
    """Return the tokens below each; most have none, and share one empty tuple."""
    found: list[Any] = [()] * len(heads)
    for token, head in enumerate(heads):
        if head != token:
            if found[head]:
                found[head].append(token)
            else:
                found[head] = [token]
    return found


def _add_region(tokens: TokenTable, start: int, end: int) -> None:
    label = _LABEL.match(tokens.text, start, end)
    start = label.end() if label else start
    first, last = tokens.tokens_in(start, end)
    if first >= last or all(tokens.skipped[first:last]):
        return
    for token in range(first, last):
        tokens.quoted[token] = len(tokens.regions)
    tokens.regions.append(Region(start, end, first, last))


def _paragraphs(words: Sequence[str], skipped: Sequence[bool]) -> tuple[list[int], list[Span]]:
    """Number the paragraphs of running text; a skipped token belongs to the one before it."""
    numbers: list[int] = []
    spans: list[Span] = []
    fresh, number, first, last = True, 0, 0, 0
    for token, (word, aside) in enumerate(zip(words, skipped, strict=True)):
        if aside:
            fresh = fresh or "\n" in word  # line feeds are white space, and that is skipped
        else:
            if fresh:
                if last:
                    spans.append((first, last))
                first, number, fresh = token, len(spans), False
            last = token + 1
        numbers.append(number)
    if last:
        spans.append((first, last))
    return numbers, spans
