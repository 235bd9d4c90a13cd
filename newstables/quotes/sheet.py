"""An annotated article as plain columns: what every question about a quotation reads.

spaCy's Token objects are convenient and slow; the steps ask tens of thousands of small questions
an article, so tokens are numbers here and their attributes lists.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from newstables.marks import quoted_regions

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
class Sheet:
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
    children: list[list[int]] = field(default_factory=list)

    def token_at(self, position: int) -> int:
        """Give the first token that ends after a character position."""
        return bisect_right(self.ends, position)

    def tokens_in(self, start: int, end: int) -> Span:
        """Give the token span of a character span."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def ancestors(self, token: int) -> list[int]:
        """Give the tokens above `token` in its sentence, nearest first."""
        found: list[int] = []
        while self.heads[token] != token and len(found) < 30:
            token = self.heads[token]
            found.append(token)
        return found


def read_sheet(doc: Doc, *, furniture: Iterable[Span]) -> Sheet:
    """Read the columns of `doc`; tokens inside `furniture` (character spans) are skipped."""
    text = doc.text
    tokens = list(doc)
    starts = [token.idx for token in tokens]
    words = [token.text for token in tokens]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    skipped = [token.is_space for token in tokens]
    aside = sorted(furniture)
    for start, end in aside:
        for token in range(bisect_right(ends, start), bisect_left(starts, end)):
            skipped[token] = True
    sentence, number = [], -1
    for token in tokens:
        number += bool(token.is_sent_start) or number < 0
        sentence.append(number)
    paragraph, paragraphs = _paragraphs(words, skipped)
    sheet = Sheet(
        text=text,
        words=words,
        lower=[word.lower().replace("’", "'") for word in words],
        tags=[token.tag_ for token in tokens],
        deps=[token.dep_ for token in tokens],
        heads=[token.head.i for token in tokens],
        starts=starts,
        ends=ends,
        labels=[token.ent_type_ for token in tokens],
        sentence=sentence,
        paragraph=paragraph,
        quoted=[-1] * len(tokens),
        skipped=skipped,
        regions=[],
        paragraphs=paragraphs,
    )
    sheet.children = [[] for _ in tokens]
    for token, head in enumerate(sheet.heads):
        if head != token:
            sheet.children[head].append(token)
    for start, end in quoted_regions(text):
        _add_region(sheet, start, end)
    return sheet


def _add_region(sheet: Sheet, start: int, end: int) -> None:
    label = _LABEL.match(sheet.text, start, end)
    start = label.end() if label else start
    first, last = sheet.tokens_in(start, end)
    if first >= last or all(sheet.skipped[first:last]):
        return
    for token in range(first, last):
        sheet.quoted[token] = len(sheet.regions)
    sheet.regions.append(Region(start, end, first, last))


def _paragraphs(words: Sequence[str], skipped: Sequence[bool]) -> tuple[list[int], list[Span]]:
    """Number the paragraphs of running text; a skipped token belongs to the one before it."""
    numbers: list[int] = []
    spans: list[Span] = []
    fresh, number = True, 0
    for token, word in enumerate(words):
        if "\n" in word:
            fresh = True
        elif not skipped[token]:
            if fresh:
                spans.append((token, token))
                fresh = False
            number = len(spans) - 1
            spans[number] = (spans[number][0], token + 1)
        numbers.append(number)
    return numbers, spans
