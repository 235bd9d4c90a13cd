"""A text as it came -> the text that is read: paragraphs whole, characters plain, with a map back.

Mail, wire copy and PDF break lines in mid-sentence; pages print no-break spaces and soft hyphens.
The steps read a text without these, and every place they give is taken back to the text as it
came. A text that needs no change is itself, and has no map.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstables.finding.characters import plain_characters
from newstables.finding.furniture.finding import Stretch, stretches_of
from newstables.finding.furniture.lines import Line, join_lines, text_lines
from newstables.finding.offsets import Edit, OffsetMap, apply_edits
from newstables.finding.unwrapping import join_words, joined_lines


@dataclass(frozen=True)
class ReadingText:
    """One article as it is read."""

    text: str
    places: OffsetMap | None  # of `text` in the article as it came; None = the same
    furniture: list[Stretch]  # in `text`
    given: list[Stretch]  # the same, and what is left out of `text`, in the article as it came


def reading_text(text: str, *, title: str | None = None) -> ReadingText:
    """Make the text that is read of an article as it came.

    Args:
        text: the article as it came.
        title: as its own file states it.
    """
    plain, moved = plain_characters(text)
    lines = text_lines(plain)
    joined = joined_lines(lines)
    blocks = join_lines(lines, joined)
    found = stretches_of(blocks, title=title)
    given = (
        [Stretch(*moved.span(start, end), kind) for start, end, kind in found] if moved else found
    )
    edits = sorted([*_joints(plain, lines, joined), *_crossings(plain, blocks, found)])
    if not edits:
        return ReadingText(plain, moved, found, given)
    read, map_ = apply_edits(plain, edits)
    if map_ is None:
        return ReadingText(read, moved, found, given)
    here = [Stretch(*map_.inward(start, end), kind) for start, end, kind in found]
    here = [stretch for stretch in here if stretch.start < stretch.end]
    return ReadingText(read, map_.after(moved), here, given)


def _joints(text: str, lines: Sequence[Line], joined: set[int]) -> Iterator[Edit]:
    """Return what joins the lines of one paragraph."""
    for number in sorted(joined):
        line, following = lines[number], lines[number + 1]
        cut, between = join_words(line.text, following.text, text=text)
        yield Edit(line.end - cut, following.start, between)


_ASIDE = frozenset(("navigation", "repeat"))  # never what dates: its place would be lost


def _crossings(text: str, blocks: Sequence[Line], found: Sequence[Stretch]) -> Iterator[Edit]:
    """Return what joins a sentence that goes on below a page's foot and the next page's head."""
    whole = {stretch.start: stretch for stretch in found}
    aside = [
        block.start in whole
        and whole[block.start].end == block.end
        and whole[block.start].kind in _ASIDE
        for block in blocks
    ]
    open_at: int | None = None
    for number, block in enumerate(blocks):
        if aside[number]:
            continue
        if open_at is not None and open_at < number - 1 and block.text[0].islower():
            before = blocks[open_at]
            cut, between = join_words(before.text, block.text, text=text)
            yield Edit(before.end - cut, block.start, between)
        goes_on = len(block.text) >= 15 and (block.text[-1].isalnum() or block.text[-1] in ",-")
        open_at = number if goes_on else None
