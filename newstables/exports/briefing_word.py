"""A briefing as a Word file: headings, numbered quotations, sources as footnotes with links.

What is to be checked says so in brackets, and why in a comment, which Word shows in the margin.
"""

from typing import Any

import docx
from docx.document import Document
from docx.shared import Cm, Pt

from newstables.exports.briefing import is_web, records, source_line, sources_of, warn
from newstables.exports.columns import Content
from newstables.exports.events import plain
from newstables.exports.office import day_made, packed, state
from newstables.wording import in_marks

_MARGIN = Cm(2.5)


def to_word(content: Content) -> bytes:
    """Write quotations and sources as DOCX.

    Args:
        content: of the view "briefing".

    Source: Office Open XML, ECMA-376 part 1.
    """
    about, quotes = content.about, content.rows
    document = _empty()
    state(document.core_properties, about)
    document.add_heading(plain(about.title), level=0)
    document.add_paragraph(plain(about.line()), style="Subtitle")
    if warning := warn(quotes):
        document.add_paragraph().add_run(plain(warning)).bold = True
    document.add_heading("Quotations", level=1)
    for row in records(quotes):
        _add_quotation(document, row)
    document.add_heading("Sources", level=1)
    for row in sources_of(quotes):
        _add_source(document.add_paragraph(), row)
    for comment in document.comments:
        comment._comment_elm.date = day_made(about)  # the library dates it now
    return packed(document, about)


def _empty() -> Document:
    document = docx.Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    for section in document.sections:
        section.left_margin = section.right_margin = _MARGIN
    return document


def _add_quotation(document: Document, row: dict[str, Any]) -> None:
    """Add the words, and under them who said them with the number and note of the source."""
    said = document.add_paragraph()
    said.paragraph_format.keep_with_next = True
    words = said.add_run(f"{row['number']}. {in_marks(row['kind'], row['text'])}")
    who = document.add_paragraph()
    who.paragraph_format.left_indent = Cm(0.7)
    run = who.add_run(row["who"])
    run.bold = True
    added = document.footnotes.add_footnote()
    note = added.paragraphs[0]
    note.add_run(" ")
    _add_source(note, row)
    who.add_run().add_footnote_reference(added)
    if row["doubt"]:
        who.add_run(f" [{row['doubt']}]").bold = True
        text = f"{row['doubt']}: {row['reason']}"
        document.add_comment([words], text=text, author="Dateline", initials="D")


def _add_source(paragraph: Any, row: dict[str, Any]) -> None:
    if is_web(row["url"]):
        paragraph.add_hyperlink(source_line(row), address=row["url"])
    else:
        paragraph.add_run(source_line(row))
