"""An axis: what lies on it, where a value is drawn, which ticks it has."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from newstables.exports.picture.reading import Spec, instant, number, part, values

Kind = Literal["category", "date", "linear"]


@dataclass
class Axis:
    """One axis of a figure; `spots` are the ends of its parts on the sheet, once it is laid out."""

    spec: Spec
    kind: Kind
    categories: list[str]
    low: float  # at the left or at the bottom
    high: float
    spots: list[float] = field(default_factory=lambda: [0.0, 1.0])
    knots: list[float] = field(default_factory=list)  # values at `spots`; [] = low and high

    def read(self, value: Any) -> float | None:
        """Return where a value lies, in the axis' own numbers; None when it lies nowhere."""
        if value is None:
            return None
        if self.kind == "category":
            word = str(value)
            return float(self._places[word]) if word in self._places else number(value)
        return instant(value) if self.kind == "date" else number(value)

    def at(self, value: float) -> float:
        """Return where a number is drawn; beyond the ends the axis goes on."""
        knots = self.knots or [self.low, self.high]
        piece = min(max(bisect_right(knots, value) - 1, 0), len(knots) - 2)
        if knots[0] > knots[-1]:  # turned round
            piece = min(max(sum(knot > value for knot in knots) - 1, 0), len(knots) - 2)
        first, last = knots[piece], knots[piece + 1]
        share = (value - first) / ((last - first) or 1)
        return self.spots[piece] + share * (self.spots[piece + 1] - self.spots[piece])

    def unit(self) -> float:
        """Return how long one unit is drawn where the axis is even."""
        return abs(self.spots[-1] - self.spots[0]) / (abs(self.high - self.low) or 1)

    def holds(self, value: float) -> bool:
        """Return whether a number lies between the ends."""
        near = 1e-6 * (abs(self.high - self.low) or 1)
        return min(self.low, self.high) - near <= value <= max(self.low, self.high) + near

    def rows(self) -> list[float]:
        """Return the places of the rows, first drawn first, when the axis has a row a name."""
        if self.kind == "category":
            ends = sorted((self.low, self.high), reverse=True)
            return [
                float(row) for row in range(len(self.categories))[::-1] if ends[1] <= row <= ends[0]
            ]
        if self.kind != "linear" or not values(self.spec.get("tickvals")):
            return []
        first, last = math.ceil(min(self.low, self.high)), math.floor(max(self.low, self.high))
        rows = [float(row) for row in range(first, last + 1)]
        return rows if self.low > self.high else rows[::-1]

    @property
    def shown(self) -> bool:
        """Return whether ticks and their words are drawn."""
        return self.spec.get("visible") is not False and bool(self.spec.get("showticklabels", True))

    @property
    def grid(self) -> bool | None:
        """Return whether lines run through the ticks; None = as is usual for the marks."""
        return False if self.spec.get("visible") is False else self.spec.get("showgrid")

    @property
    def heading(self) -> str:
        """Return the words beside the axis."""
        title = self.spec.get("title")
        words = title if isinstance(title, str) else part(title, "text")
        return words if isinstance(words, str) and self.spec.get("visible") is not False else ""

    @property
    def _places(self) -> dict[str, int]:
        return {word: place for place, word in enumerate(self.categories)}


def read_axis(figure: Spec, letter: str) -> Axis:
    """Read one axis of a figure: its kind and how far it reaches."""
    spec = part(figure, "layout", f"{letter}axis")
    held = [value for trace in figure.get("data", ()) for value in values(trace.get(letter))]
    held += [value for trace in figure.get("data", ()) if _along(trace) == letter
             for value in values(trace.get("base"))]  # fmt: skip
    known = [value for value in held if value is not None]
    kind = _kind(spec, known)
    if kind == "category":
        order = [str(word) for word in values(spec.get("categoryarray"))]
        words = list(dict.fromkeys([*order, *map(str, known)]))
        low, high = _range(spec, kind) or (-0.5, max(len(words), 1) - 0.5)
        return Axis(spec, kind, words, low, high)
    low, high = _range(spec, kind) or _reach(figure, letter, kind, known)
    return Axis(spec, kind, [], low, high)


def _along(trace: Spec) -> str:
    """Return the axis along which a bar grows."""
    if trace.get("type") != "bar":
        return ""
    return "x" if trace.get("orientation") == "h" else "y"


def _kind(spec: Spec, known: Sequence[Any]) -> Kind:
    given = spec.get("type")
    if given in {"category", "date"}:
        return given
    if given == "linear" or not known or number(known[0]) is not None and not _is_time(known[0]):
        return "linear"
    return "date" if _is_time(known[0]) else "category"


def _is_time(value: Any) -> bool:
    return hasattr(value, "isoformat") or "datetime64" in type(value).__name__


def _range(spec: Spec, kind: Kind) -> tuple[float, float] | None:
    ends = values(spec.get("range"))
    read = [instant(end) if kind == "date" else number(end) for end in ends]
    if len(read) != 2 or read[0] is None or read[1] is None or read[0] == read[1]:
        return None
    return read[0], read[1]


def _reach(figure: Spec, letter: str, kind: Kind, known: list[Any]) -> tuple[float, float]:
    """Return ends that hold all marks: bars stand on 0, as do numbers told to begin there."""
    numbers = [n for value in known if (n := instant(value) if kind == "date" else number(value))
               is not None]  # fmt: skip
    spec = part(figure, "layout", f"{letter}axis")
    bars = [trace for trace in figure.get("data", ()) if _along(trace) == letter]
    if part(figure, "layout").get("barmode") in {"stack", "relative"} and bars:
        other = "y" if letter == "x" else "x"
        sums: dict[str, float] = {}
        for trace in bars:
            for place, value in zip(values(trace.get(other)), values(trace.get(letter)),
                                    strict=False):  # fmt: skip
                sums[str(place)] = sums.get(str(place), 0.0) + (number(value) or 0.0)
        numbers += sums.values()
    if not numbers:
        return 0.0, 1.0
    low, high = min(numbers), max(numbers)
    from_zero = kind == "linear" and (bars or spec.get("rangemode") == "tozero")
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    room = 0.05 * ((high - low) or 1)
    ends = (low if from_zero and low == 0 else low - room, high + room)
    return ends[::-1] if spec.get("autorange") == "reversed" else ends
