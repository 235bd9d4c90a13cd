"""Nexis Uni and Lexis Advance: Word, RTF, PDF or text, each article closed by "End of Document"."""

import re
from collections.abc import Iterator

from newstables.reading.archives.endings import end_of_text
from newstables.reading.archives.entry import Entry, as_drafts, count_of_words
from newstables.reading.archives.labels import ABOVE, label_of
from newstables.reading.article import Draft, Problem
from newstables.reading.dates import read_date

_END = re.compile(
    r"^[ \t\f]*(?:End of Document|Ende des Dokuments?|Fin (?:du|de) document|Fin del documento"
    r"|Einde van document)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_PROMISED = re.compile(r"^\W*(?:Documents|Dokumente|Documentos) \((\d{1,4})\)", re.MULTILINE)
_RIGHTS = re.compile(r"(?:copyright|©|\(c\))", re.IGNORECASE)
_DATE_AT_MOST = 90  # characters: "May 30, 2014 Friday, Late Edition - Final"
_HEADINGS = (("classification", ""), ("graphic", ""), ("notes", ""))
_NOTE_AT_MOST = 60  # words below such a heading where the file does not count its words
_TITLE_LINES = 3  # a headline runs over no more


def cut_nexis_uni(text: str, *, source: str) -> Iterator[Draft | Problem] | None:
    """Return the articles of an export of Nexis Uni; None when the text is none.

    Source: layout of exports in public parsers; see the tests for samples.
    """
    parts = _END.split(text)
    if len(parts) < 2:
        return _cut_single(text, source=source)
    labelled = any(label_of(line)[0] in ABOVE for line in parts[0].splitlines())
    if not labelled:
        return None
    promised = _PROMISED.search(parts[0])
    entries = [_entry(part, first=number == 0) for number, part in enumerate(parts[:-1])]
    # What stands behind the last end is an article cut off, or nothing.
    if any(label_of(line)[0] == "body" for line in parts[-1].splitlines()):
        entries.append(_entry(parts[-1], first=False))
    return as_drafts(
        entries,
        source=source,
        database="Nexis",
        promised=int(promised[1]) if promised else None,
    )


def _cut_single(text: str, *, source: str) -> Iterator[Draft | Problem] | None:
    """Return the one article of a text copied without its end: its labels and date tell it."""
    kinds = [label_of(line) for line in text.splitlines()]
    if ("body", "") not in kinds:
        return None
    above = {kind for kind, _ in kinds[: kinds.index(("body", ""))]} & ABOVE
    entry = _entry(text, first=True)
    if len(above) < 2 or not entry.published:
        return None
    return as_drafts([entry], source=source, database="Nexis")


def _entry(part: str, *, first: bool) -> Entry:
    lines = part.splitlines()
    filled = [number for number, line in enumerate(lines) if line.strip()]
    body = next((number for number in filled if label_of(lines[number]) == ("body", "")), None)
    if body is None:  # no label: the text begins behind the last label above it
        above = [number for number in filled if label_of(lines[number])[0] in ABOVE]
        body = above[-1] if above else -1
    head = [number for number in filled if number <= body]
    dated = [number for number in head if _is_date(lines[number]) and not _goes_on(lines, number)]
    labels = [number for number in head if label_of(lines[number])[0] in ABOVE - {"body"}]
    entry = Entry()
    # On the cover of the file there are labels and dates too: the last date line is the article's.
    if dated:
        at = head.index(dated[-1])
        entry.published = lines[dated[-1]].strip()
        entry.outlet = lines[head[at - 1]].strip() if at > 0 else ""
        above = head[max(0, at - 2) : max(0, at - 1)] if first else head[: max(0, at - 1)]
        entry.title = " ".join(lines[number].strip() for number in above[-_TITLE_LINES:])
        labels = [number for number in labels if number > dated[-1]]
    for number in labels:
        kind, value = label_of(lines[number])
        if kind in ("section", "length", "byline"):
            setattr(entry, kind, getattr(entry, kind) or value)
        elif kind == "headline" and not entry.title:
            entry.title = value
    foot = _foot(lines, body, counted=count_of_words(entry.length))
    entry.body = "\n".join(lines[body + 1 : foot])
    return entry


def _goes_on(lines: list[str], number: int) -> bool:
    """Return whether a line goes on with a label's words: a wrapped "Highlight" may name a day."""
    while number > 0 and lines[number - 1].strip():
        number -= 1
        kind, value = label_of(lines[number])
        if kind:
            return bool(value)
    return False


def _is_date(line: str) -> bool:
    line = line.strip()
    if len(line) > _DATE_AT_MOST or label_of(line)[0] or _RIGHTS.match(line) or ": " in line[:20]:
        return False
    return bool(re.search(r"\d{4}", line)) and read_date(line) is not None


def _foot(lines: list[str], body: int, *, counted: int | None) -> int:
    """Return where the text ends: before the fields that stand below it.

    "Notes" or "Graphic" alone on a line head a few words below a text, or a part of the text.
    """
    kinds = [label_of(line) for line in lines]
    below = range(body + 1, len(lines))
    closing = [number for number in below if kinds[number] == ("classification", "")]
    loaded = [number for number in below if kinds[number][0] == "loaded"]
    surely = (closing[-1:] or loaded[-1:] or [len(lines)])[0]

    def is_heading(number: int) -> bool:
        return kinds[number] in _HEADINGS

    if counted:
        return end_of_text(lines, first=body + 1, is_own=is_heading, surely=surely, counted=counted)
    headings = (number for number in below if number < surely and is_heading(number))
    return next((number for number in headings if _are_few(lines[number:surely])), surely)


def _are_few(lines: list[str]) -> bool:
    return sum(len(line.split()) for line in lines) <= _NOTE_AT_MOST
