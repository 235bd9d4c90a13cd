"""Where everything of a chart comes to lie on its sheet."""

from dataclasses import dataclass, field

from newstables.exports.picture.axes import Axis
from newstables.exports.picture.key import Key
from newstables.exports.picture.plot import Box
from newstables.exports.picture.ticks import Tick


@dataclass
class Plan:
    """Where everything of a chart comes to lie."""

    x: Axis
    y: Axis
    x_ticks: list[Tick]
    y_ticks: list[Tick]
    key: Key
    box: Box
    wide: float
    high: float
    size: float
    turn: float  # of the words under the axis
    remarks: list[str] = field(default_factory=list)
    cramped: bool = False  # drawn larger, it would lose something
