"""Stages of a journey told as a list: "three capitals: Berlin on Monday, Warsaw on Tuesday"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newstables.finding.tense.forms import form_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ITEM = r"(?P<item>[^:;.!?\n()|]{2,70}?)"
_OPENS = re.compile(rf"(?P<head>(?:^|[\w)”’'\"])(?::| [–—-]) *){_ITEM} (?:on (?:the )?|\()$")
_OPENS_BRACKET = re.compile(r"(?P<head>\b)(?P<item>(?:[A-Z][\w’'-]*\s){1,3})\($")
_GOES_ON = re.compile(
    rf"\)?(?:,|;| and| then)(?: and| then| before)*(?: finally)? {_ITEM} (?:on (?:the )?|\()$"
)
_CLOSES = re.compile(r"\)?(?:\s*[.,;\n”\"–—]|\s*$)")
_AHEAD = re.compile(r"(?:,|:| ?[–—|]| -|\t)\s*(?P<item>[^;:.\n]{2,70}?)(?=[;.\n]|$)")
_LINE = re.compile(rf"[ \t•*–-]*{_ITEM}(?::| [–—-]| \||\t) *\(?")
_BETWEEN = re.compile(r"[;.\s]*(?:and )?[-–•*]*\s*")
_SHORT = 9  # words of an item
_ABOVE = 200  # characters before a list that can say what it is of
_FINITE = ("VBD", "VBZ", "VBP", "MD")


@dataclass(frozen=True)
class Stage:
    """One item of a list: its words, and where the expression of its day begins."""

    start: int
    end: int
    day: int


@dataclass(frozen=True)
class Stages:
    """A list of stages: where what leads to it ends, and whether that is of the past."""

    head: int
    past: bool
    items: tuple[Stage, ...]


def find_stages(doc: "Doc", days: Sequence[tuple[int, int]]) -> list[Stages]:
    """Return the lists of two stages and more in a text, in reading order.

    Args:
        days: start and end of the expressions that name a day, in reading order.
    """
    text, starts = doc.text, [token.idx for token in doc]
    found: list[Stages] = []
    at = 0
    while at + 1 < len(days):
        readers = (_places_first, _days_first, _lines)
        run = next((run for read in readers if (run := read(text, days, at))), [])
        items = [stage for _, stage in run]
        if len(items) < 2 or any(_is_told(doc, starts, item) for item in items):
            at += 1
            continue
        head = run[0][0]
        found.append(Stages(head, _is_past(doc, starts, head), tuple(items)))
        at += len(items)
    return found


def _places_first(text: str, days: Sequence[tuple[int, int]], at: int) -> list[tuple[int, Stage]]:
    """Return what leads to each item, and the item, of "Berlin on Monday, Warsaw on Tuesday"."""
    start, end = days[at]
    before = text[max(0, start - _ABOVE) : start]
    begin = start - len(before)
    opens = _OPENS.search(before) or _OPENS_BRACKET.search(before)
    if opens is None:
        return []
    head = begin + opens.start("item")
    run = [(head, Stage(head, begin + opens.end("item"), start))]
    for following, close in days[at + 1 :]:
        goes_on = _GOES_ON.fullmatch(text, end, following)
        if goes_on is None:
            break
        run.append((head, Stage(*goes_on.span("item"), following)))
        end = close
    return run if _CLOSES.match(text, end) else []


def _days_first(text: str, days: Sequence[tuple[int, int]], at: int) -> list[tuple[int, Stage]]:
    """Return the same of "Monday: talks in Berlin. Tuesday: visit to Warsaw"."""
    head = days[at][0]
    if text[:head].rstrip(" \t-–•*")[-1:] not in ("", "\n", ":", ".", "–", "—", ";"):
        return []
    run: list[tuple[int, Stage]] = []
    last = None
    for start, end in days[at:]:
        ahead = _AHEAD.match(text, end)
        if ahead is None or (last is not None and not _BETWEEN.fullmatch(text, last, start)):
            break
        run.append((head, Stage(*ahead.span("item"), start)))
        last = ahead.end()
    return run


def _lines(text: str, days: Sequence[tuple[int, int]], at: int) -> list[tuple[int, Stage]]:
    """Return the same of lines "Berlin: Monday, 12 June"."""
    run: list[tuple[int, Stage]] = []
    for start, end in days[at:]:
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        line = _LINE.fullmatch(text, first, start)
        rest = text[end : last if last >= 0 else len(text)]
        beside = not run or not text[run[-1][1].day : first].partition("\n")[2].strip()
        if line is None or rest.strip(" .;,)") or not beside:
            break
        run.append((run[0][0] if run else first, Stage(*line.span("item"), start)))
    return run


def _is_told(doc: "Doc", starts: list[int], item: Stage) -> bool:
    """Return whether an item is a clause, or too long for one of a list."""
    tokens = doc[bisect_left(starts, item.start) : bisect_left(starts, item.end)]
    return len(tokens) > _SHORT or any(token.tag_ in _FINITE for token in tokens)


def _is_past(doc: "Doc", starts: list[int], head: int) -> bool:
    """Return whether what leads to a list tells of the past: "visited three capitals: "."""
    begin = max(0, head - _ABOVE)
    above = doc.text[begin:head].rstrip(" ")
    if above.endswith("\n") and not above.rstrip().endswith(":"):
        return False
    above = above.rstrip()
    begin += max(above[:-1].rfind(mark) + 1 for mark in ("\n", ". ", "! ", "? "))
    forms = [
        form_of(token) for token in doc[bisect_left(starts, begin) : bisect_left(starts, head)]
    ]
    return bool({"past", "perfect"} & {*forms}) and not {"will", "would"} & {*forms}
