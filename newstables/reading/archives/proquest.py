"""ProQuest as text: articles between rules of underscores, fields as "Publication title: ..."."""

import re
from collections.abc import Iterator

from newstables.reading.archives.endings import tail_of
from newstables.reading.archives.entry import Entry, as_drafts
from newstables.reading.article import Draft, Problem

_RULE = re.compile(r"^_{40,}[ \t]*$", re.MULTILINE)
_FIELDS = {
    "author": "byline",
    "authors": "byline",
    "publication title": "outlet",
    "publication date": "published",
    "publication info": "info",
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
_LONG = ("abstract", "copyright", "credit", "full text", "fulltext")  # fields of whole paragraphs
_SENTENCE = re.compile(r"(?:[^\s;]+\s+){4,}[^;]*[.!?][”\"’']?$", re.DOTALL)
_RIGHTS_AT_MOST = 60  # words of a second paragraph of rights
_CHUNK = re.compile(
    rf"\n(?:[ \t]*\n)+|\n(?=(?:{'|'.join([*_FIELDS, _OTHERS])}):(?:[ \t]|$))",
    re.IGNORECASE | re.MULTILINE,
)

# Both stand in a whole record; a text of another kind may have a line "Full text:" below a rule.
_TEXT = re.compile(r"^(?:full text|abstract):", re.IGNORECASE | re.MULTILINE)
_SOURCE = re.compile(r"^publication (?:title|info|date|year):", re.IGNORECASE | re.MULTILINE)


def cut_proquest(text: str, *, source: str) -> Iterator[Draft | Problem] | None:
    """Return the articles of a text of ProQuest; None when it is none."""
    parts = _RULE.split(text)
    told = [part for part in parts if _SOURCE.search(part)]
    if len(parts) < 2 or not any(map(_TEXT.search, told)):
        return None
    return as_drafts([_entry(part) for part in told], source=source, database="ProQuest")


def _entry(part: str) -> Entry:
    entry = Entry()
    abstract = info = ""
    head, text, tail = _parted(part)
    entry.title = head[: min((found.start() for found in _starts(head)), default=None)]
    for name, value in [*_fields(head), *_fields(tail)]:
        field = _FIELDS.get(name, "")
        if field == "abstract":
            abstract = abstract or value
        elif field == "info":  # "The Harbour Daily ; London [London] 30 Jan 2023: A.1."
            info = info or value.partition(";")[0].strip()
        elif field and not getattr(entry, field):
            setattr(entry, field, value)
    entry.outlet = entry.outlet or info
    entry.body = text
    entry.title = " ".join(re.sub(r"^Document \d+ of \d+", "", entry.title.strip()).split())
    if not entry.body and abstract:
        entry.body, entry.note = abstract, "abstract only: the export holds no full text of it"
        entry.length = ""
    return entry


def _parted(part: str) -> tuple[str, str, str]:
    """Return what stands above the text, the text, and the fields below it."""
    bodies = (one for one in _starts(part) if _FIELDS.get(one["name"].lower()) == "body")
    full = next(bodies, None)
    if full is None:
        return part, "", ""
    starts = [full.end(), *(found.end() for found in _CHUNK.finditer(part, full.end()))]
    chunks = [part[start:end].strip() for start, end in zip(starts, [*starts[1:], None],
                                                            strict=True)]  # fmt: skip
    while len(chunks) > 1 and not chunks[-1]:
        chunks.pop()
    end = tail_of(chunks, first=1, is_own=lambda number: _is_field(chunks, number))
    named = [_name_of(chunk) for chunk in chunks]
    # A record names a field once: of two "Location:" the first is a paragraph of the text.
    while end < len(chunks) and named[end] and named[end] in named[end + 1 :]:
        end += 1
    return part[: full.start()], part[full.end() : starts[end - 1]] + chunks[end - 1], (
        "\n\n".join(chunks[end:])
    )  # fmt: skip


def _is_field(chunks: list[str], number: int) -> bool:
    """Return whether a paragraph is a field of the record and no paragraph of the text."""
    name = _name_of(chunks[number])
    if name:
        value = chunks[number][len(name) + 1 :].strip()
        return name in _LONG or not _SENTENCE.match(value)
    above = _name_of(chunks[number - 1])
    return above == "copyright" and len(chunks[number].split()) <= _RIGHTS_AT_MOST


def _name_of(chunk: str) -> str:
    found = _FIELD.match(chunk)
    return found["name"].lower() if found else ""


def _fields(block: str) -> Iterator[tuple[str, str]]:
    starts = _starts(block)
    ends = [*(found.start() for found in starts[1:]), None]
    for found, end in zip(starts, ends, strict=False):  # one end too many where nothing starts
        yield found["name"].lower(), block[found.end() : end].strip()


def _starts(part: str) -> list[re.Match[str]]:
    """Return the names of fields that begin a paragraph, or a line of the block of fields."""
    return [found for found in _FIELD.finditer(part) if _begins_line(part[: found.start()])]


def _begins_line(before: str) -> bool:
    return not before.strip() or before.endswith("\n")
