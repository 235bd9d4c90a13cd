"""The field a chart's marks are drawn in: its axes, its edges, what words already stand there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newstables.exports.picture.axes import Axis
from newstables.exports.picture.page import INK
from newstables.exports.picture.pen import Anchor, Pen, Spot
from newstables.exports.picture.words import Line, widest


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Return whether two rectangles overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Return whether it lies in another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def holds(self, spot: Spot) -> bool:
        """Return whether a spot lies in it."""
        return self.left <= spot[0] <= self.right and self.top <= spot[1] <= self.bottom


@dataclass
class Plot:
    """Where marks are drawn."""

    pen: Pen
    x: Axis
    y: Axis
    box: Box  # between the axes
    sheet: Box  # what words may use
    size: float  # no word is smaller
    taken: list[Box] = field(default_factory=list)  # by words
    marks: list[Box] = field(default_factory=list)
    lines: list[tuple[Spot, Spot]] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)  # on what is left out, each once
    left_out: list[str] = field(default_factory=list)  # names that found no room

    def spot(self, x: object, y: object) -> Spot | None:
        """Return where a value is drawn, or None where it is missing."""
        across, up = self.x.read(x), self.y.read(y)
        return None if across is None or up is None else (self.x.at(across), self.y.at(up))

    def remark(self, words: str) -> None:
        """Note that something is left out."""
        self.remarks[words] = None

    def write(self, lines: Sequence[Line], at: Spot, *, anchor: Anchor = "start",
              colour: str = "", size: float = 0, halo: bool = False) -> None:  # fmt: skip
        """Write lines under each other, `at` the middle of their left, their centre, their right.

        They are moved as far as it takes to stay on the sheet.
        """
        size = max(size or self.size, self.size)
        box = self.box_of(lines, at, anchor=anchor, size=size)
        right = max(min(0.0, self.sheet.right - box.right), self.sheet.left - box.left)
        down = max(min(0.0, self.sheet.bottom - box.bottom), self.sheet.top - box.top)
        for number, line in enumerate(lines):
            base = box.top + down + (number + 0.78) * size * LEADING
            self.pen.text(
                line,
                (at[0] + right, base),
                size=size,
                anchor=anchor,
                colour=colour or INK,
                halo=halo,
            )

    def box_of(self, lines: Sequence[Line], at: Spot, *, anchor: Anchor, size: float = 0) -> Box:
        """Return the room that words take."""
        size = max(size or self.size, self.size)
        wide, high = widest(list(lines), size=size), len(lines) * size * LEADING
        left = at[0] - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * wide
        return Box(left, at[1] - high / 2, left + wide, at[1] + high / 2)


LEADING = 1.22  # from line to line, in sizes
