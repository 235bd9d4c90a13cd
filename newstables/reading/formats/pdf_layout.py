"""A page of a PDF -> its paragraphs in reading order: columns found by the white between them."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newstables.finding.unwrapping import join_words

_STEP = 2.0  # points; the grid on which white is looked for
_GUTTER = 4  # steps: the narrowest white between columns, 8 points
_COLUMN_LINES = 3  # lines that a column has at least
_COLUMN_LETTERS = 60
_DEPTH = 12  # columns inside columns
_SPACED = 1.45  # times the usual distance of lines parts paragraphs
_INDENT = 7.0  # points
_ENDED = re.compile(r"[.!?:…][\"”’»)\]]*$")
# Hyphens at a line's end: PDFium's own mark, the soft hyphen, Unicode's hyphen.
_SOFT = ("\x02", "\u00ad")


class Run(NamedTuple):
    """A stretch of letters that a page draws in one go; points from the page's lower left."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


class Row(NamedTuple):
    """A line of print."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


def blocks_of(runs: Sequence[Run]) -> list[list[Row]]:
    """Return the columns of a page in reading order, each as its lines from top to bottom."""
    return [rows for block in _cut(list(runs), 0) if (rows := _rows(block))]


def paragraphs_of(rows: Sequence[Row]) -> list[list[str]]:
    """Return the paragraphs of one column, each as its lines."""
    if not rows:
        return []
    # By the middle of lines: their edges move with the letters that reach up or down.
    middles = [(row.top + row.bottom) / 2 for row in rows]
    gaps = [upper - lower for upper, lower in pairwise(middles)]
    usual = sorted(gaps)[len(gaps) // 3] if gaps else 0.0
    right = max(row.right for row in rows)
    width = right - min(row.left for row in rows)
    found: list[list[str]] = [[rows[0].text]]
    for (upper, lower), gap in zip(pairwise(rows), gaps, strict=True):
        apart = gap > _SPACED * usual
        indented = lower.left > upper.left + _INDENT and lower.left - upper.left < width / 3
        height_one, height_two = upper.top - upper.bottom, lower.top - lower.bottom
        other_size = abs(height_one - height_two) > 0.35 * max(height_one, height_two)
        short = upper.right < right - 0.2 * width and bool(_ENDED.search(upper.text))
        if apart or short or other_size or (indented and _ENDED.search(upper.text)):
            found.append([lower.text])
        else:
            found[-1].append(lower.text)
    return found


def joined(lines: Iterable[str], *, text: str) -> str:
    """Join lines of one paragraph; a word parted at a line's end is whole again.

    `text` is the whole document, which may print the word elsewhere in one piece.
    """
    whole = ""
    for line in lines:
        line = line.strip()
        if not whole or not line:
            whole += line
            continue
        soft = whole[-1] in _SOFT
        if soft or whole[-1] in "-\u2010":
            whole = whole[:-1] + "-"
        cut, between = join_words(whole, line, text=text)
        between = "" if re.search(r"\d-$", whole) and line[0].isdigit() else between
        whole = whole[: len(whole) - cut] + between + line
    return whole.replace("\x02", "-").replace("\u00ad", "")


def _cut(runs: list[Run], depth: int) -> list[list[Run]]:
    """Cut a region at its longest gutter: above it, left, right, below, each cut again."""
    gutter = _gutter(runs) if depth < _DEPTH and len(runs) >= 2 * _COLUMN_LINES else None
    if gutter is None:
        return [runs]
    x, low, high = gutter
    parts: dict[str, list[Run]] = {"above": [], "left": [], "right": [], "below": []}
    for run in runs:
        middle = (run.bottom + run.top) / 2
        if middle > high:
            parts["above"].append(run)
        elif middle < low:
            parts["below"].append(run)
        else:
            parts["left" if run.right <= x + _STEP * _GUTTER else "right"].append(run)
    return [block for part in parts.values() if part for block in _cut(part, depth + 1)]


def _gutter(runs: Sequence[Run]) -> tuple[float, float, float] | None:
    """Return the white stripe between the two most filled columns: its x, and where it ends."""
    left, bottom = min(run.left for run in runs), min(run.bottom for run in runs)
    columns = int((max(run.right for run in runs) - left) / _STEP) + 2
    slices = int((max(run.top for run in runs) - bottom) / _STEP) + 2
    if columns > 3000 or slices > 5000:
        return None
    ink = np.zeros((slices, columns), dtype=np.int32)
    for run in runs:
        low, high = int((run.bottom - bottom) / _STEP), int((run.top - bottom) / _STEP) + 1
        ink[low:high, int((run.left - left) / _STEP) : int((run.right - left) / _STEP) + 1] = 1
    filled = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1)
    white = filled[:, _GUTTER:] == filled[:, :-_GUTTER]  # [slice, x]: no ink in x .. x + _GUTTER
    best: tuple[int, float, float, float] | None = None
    for x in range(1, white.shape[1] - 1):
        for low, high in _stretches(white[:, x]):
            at, under, over = left + x * _STEP, bottom + low * _STEP, bottom + high * _STEP
            weight = _weight(runs, at, under, over)
            if weight and (best is None or weight > best[0]):
                best = (weight, at, under, over)
    return best[1:] if best else None


def _stretches(column: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the longest runs of white in one column of the grid, from slice to slice."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], column.astype(np.int8), [0]))))
    found = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    return [pair for pair in found if pair[1] - pair[0] >= 9]  # three lines of print and more


def _weight(runs: Sequence[Run], x: float, low: float, high: float) -> int:
    """Return how many letters stand in the emptier of the two columns beside a stripe; 0: none."""
    lines: tuple[set[int], set[int]] = (set(), set())
    letters = [0, 0]
    for run in runs:
        if low <= (run.bottom + run.top) / 2 <= high:
            side = int(run.left >= x)
            lines[side].add(round(run.bottom / 3))
            letters[side] += len(run.text)
    if min(map(len, lines)) < _COLUMN_LINES or min(letters) < _COLUMN_LETTERS:
        return 0
    # Labels or numbers beside a text are no column: their lines are short.
    if min(letters[side] / len(lines[side]) for side in (0, 1)) < 12:
        return 0
    return min(letters)


def _rows(runs: Iterable[Run]) -> list[Row]:
    """Group the runs of one column into lines: those that overlap in height by half."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-(run.bottom + run.top), run.left)):
        for row in reversed(rows[-3:]):
            overlap = min(row[0].top, run.top) - max(row[0].bottom, run.bottom)
            if overlap > 0.5 * min(row[0].top - row[0].bottom, run.top - run.bottom):
                row.append(run)
                break
        else:
            rows.append([run])
    return [_row(sorted(row)) for row in rows]


def _row(runs: Sequence[Run]) -> Row:
    text = ""
    for number, run in enumerate(runs):
        words = run.text.strip("\r\n")
        gap = run.left - runs[number - 1].right if number else 0
        blank = text and words and gap > 0.5 and not text.endswith(" ") and words[0] != " "
        text += f" {words}" if blank else words
    return Row(
        min(run.left for run in runs), min(run.bottom for run in runs),
        max(run.right for run in runs), max(run.top for run in runs), " ".join(text.split(" ")),
    )  # fmt: skip
