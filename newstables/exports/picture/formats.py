"""The formats a chart is saved in as a picture: the one list that the buttons of a chart read."""

from collections.abc import Callable
from dataclasses import dataclass

from newstables.exports.picture.paper import to_pdf, to_png


@dataclass(frozen=True)
class PictureFormat:
    """One format: its ending, its media type (RFC 6838), and what makes it of the drawing."""

    ending: str
    media: str
    write: Callable[[bytes], bytes]  # of the drawing, which is SVG


PICTURES = (
    PictureFormat("png", "image/png", to_png),
    PictureFormat("pdf", "application/pdf", to_pdf),
    PictureFormat("svg", "image/svg+xml", bytes),
)
