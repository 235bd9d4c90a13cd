"""The recogniser's names, tidied: bounds trimmed, titles parted, pairs split."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newstables.finding.entities.context import Context
from newstables.finding.names.lexicon import known_spellings
from newstables.finding.names.shapes import PARTICLES, is_given_name, trim
from newstables.lexicons import words
from newstables.schemas import ENTITY_TYPES

LABELS = frozenset(ENTITY_TYPES)

_LINE = re.compile(r"[^\n]+")
_LONGEST = 400  # characters: what is longer is a list, and no name
_WORD = re.compile(r"\S+")
_PREFIXED = re.compile(r"[a-z]+[-–]")  # pro-Beijing, ex-Soviet
_CODE = re.compile(r"[A-Z]{1,4}-?\d+[A-Z]?$|.*(?://|www\.|@|_)|\W*$")  # STS-1, an address
_SCORE = re.compile(r"(?<=\D) \d[\d\s.,:–-]*$")  # "South Korea 1"
_PLACE_BEHIND = re.compile(r"[a-z]( )[A-Z][A-Z-]{3,}$")  # a byline and its dateline run together
_PARTY = re.compile(r"[RDI]-(?=[A-Z])")  # R-Utah
_HANGING = re.compile(r"(?: (?:of|for|and|in|at|the|on|to))+$")
_NEXT = re.compile(r",? ([A-Z][\w./]*)")
_LABEL_WORD = re.compile(r" (?:Image|Photo|Picture|Video|File)$")


@dataclass
class Mention:
    """One mention while it is being worked out; `name` is empty until it is decided."""

    start: int
    end: int
    text: str
    type: str
    name: str = ""
    reason: str = "as printed"
    form: str = ""  # the spelling it is read as, where the printed one is in capitals
    aside: bool = False  # stands in furniture, so that its spelling counts less
    others: tuple[str, ...] = ()  # who else may be meant by a surname alone

    def move(self, text: str, start: int, end: int) -> None:
        """Set new bounds in the article's `text`."""
        self.start, self.end = trim(text, start, end)
        self.text = text[self.start : self.end]


def recognised(context: Context) -> list[Mention]:
    """Return the names that the model found, tidied, in reading order, none overlapping."""
    text = context.text
    found: list[Mention] = []
    people = [text[first:after] for first, after, given in context.entities if given == "PERSON"]
    for first, after, label in context.entities:
        again = label == "WORK_OF_ART" and " " in text[first:after]
        again = again and any(name.endswith(" " + text[first:after]) for name in people)
        given = "PERSON" if again else label  # the surname of who is named in full elsewhere
        if given not in LABELS or after - first > _LONGEST:
            continue
        for line in _LINE.finditer(text, first, after):
            start, end = line.span()
            end = _with_suffix(text, end)
            for left, right, label in _pieces(text, start, end, given):
                mention = _mention(text, left, right, label)
                if mention:
                    found.append(mention)
    found.sort(key=lambda mention: mention.start)
    return _institutions(text, found)


def _with_suffix(text: str, end: int) -> int:
    """Take in "Corp." or the like where it follows a name."""
    following = _NEXT.match(text, end)
    if following and following[1] in words("company_suffixes") and following[1] != "Group":
        return following.end()
    return end


def _mention(text: str, start: int, end: int, label: str) -> Mention | None:
    start, end = _cleaned(text, *trim(text, start, end), label)
    printed = text[start:end]
    if (
        len(printed) < 2
        or not any(letter.isupper() for letter in printed)
        or text[end : end + 1] == "$"
    ):
        return None
    if printed not in known_spellings() and (_PREFIXED.match(printed) or _CODE.match(printed)):
        return None
    return Mention(start, end, printed, label)


