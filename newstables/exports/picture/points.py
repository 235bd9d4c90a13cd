"""Draws points, lines, areas and their words: markers, error bars, routes, outlines of a map."""

import math
from typing import Any

from newstables.exports.picture.page import GROUND, INK, LAND, MUTED
from newstables.exports.picture.pen import Anchor, Ink, Spot, turned
from newstables.exports.picture.plot import LEADING, Box, Plot
from newstables.exports.picture.reading import Spec, each, number, paint, part, values
from newstables.exports.picture.words import Line, plain, read_markup, widest

_OUTLINE = 300  # lines of more points are ground, which words may stand on
_SIDES: tuple[tuple[str, float, float], ...] = (
    ("middle right", 1, 0), ("middle left", -1, 0), ("top center", 0, -1), ("bottom center", 0, 1),
    ("top right", 1, -1), ("bottom right", 1, 1), ("top left", -1, -1), ("bottom left", -1, 1),
)  # fmt: skip


def draw_lines(plot: Plot, trace: Spec) -> None:
    """Draw the lines of a trace and what they enclose, cut at the edges of the plot."""
    runs = _runs(plot, trace)
    line = part(trace, "line")
    fill = str(trace.get("fill") or "none")
    colour = LAND if trace.get("name") == "land" else trace.get("fillcolor")
    if fill in {"toself", "tozerox", "tozeroy"}:
        plot.pen.path(_filled(plot, runs, fill), Ink(fill=colour or "none"), closed=True)
    if "lines" not in _mode(trace):
        return
    wide = number(line.get("width"))
    ink = Ink(
        line=line.get("color") or part(trace, "marker").get("color") or MUTED,
        wide=2.0 if wide is None else wide,
        dash=str(line.get("dash") or ""),
    )
    plot.pen.path([run for run in runs if len(run) > 1], ink)
    ground = sum(map(len, runs)) > _OUTLINE
    for run in runs:
        if not ground and ink.wide:
            plot.lines += zip(run, run[1:], strict=False)


def draw_markers(plot: Plot, trace: Spec) -> None:
    """Draw the markers of a trace with their error bars."""
    spots = _spots(plot, trace)
    _draw_errors(plot, trace, spots)
    if "markers" not in _mode(trace):
        return
    sizes = _sizes(plot, trace, len(spots))
    symbols = each(part(trace, "marker").get("symbol"), len(spots), "circle")
    before: Spot | None = None
    for nth, (spot, size, symbol) in enumerate(zip(spots, sizes, symbols, strict=True)):
        if spot is None:
            continue
        if size and plot.box.holds(spot):
            ink = point_ink(trace, nth)
            if symbol.startswith("arrow"):
                _draw_arrow(plot, trace, spot, before, size=size, ink=ink, nth=nth)
            else:
                draw_symbol(plot, symbol, spot, size, ink)
                half = size / 2
                plot.marks.append(Box(spot[0] - half, spot[1] - half, spot[0] + half,
                                      spot[1] + half))  # fmt: skip
        before = spot


def write_points(plot: Plot, trace: Spec, *, beside: bool) -> None:
    """Write the words of a trace that stand on their marks, or those beside them."""
    spots = _spots(plot, trace)
    texts = each(trace.get("text"), len(spots), "")
    if "text" not in _mode(trace) or trace.get("visible", True) is not True:
        return
    font = part(trace, "textfont")
    colours = each(font.get("color"), len(spots), "")
    places = each(trace.get("textposition"), len(spots), "middle center")
    sizes = _sizes(plot, trace, len(spots))
    order = sorted(range(len(spots)), key=lambda n: ("<b>" not in str(texts[n]), -sizes[n]))
    for nth in order:
        spot, text = spots[nth], texts[nth]
        if spot is None or not text or not plot.box.holds(spot):
            continue
        lines = read_markup(text)
        colour = MUTED if trace.get("name") in {"muted", "countries"} else colours[nth]
        if beside == (places[nth] == "middle center"):
            continue
        if not beside:
            plot.write(lines, spot, anchor="middle", colour=colour or INK)
            plot.marks += 2 * [plot.box_of(lines, spot, anchor="middle")]  # to be kept clear
        else:
            _write_beside(plot, lines, spot, places[nth], size=sizes[nth], colour=colour or INK)


