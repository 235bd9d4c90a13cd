"""A chart of a briefing by its numbers: its marks, and the sentences behind each."""

from dataclasses import dataclass
from typing import Literal

# Squares: pairs told apart by their two sides; heat: pairs of equals, so that each stands twice.
Shape = Literal[
    "bars", "stack", "lines", "columns", "dots", "squares", "heat", "network", "map"
]  # fmt: skip
Value = str | int | float | None


@dataclass(frozen=True)
class Evidence:
    """One sentence behind a number, and where it was printed."""

    sentence: str
    cite: str
    url: str


@dataclass(frozen=True)
class End:
    """One name of a pair."""

    key: str
    name: str
    kind: str = ""  # "people"; in the language of the briefing
    tint: str = ""  # "#rrggbb" of its dot


@dataclass(frozen=True)
class Spot:
    """Where a place lies, and what the tour had to do with it."""

    lat: float  # degrees
    lon: float
    visited: bool
    order: int = 0  # of the stop, from 1; 0: none


@dataclass(frozen=True)
class Row:
    """One mark of a chart, or row of a table: a name, its numbers, the sentences behind each."""

    name: str
    values: tuple[Value, ...]
    evidence: tuple[tuple[Evidence, ...], ...] = ()  # a tuple a number
    counted: tuple[int, ...] = ()  # sentences there are behind each number
    tint: str = ""  # "#rrggbb" of its bar
    reach: tuple[
        tuple[float, float], ...
    ] = ()  # a number: between what it would lie 95 times of 100
    ends: tuple[End, ...] = ()  # the two names that it pairs
    spot: Spot | None = None  # of a place that a map knows


@dataclass(frozen=True)
class Chart:
    """A chart by its numbers: names down or periods along, one series or several."""

    view: str
    shape: Shape
    title: str
    note: str  # filters, articles, days
    source: str  # outlets
    series: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    left_out: int = 0  # rows there are beside those drawn
    share: bool = False  # its numbers are shares
    alt: str = ""
    drawn: int = 0  # names of a heat map or a network; the rows have more
