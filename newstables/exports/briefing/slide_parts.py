"""The slides a briefing has: a title, text, a table, a picture, each in the layout of the show."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from newstables.exports.briefing.blocks import Manifest
from newstables.exports.briefing.steady import steady_book

_WIDE, _HIGH = Inches(13.333), Inches(7.5)
_LEFT, _TOP = Inches(0.7), Inches(1.35)
BODY = (_LEFT, _TOP, Inches(11.9), Inches(5.5))
_TITLE_SLIDE, _TITLE_ALONE = 0, 5  # layouts of the empty presentation
_LONGEST_TITLE = 90


@dataclass
class Show:
    """A presentation while it is written."""

    file: Any  # of python-pptx
    made: Manifest

    def __post_init__(self) -> None:
        """Give it the shape of a screen."""
        self.file.slide_width, self.file.slide_height = _WIDE, _HIGH

    def add_title(self, title: str, lines: Sequence[str]) -> None:
        """Add the first slide."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[_TITLE_SLIDE])
        _place(slide.shapes.title, top=2.2, high=1.5)
        slide.shapes.title.text_frame.text = title
        slide.shapes.title.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        below = slide.placeholders[1]
        _place(below, top=3.9, high=2)
        below.text_frame.word_wrap = True
        for line in filter(None, lines):
            self.write(below.text_frame, line, size=16)

    def add_slide(self, title: str) -> Any:
        """Add a slide with nothing but a title, and the classification at its foot."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[_TITLE_ALONE])
        head = slide.shapes.title
        _place(head, top=0.35, high=0.9)
        head.text_frame.text = title if len(title) <= _LONGEST_TITLE else f"{title[:85]} […]"
        paragraph = head.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.runs[0].font.size = Pt(28)
        if self.made.classification:
            foot = slide.shapes.add_textbox(_LEFT, Inches(7.0), Inches(11.9), Inches(0.35))
            self.write(foot.text_frame, self.made.classification, size=11, bold=True)
        return slide

    def add_text_slide(self, title: str) -> Any:
        """Return the frame for the words of a new slide."""
        frame = self.add_slide(title).shapes.add_textbox(*BODY).text_frame
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
            len(rows) + 1, len(heads), *BODY[:3], Inches(0.35) * (len(rows) + 1)
        )
        shape._element.nvGraphicFramePr.cNvPr.set("descr", title)
        table = shape.table
        for column, inches in zip(table.columns, wide, strict=False):
            column.width = Inches(inches)
        for number, cells in enumerate((heads, *rows)):
            for cell, words in zip(table.rows[number].cells, cells, strict=True):
                self.write(cell.text_frame, words, size=12, bold=not number, after=0)

    def add_picture(self, title: str, png: bytes, *, alt: str) -> None:
        """Add a slide with a picture as large as it can be."""
        slide = self.add_slide(title)
        shape = slide.shapes.add_picture(io.BytesIO(png), _LEFT, _TOP, height=BODY[3])
        shape.left = Emu(int((_WIDE - shape.width) / 2))
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


def _place(shape: Any, *, top: float, high: float) -> None:
    shape.left, shape.width = _LEFT, _WIDE - Inches(1.4)
    shape.top, shape.height = Inches(top), Inches(high)
