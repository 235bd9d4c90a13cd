"""Lays a chart out in the room it has, as Plotly would, but so that every word is legible."""

import math

from newstables.exports.picture.axes import Axis, read_axis
from newstables.exports.picture.bars import reach_of_numbers
from newstables.exports.picture.heights import set_height
from newstables.exports.picture.key import place_key
from newstables.exports.picture.page import Page
from newstables.exports.picture.plan import Plan
from newstables.exports.picture.plot import LEADING, Box
from newstables.exports.picture.reading import Spec, number
from newstables.exports.picture.ticks import Tick, read_ticks
from newstables.exports.picture.words import widest, wrap


def plan_chart(figure: Spec, page: Page, *, wide: float, high: float) -> Plan:
    """Lay a figure out in `wide` by `high`; a height of 0 = as high as it needs."""
    size = page.text
    x, y = read_axis(figure, "x"), read_axis(figure, "y")
    key = place_key(figure, wide=wide, size=size)
    y_ticks = read_ticks(y, about=5) if y.shown else []
    room = page.widest_label * wide
    wrapped = [tick._replace(lines=wrap(tick.lines, size=size, room=room)) for tick in y_ticks]
    cramped = any(
        len(tick.lines) < len(broken.lines) for tick, broken in zip(y_ticks, wrapped, strict=True)
    )
    y_ticks = wrapped
    left = max((widest(tick.lines, size=size) for tick in y_ticks), default=-8.0) + 8
    left += size * 1.6 if y.heading else 0
    right = wide - (4 if x.spec.get("visible") is False else 10)
    x.spots = [left, right]
    x.high = reach_of_numbers(figure, x, end=wide, size=size)
    x_ticks = read_ticks(x, about=max(2, int((right - left) / 70))) if x.shown else []
    turn = number(x.spec.get("tickangle")) or 0.0
    on_top = x.spec.get("side") == "top"
    if turn:
        if on_top:
            right -= _overhang_right(x, x_ticks, turn, size, wide)
        else:
            left = max(left, _overhang(x, x_ticks, turn, size, left))
        x.spots = [left, right]
        words_high = turned_height(x_ticks, turn, size)
    else:
        x_ticks, thinned = _make_room(x, x_ticks, size)
        cramped |= thinned
        last = max(
            (x.at(tick.words_at) + widest(tick.lines, size=size) / 2 for tick in x_ticks), default=0
        )
        right -= max(0.0, min(last - wide, 0.3 * wide))
        x.spots = [left, right]
        words_high = max((len(tick.lines) for tick in x_ticks), default=0) * size * LEADING + (
            6 if x_ticks else 0)  # fmt: skip
    top = (0 if key.below else key.high) + (words_high if on_top else 4)
    under = (0 if on_top else words_high) + (key.high if key.below else 0) + 4
    under += size * 1.5 if x.heading else 0
    plan = Plan(x, y, x_ticks, y_ticks, key, Box(left, top, right, 0), wide, high, size, turn,
                cramped=cramped)  # fmt: skip
    set_height(plan, figure, high - top - under if high else 0.0)
    plan.high = plan.box.bottom + under
    return plan


def _overhang(x: Axis, ticks: list[Tick], turn: float, size: float, left: float) -> float:
    """Return how far right the plot must begin for turned words not to leave the sheet."""
    lean = math.cos(math.radians(turn))
    if turn > 0:
        return left
    return max(
        (left + lean * widest(tick.lines, size=size) - x.at(tick.words_at) + size * 0.4
         for tick in ticks), default=left,
    )  # fmt: skip


def _overhang_right(x: Axis, ticks: list[Tick], turn: float, size: float, wide: float) -> float:
    """Return how much room rising words over an axis need right of the last of them."""
    lean = math.cos(math.radians(turn))
    if turn > 0:
        return 0.0
    ends = [x.at(tick.words_at) + lean * widest(tick.lines, size=size) for tick in ticks]
    return max(0.0, max(ends, default=0.0) + size * 0.6 - wide)


def turned_height(ticks: list[Tick], turn: float, size: float) -> float:
    """Return how high turned words under an axis are."""
    slope = abs(math.sin(math.radians(turn)))
    return (
        slope * max((widest(tick.lines, size=size) for tick in ticks), default=0) + size * 1.1 + 4
    )


def _make_room(x: Axis, ticks: list[Tick], size: float) -> tuple[list[Tick], bool]:
    """Break the words under an axis, and leave some out, until none touch."""
    for every in range(1, len(ticks) + 1):
        kept = ticks[::every]
        if every > 1 and ticks and not any(sign.isdigit() for run in ticks[-1].lines[0]
                                           for sign in run.words):  # fmt: skip
            kept = [tick for tick in kept[:-1]] + [ticks[-1]]  # such as "undated"
        gaps = [
            abs(x.at(after.words_at) - x.at(tick.words_at))
            for tick, after in zip(kept, kept[1:], strict=False)
        ]
        for most in (1, 3):
            room = min(gaps, default=math.inf) - 8
            tried = [
                tick._replace(
                    lines=wrap(tick.lines, size=size, room=room)
                    if most > 1 and room > 30
                    else tick.lines
                )
                for tick in kept
            ]
            if _are_free(x, tried, size):
                return tried, every > 1
    return ticks[:1], bool(ticks)


def _are_free(x: Axis, ticks: list[Tick], size: float) -> bool:
    ends = -math.inf
    for tick in ticks:
        middle, wide = x.at(tick.words_at), widest(tick.lines, size=size)
        if middle - wide / 2 < ends + 6 or len(tick.lines) > 3:
            return False
        ends = middle + wide / 2
    return True