def draw_symbol(plot: Plot, symbol: str, at: Spot, size: float, ink: Ink) -> None:
    """Draw one marker."""
    half = size / 2
    if symbol.endswith("-open"):
        ink = Ink(fill=GROUND, line=ink.line if ink.line != "none" else ink.fill,
                  wide=max(ink.wide, 1.0), opacity=ink.opacity)  # fmt: skip
    x, y = at
    if symbol.startswith("square"):
        plot.pen.rect(x - half, y - half, size, size, ink)
    elif symbol.startswith("triangle-down"):
        plot.pen.path([[(x - half, y - half), (x + half, y - half), (x, y + half)]], ink,
                      closed=True)  # fmt: skip
    elif symbol.startswith("triangle"):
        plot.pen.path([[(x - half, y + half), (x + half, y + half), (x, y - half)]], ink,
                      closed=True)  # fmt: skip
    elif symbol.startswith("diamond"):
        plot.pen.path([[(x - half, y), (x, y - half), (x + half, y), (x, y + half)]], ink,
                      closed=True)  # fmt: skip
    else:
        plot.pen.circle(at, half, ink)


def point_ink(trace: Spec, nth: int) -> Ink:
    """Return how one marker looks; what sets a clicked one apart is not drawn.

    An opacity or a frame that differs from mark to mark is such a choice.
    """
    marker = part(trace, "marker")
    frame = part(marker, "line")
    wide, opacity = frame.get("width"), marker.get("opacity")
    return Ink(
        fill=each(marker.get("color"), nth + 1, "#7d8794")[nth],
        line=each(frame.get("color"), nth + 1, INK)[nth],
        wide=wide if isinstance(wide, int | float) else 0,
        opacity=opacity if isinstance(opacity, int | float) else 1.0,
    )


def _mode(trace: Spec) -> str:
    return str(trace.get("mode") or ("lines" if trace.get("line") else "markers"))


def _spots(plot: Plot, trace: Spec) -> list[Spot | None]:
    across, up = values(trace.get("x")), values(trace.get("y"))
    return [plot.spot(x, y) for x, y in zip(across, up, strict=False)]


def _runs(plot: Plot, trace: Spec) -> list[list[Spot]]:
    """Return the lines of a trace: a missing value ends one."""
    runs: list[list[Spot]] = [[]]
    for spot in _spots(plot, trace):
        if spot is None:
            runs.append([])
        else:
            runs[-1].append(spot)
    return [run for run in runs if run]


def _filled(plot: Plot, runs: list[list[Spot]], fill: str) -> list[list[Spot]]:
    if fill == "toself":
        return runs
    zero = plot.y.at(0.0)
    return [[(run[0][0], zero), *run, (run[-1][0], zero)] for run in runs]


def _sizes(plot: Plot, trace: Spec, count: int) -> list[float]:
    """Return the markers' sizes: squares on rows of names leave a gap between each other."""
    marker = part(trace, "marker")
    sizes = [number(size) or 0.0 for size in each(marker.get("size"), count, 6)]
    if plot.x.kind == plot.y.kind == "category" and marker.get("symbol") == "square":
        most = 0.92 * min(plot.x.unit(), plot.y.unit())
        sizes = [min(max(size, 0.8 * most), most) for size in sizes]
    return sizes


