"""Draws bars: lying or standing, stacked, side by side or over each other, with their numbers."""

from collections import Counter, defaultdict
from typing import Any, NamedTuple

from newstables.exports.picture.axes import Axis
from newstables.exports.picture.page import GROUND, INK
from newstables.exports.picture.pen import Ink, Pen
from newstables.exports.picture.plot import Box, Plot
from newstables.exports.picture.reading import Spec, each, is_dark, number, paint, part, values
from newstables.exports.picture.words import read_markup, widest

_THINNEST = 2.0
_FEW_LEFT = "numbers that do not fit their part are left out"


class Bar(NamedTuple):
    """A bar in the axes' numbers: where it stands, from where to where it reaches."""

    trace: Spec
    nth: int
    place: float
    side: float  # one edge, counted from its place
    wide: float
    begin: float
    end: float
    stacked: bool


def draw_bars(plot: Plot, figure: Spec) -> None:
    """Draw all bars of a figure."""
    for bar in _bars(plot, figure):
        box = _box(plot, bar)
        if box is None:
            continue
        look = looks(bar.trace, bar.nth, plot.pen)
        look.wide = min(look.wide, 0.26 * (box.bottom - box.top))  # a thin bar is not all frame
        plot.pen.rect(box.left, box.top, box.right - box.left, box.bottom - box.top, look)
        plot.marks.append(box)
        _write_number(plot, bar, box, look)


def looks(trace: Spec, nth: int, pen: Pen) -> Ink:
    """Return how one bar of a trace is filled and framed; a choice by opacity is not drawn."""
    marker = part(trace, "marker")
    count = nth + 1
    colour = each(marker.get("color"), count, "#7d8794")[nth]
    opacity = marker.get("opacity")
    frame = part(marker, "line")
    wide = each(frame.get("width"), count, 0)[nth] or 0
    pattern = part(marker, "pattern")
    shape = each(pattern.get("shape"), count, "")[nth]
    fill = colour
    if shape:
        fine = each(pattern.get("fgcolor"), count, colour)[nth]
        ground = each(pattern.get("bgcolor"), count, "none")[nth] or "none"
        fill = pen.hatch(shape, fine, ground)
        if not wide:  # hatching alone has no edge
            frame, wide = {"color": fine}, 1
    return Ink(
        fill=fill,
        line=each(frame.get("color"), count, INK)[nth],
        wide=wide,
        opacity=opacity if isinstance(opacity, int | float) else 1.0,
    )


def _bars(plot: Plot, figure: Spec) -> list[Bar]:
    traces = [trace for trace in figure.get("data", ())
              if trace.get("type") == "bar" and trace.get("visible", True) is True]  # fmt: skip
    layout = part(figure, "layout")
    mode = layout.get("barmode") or "group"
    stacks = mode in {"stack", "relative"}
    gap = number(layout.get("bargap"))
    room = 1 - (0.2 if gap is None else gap)
    rows = [_places(plot, trace) for trace in traces]
    crowd = len(traces) if mode == "group" and _share_places(rows) else 1
    tops: dict[float, float] = defaultdict(float)
    bars: list[Bar] = []
    for order, (trace, places) in enumerate(zip(traces, rows, strict=True)):
        lengths = values(trace.get("x" if _lies(trace) else "y"))
        step = _step(plot.y if _lies(trace) else plot.x, places)
        along = plot.x if _lies(trace) else plot.y
        count = len(places)
        wide = each(trace.get("width"), count, step * room / crowd)
        side = each(trace.get("offset"), count)
        base = each(trace.get("base"), count)
        for nth, (place, length) in enumerate(zip(places, lengths, strict=False)):
            grows = number(length)
            if place is None or grows is None or not wide[nth]:
                continue
            begin = along.read(base[nth]) or 0.0 if base[nth] is not None else 0.0
            if stacks:
                begin = tops[place]
                tops[place] += grows
            if side[nth] is not None:
                edge = float(side[nth])
            else:
                edge = -step * room / 2 + (order * wide[nth] if crowd > 1 else 0.0)
            bars.append(Bar(trace, nth, place, edge, wide[nth], begin, begin + grows, stacks))
    return bars


