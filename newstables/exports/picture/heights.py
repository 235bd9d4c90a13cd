"""How high a chart is: as its rows need, or as there is room; a map keeps its shape."""

from dataclasses import replace

from newstables.exports.picture.bars import crowd_of
from newstables.exports.picture.over import note_lines, row_share
from newstables.exports.picture.plan import Plan
from newstables.exports.picture.plot import LEADING, Box
from newstables.exports.picture.reading import Spec, number, part

_HIGHEST_ROW = 46
_GROUPED = 6  # height of a bar of several at one name
_WIDER = 1.3  # a map is drawn wider than it must be by so much: as far as its coasts are there
_BAR_BELOW = 16  # room for a bar under the words of its row


def set_height(plan: Plan, figure: Spec, room: float) -> None:
    """Give the plot its height: that of its rows, else what there is or suits its width."""
    y, box = plan.y, plan.box
    across = box.right - box.left
    rows = y.rows()
    if rows:
        halves = _row_heights(plan, figure, rows)
        total = sum(up + down for up, down in halves)
        if room and total > room:
            rows, halves, total = _crop(plan, rows, halves, room)
        stretch = 1.0
        if room:
            pitch = total / len(rows)
            most = max(_HIGHEST_ROW, 3 * _GROUPED * crowd_of(figure))
            stretch = min(room / total, max(most / pitch, 1.0))
        _set_rows(plan, rows, [(up * stretch, down * stretch) for up, down in halves])
        return
    given = number(part(figure, "layout").get("height")) or 300
    usual = min(across * 0.9, max(given, 210)) if not y.shown else min(given, 210)
    if y.spec.get("scaleanchor"):
        usual = across * 0.62
        plan.box = box = _limit(plan, room or usual)
    plan.box = box._replace(bottom=box.top + (room or usual))
    y.spots = [plan.box.bottom, plan.box.top]
    if y.spec.get("scaleanchor"):
        _keep_shape(plan)


def _row_heights(plan: Plan, figure: Spec, rows: list[float]) -> list[tuple[float, float]]:
    """Return how much room each row needs over and under its middle."""
    size, y = plan.size, plan.y
    notes = [note for note in part(figure, "layout").get("annotations") or ()
             if row_share(y, note)[0] is not None]  # fmt: skip
    lines = {round(tick.words_at): len(tick.lines) for tick in plan.y_ticks}
    if not notes:
        gaps = [
            abs(lower.at - upper.at)
            for lower, upper in zip(plan.y_ticks, plan.y_ticks[1:], strict=False)
        ]
        least = min([gap for gap in gaps if gap] or [1.0])
        counts = [lines.get(round(row), 1) for row in rows]
        pairs = zip([1, *counts], [*counts, 1], strict=True)
        most = max((upper + lower) / 2 for upper, lower in pairs)
        needed = max((most * size * LEADING + 1.5) / max(least, 1), 9, _GROUPED * crowd_of(figure))
        if plan.x.kind == plan.y.kind == "category":
            needed = max(needed, size * 1.7)
        return [(needed / 2, needed / 2)] * len(rows)
    need = {row: [6.0, 6.0] for row in rows}
    for note in notes:
        row, share = row_share(y, note)
        if row not in need:
            continue
        taken = len(note_lines(note, room=plan.box.right - plan.box.left, size=size))
        high = taken * size * LEADING + 2
        if not share:
            need[row] = [max(need[row][0], high / 2 + 3), max(need[row][1], high / 2 + 3)]
        else:
            need[row] = [max(need[row][0], high), max(need[row][1], _BAR_BELOW)]
    for row in rows:  # the name of a lane stands beside its first row
        if (of_lane := lines.get(round(row), 0)) > 1:
            high = of_lane * size * LEADING / 2
            need[row] = [max(need[row][0], high), max(need[row][1], high)]
    return [(need[row][0], need[row][1]) for row in rows]


def _crop(
    plan: Plan, rows: list[float], halves: list[tuple[float, float]], room: float
) -> tuple[list[float], list[tuple[float, float]], float]:
    """Keep the first rows, as many as fit, and say so."""
    kept, used = 0, 0.0
    for up, down in halves:
        if used + up + down > room and kept:
            break
        used += up + down
        kept += 1
    plan.remarks.append(f"the first {kept} of {len(rows)} rows are drawn")
    plan.cramped = True
    edge = rows[kept - 1] + (0.5 if plan.y.low > plan.y.high else -0.5)
    plan.y = replace(plan.y, low=edge)
    plan.y_ticks = [tick for tick in plan.y_ticks if plan.y.holds(tick.at)]
    return rows[:kept], halves[:kept], used


def _set_rows(plan: Plan, rows: list[float], halves: list[tuple[float, float]]) -> None:
    way = 0.5 if plan.y.low > plan.y.high else -0.5
    at = plan.box.top
    knots, spots = [rows[0] - way], [at]
    for row, (up, down) in zip(rows, halves, strict=True):
        knots += [row, row + way]
        spots += [at + up, at + up + down]
        at += up + down
    plan.y.knots, plan.y.spots = knots, spots
    plan.box = plan.box._replace(bottom=at)


def _limit(plan: Plan, high: float) -> Box:
    """Make a map no wider than its outlines reach."""
    x, y, box = plan.x, plan.y, plan.box
    ratio = number(y.spec.get("scaleratio")) or 1.0
    unit = high / (abs(y.high - y.low) * ratio)
    right = min(box.right, box.left + _WIDER * unit * abs(x.high - x.low))
    x.spots = [box.left, right]
    return box._replace(right=right)


def _keep_shape(plan: Plan) -> None:
    """Show more of one side, so that a map is not stretched."""
    x, y, box = plan.x, plan.y, plan.box
    ratio = number(y.spec.get("scaleratio")) or 1.0
    across, up = (box.right - box.left) / abs(x.high - x.low), (box.bottom - box.top) / abs(
        y.high - y.low)  # fmt: skip
    unit = min(across, up / ratio)  # of x; a unit of y is drawn `ratio` times as long
    for axis, length, per in ((x, box.right - box.left, unit),
                              (y, box.bottom - box.top, unit * ratio)):  # fmt: skip
        middle, half = (axis.low + axis.high) / 2, length / per / 2
        axis.low, axis.high = middle - half, middle + half
