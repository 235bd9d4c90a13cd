"""A page cut into lines, and into blocks: the lines that one paragraph was wrapped into."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple


class Line(NamedTuple):
    """One line that holds words, white space around it left out."""

    start: int
    end: int
    text: str
    number: int  # among the lines that hold words, from 0
    alone: bool  # set off by blank lines, or the text has none
    spaced: bool = False  # a blank line stands before it
    indent: int = 0  # white space before its first word, in characters


def text_lines(text: str) -> list[Line]:
    """Cut a text into its lines, blank ones left out."""
    spans = []
    for match in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        words = match.group().strip()
        if words:
            indent = match.group().index(words)
            start = match.start() + indent
            spans.append((start, start + len(words), words, indent))
    ends = [0, *(end for _, end, _, _ in spans)]
    starts = [*(start for start, _, _, _ in spans), len(text)]
    gaps = [
        len(re.findall(r"\r\n|\n|\r", text[end:start])) > 1
        for end, start in zip(ends, starts, strict=True)
    ]
    gaps[0] = gaps[-1] = True
    any_spaced = any(gaps[1:-1])
    return [
        Line(
            start,
            end,
            words,
            number,
            alone=not any_spaced or (gaps[number] and gaps[number + 1]),
            spaced=gaps[number],
            indent=indent,
        )
        for number, (start, end, words, indent) in enumerate(spans)
    ]


def join_lines(lines: list[Line], joined: Iterable[int]) -> list[Line]:
    """Make one line of each that goes on in the next: `joined` holds the numbers of those.

    Characters keep their places: a line end inside becomes as many blanks.
    """
    goes_on = set(joined)
    if not goes_on:
        return lines
    groups: list[list[Line]] = []
    for before, line in pairwise([None, *lines]):
        if before is not None and before.number in goes_on and line is not None:
            groups[-1].append(line)
        elif line is not None:
            groups.append([line])
    return [_one(group, number) for number, group in enumerate(groups)]


def _one(group: list[Line], number: int) -> Line:
    first, last = group[0], group[-1]
    text = "".join(
        line.text.ljust(following.start - line.start) for line, following in pairwise(group)
    )
    alone = all(line.alone for line in group) if len(group) == 1 else first.spaced
    return Line(first.start, last.end, text + last.text, number, alone, first.spaced, first.indent)
