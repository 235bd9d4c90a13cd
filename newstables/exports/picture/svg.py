"""A figure as SVG, with its title, its note and its source: a slide, or a column of a page."""

import re
from html import unescape
from typing import NamedTuple
from xml.sax.saxutils import escape

from newstables.exports.picture.chart import draw_chart
from newstables.exports.picture.layout import plan_chart
from newstables.exports.picture.page import FONTS, GROUND, INK, MUTED, PAGES, Page, Shape
from newstables.exports.picture.pen import Ink, Pen
from newstables.exports.picture.plan import Plan
from newstables.exports.picture.plot import LEADING
from newstables.exports.picture.reading import Spec
from newstables.exports.picture.words import Line, Run, clean, wrap

_LARGER = (1.5, 1.35, 1.2, 1.1)  # how many times its size a chart with room is drawn
_DAY = re.compile(r"\b(\d{1,2}) ([A-Z]\w{2}) (\d{4})\b")  # is not broken over lines
_FOOT = 22  # left free at the foot: for the sentence on scripts without a font


class Block(NamedTuple):
    """Lines of one size."""

    lines: list[Line]
    size: float
    colour: str

    @property
    def high(self) -> float:
        """Return how high they are together."""
        return len(self.lines) * self.size * LEADING


def to_svg(
    figure: Spec, *, shape: Shape, title: str = "", note: str = "", source: str = "", name: str = ""
) -> bytes:
    """Draw a figure, always in light colours and with nothing chosen.

    Args:
        figure: data and layout, as `to_plotly_json()` of a Plotly figure gives them.
        shape: "slide", 16:9, no word under 14 pt on 13.33 x 7.5 inches; "column", 8.5 cm wide and
            as high as it needs, words of 8 to 9 pt.
        title: over the chart, in plain words like `note` and `source`.
        note: what is counted, under the title.
        source: outlets, days, filters, the day made; at the foot.
        name: what the picture is called where no title stands over it.

    Returns:
        SVG in UTF-8. What found no room is left out, and the note says so.
    """
    page = PAGES[shape]
    remarks: list[str] = []
    for _ in range(4):  # the note grows by what is left out, which leaves less room
        said = ". ".join([note.rstrip(".")] * bool(note) + [_sentence(remarks)] * bool(remarks))
        drawn, left_out = _draw(
            figure, page, title=title, note=said, source=source, name=name or title
        )
        if left_out == remarks:
            break
        remarks = left_out
    return drawn.encode()


def _sentence(remarks: list[str]) -> str:
    words = "; ".join(remarks)
    return f"{words[:1].upper()}{words[1:]}."


def _draw(
    figure: Spec, page: Page, *, title: str, note: str, source: str, name: str
) -> tuple[str, list[str]]:
    inner = page.wide - 2 * page.margin
    head = _block(title, page.title, INK, inner, bold=True)
    under = _block(note, page.text, MUTED, inner)
    foot = _block(source, page.text, MUTED, inner)
    top = page.margin * 0.75 + head.high + under.high + page.text * 0.9
    bottom = foot.high + _FOOT + page.text * 0.6
    plan, scale = _fit(figure, page, inner, page.high - top - bottom if page.high else 0)
    if not page.high and top + plan.high + bottom > page.highest:
        plan, scale = _fit(figure, page, inner, page.highest - top - bottom)
    high = page.high or top + plan.high + bottom
    pen = Pen()
    pen.rect(0, 0, page.wide, high, Ink(fill=GROUND))
    _write(pen, head, page.margin, page.margin * 0.75)
    _write(pen, under, page.margin, page.margin * 0.75 + head.high + 2)
    left_out = draw_chart(pen.to(page.margin, top, scale), plan, figure)
    _write(pen, foot, page.margin, high - _FOOT - foot.high)
    return _sheet(pen, page, high, title=name, description=f"{note} {source}"), left_out


def _fit(figure: Spec, page: Page, wide: float, high: float) -> tuple[Plan, float]:
    """Lay a chart out as large as it can be without losing anything."""
    for larger in _LARGER:
        if larger <= page.largest and high and not _has_scattered_words(figure):
            plan = plan_chart(figure, page, wide=wide / larger, high=high / larger)
            few = plan.y.rows() or larger <= 1.2
            if not plan.cramped and few and plan.key.high < page.text * 4:
                return plan, larger
    return plan_chart(figure, page, wide=wide, high=high), 1.0


def _has_scattered_words(figure: Spec) -> bool:
    """Return whether words stand beside marks, where larger ones would hide each other."""
    return any(
        "text" in str(trace.get("mode")) and trace.get("textposition") is not None
        for trace in figure.get("data", ())
    )


def _block(words: str, size: float, colour: str, room: float, *, bold: bool = False) -> Block:
    """Break plain words into lines; an entity in them, as charts write "<", is read."""
    whole = _DAY.sub("\\1\u00a0\\2\u00a0\\3", clean(unescape(words)))
    line = [Run(whole, bold)] if words else []
    return Block(wrap([line], size=size, room=room) if line else [], size, colour)


def _write(pen: Pen, block: Block, x: float, y: float) -> None:
    for number, line in enumerate(block.lines):
        base = y + (number + 0.82) * block.size * LEADING
        pen.text(line, (x, base), size=block.size, colour=block.colour)


def _sheet(pen: Pen, page: Page, high: float, *, title: str, description: str) -> str:
    names = ", ".join(f"'{font}'" for font in FONTS)
    points = page.points / page.wide
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {page.wide:g} {high:.2f}" '
        f'width="{page.points:g}pt" height="{high * points:.2f}pt" role="img" '
        f'font-family="{names}, sans-serif">\n'
        f"<title>{escape(clean(title))}</title><desc>{escape(clean(description))}</desc>\n"
        + "\n".join(pen.parts)
        + "\n</svg>\n"
    )
