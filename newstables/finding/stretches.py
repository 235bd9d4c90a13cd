"""Stretches of a text, found by where they lie: an article may have thousands of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Stretches of a text with what they are, asked which of them lie over another stretch."""

    def __init__(self, stretches: Iterable[tuple[int, int, str]]) -> None:
        """Take (start, end, what) in any order; they may overlap."""
        self._sorted = sorted(stretches)
        self._starts = [start for start, _, _ in self._sorted]
        self._reach = list(accumulate((end for _, end, _ in self._sorted), max))

    def over(self, begin: int, end: int) -> list[tuple[int, int, str]]:
        """Return those that share a character with `begin:end`, in order."""
        first, last = bisect_right(self._reach, begin), bisect_left(self._starts, end)
        return [stretch for stretch in self._sorted[first:last] if stretch[1] > begin]
