"""The key of a chart: what each trace is, in rows over or under it."""

from typing import NamedTuple

from newstables.exports.picture.bars import looks
from newstables.exports.picture.page import INK
from newstables.exports.picture.pen import Ink, Pen
from newstables.exports.picture.plot import Plot
from newstables.exports.picture.points import draw_symbol, first_colour, point_ink
from newstables.exports.picture.reading import Spec, each, part, values
from newstables.exports.picture.words import Line, read_markup, width, wrap

_SIGN, _APART = 16, 18  # room for the sign of an entry, and behind its words


class Entry(NamedTuple):
    """One entry, placed."""

    trace: Spec
    line: Line
    x: float
    row: int


class Key(NamedTuple):
    """The entries and how high they are together."""

    entries: list[Entry]
    high: float
    below: bool


def place_key(figure: Spec, *, wide: float, size: float) -> Key:
    """Put the entries of a figure in as many rows as they need."""
    layout = part(figure, "layout")
    traces = [trace for trace in figure.get("data", ()) if _is_named(trace, layout)]
    entries, x, row = [], 0.0, 0
    for trace in traces:
        lines = wrap(read_markup(trace["name"]), size=size, room=wide - 2 * _SIGN)
        for number, line in enumerate(lines):
            needed = _SIGN * 1.4 + width(line, size=size)
            if number or (x and x + needed > wide):
                x, row = 0.0, row + 1
            entries.append(Entry(trace if not number else {}, line, x, row))
            x += needed + _APART
    legend = part(layout, "legend")
    below = legend.get("y") == 0 and legend.get("yanchor") == "top"
    return Key(entries, (row + 1) * size * 1.45 + size * 0.45 if entries else 0.0, below)


def _is_named(trace: Spec, layout: Spec) -> bool:
    shown = trace.get("showlegend")
    return bool(
        layout.get("showlegend") is not False
        and shown is not False
        and trace.get("visible", True) is True
        and trace.get("name")
        and (shown or trace.get("x") is not None and len(values(trace.get("x"))))
    )


def draw_key(pen: Pen, key: Key, *, top: float, size: float, plot: Plot) -> None:
    """Draw the entries from `top` down."""
    for trace, line, x, row in key.entries:
        middle = top + (row + 0.5) * size * 1.45
        if trace:
            _draw_sign(pen, plot, trace, x, middle, size)
        pen.text(line, (x + _SIGN * 1.4, middle + size * 0.35), size=size, colour=INK)


def _draw_sign(pen: Pen, plot: Plot, trace: Spec, x: float, middle: float, size: float) -> None:
    if trace.get("type") == "bar":
        pattern = part(trace, "marker", "pattern")
        if not isinstance(pattern.get("shape"), str):  # hatched bar by bar: the key is plain
            trace = {**trace, "marker": {**part(trace, "marker"), "pattern": {}}}
        look = looks(trace, 0, pen)
        look.wide, look.opacity = min(look.wide, 2), 1.0
        pen.rect(x + 1, middle - 6, _SIGN - 2, 12, look)
        return
    mode = str(trace.get("mode") or "")
    if "lines" in mode:
        line = part(trace, "line")
        ink = Ink(line=line.get("color") or INK, wide=line.get("width") or 2,
                  dash=line.get("dash") or "")  # fmt: skip
        pen.path([[(x, middle), (x + _SIGN, middle)]], ink)
    if "markers" in mode:
        ink = point_ink(trace, 0)
        if ink.fill.startswith("rgba(0,0,0,0") and ink.line == "none":
            ink.fill = first_colour(trace)
        symbol = each(part(trace, "marker").get("symbol"), 1, "circle")[0]
        draw_symbol(plot, symbol, (x + _SIGN / 2, middle), 11, ink)
