"""Plain text and Markdown: what stands above the text as a block of fields is metadata."""

import re
from collections.abc import Iterator

from newstables.reading.archives.cutting import cut_text
from newstables.reading.article import Draft, Known, Problem, Source
from newstables.reading.decoding import decode
from newstables.reading.formats.fields import field_of, key_of, stated_of

_FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n|\n|\r)(?P<block>.*?)(?:\r\n|\n|\r)---[ \t]*(?:(?:\r\n|\n|\r)+|$)", re.DOTALL
)
_FIELD_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,20}?)[ \t]*:[ \t]*(?P<value>.*)$")
_HEADING = re.compile(r"\s*# +(?P<title>[^\r\n]+)")


def read_text(source: Source) -> Iterator[Draft | Problem]:
    """Read a plain text: one article, or the articles of a database's export."""
    yield from drafts_of_text(decode(source.data, name=source.name), source=source.name)


def read_markdown(source: Source) -> Iterator[Draft | Problem]:
    """Read Markdown: one article; front matter is metadata, the text stays as it is."""
    text = decode(source.data, name=source.name)
    found = _FRONT_MATTER.match(text)
    stated = fields_of(found["block"].splitlines(), where="front matter") if found else {}
    text = text[found.end() :] if found else text
    heading = _HEADING.match(text)
    if heading and "title" not in stated:
        stated["title"] = Known(heading["title"].strip(), "metadata: the heading on top")
    yield Draft(source.name, text, stated)


def drafts_of_text(text: str, *, source: str) -> Iterator[Draft | Problem]:
    """Return a text's articles: those of an export, else one, with or without fields on top.

    Raises:
        ArticleError: it is an export whose articles cannot be told apart.
    """
    cut = cut_text(text, source=source)
    if cut is None:
        yield draft_of_text(text, source=source)
    else:
        yield from cut


def draft_of_text(text: str, *, source: str) -> Draft:
    """Split a block of fields on top from the text.

    Only lines of fields from the very first on, closed by a blank line, are such a block: an
    article may well begin with "Date: unknown". Two fields must be known, and for each that is
    not, as databases add theirs, two must be.
    """
    lines = text.splitlines(keepends=True)
    size = next((number for number, line in enumerate(lines) if not line.strip()), 0)
    block = lines[:size]
    names = [found["key"] for found in map(_FIELD_LINE.match, block) if found]
    known = sum(field_of(name) is not None for name in names)
    doubles = len(set(map(key_of, names))) < len(names)
    if known < 2 or doubles or len(names) < size or 2 * (size - known) > known:
        return Draft(source, text)
    below = "".join(lines[size:]).lstrip()
    return Draft(source, below, fields_of(block, where="header line"))


def fields_of(lines: list[str], *, where: str) -> dict[str, Known]:
    """Read "key: value" lines; unknown keys and lines of another form are passed over."""
    found = (_FIELD_LINE.match(line.strip("\r\n")) for line in lines)
    return stated_of(
        ((line["key"], _unquoted(line["value"].strip())) for line in found if line), where=where
    )


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(item.strip()) for item in value[1:-1].split(","))
    return value
