"""A manifest -> a Word file: headings, contents as links, tables, pictures, notes and comments.

A source is a footnote where it is cited first, and a link to that place wherever it is cited again.
What is to be checked says so in brackets, and why in a comment, which Word shows in the margin.
"""

import io
import json

from docx.shared import Cm, Pt, RGBColor

from newstables.exports.briefing.blocks import Block, Happening, Manifest, Paragraph, Quote
from newstables.exports.briefing.own_templates import last_element, open_word, put_in_place
from newstables.exports.briefing.pictures import picture_of
from newstables.exports.briefing.record import record
from newstables.exports.briefing.table_rows import (
    chart_cells,
    chart_heads,
    event_cells,
    event_heads,
)
from newstables.exports.briefing.word_parts import SMALL, Page, empty_page
from newstables.exports.office import MANIFEST_ID, as_xml, day_made, packed, state
from newstables.exports.picture.paper import to_png

_INDENT = Cm(0.7)
_WIDE, _MAP = Cm(16.5), Cm(13)
_EVENT_COLUMNS = (2.8, 2.6, 8.0, 3.2)  # cm
_FEWEST_LISTED = 8  # sections that are worth a list of contents
_DOTS = 160  # an inch of a picture, enough for paper
_STYLES = {"plain": None, "bullet": "List Bullet", "number": "List Number"}
_DOUBT = RGBColor(0xA8, 0x32, 0x2D)


def to_word(made: Manifest, template: bytes | None = None) -> bytes:
    """Write a briefing as DOCX.

    Args:
        made: what it says.
        template: a file of one's own that it is written into; None: an empty page of A4.

    Source: Office Open XML, ECMA-376 part 1.
    """
    document, titled = open_word(template, made) if template else (empty_page(), False)
    page = Page(document, made)
    begun = last_element(document)
    state(document.core_properties, title=made.title, author=made.author, made_on=made.made_on)
    if not template:
        _add_running_lines(page)
    if not titled:
        document.add_heading(made.title, level=0)
        document.add_paragraph(made.byline(), style="Subtitle")
        page.add_small(made.made())
    _add_warnings(page)
    _add_contents(page)
    for block in made.blocks:
        _add_block(page, block)
    put_in_place(document, after=begun)
    kept = json.dumps(record(made), ensure_ascii=False)
    document.add_custom_xml_part(as_xml(kept), item_id=MANIFEST_ID)
    for comment in document.comments:
        comment._comment_elm.date = day_made(made.made_on)  # the library dates it now
    return packed(document, made.made_on)


def _add_running_lines(page: Page) -> None:
    """Write the classification over and under every page, and the number of the page."""
    section = page.document.sections[0]
    if page.made.classification:
        section.header.paragraphs[0].add_run(page.made.classification).bold = True
    foot = section.footer.paragraphs[0]
    parts = filter(None, (page.made.classification, page.made.title))
    foot.add_run(" · ".join((*parts, "")))
    foot.add_field("PAGE", simple=True, dirty=False, result="1")


def _add_warnings(page: Page) -> None:
    if not page.made.warnings:
        return
    head = page.document.add_paragraph()
    head.add_run(page.made.label("Check before use")).bold = True
    head.paragraph_format.keep_with_next = True
    for each in page.made.warnings:
        item = page.document.add_paragraph(style="List Bullet")
        item.add_run(each.words).font.size = SMALL


def _add_contents(page: Page) -> None:
    """List the sections as links: a table of contents of Word's own would be empty until asked."""
    if len(page.made.blocks) < _FEWEST_LISTED:
        return
    page.document.add_heading(page.made.label("Contents"), level=1)
    for block in page.made.blocks:
        line = page.document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.add_hyperlink(block.heading, fragment=f"section_{block.section_id}")


def _add_block(page: Page, block: Block) -> None:
    head = page.document.add_heading(block.heading, level=1)
    head.add_bookmark(f"section_{block.section_id}")
    if block.note:
        page.add_small(block.note).paragraph_format.keep_with_next = True
    for paragraph in block.paragraphs:
        _add_text(page, paragraph)
    if picture := picture_of(page.made, block):
        added = page.document.add_paragraph()
        added.add_run().add_picture(
            io.BytesIO(to_png(picture.svg, dots=_DOTS)),
            width=_MAP if block.kind == "itinerary" else _WIDE,
            description=picture.alt,
        )
    if block.kind == "table":
        _add_numbers(page, block)
    if block.happenings:
        _add_events(page, block.happenings)
    for group in block.groups:
        if group.heading:
            page.document.add_heading(group.heading, level=2)
        for quote in group.quotes:
            _add_quotation(page, quote)
    if block.kind == "sources":
        _add_sources(page)


def _add_text(page: Page, paragraph: Paragraph) -> None:
    added = page.document.add_paragraph(style=_STYLES[paragraph.style])
    for words, bold in paragraph.runs:
        added.add_run(words).bold = bold or None


def _add_numbers(page: Page, block: Block) -> None:
    if block.chart is None:
        return
    rows = chart_cells(page.made, block.chart)
    page.add_table(chart_heads(page.made, block.chart), rows)
    page.add_small(block.chart.source)


def _add_events(page: Page, events: tuple[Happening, ...]) -> None:
    table = page.add_table(event_heads(page.made), [event_cells(event) for event in events])
    table.autofit = False
    for column, wide in zip(table.columns, _EVENT_COLUMNS, strict=True):
        column.width = Cm(wide)
        for cell in column.cells:
            cell.width = Cm(wide)
    for row, event in zip(table.rows[1:], events, strict=True):
        page.cite(row.cells[2].paragraphs[0], event.sources)
        if event.doubt:
            runs = row.cells[3].paragraphs[0].runs
            page.comment(runs, f"{event.doubt}. {event.reason}")


def _add_quotation(page: Page, quote: Quote) -> None:
    """Add the words, and under them who said them with the notes of the sources."""
    said = page.document.add_paragraph()
    said.paragraph_format.keep_with_next = True
    said.paragraph_format.space_after = Pt(2)
    before = f"{quote.before} " if quote.before else ""
    said.add_run(f"{quote.number}. {before}")
    words = said.add_run(quote.words)
    said.add_run(quote.rest())
    who = page.document.add_paragraph()
    who.paragraph_format.left_indent = _INDENT
    who.add_run(quote.named).bold = True
    who.add_run(f", {quote.told}" if quote.told else "")
    page.cite(who, quote.sources)
    if quote.doubt:
        run = who.add_run(f" [{quote.doubt}]")
        run.bold, run.font.color.rgb = True, _DOUBT
        page.comment([words], f"{quote.doubt}: {quote.reason}")


def _add_sources(page: Page) -> None:
    """List each source once: as a note where it was cited, or here when it was not."""
    made = page.made
    if page.cited:
        listed = page.document.add_paragraph()
        listed.add_run(f"{made.label('Sources are the notes at the foot of the pages')}: ")
        page.cite(listed, tuple(sorted(page.cited)))
    for source in made.sources:
        if source.number not in page.cited:
            page.document.add_paragraph(f"{source.number}. {source.line()}")
