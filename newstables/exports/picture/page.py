"""The shapes of a picture, and the colours of all: light, whatever the reader's screen is.

Within a picture lengths are counted so that a chart's usual text, 14 units, is 14 pt on a slide of
13.33 x 7.5 inches and 8.5 pt in a column of 8.5 cm or across a page of A4.
"""

from typing import Literal, NamedTuple

INK, MUTED, LINE, GROUND = "#1c2430", "#566070", "#d3d9e1", "#ffffff"
BAND = "#f5f6f7"  # every second day or row
SEA, LAND = "#e6f0f7", "#fbfaf6"  # of a map
WARNING = "#a8322d"
# Whichever is there first; all are sans, of about one width.
FONTS = ("Noto Sans", "Open Sans", "Source Sans 3", "Segoe UI", "Helvetica Neue", "Arial",
         "Liberation Sans", "DejaVu Sans")  # fmt: skip

Shape = Literal["slide", "column", "page"]


class Page(NamedTuple):
    """Sizes of a shape: in units, and in points for what is printed."""

    wide: float
    high: float  # 0: as high as the chart needs
    highest: float  # then at most: what a page of A4 has room for
    margin: float
    title: float  # size of the words of the title
    text: float  # size that no word falls below
    points: float  # width as printed
    dots_per_inch: int  # of a PNG
    widest_label: float  # share of the width that names beside an axis take at most
    largest: float  # how many times its size a small chart may be drawn


PAGES: dict[Shape, Page] = {
    "slide": Page(960, 540, 540, 36, 26, 14, 960, 240, 0.42, 1.5),
    "column": Page(396, 0, 1120, 6, 17, 13.2, 241, 600, 0.4, 1),
    "page": Page(730, 0, 1060, 4, 17, 13.2, 470, 300, 0.42, 1),
}