def _cleaned(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """Cut what is no part of a name: "united Germany", "South Korea 1", "Governor(s"."""
    words_at = [(start + match.start(), match.group()) for match in _WORD.finditer(text[start:end])]
    while (
        len(words_at) > 1
        and words_at[0][1].islower()
        and not (label == "PERSON" and words_at[0][1] in PARTICLES)
    ):
        del words_at[0]
        start = words_at[0][0]
    party = _PARTY.match(text, start, end)
    start = party.end() if party else start
    hanging = _HANGING.search(text[start:end])
    end = start + hanging.start() if hanging else end
    for opening, closing in ("()", "[]"):
        cut = text.find(opening, start, end)
        if cut > start and text.find(closing, cut, end) < 0:
            end = cut
    led = re.search(r"[-–][a-z]", text[start:end])
    if led and text[start : start + led.start()] in known_spellings():
        end = start + led.start()
    if label in ("GPE", "PERSON", "NORP", "LOC"):
        score = _SCORE.search(text[start:end])
        end = start + score.start() if score else end
    noted = _LABEL_WORD.search(text[start:end])
    if noted and text[end : end + 1] == ":":
        end = start + noted.start()
    return trim(text, start, end)


Piece = tuple[int, int, str]


def _pieces(text: str, start: int, end: int, label: str) -> Iterator[Piece]:
    start, end = trim(text, start, end)
    printed = text[start:end]
    known = known_spellings()
    if printed in known:
        yield start, end, label
        return
    cut = _joint(printed, label)
    if cut:
        yield from _pieces(text, start, start + cut[0], label)
        yield from _pieces(text, start + cut[1], end, label)
        return
    if label == "PERSON":
        yield from _without_title(text, start, end)
        return
    yield start, end, known[printed].type if printed in known else label


def _joint(printed: str, label: str) -> tuple[int, int] | None:
    """Return where two names meet: "Japan-NATO", "X and Y" of people, "Rathbun the Church"."""
    known = known_spellings()
    for mark in re.finditer(r"[-–—/]", printed):
        if printed[: mark.start()] in known and printed[mark.end() :] in known:
            return mark.span()
    if label == "PERSON":
        place = _PLACE_BEHIND.search(printed)
        if place:
            return place.span(1)
        joint = re.search(r" (?:and|&|/|the) ", printed)
        if joint:
            return joint.span()
        return _lower_cut(printed)
    joint = re.search(r"(?<= )(\S+) (?:and|&) (?=[A-Z])", printed)
    if joint and joint[1] in words("institution_words") and " of " not in printed:
        return joint.end(1), joint.end()
    joint = re.search(r"\b(?!of |for |in |and |on |to |from |at |by |with )[\w.]+( the )", printed)
    return joint.span(1) if joint and label == "ORG" else None


def _lower_cut(printed: str) -> tuple[int, int] | None:
    """Return where a word in small letters follows a person: "Ruiz of Heaven"."""
    for word in re.finditer(r"(?<= )[a-z]\S*(?= )", printed):
        if word.group().casefold() not in PARTICLES:
            return word.start() - 1, word.end() + 1
    return None


def _without_title(text: str, start: int, end: int) -> Iterator[Piece]:
    """Part "NATO Secretary-General Jens Stoltenberg" into the body and the person."""
    parts = [
        (start + match.start(), start + match.end()) for match in _WORD.finditer(text[start:end])
    ]
    begin = _after_titles(text, parts)
    begin = max(begin, 1) if _led_by_place(text, parts, begin) else begin
    known = known_spellings()
    for here in range(begin):
        left, right = trim(text, *parts[here])
        if text[left:right] in known and known[text[left:right]].type != "PERSON":
            yield left, right, known[text[left:right]].type
    if parts:
        yield parts[begin][0], end, "PERSON"


def _after_titles(text: str, parts: list[tuple[int, int]]) -> int:
    """Count the words up to the last title that a name still follows."""
    begin = 0
    for here in range(min(5, len(parts))):
        for size in (3, 2, 1):
            if here + size < len(parts):
                piece = text[parts[here][0] : parts[here + size - 1][1]]
                if piece.rstrip(",") in words("person_titles"):
                    begin = max(begin, here + size)
                    break
    return begin


def _led_by_place(text: str, parts: list[tuple[int, int]], begin: int) -> bool:
    """Return whether a country or its people stand before a full name: "American Chris Evert"."""
    if begin or len(parts) < 3:
        return False
    first = text[slice(*parts[0])]
    return first in known_spellings() and not is_given_name(first)


def _institutions(text: str, found: list[Mention]) -> list[Mention]:
    """Join "Temple University" and "Japan" where they stand side by side: one body, no country."""
    joined: list[Mention] = []
    for mention in found:
        before = joined[-1] if joined else None
        if (
            before
            and mention.text == "D.C."
            and before.text == "Washington"
            or (
                before
                and before.type in ("ORG", "FAC")
                and mention.type == "GPE"
                and text[before.end : mention.start] == " "
                and before.text.split()[-1] in words("institution_words")
            )
        ):
            before.move(text, before.start, mention.end)
        else:
            joined.append(mention)
    return joined
