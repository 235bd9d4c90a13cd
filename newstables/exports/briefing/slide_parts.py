"""The slides a briefing has: a title, text, a table, a picture, each in the layout of the show."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from newstables.exports.briefing.blocks import Manifest
from newstables.exports.briefing.steady import steady_book

_WIDE, _HIGH = Inches(13.333), Inches(7.5)  # of a screen; all lengths here are of that size
_LEFT, _TOP = 0.7, 1.35
_BODY = (_LEFT, _TOP, 11.9, 5.5)
_LONGEST_TITLE = 90
_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_FEET = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}


@dataclass
class Show:
    """A presentation while it is written; one begun from a template keeps its size and layouts."""

    file: Any  # of python-pptx
    made: Manifest
    own: bool = False  # begun from a template

    def __post_init__(self) -> None:
        """Give a new one the shape of a screen."""
        if not self.own:
            self.file.slide_width, self.file.slide_height = _WIDE, _HIGH

    def box(self, left: float, top: float, wide: float, high: float) -> tuple[Emu, ...]:
        """Return a place that is told in inches of a screen as it is on these slides."""
        across, down = self.file.slide_width / _WIDE, self.file.slide_height / _HIGH
        inches = (left * across, top * down, wide * across, high * down)
        return tuple(Emu(int(Inches(each))) for each in inches)

    @property
    def body(self) -> tuple[Emu, ...]:
        """Return the place under the title."""
        return self.box(*_BODY)

    def add_title(self, title: str, lines: Sequence[str]) -> None:
        """Add the first slide."""
        slide = self.file.slides.add_slide(self._layout(body=True))
        self._head(slide, title, (_LEFT, 2.2, 11.9, 1.5))
        others = [each for each in slide.placeholders if each.placeholder_format.idx]
        below = others[0] if others else slide.shapes.add_textbox(*self.box(_LEFT, 3.9, 11.9, 2))
        if not self.own:
            _place(below, self.box(_LEFT, 3.9, 11.9, 2))
        below.text_frame.word_wrap = True
        for line in filter(None, lines):
            self.write(below.text_frame, line, size=16)

    def _layout(self, *, body: bool) -> Any:
        """Return the layout with a title and something else, or with nothing but a title."""
        layouts = list(self.file.slide_layouts)
        titled = [each for each in layouts if _kinds(each) & _TITLES] or layouts
        fitting = [each for each in titled if bool(_kinds(each) - _TITLES - _FEET) == body]
        return (fitting or titled)[0]

    def _head(self, slide: Any, title: str, box: tuple[float, float, float, float]) -> Any:
        """Write the title of a slide into its placeholder, or where it would stand."""
        head = slide.shapes.title or slide.shapes.add_textbox(*self.box(*box))
        if not self.own:
            _place(head, self.box(*box))
        head.text_frame.text = title if len(title) <= _LONGEST_TITLE else f"{title[:85]} […]"
        head.text_frame.word_wrap = True
        return head

    def add_slide(self, title: str) -> Any:
        """Add a slide with nothing but a title, and the classification at its foot."""
        slide = self.file.slides.add_slide(self._layout(body=False))
        paragraph = self._head(slide, title, (_LEFT, 0.35, 11.9, 0.9)).text_frame.paragraphs[0]
        if not self.own:
            paragraph.alignment = PP_ALIGN.LEFT
            paragraph.runs[0].font.size = Pt(28)
        if self.made.classification:
            foot = slide.shapes.add_textbox(*self.box(_LEFT, 7.0, 11.9, 0.35))
            self.write(foot.text_frame, self.made.classification, size=11, bold=True)
        return slide

    def add_text_slide(self, title: str) -> Any:
        """Return the frame for the words of a new slide."""
        frame = self.add_slide(title).shapes.add_textbox(*self.body).text_frame
        frame.word_wrap = True
        return frame

    def add_table(
        self,
        title: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        wide: Sequence[float] = (),
    ) -> None:
        """Add a slide with a table; `wide` are its columns in inches."""
        shape = self.add_slide(title).shapes.add_table(
            len(rows) + 1, len(heads), *self.body[:3], Inches(0.35) * (len(rows) + 1)
        )
        shape._element.nvGraphicFramePr.cNvPr.set("descr", title)
        table = shape.table
        for column, inches in zip(table.columns, wide, strict=False):
            column.width = self.box(0, 0, inches, 0)[2]
        for number, cells in enumerate((heads, *rows)):
            for cell, words in zip(table.rows[number].cells, cells, strict=True):
                self.write(cell.text_frame, words, size=12, bold=not number, after=0)

    def add_picture(self, title: str, png: bytes, *, alt: str) -> None:
        """Add a slide with a picture as large as it can be."""
        slide = self.add_slide(title)
        left, top, wide, high = self.body
        shape = slide.shapes.add_picture(io.BytesIO(png), left, top, height=high)
        if shape.width > wide:
            shape.width, shape.height = wide, Emu(int(shape.height * wide / shape.width))
        shape.left = Emu(int((self.file.slide_width - shape.width) / 2))
        shape._element.nvPicPr.cNvPr.set("descr", alt)

    def write(
        self, frame: Any, words: str, *, size: int, bold: bool = False, after: int = 4
    ) -> Any:
        """Add a paragraph, the first in the one that an empty frame has; return its run."""
        first = frame.paragraphs[0]
        paragraph = first if not first.runs else frame.add_paragraph()
        paragraph.space_after = Pt(after)
        run = paragraph.add_run()
        run.text = words
        run.font.size, run.font.bold = Pt(size), bold
        return run

    def steady_books(self) -> dict[str, bytes]:
        """Return the workbooks inside charts, by part, so that the same show is the same file."""
        return {
            str(part.partname).lstrip("/"): steady_book(part.blob, self.made.made_on)
            for part in self.file.part.package.iter_parts()
            if str(part.partname).endswith(".xlsx")
        }


def _place(shape: Any, box: tuple[Emu, ...]) -> None:
    shape.left, shape.top, shape.width, shape.height = box


def _kinds(layout: Any) -> set[Any]:
    return {each.placeholder_format.type for each in layout.placeholders}
