"""The recogniser's names, tidied: bounds trimmed, titles parted, hyphen pairs split."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from newstables.names.lexicon import known_spellings, words
from newstables.names.shapes import trim

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"})


@dataclass
class Naming:
    """One naming while it is being worked out; `name` is empty until it is decided."""

    start: int
    end: int
    text: str
    type: str
    name: str = ""
    reason: str = "as printed"

    def move(self, text: str, start: int, end: int) -> None:
        """Set new bounds in the article's `text`."""
        self.start, self.end, self.text = start, end, text[start:end]


def recognised(doc: Doc) -> list[Naming]:
    """Give the names that the model found, tidied, in reading order, none overlapping."""
    text = doc.text
    found: list[Naming] = []
    for ent in doc.ents:
        if ent.label_ not in LABELS:
            continue
        for start, end in _lines(text, ent.start_char, ent.end_char):
            for naming in _pieces(text, start, end, ent.label_):
                if naming.start < naming.end and any(c.isupper() for c in naming.text):
                    found.append(naming)
    found.sort(key=lambda n: n.start)
    return _institutions(text, found)


def _institutions(text: str, found: list[Naming]) -> list[Naming]:
    """Join "Temple University" and "Japan" where they stand side by side: one body, no country."""
    joined: list[Naming] = []
    for naming in found:
        before = joined[-1] if joined else None
        if (
            before
            and before.type in ("ORG", "FAC")
            and naming.type == "GPE"
            and text[before.end : naming.start] == " "
            and before.text.split()[-1] in words("institution_words.txt")
        ):
            before.move(text, before.start, naming.end)
        else:
            joined.append(naming)
    return joined


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at line feeds: a name never runs over one."""
    for part in re.finditer(r"[^\n]+", text[start:end]):
        yield start + part.start(), start + part.end()


def _pieces(text: str, start: int, end: int, label: str) -> Iterator[Naming]:
    start, end = trim(text, start, end)
    printed = text[start:end]
    known = known_spellings()
    if printed not in known:
        pair = hyphen_pair(printed)
        if pair:
            for left, right in pair:
                half = printed[left:right]
                yield Naming(start + left, start + right, half, known[half].type)
            return
        if label == "PERSON":
            yield from _without_title(text, start, end)
            return
    yield Naming(start, end, printed, label)


def hyphen_pair(printed: str) -> list[tuple[int, int]]:
    """Halves of "Japan-NATO" when a list knows each; else none."""
    known = known_spellings()
    for mark in re.finditer(r"[-–—/]", printed):
        if printed[: mark.start()] in known and printed[mark.end() :] in known:
            return [(0, mark.start()), (mark.end(), len(printed))]
    return []


_WORD = re.compile(r"\S+")


def _without_title(text: str, start: int, end: int) -> Iterator[Naming]:
    """Part "NATO Secretary-General Jens Stoltenberg" into the body and the person."""
    parts = [(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    begin = 0
    for here in range(len(parts)):
        for size in (3, 2, 1):
            if here + size < len(parts) and here <= 4:
                piece = text[parts[here][0] : parts[here + size - 1][1]]
                if piece.rstrip(",") in words("person_titles.txt"):
                    begin = max(begin, here + size)
                    break
    if begin:
        known = known_spellings()
        for here in range(begin):
            piece_start, piece_end = trim(text, *parts[here])
            piece = text[piece_start:piece_end]
            if piece in known and known[piece].type != "PERSON":
                yield Naming(piece_start, piece_end, piece, known[piece].type)
        start = parts[begin][0]
    start, end = trim(text, start, end)
    yield Naming(start, end, text[start:end], "PERSON")
