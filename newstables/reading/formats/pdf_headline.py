"""The headline of a PDF: what its first page prints largest, where that is plain."""

from collections.abc import Iterator, Sequence
from statistics import median

from newstables.reading.formats.pdf_layout import Row, joined
from newstables.reading.outlet_names import names_outlet

_LARGER = 1.2  # times the usual height of a line
_ALIKE = 0.25  # part by which lines of one headline differ, as letters reach up or down
_APART = 1.7  # times its height is the most from line to line of it
_WORDS = range(3, 31)
_NAME = 4  # words at most
_BODY = 300  # letters of a usual height; of fewer, a page is a poster and no article


def headline_of(page: Sequence[Sequence[Row]]) -> str:
    """Return the headline that a page prints; "" where none stands out from a text below it.

    Args:
        page: its columns in reading order, each as its lines.
    """
    heights = [row.top - row.bottom for block in page for row in block for _ in row.text]
    if not heights:
        return ""
    usual = median(heights)
    if sum(height < _LARGER * usual for height in heights) < _BODY:
        return ""
    tops = [row.top for block in page for row in block]
    middle = (max(tops) + min(tops)) / 2
    found = [
        (max(map(_height, rows)), words)
        for block in page
        for rows in _stretches(block, _LARGER * usual)
        if rows[0].top > middle and (words := _words(rows))
    ]
    found.sort(key=lambda one: -one[0])
    # The name of the paper or the ministry above it may be larger; it is short.
    is_short = len(found) > 1 and len(found[0][1].split()) <= _NAME < len(found[1][1].split())
    return found[is_short][1] if found else ""


def _words(rows: Sequence[Row]) -> str:
    """Return the words of a stretch; "" where they are too few or many, or an outlet's name."""
    lines = [row.text.strip() for row in rows]
    words = joined(lines, text="\n".join(lines))
    return words if len(words.split()) in _WORDS and not names_outlet(words) else ""


def _stretches(block: Sequence[Row], least: float) -> Iterator[list[Row]]:
    """Yield the lines that are so high, those of one size below each other together."""
    found: list[Row] = []
    for row in block:
        if found and not _goes_on(found[-1], row):
            yield found
            found = []
        if _height(row) >= least:
            found.append(row)
    if found:
        yield found


def _goes_on(upper: Row, lower: Row) -> bool:
    high = max(_height(upper), _height(lower))
    is_alike = abs(_height(upper) - _height(lower)) <= _ALIKE * high
    return is_alike and (upper.top + upper.bottom - lower.top - lower.bottom) / 2 <= _APART * high


def _height(row: Row) -> float:
    return row.top - row.bottom
