"""From places in a text that was changed for reading back to places in the text as it came."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]


class Edit(NamedTuple):
    """Characters `start:end` of a text stand as `text` in the one made of it."""

    start: int
    end: int
    text: str


class OffsetMap:
    """Where each character of a changed text stood in the text it was made of."""

    def __init__(self, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> None:
        """Take, a character, where what it stands for began and ended."""
        self._begins, self._ends = begins, ends

    def span(self, start: int, end: int) -> Span:
        """Return where `start:end` of the changed text stood; an empty stretch stays empty."""
        if start >= end:
            place = self.start(start)
            return place, place
        return int(self._begins[start]), int(self._ends[end - 1])

    def start(self, place: int) -> int:
        """Return where the character at `place` began; one past the last gives the end."""
        if place < len(self._begins):
            return int(self._begins[place])
        return int(self._ends[-1]) if len(self._ends) else 0

    def inward(self, start: int, end: int) -> Span:
        """Return where `start:end` of the text as it came stands in the changed one."""
        return (
            int(np.searchsorted(self._ends, start, side="right")),
            int(np.searchsorted(self._begins, end, side="left")),
        )

    def after(self, earlier: "OffsetMap | None") -> "OffsetMap":
        """Return the map through both: this text was made of one that `earlier` maps."""
        if earlier is None:
            return self
        last = len(earlier._ends) - 1
        begins = earlier._begins[np.minimum(self._begins, last)]
        return OffsetMap(begins, earlier._ends[np.minimum(self._ends - 1, last)])


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap | None]:
    """Change a text at some places, in order and apart; the map is None when lengths are kept."""
    parts: list[str] = []
    begins: list[NDArray[np.int64]] = []
    ends: list[NDArray[np.int64]] = []
    at, moved = 0, False
    for edit in edits:
        kept = np.arange(at, edit.start)
        parts += [text[at : edit.start], edit.text]
        size, same = len(edit.text), len(edit.text) == edit.end - edit.start
        if same:
            new = np.arange(edit.start, edit.end)
            begins += [kept, new]
            ends += [kept + 1, new + 1]
        else:
            moved = True
            begins += [kept, np.full(size, edit.start)]
            ends += [kept + 1, np.full(size, edit.end)]
        at = edit.end
    if not parts:
        return text, None
    changed = "".join([*parts, text[at:]])
    if not moved:
        return changed, None
    kept = np.arange(at, len(text))
    return changed, OffsetMap(np.concatenate([*begins, kept]), np.concatenate([*ends, kept + 1]))
