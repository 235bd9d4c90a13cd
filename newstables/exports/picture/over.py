"""Draws what stands over or under the marks: bands, rules and words at places of their own."""

from newstables.exports.picture.axes import Axis
from newstables.exports.picture.page import BAND, INK, LINE, MUTED, SEA
from newstables.exports.picture.pen import Anchor, Ink, Spot
from newstables.exports.picture.plot import LEADING, Plot
from newstables.exports.picture.reading import Spec, number, part
from newstables.exports.picture.words import Line, read_markup, wrap

_FILLS = {"band": BAND, "sea": SEA}  # shapes that take the colours of the page
_ANCHORS: dict[str, Anchor] = {"left": "start", "center": "middle", "right": "end"}


def draw_shapes(plot: Plot, figure: Spec, *, below: bool) -> None:
    """Draw the shapes that lie below the marks, or those above."""
    for shape in part(figure, "layout").get("shapes") or ():
        if (shape.get("layer", "above") != "above") != below:
            continue
        across, up = _along(plot, shape, "x"), _along(plot, shape, "y")
        if across is None or up is None:
            continue
        (x0, x1), (y0, y1) = across, up
        if max(y0, y1) < plot.box.top - 1 or min(y0, y1) > plot.box.bottom + 1:
            continue
        x0, x1 = (min(max(x, plot.box.left), plot.box.right) for x in (x0, x1))
        line = part(shape, "line")
        wide = number(line.get("width"))
        colour = LINE if shape.get("name") == "rule" else line.get("color") or INK
        ink = Ink(line=colour, wide=2.0 if wide is None else wide, dash=str(line.get("dash") or ""))
        if shape.get("type", "rect") == "line":
            plot.pen.path([[(x0, y0), (x1, y1)]], ink)
            continue
        ink.fill = _FILLS.get(shape.get("name")) or shape.get("fillcolor") or "none"
        plot.pen.rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0), ink)


def _along(plot: Plot, shape: Spec, letter: str) -> Spot | None:
    """Return where a shape begins and ends along one axis."""
    axis = plot.x if letter == "x" else plot.y
    reference = str(shape.get(f"{letter}ref") or letter)
    found = []
    for end in (shape.get(f"{letter}0"), shape.get(f"{letter}1")):
        if reference == "paper" or reference.endswith("domain"):
            share = number(end)
            spot = None if share is None else _share(plot, letter, share)
        else:
            at = axis.read(end)
            spot = None if at is None else axis.at(at)
        if spot is None:
            return None
        found.append(spot)
    return found[0], found[1]


def _share(plot: Plot, letter: str, share: float) -> float:
    box = plot.box
    if letter == "x":
        return box.left + share * (box.right - box.left)
    return box.bottom - share * (box.bottom - box.top)


def write_notes(plot: Plot, figure: Spec) -> None:
    """Write a figure's annotations. Off the middle of a row they keep to their side of it."""
    for note in part(figure, "layout").get("annotations") or ():
        at = _place(plot, note)
        if at is None or note.get("visible") is False:
            continue
        lines = note_lines(note, room=plot.box.right - plot.box.left, size=plot.size)
        x, y = at
        high = len(lines) * LEADING * plot.size
        row, share = row_share(plot.y, note)
        anchor = note.get("yanchor")
        if row is not None and share:
            middle = plot.y.at(row)
            y = middle - high / 2 - 1 if y < middle else middle + high / 2 + 1
        elif anchor in {"top", "bottom"}:
            y += high / 2 if anchor == "top" else -high / 2
        colour = part(note, "font").get("color")
        if note.get("name") == "muted":
            colour = MUTED
        elif note.get("name") == "label":
            colour = INK
        plot.write(lines, (x, y), anchor=_ANCHORS.get(str(note.get("xanchor")), "middle"),
                   colour=colour or INK, size=plot.size)  # fmt: skip


def note_lines(note: Spec, *, room: float, size: float) -> list[Line]:
    """Return the lines an annotation takes in so much room."""
    return wrap(read_markup(note.get("text")), size=size, room=room - 10)


def row_share(axis: Axis, note: Spec) -> tuple[float | None, float]:
    """Return the row an annotation stands in, and how far from the middle of it."""
    at = axis.read(note.get("y")) if str(note.get("yref") or "y") == "y" else None
    if at is None or not axis.knots and not axis.rows():
        return None, 0.0
    row = float(round(at))
    share = at - row
    return row, 0.0 if abs(share) < 0.01 else share


def _place(plot: Plot, note: Spec) -> Spot | None:
    spots: list[float] = []
    for letter, axis in (("x", plot.x), ("y", plot.y)):
        reference = str(note.get(f"{letter}ref") or letter)
        if reference == "paper" or reference.endswith("domain"):
            share = number(note.get(letter))
            if share is None:
                return None
            spots.append(_share(plot, letter, share))
            continue
        at = axis.read(note.get(letter))
        if at is None or not axis.holds(at):
            return None
        spots.append(axis.at(at))
    down = -(number(note.get("yshift")) or 0.0)
    return spots[0] + (number(note.get("xshift")) or 0.0), spots[1] + down
