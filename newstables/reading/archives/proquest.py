"""ProQuest as text: articles between rules of underscores, fields as "Publication title: ..."."""

import re
from collections.abc import Iterator

from newstables.reading.archives.entry import Entry, as_drafts
from newstables.reading.article import Draft, Problem

_RULE = re.compile(r"^_{40,}[ \t]*$", re.MULTILINE)
_FIELDS = {
    "author": "byline",
    "authors": "byline",
    "publication title": "outlet",
    "publication date": "published",
    "publication info": "outlet",
    "section": "section",
    "full text": "body",
    "fulltext": "body",
    "abstract": "abstract",
    "title": "title",
    "document url": "url",
    "links": "",
    "word count": "length",
}
_OTHERS = (
    "subject|location|people|company / organization|company|classification|volume|issue|pages"
    "|first page|start page|number of pages|publication year|publisher|place of publication"
    "|country of publication|publication subject|issn|eissn|source type|language of publication"
    "|document type|proquest document id|last updated|database|copyright|credit|dateline"
    "|identifier / keyword|year|column|document feature|publication frequency|source attribution"
)
_FIELD = re.compile(
    rf"(?P<name>{'|'.join([*_FIELDS, _OTHERS])}):(?:[ \t]+|$)", re.IGNORECASE | re.MULTILINE
)

# Both stand in a whole record; a text of another kind may have a line "Full text:" below a rule.
_TEXT = re.compile(r"^(?:full text|abstract):", re.IGNORECASE | re.MULTILINE)
_SOURCE = re.compile(r"^publication (?:title|info|date|year):", re.IGNORECASE | re.MULTILINE)


def cut_proquest(text: str, *, source: str) -> Iterator[Draft | Problem] | None:
    """Return the articles of a text of ProQuest; None when it is none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = _RULE.split(text)
    told = [part for part in parts if _SOURCE.search(part)]
    if len(parts) < 2 or not any(map(_TEXT.search, told)):
        return None
    return as_drafts([_entry(part) for part in told], source=source, database="ProQuest")


def _entry(part: str) -> Entry:
    entry = Entry()
    abstract = ""
    starts = [found for found in _FIELD.finditer(part) if _begins_line(part, found.start())]
    entry.title = part[: starts[0].start()].strip() if starts else ""
    ends = [found.start() for found in starts[1:]] + [len(part)]
    for found, end in zip(starts, ends, strict=True):
        field = _FIELDS.get(found["name"].lower(), "")
        value = part[found.end() : end].strip()
        if field == "abstract":
            abstract = value
        elif field and not getattr(entry, field):
            setattr(entry, field, value)
    entry.title = " ".join(re.sub(r"^Document \d+ of \d+", "", entry.title.strip()).split())
    if not entry.body and abstract:
        entry.body, entry.note = abstract, "abstract only: the export holds no full text of it"
        entry.length = ""
    return entry


def _begins_line(part: str, at: int) -> bool:
    """Return whether a field's name begins a paragraph, or a line of the block of fields."""
    before = part[:at]
    return not before.strip() or before.endswith("\n")
