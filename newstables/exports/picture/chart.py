"""Draws a chart as it was laid out: grid, marks, words, key."""

from newstables.exports.picture.bars import draw_bars
from newstables.exports.picture.key import draw_key
from newstables.exports.picture.layout import turned_height
from newstables.exports.picture.over import draw_shapes, write_notes
from newstables.exports.picture.page import LINE, MUTED
from newstables.exports.picture.pen import Anchor, Ink, Pen
from newstables.exports.picture.plan import Plan
from newstables.exports.picture.plot import LEADING, Box, Plot
from newstables.exports.picture.points import draw_lines, draw_markers, write_points
from newstables.exports.picture.reading import Spec
from newstables.exports.picture.words import Run, read_markup, width


def draw_chart(pen: Pen, plan: Plan, figure: Spec) -> list[str]:
    """Draw a figure as it was laid out; return what had to be left out, in words."""
    sheet = Box(0, plan.box.top - 30 if plan.key.high and not plan.key.below else 0, plan.wide,
                plan.high)  # fmt: skip
    plot = Plot(pen, plan.x, plan.y, plan.box, sheet, plan.size)
    _draw_grid(plot, plan, figure)
    name = f"plot{len(pen.parts)}"
    box = plan.box
    traces = [trace for trace in figure.get("data", ()) if trace.get("visible", True) is True]
    points = [trace for trace in traces if trace.get("type", "scatter").startswith("scatter")]
    pen.begin_clip(name, box.left, box.top, box.right - box.left, box.bottom - box.top)
    draw_shapes(plot, figure, below=True)
    for trace in points:
        draw_lines(plot, trace)
    pen.end_clip()
    draw_bars(plot, figure)
    for trace in points:
        draw_markers(plot, trace)
    draw_shapes(plot, figure, below=False)
    _write_ticks(plot, plan)
    for beside in (False, True):
        for trace in points:
            write_points(plot, trace, beside=beside)
    write_notes(plot, figure)
    top = box.bottom + 6 if plan.key.below else 0.0
    if plan.key.below and plan.x.spec.get("side") != "top":
        top = plan.high - plan.key.high
    draw_key(pen, plan.key, top=top, size=plan.size, plot=plot)
    if plan.y.spec.get("scaleanchor"):
        pen.rect(
            box.left, box.top, box.right - box.left, box.bottom - box.top, Ink(line=LINE, wide=1)
        )
    return [*plan.remarks, *plot.remarks, *_name_left_out(plot.left_out)]


def _name_left_out(names: list[str]) -> list[str]:
    if not names:
        return []
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return [f"no room for the words {', '.join(names[:3])}{more}"]


def _draw_grid(plot: Plot, plan: Plan, figure: Spec) -> None:
    lying = {trace.get("orientation") == "h" for trace in figure.get("data", ())
             if trace.get("type") == "bar"}  # fmt: skip
    ink = Ink(line=LINE, wide=1)
    box = plan.box
    for axis, ticks, is_place in ((plan.x, plan.x_ticks, lying == {False}),
                                  (plan.y, plan.y_ticks, lying == {True})):  # fmt: skip
        if axis.grid is False or (axis.grid is None and is_place):
            continue
        for tick in ticks:
            at = axis.at(tick.at)
            line = (
                [(at, box.top), (at, box.bottom)]
                if axis is plan.x
                else [(box.left, at), (box.right, at)]
            )
            plot.pen.path([line], ink)


def _write_ticks(plot: Plot, plan: Plan) -> None:
    size, box, pen = plan.size, plan.box, plot.pen
    for tick in plan.y_ticks:
        plot.write(tick.lines, (box.left - 8, plan.y.at(tick.words_at)), anchor="end")
    on_top = plan.x.spec.get("side") == "top"
    for tick in plan.x_ticks:
        at = plan.x.at(tick.words_at)
        if plan.turn:
            rising = plan.turn < 0  # to the right; over the chart it begins at its tick
            anchor: Anchor = "end" if rising != on_top else "start"
            spot = (at + size * 0.3, box.top - size * 0.5 if on_top else box.bottom + size * 0.9)
            pen.text([Run(*run) for line in tick.lines for run in line], spot, size=size,
                     anchor=anchor, turn=plan.turn)  # fmt: skip
            continue
        high = len(tick.lines) * size * LEADING
        middle = box.top - 4 - high / 2 if on_top else box.bottom + 6 + high / 2
        plot.write(tick.lines, (at, middle), anchor="middle")
    under = max((len(tick.lines) for tick in plan.x_ticks), default=0) * size * LEADING
    if plan.x.heading:
        under = turned_height(plan.x_ticks, plan.turn, size) if plan.turn else under
        plot.write(read_markup(plan.x.heading), ((box.left + box.right) / 2,
                   box.bottom + 8 + under + size * 0.6), anchor="middle", colour=MUTED)  # fmt: skip
    if plan.y.heading:
        line = read_markup(plan.y.heading)[0]
        at_y = max((box.top + box.bottom) / 2, box.top + width(line, size=size) / 2)
        pen.text(line, (size * 0.9, at_y), size=size, anchor="middle", colour=MUTED, turn=-90)