def crowd_of(figure: Spec) -> int:
    """Return how many bars stand side by side at one place."""
    traces = [trace for trace in figure.get("data", ()) if trace.get("type") == "bar"]
    if (part(figure, "layout").get("barmode") or "group") != "group":
        return 1
    seen: Counter[str] = Counter()
    for trace in traces:
        seen.update({str(place) for place in values(trace.get("y" if _lies(trace) else "x"))})
    return len(traces) if max(seen.values(), default=0) > 1 else 1


def reach_of_numbers(figure: Spec, x: Axis, *, end: float, size: float) -> float:
    """Return how far an axis must reach so that the numbers beside lying bars stay on the sheet."""
    reach = x.high
    if part(figure, "layout").get("barmode") in {"stack", "relative"}:
        return reach
    for trace in figure.get("data", ()):
        if trace.get("type") != "bar" or not _lies(trace) or "text" not in trace:
            continue
        lengths = values(trace.get("x"))
        if trace.get("textposition") in {"none", "inside"}:
            continue
        for length, text in zip(lengths, each(trace["text"], len(lengths), ""), strict=True):
            room = end - x.spots[0] - 8 - widest(read_markup(text or ""), size=size)
            grows = number(length) or 0.0
            reach = max(reach, x.low + (grows - x.low) * (end - x.spots[0]) / max(room, size))
    return reach


def _lies(trace: Spec) -> bool:
    return trace.get("orientation") == "h"


def _places(plot: Plot, trace: Spec) -> list[float | None]:
    axis, letter = (plot.y, "y") if _lies(trace) else (plot.x, "x")
    return [axis.read(value) for value in values(trace.get(letter))]


def _share_places(rows: list[list[float | None]]) -> bool:
    """Return whether two traces have a bar at one place: only then they stand side by side."""
    seen: set[float] = set()
    for places in rows:
        own = {place for place in places if place is not None}
        if own & seen:
            return True
        seen |= own
    return False


def _step(axis: Axis, places: list[float | None]) -> float:
    """Return how far places lie apart."""
    if axis.kind == "category":
        return 1.0
    known = sorted({place for place in places if place is not None})
    gaps = [after - before for before, after in zip(known, known[1:], strict=False)]
    return min(gaps, default=1.0)


def _box(plot: Plot, bar: Bar) -> Box | None:
    """Return the part of a bar that lies in the plot."""
    across, along = (plot.y, plot.x) if _lies(bar.trace) else (plot.x, plot.y)
    if not across.holds(bar.place):
        return None
    sides = sorted((across.at(bar.place + bar.side), across.at(bar.place + bar.side + bar.wide)))
    ends = sorted((along.at(bar.begin), along.at(bar.end)))
    low, high = (plot.box.left, plot.box.right) if _lies(bar.trace) else (
        plot.box.top, plot.box.bottom)  # fmt: skip
    ends = [max(ends[0], low), min(ends[1], high)]
    if ends[1] < ends[0] or (ends[1] == ends[0] and bar.begin != bar.end):
        return None
    if bar.begin != bar.end:  # an hour is seen among years
        ends[1] = max(ends[1], ends[0] + _THINNEST)
    return (Box(ends[0], sides[0], ends[1], sides[1]) if _lies(bar.trace)
            else Box(sides[0], ends[0], sides[1], ends[1]))  # fmt: skip


def _write_number(plot: Plot, bar: Bar, box: Box, look: Ink) -> None:
    text = each(bar.trace.get("text"), bar.nth + 1, "")[bar.nth]
    position = each(bar.trace.get("textposition"), bar.nth + 1, "auto")[bar.nth]
    if text in (None, "") or position == "none":
        return
    lines = read_markup(text)
    wide, high = widest(lines, size=plot.size), plot.size
    fits = wide + 6 <= box.right - box.left and high <= box.bottom - box.top + 1
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    if position != "outside" and fits:
        colour = GROUND if is_dark(_ground(look)) else INK
        plot.write(lines, middle, anchor="middle", colour=colour)
    elif bar.stacked or position == "inside":  # outside it would be read as that of all parts
        plot.remark(_FEW_LEFT)
    elif _lies(bar.trace):
        plot.write(lines, (box.right + 4, middle[1]))
    else:
        plot.write(lines, (middle[0], box.top - plot.size * 0.7), anchor="middle")


def _ground(look: Ink) -> str:
    fill: Any = look.fill
    return "" if str(fill).startswith("url(") else paint(fill)[0]
