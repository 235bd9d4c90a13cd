"""The parts a Word file has: notes for sources, comments, small print, tables."""

from dataclasses import dataclass, field
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from newstables.exports.briefing.blocks import Manifest
from newstables.exports.briefing.web import is_web

_MARGIN = Cm(2.2)
SMALL = Pt(9)


@dataclass
class Page:
    """A document while it is written, and which sources it has cited."""

    document: Document
    made: Manifest
    cited: set[int] = field(default_factory=set)

    def cite(self, paragraph: Any, numbers: tuple[int, ...]) -> None:
        """Cite sources: a footnote the first time, afterwards a link to it."""
        again = [number for number in numbers if number in self.cited]
        if again:
            paragraph.add_run(" ")
        for number in again:
            paragraph.add_hyperlink(f"[{number}]", fragment=f"source_{number}")
        for place, number in enumerate(each for each in numbers if each not in again):
            if place:  # two notes beside each other would be read as one number
                paragraph.add_run(",").font.superscript = True
            self.cited.add(number)
            added = self.document.footnotes.add_footnote()
            note = added.paragraphs[0]
            note.add_run(" ")
            source = self.made.source(number)
            if is_web(source.url):
                note.add_hyperlink(source.line(), address=source.url)
            else:
                note.add_run(source.line())
            paragraph.add_run().add_footnote_reference(added)
            paragraph.add_bookmark(f"source_{number}")

    def add_small(self, words: str) -> Any:
        """Add a paragraph in small letters."""
        paragraph = self.document.add_paragraph()
        paragraph.add_run(words).font.size = SMALL
        return paragraph

    def comment(self, runs: list[Any], words: str) -> None:
        """Add a comment on some words, which Word shows in the margin."""
        self.document.add_comment(runs, text=words, author="Dateline", initials="D")

    def add_table(self, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> Any:
        """Add a table whose first row is repeated on every page; return it."""
        table = self.document.add_table(rows=1, cols=len(heads), style="Table Grid")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            _fill(cell, head, bold=True)
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
        for row in rows:
            added = table.add_row()
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # over two pages
            for cell, words in zip(added.cells, row, strict=True):
                _fill(cell, words)
        return table


def _fill(cell: Any, words: str, *, bold: bool = False) -> None:
    run = cell.paragraphs[0].add_run(words)
    run.bold, run.font.size = bold or None, SMALL
    cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def empty_page() -> Document:
    """Return an empty page of A4."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Title"].font.size = Pt(20)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(14)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = _MARGIN
    return document
