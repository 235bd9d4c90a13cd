"""Writes SVG: shapes and words at places counted in a chart's own units."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from newstables.exports.picture.page import GROUND, INK
from newstables.exports.picture.reading import paint
from newstables.exports.picture.words import Line

Anchor = Literal["start", "middle", "end"]
Spot = tuple[float, float]
DASHES = {"dot": (1, 2.2), "dash": (4, 3), "dashdot": (4, 2)}


@dataclass
class Ink:
    """How a shape is drawn."""

    fill: str = "none"
    line: str = "none"
    wide: float = 0.0
    opacity: float = 1.0
    dash: str = ""


@dataclass
class Pen:
    """Gathers the elements of a picture; `to` moves and enlarges what is drawn next."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    parts: list[str] = field(default_factory=list)
    patterns: dict[tuple[str, ...], str] = field(default_factory=dict)
    clip: str = ""

    def to(self, x: float, y: float, scale: float) -> "Pen":
        """Return a pen that writes on the same sheet from another corner, in another size."""
        return Pen(x, y, scale, self.parts, self.patterns)

    def rect(self, x: float, y: float, wide: float, high: float, ink: Ink) -> None:
        """Draw a rectangle."""
        left, top = self._at((x, y))
        self.parts.append(
            f'<rect x="{left}" y="{top}" width="{_n(wide * self.scale)}" '
            f'height="{_n(high * self.scale)}"{self._ink(ink)}/>'
        )

    def circle(self, at: Spot, radius: float, ink: Ink) -> None:
        """Draw a circle."""
        x, y = self._at(at)
        self.parts.append(
            f'<circle cx="{x}" cy="{y}" r="{_n(radius * self.scale)}"{self._ink(ink)}/>'
        )

    def path(self, lines: Iterable[Sequence[Spot]], ink: Ink, *, closed: bool = False) -> None:
        """Draw lines through points, each line on its own."""
        drawn = []
        for line in lines:
            spots = [" ".join(self._at(spot)) for spot in line]
            drawn.append("M" + "L".join(spots) + ("Z" if closed else ""))
        if drawn:
            self.parts.append(f'<path d="{"".join(drawn)}"{self._ink(ink)}/>')

    def text(
        self,
        line: Line,
        at: Spot,
        *,
        size: float,
        anchor: Anchor = "start",
        colour: str = INK,
        turn: float = 0,
        halo: bool = False,
    ) -> None:
        """Write one line; `at` is on its base line. A halo keeps it legible over lines."""
        if not any(run.words for run in line):
            return
        x, y = self._at(at)
        more = f' transform="rotate({_n(turn)} {x} {y})"' if turn else ""
        if halo:
            more += f' stroke="{GROUND}" stroke-width="{_n(0.22 * size * self.scale)}"'
            more += ' paint-order="stroke" stroke-linejoin="round"'
        fill, _ = paint(colour)
        runs = []
        for words, bold, own in line:
            look = ' font-weight="700"' if bold else ""
            look += f' fill="{paint(own)[0]}"' if own else ""
            runs.append(f"<tspan{look}>{escape(words)}</tspan>" if look else escape(words))
        self.parts.append(
            f'<text x="{x}" y="{y}" font-size="{_n(size * self.scale)}" text-anchor="{anchor}" '
            f'fill="{fill}"{more}>{"".join(runs)}</text>'
        )

    def hatch(self, shape: str, colour: str, ground: str = "none") -> str:
        """Return a filling of fine lines, as Plotly's patterns "/", "x" and "-" are drawn."""
        fine, clear = paint(colour)
        strokes = {
            "/": "M-1 1L1-1M0 6L6 0M5 7L7 5", "\\": "M-1 5L1 7M0 0L6 6M5-1L7 1",
            "x": "M0 0L6 6M0 6L6 0", "-": "M0 3L6 3", "|": "M3 0L3 6", "+": "M0 3L6 3M3 0L3 6",
            ".": "M2.4 3L3.6 3",
        }  # fmt: skip
        lines = strokes.get(shape, strokes["/"])
        back, opacity = paint(ground) if ground != "none" else ("none", 0.0)
        key = (lines, fine, f"{clear:.2f}", back, f"{opacity:.2f}", _n(self.scale))
        if key not in self.patterns:
            name = f"hatch{len(self.patterns)}"
            self.patterns[key] = name
            under = (
                f'<rect width="6" height="6" fill="{back}" fill-opacity="{_n(opacity)}"/>'
                if opacity
                else ""
            )
            self.parts.append(
                f'<defs><pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" '
                f'patternTransform="scale({_n(self.scale)})">{under}<path d="{lines}" '
                f'stroke="{fine}" stroke-opacity="{_n(clear)}" stroke-width="1.3" fill="none"/>'
                "</pattern></defs>"
            )
        return f"url(#{self.patterns[key]})"

    def begin_clip(self, name: str, x: float, y: float, wide: float, high: float) -> None:
        """Draw what comes next within a rectangle only, until `end_clip`."""
        left, top = self._at((x, y))
        self.parts.append(
            f'<defs><clipPath id={quoteattr(name)}><rect x="{left}" y="{top}" '
            f'width="{_n(wide * self.scale)}" height="{_n(high * self.scale)}"/></clipPath></defs>'
            f'<g clip-path="url(#{name})">'
        )

    def end_clip(self) -> None:
        """Draw everywhere again."""
        self.parts.append("</g>")

    def _at(self, spot: Spot) -> tuple[str, str]:
        return _n(self.x + spot[0] * self.scale), _n(self.y + spot[1] * self.scale)

    def _ink(self, ink: Ink) -> str:
        fill, opaque = (ink.fill, 1.0) if ink.fill[:4] in {"none", "url("} else paint(ink.fill)
        line, seen = paint(ink.line) if ink.line != "none" and ink.wide else ("none", 0.0)
        look = f' fill="{fill if opaque else "none"}"'
        if fill != "none" and 0 < opaque * ink.opacity < 1:
            look += f' fill-opacity="{_n(opaque * ink.opacity)}"'
        if seen:
            look += f' stroke="{line}" stroke-width="{_n(ink.wide * self.scale)}"'
            if seen * ink.opacity < 1:
                look += f' stroke-opacity="{_n(seen * ink.opacity)}"'
            if steps := DASHES.get(ink.dash):
                look += ' stroke-dasharray="{} {}"'.format(
                    *(_n(max(step * ink.wide * self.scale, 0.1)) for step in steps)
                )
        return look


def turned(spot: Spot, about: Spot, degrees: float) -> Spot:
    """Return where a spot comes to when turned clockwise about another."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    x, y = spot[0] - about[0], spot[1] - about[1]
    return about[0] + x * cosine - y * sine, about[1] + x * sine + y * cosine


def _n(value: float) -> str:
    """Write a number briefly."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"
