"""Plain text and Markdown: what stands above the text as a block of fields is metadata."""

import re
from collections.abc import Iterator

from newstables.reading.article import Draft, Known, Problem, Source
from newstables.reading.decoding import decode

# Names a file may give the fields of an article, letters only, and the field.
FIELDS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "newspaper": "outlet",
    "site": "outlet",
    "sitename": "outlet",
    "media": "outlet",
    "medianame": "outlet",
    "sourcename": "outlet",
    "byline": "byline",
    "author": "byline",
    "authors": "byline",
    "by": "byline",
    "creator": "byline",
    "writer": "byline",
    "published": "published",
    "publishedat": "published",
    "publishedon": "published",
    "publishdate": "published",
    "publicationdate": "published",
    "pubdate": "published",
    "datepublished": "published",
    "date": "published",
    "datetime": "published",
    "url": "url",
    "link": "url",
    "address": "url",
    "uri": "url",
    "permalink": "url",
}

_FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n|\n|\r)(?P<block>.*?)(?:\r\n|\n|\r)---[ \t]*(?:(?:\r\n|\n|\r)+|$)", re.DOTALL
)
_FIELD_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,20}?)[ \t]*:[ \t]*(?P<value>.*)$")
_HEADING = re.compile(r"\s*# +(?P<title>[^\r\n]+)")


def read_text(source: Source) -> Iterator[Draft | Problem]:
    """Read a plain text: one article, with or without a block of "Title: ..." lines on top."""
    yield draft_of_text(decode(source.data, name=source.name), source=source.name)


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


def draft_of_text(text: str, *, source: str) -> Draft:
    """Split a block of fields on top from the text.

    Only two or more known fields, one a line from the very first line and closed by a blank line,
    are such a block: an article may well begin with "Date: unknown".
    """
    lines = text.splitlines(keepends=True)
    size = next((number for number, line in enumerate(lines) if not line.strip()), 0)
    block = lines[:size]
    keys = [found and _key(found["key"]) for found in map(_FIELD_LINE.match, block)]
    if size < 2 or not all(key in FIELDS for key in keys) or len(set(keys)) < len(keys):
        return Draft(source, text)
    below = "".join(lines[size:]).lstrip()
    return Draft(source, below, fields_of(block, where="header line"))


def fields_of(lines: list[str], *, where: str) -> dict[str, Known]:
    """Read "key: value" lines; unknown keys and lines of another form are passed over."""
    stated: dict[str, Known] = {}
    for line in lines:
        found = _FIELD_LINE.match(line.strip("\r\n"))
        name = FIELDS.get(_key(found["key"])) if found else None
        value = _unquoted(found["value"].strip()) if found else ""
        if found and name and value:
            stated.setdefault(name, Known(value, f"metadata: {where} “{found['key']}”"))
    return stated


def _key(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(item.strip()) for item in value[1:-1].split(","))
    return value