def _draw_errors(plot: Plot, trace: Spec, spots: list[Spot | None]) -> None:
    for letter, along in (("x", 0), ("y", 1)):
        error = part(trace, f"error_{letter}")
        if not error or error.get("visible") is False:
            continue
        axis = plot.x if letter == "x" else plot.y
        held = values(trace.get(letter))
        more = each(error.get("array"), len(spots), 0)
        less = each(error.get("arrayminus"), len(spots)) if "arrayminus" in error else more
        ink = Ink(line=error.get("color") or INK, wide=number(error.get("thickness")) or 2.0)
        cap = number(error.get("width")) or 0.0
        for spot, value, up, down in zip(spots, held, more, less, strict=False):
            at = axis.read(value)
            if spot is None or at is None or not plot.box.holds(spot):
                continue
            ends = [axis.at(at - (number(down) or 0)), axis.at(at + (number(up) or 0))]
            strokes = []
            for end in ends:
                spot_end = (end, spot[1]) if along == 0 else (spot[0], end)
                side = (0, cap) if along == 0 else (cap, 0)
                strokes += [[spot, spot_end],
                            [(spot_end[0] - side[0], spot_end[1] - side[1]),
                             (spot_end[0] + side[0], spot_end[1] + side[1])]]  # fmt: skip
            plot.pen.path(strokes, ink)


def _draw_arrow(
    plot: Plot, trace: Spec, at: Spot, before: Spot | None, *, size: float, ink: Ink, nth: int
) -> None:
    """Draw an arrow's head at a spot, looking away from the spot before."""
    angle = 0.0
    if part(trace, "marker").get("angleref") == "previous" and before:
        angle = math.degrees(math.atan2(at[0] - before[0], before[1] - at[1]))
    back = number(each(part(trace, "marker").get("standoff"), nth + 1, 0)[nth]) or 0.0
    tip = (at[0], at[1] + back)
    head = [tip, (tip[0] - size / 2.6, tip[1] + size), (tip[0] + size / 2.6, tip[1] + size)]
    plot.pen.path([[turned(spot, at, angle) for spot in head]], Ink(fill=ink.fill), closed=True)


def _write_beside(
    plot: Plot, lines: list[Line], spot: Spot, wanted: str, *, size: float, colour: str
) -> None:
    """Write words beside a mark, on the side where they hide least; none at all over others."""
    high = len(lines) * plot.size * LEADING
    wide = widest(lines, size=plot.size)
    around = Box(plot.box.left + 1, plot.box.top - 2, plot.box.right - 1, plot.box.bottom + 2)
    best: tuple[float, Box, Spot, Anchor] | None = None
    sides = sorted(_SIDES, key=lambda side: side[0] != wanted)
    for rank, (_, across, down) in enumerate(sides):
        gap = size / 2 * (0.75 if across and down else 1)
        at = (spot[0] + across * (gap + 4), spot[1] + down * (gap + high / 2 + 1))
        anchor: Anchor = "middle" if not across else "start" if across > 0 else "end"
        box = plot.box_of(lines, at, anchor=anchor)
        if not box.within(around) or any(box.meets(other) for other in plot.taken):
            continue
        cost = 0.2 * rank + 3 * sum(box.meets(mark) for mark in plot.marks)
        cost += sum(_crosses(box, line) for line in plot.lines)
        if best is None or cost < best[0]:
            best = (cost, box, at, anchor)
    if best is None or wide > plot.box.right - plot.box.left:
        plot.left_out.append(" ".join(plain(line) for line in lines))
        return
    plot.taken.append(best[1])
    plot.write(lines, best[2], anchor=best[3], colour=colour, halo=True)


def _crosses(box: Box, line: tuple[Spot, Spot]) -> bool:
    """Return whether a line runs through a rectangle, looked at in steps."""
    (x0, y0), (x1, y1) = line
    return any(
        box.holds((x0 + (x1 - x0) * step / 24, y0 + (y1 - y0) * step / 24)) for step in range(25)
    )


def first_colour(trace: Spec) -> Any:
    """Return the colour that stands for a trace in the key."""
    colours = values(part(trace, "marker").get("color")) or values(part(trace, "line").get("color"))
    seen = [colour for colour in colours if paint(colour)[1]]
    return seen[0] if seen else "none"
