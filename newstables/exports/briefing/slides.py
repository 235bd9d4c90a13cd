"""A manifest -> slides: charts that can be edited, one message a slide, the sources at the end."""

import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from newstables.exports.briefing.blocks import Block, Happening, Manifest, Quote
from newstables.exports.briefing.ledger import shorten
from newstables.exports.briefing.own_templates import fill_slides
from newstables.exports.briefing.pictures import picture_of
from newstables.exports.briefing.record import record
from newstables.exports.briefing.slide_charts import add_chart, is_native
from newstables.exports.briefing.slide_parts import Show
from newstables.exports.briefing.table_rows import (
    chart_cells,
    chart_heads,
    cited,
    event_cells,
    event_heads,
)
from newstables.exports.briefing.web import is_web
from newstables.exports.office import as_xml, packed, state
from newstables.exports.picture.paper import to_png

_LETTERS = 900  # of quotations or text on a slide: what 18 pt leaves room for
_SOURCES, _EVENTS, _ROWS = 12, 6, 14  # on a slide
_LONGEST = 560  # letters of one quotation; the rest is cut with a mark that says so
_LONGEST_EVENT = 180
_DOTS = 200  # an inch of a picture


def to_slides(made: Manifest, template: bytes | None = None) -> bytes:
    """Write a briefing as PPTX.

    Args:
        made: what it says.
        template: a file of one's own whose slides come first and whose layouts it has; None: plain.

    Source: Office Open XML, ECMA-376 part 1.
    """
    file = pptx.Presentation(io.BytesIO(template) if template else None)
    show = Show(file, made, own=template is not None)
    titled = template is not None and fill_slides(file, made)
    state(show.file.core_properties, title=made.title, author=made.author, made_on=made.made_on)
    if not titled:
        show.add_title(made.title, [made.classification, made.byline(), made.made()])
    if made.warnings:
        _add_lines(show, made.label("Check before use"), [each.words for each in made.warnings])
    for block in made.blocks:
        _add_block(show, block)
    _keep(show, json.dumps(record(made), ensure_ascii=False))
    return packed(show.file, made.made_on, parts=show.steady_books())


def _keep(show: Show, manifest: str) -> None:
    """Put the manifest into the file, as a part that PowerPoint keeps."""
    package = show.file.part.package
    part = Part(PackURI("/customXml/item1.xml"), "application/xml", package, as_xml(manifest))
    show.file.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _add_block(show: Show, block: Block) -> None:
    if block.paragraphs:
        lines = [("• " if each.style != "plain" else "") + each.words()
                 for each in block.paragraphs]  # fmt: skip
        _add_lines(show, block.heading, lines)
    if block.kind == "chart" and block.chart and block.chart.rows and is_native(block.chart):
        add_chart(show, block.chart)
    elif block.kind == "table":
        _add_numbers(show, block)
    elif picture := picture_of(show.made, block, shape="slide"):
        show.add_picture(block.heading, to_png(picture.svg, dots=_DOTS), alt=picture.alt)
    if block.happenings:
        _add_events(show, block)
    for group in block.groups:
        _add_quotations(show, group.heading or block.heading, group.quotes)
    if block.kind == "sources":
        _add_sources(show, block.heading)


def _add_lines(show: Show, heading: str, lines: Sequence[str]) -> None:
    for title, several in _continued(show, heading, list(_fill(lines, len))):
        frame = show.add_text_slide(title)
        for words in several:
            show.write(frame, shorten(words, _LONGEST), size=18, after=10)


def _add_quotations(show: Show, heading: str, quotes: Sequence[Quote]) -> None:
    said = [_lines_of(quote) for quote in quotes]
    groups = list(_fill(said, lambda pair: len(pair[0]) + len(pair[1])))
    for title, group in _continued(show, heading, groups):
        frame = show.add_text_slide(title)
        for words, who in group:
            show.write(frame, words, size=20)
            show.write(frame, who, size=14, bold=True, after=14)


def _lines_of(quote: Quote) -> tuple[str, str]:
    doubt = f" [{quote.doubt}]" if quote.doubt else ""
    words = shorten(quote.whole(), _LONGEST)
    return f"{quote.number}. {words}", f"{quote.who} {cited(quote.sources)}{doubt}"


def _add_events(show: Show, block: Block) -> None:
    heads = (*event_heads(show.made), show.made.label("Sources"))
    parts = [block.happenings[at : at + _EVENTS] for at in range(0, len(block.happenings), _EVENTS)]
    for title, events in _continued(show, block.heading, parts):
        show.add_table(title, heads, [_event(event) for event in events],
                       wide=(1.9, 1.9, 5.0, 2.1, 1.0))  # fmt: skip


def _event(event: Happening) -> tuple[str, ...]:
    when, where, what, status = event_cells(event)
    return when, where, shorten(what, _LONGEST_EVENT), status, cited(event.sources)


def _add_numbers(show: Show, block: Block) -> None:
    if block.chart is None:
        return
    rows = chart_cells(show.made, block.chart)
    parts = [rows[at : at + _ROWS] for at in range(0, len(rows), _ROWS)]
    for title, several in _continued(show, block.heading, parts):
        show.add_table(title, chart_heads(show.made, block.chart), several)


def _add_sources(show: Show, heading: str) -> None:
    sources = show.made.sources
    parts = [sources[at : at + _SOURCES] for at in range(0, len(sources), _SOURCES)]
    for title, several in _continued(show, heading, parts):
        frame = show.add_text_slide(title)
        for source in several:
            run = show.write(frame, f"{source.number}. {source.line()}", size=14)
            if is_web(source.url):
                run.hyperlink.address = source.url


def _fill(items: Sequence[Any], length: Any) -> Iterator[list[Any]]:
    """Part items over slides, as many to each as have room."""
    group: list[Any] = []
    letters = 0
    for item in items:
        if group and letters + length(item) > _LETTERS:
            yield group
            group, letters = [], 0
        group.append(item)
        letters += length(item) + 60  # the end of its last line
    if group:
        yield group


def _continued(show: Show, heading: str, parts: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    more = show.made.label("continued")
    for number, part in enumerate(parts):
        yield (f"{heading}, {more}" if number else heading), part
