"""Plain text and Markdown: what stands above the text as a block of fields is metadata."""

import re
from collections.abc import Iterator

from newstables.reading.archives.cutting import cut_text
from newstables.reading.archives.entry import count_of_words
from newstables.reading.article import Draft, Known, Problem, Source
from newstables.reading.decoding import decode
from newstables.reading.formats.fields import field_of, key_of, stated_of

_FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n|\n|\r)(?P<block>.*?)(?:\r\n|\n|\r)---[ \t]*(?:(?:\r\n|\n|\r)+|$)", re.DOTALL
)
_FIELD_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,20}?)[ \t]*:[ \t]*(?P<value>.*)$")
_TEXT_LABELS = ("text", "body", "fulltext", "articletext", "content", "story", "volltext", "texte")
_LENGTH = re.compile(r"\s*(?:length|words|word count)\s*:", re.IGNORECASE)
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

    Only lines of fields from the very first on, closed by a blank line or by a label of the text,
    are such a block: an article may well begin with "Date: unknown". Two fields must be known, and
    for each that is not, as databases add theirs, two must be. Where a blank line stands between
    the fields, all of them must be known.
    """
    lines = text.splitlines(keepends=True)
    size, label = _block(lines)
    block = [line for line in lines[:size] if line.strip()]
    names = [found["key"] for line in block if (found := _FIELD_LINE.match(line.strip()))]
    known = sum(field_of(name) is not None for name in names)
    doubles = len(set(map(key_of, names))) < len(names)
    if known < 2 or doubles or 2 * (len(names) - known) > known:
        return Draft(source, text)
    below = "".join(lines[size:]).lstrip()
    below = below[len(label) :].lstrip() if label else below
    length = next((line for line in block if _LENGTH.match(line)), "")
    stated = fields_of(block, where="header line")
    return Draft(source, below, stated, words=count_of_words(length))


def _block(lines: list[str]) -> tuple[int, str]:
    """Return how many lines a block of fields has, and the label of the text that closes it."""
    size, number, spaced = 0, 0, False
    while number < len(lines):
        line = lines[number].strip()
        found = _FIELD_LINE.match(line)
        if found and key_of(found["key"]) in _TEXT_LABELS:
            return number, line[: len(line) - len(found["value"])]
        if found and (not spaced or field_of(found["key"])):
            size = number + 1
        elif line or size == 0:
            # Without a blank line after it, the block is the beginning of a sentence.
            return (size, "") if number and not lines[number - 1].strip() else (0, "")
        else:
            spaced = True
        number += 1
    return size, ""


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
