"""A manifest -> Markdown: read as text as it stands, with pictures where they are shown."""

import base64
import json
import re

from newstables.exports.about import escape_markdown as md
from newstables.exports.briefing.blocks import Block, Manifest, Paragraph, Quote
from newstables.exports.briefing.pictures import picture_of
from newstables.exports.briefing.record import record
from newstables.exports.briefing.table_rows import (
    chart_cells,
    chart_heads,
    cited,
    event_cells,
    event_heads,
)
from newstables.exports.briefing.web import is_web

_MARKS = {"plain": "", "bullet": "- ", "number": "1. "}


def to_markdown(made: Manifest) -> bytes:
    """Write a briefing as Markdown.

    The pictures stand at the end, as addresses that hold them, so that the text is read without.

    Source: CommonMark 0.31; tables as GitHub's.
    """
    lines = [f"# {md(made.title)}", ""]
    if made.classification:
        lines += [f"**{md(made.classification)}**", ""]
    lines += [f"{md(made.byline())}  ", md(made.made()), ""]
    lines += _warnings(made)
    pictures = []
    for block in made.blocks:
        lines += ["", f"## {md(block.heading)}", ""]
        if block.note:
            lines += [f"*{md(block.note)}*", ""]
        if picture := picture_of(made, block):
            name = f"picture-{block.section_id}"
            pictures.append(f"[{name}]: data:image/svg+xml;base64,{_packed(picture.svg)}")
            lines += [f"![{md(picture.alt)}][{name}]", ""]
        lines += _lines(made, block)
    lines += ["", f"## {md(made.label('About this file'))}", "", "```json"]
    lines += [json.dumps(record(made), ensure_ascii=False, indent=1), "```", "", *pictures]
    return ("\n".join(lines) + "\n").encode()


def _packed(svg: bytes) -> str:
    return base64.b64encode(svg).decode("ascii")


def _warnings(made: Manifest) -> list[str]:
    if not made.warnings:
        return []
    head = md(made.label("Check before use"))
    return [f"**{head}**", "", *(f"- {md(each.words)}" for each in made.warnings)]


def _lines(made: Manifest, block: Block) -> list[str]:
    if block.kind == "sources":
        return [f"{each.number}. {md(each.line())}{_address(each.url)}" for each in made.sources]
    if block.chart:
        return _table(chart_heads(made, block.chart), chart_cells(made, block.chart))
    if block.happenings:
        heads = (*event_heads(made), made.label("Sources"))
        return _table(heads, [(*event_cells(e), cited(e.sources)) for e in block.happenings])
    lines = _text(block.paragraphs)
    for group in block.groups:
        lines += ["", f"### {md(group.heading)}", ""] if group.heading else []
        for quote in group.quotes:
            lines += _quote(quote)
    return lines


def _text(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    lines: list[str] = []
    before = "plain"
    for each in paragraphs:
        if each.style == "plain" or before != each.style:
            lines.append("")
        words = "".join(f"**{md(run)}**" if bold else _spaced(run) for run, bold in each.runs)
        lines.append(_MARKS[each.style] + words)
        before = each.style
    return lines


def _spaced(run: str) -> str:
    """Escape a run but keep the blanks at its ends."""
    begin, end = re.match(r"\s*", run), re.search(r"\s*$", run)
    blanks = (" " if begin and begin.group() else "", " " if end and end.group() else "")
    return md(run).join(blanks) if run.strip() else " "


def _quote(quote: Quote) -> list[str]:
    doubt = f" **[{md(quote.doubt)}]**" if quote.doubt else ""
    said = f"{md(quote.who)} {md(cited(quote.sources))}{doubt}"
    return [f"{quote.number}. {md(quote.whole())}  ", f"   {said}", ""]


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    lines = [heads, tuple("---" for _ in heads), *rows]
    written = [" | ".join(cell if cell == "---" else md(cell) for cell in row) for row in lines]
    return [f"| {line} |" for line in written]


def _address(url: str) -> str:
    """Write an address of the web; one that could end its brackets is left as words."""
    if not is_web(url):
        return ""
    return f" <{url}>" if not re.search(r"[\s<>]", url) else f" {md(url)}"
