"""Text as people type it: paragraphs, **bold**, lists; nothing else in it is obeyed."""

import re

from newstables.exports.briefing.blocks import Paragraph
from newstables.exports.events import plain

_BULLET = re.compile(r"[-*•]\s+")
_NUMBER = re.compile(r"\d{1,3}[.)]\s+")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")


def read_text(typed: str) -> tuple[Paragraph, ...]:
    """Read typed text: a line is a paragraph, or an item when "- " or "1. " begins it."""
    return tuple(_paragraph(line.strip()) for line in plain(typed).split("\n") if line.strip())


def _paragraph(line: str) -> Paragraph:
    if begin := _BULLET.match(line):
        return Paragraph(_runs(line[begin.end() :]), "bullet")
    if begin := _NUMBER.match(line):
        return Paragraph(_runs(line[begin.end() :]), "number")
    return Paragraph(_runs(line))


def _runs(words: str) -> tuple[tuple[str, bool], ...]:
    parts = _BOLD.split(words)  # every second one was between stars
    return tuple((part, bool(number % 2)) for number, part in enumerate(parts) if part)
