"""A manifest -> text to be pasted into a mail or a message: plain, or with heads and links."""

from markupsafe import Markup

from newstables.exports.briefing.blocks import Block, Manifest, Quote, Source
from newstables.exports.briefing.table_rows import chart_cells, cited, event_cells
from newstables.exports.briefing.web import is_web

_MARKS = {"plain": "", "bullet": "- ", "number": "- "}


def to_text(made: Manifest) -> bytes:
    """Write a briefing as plain text in UTF-8."""
    lines = [line for line in (made.classification, made.title, made.byline(), made.made()) if line]
    if made.warnings:
        lines += ["", f"{made.label('Check before use')}:"]
        lines += [f"- {each.words}" for each in made.warnings]
    for block in made.blocks:
        lines += ["", block.heading.upper(), *([block.note] if block.note else [])]
        lines += _lines(made, block)
    return ("\n".join(lines) + "\n").encode()


def to_rich_text(made: Manifest) -> str:
    """Write a briefing as HTML with heads, paragraphs and links alone; every word is escaped."""
    parts = [Markup("<h1>{}</h1><p>{}</p>").format(made.title, made.made())]
    for block in made.blocks:
        parts.append(Markup("<h2>{}</h2>").format(block.heading))
        if block.kind == "sources":
            parts += [_source(each) for each in made.sources]
            continue
        parts += [Markup("<p>{}</p>").format(line) for line in _lines(made, block) if line]
    return str(Markup("").join(parts))


def _source(source: Source) -> Markup:
    if not is_web(source.url):
        return Markup("<p>[{}] {}</p>").format(source.number, source.line())
    link = Markup('<a href="{}">{}</a>').format(source.url, source.line())
    return Markup("<p>[{}] {}</p>").format(source.number, link)


def _lines(made: Manifest, block: Block) -> list[str]:
    if block.kind == "sources":
        return [
            f"[{each.number}] {each.line()}{f' {each.url}' if is_web(each.url) else ''}"
            for each in made.sources
        ]
    if block.chart:
        return [": ".join((cells[0], ", ".join(cells[1:])))
                for cells in chart_cells(made, block.chart)]  # fmt: skip
    if block.happenings:
        return [_event(event_cells(each), cited(each.sources)) for each in block.happenings]
    lines = [_MARKS[each.style] + each.words() for each in block.paragraphs]
    for group in block.groups:
        lines += ["", group.heading] if group.heading else []
        lines += [line for quote in group.quotes for line in _quote(quote)]
    return lines


def _event(cells: tuple[str, ...], sources: str) -> str:
    when, where, what, status = cells
    head = ", ".join(part for part in (when, where) if part)
    return f"{head}: {what} ({status}) {sources}".rstrip()


def _quote(quote: Quote) -> list[str]:
    doubt = f" [{quote.doubt}]" if quote.doubt else ""
    return [f"{quote.number}. {quote.whole()}", f"   {quote.who} {cited(quote.sources)}{doubt}"]
