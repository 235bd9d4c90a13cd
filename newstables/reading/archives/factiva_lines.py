"""Factiva without codes: text, RTF and pages that print one field a line, in a fixed order."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from newstables.reading.archives.entry import Entry, as_drafts, count_of_words
from newstables.reading.article import Draft, Problem
from newstables.reading.dates import read_date
from newstables.reading.formats.markup import text_of_tree

_END = re.compile(r"(?:Document|Dokument|Documento|文件)\s+(?=[A-Z]*\d)[A-Za-z0-9]{8,40}")
_LENGTH = re.compile(
    r"\d[\d.,\s]*\s?(?:words?|w[öo]rter|mots|palabras|parole|字|語|词)", re.IGNORECASE
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?: ?[AP]M)?(?: [A-Z]{2,4})?")
_CAPITALS = re.compile(r"[A-Z0-9]{2,8}")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)", re.IGNORECASE)
_BY = re.compile(r"(?:By|Von|Par|Por|Di) \S")
_COMPANY = re.compile(r"[^.!?]{2,80}\b(?:Ltd|Limited|Inc|LLC|GmbH|AG|S\.A|plc|Corp|Company|Press"
                      r"|Media|Group|Holdings|Publishing|Newspapers)\.?")  # fmt: skip
_SECTION_WORDS = 4


def cut_factiva_lines(text: str, *, source: str) -> Iterator[Draft | Problem] | None:
    """Return the articles of a text of Factiva without codes; None when it is none."""
    lines = [line.strip() for line in text.replace("\f", "\n").splitlines()]
    ends = [number for number, line in enumerate(lines) if _END.fullmatch(line)]
    counted = sum(bool(_LENGTH.fullmatch(line)) for line in lines)
    if not ends or not counted:
        return None
    starts = [0, *(end + 1 for end in ends)]
    parts = [lines[start:end] for start, end in zip(starts, ends, strict=False)]
    return as_drafts([_entry(part) for part in parts], source=source, database="Factiva")


def cut_factiva_page(tree: Any, *, source: str) -> Iterator[Draft | Problem] | None:
    """Return the articles of a page of Factiva without codes; None when it is none."""
    entries = []
    for node in tree.xpath("//div[contains(concat(' ', @class), 'Article')]"):
        kinds = (node.get("class") or "").split()
        if "article" in kinds and any(re.fullmatch(r"\w{2,5}Article", kind) for kind in kinds):
            entries.append(_entry_of_divs(node))
    return as_drafts(entries, source=source, database="Factiva") if entries else None


def cut_factiva_xml(tree: Any, *, source: str) -> Iterator[Draft | Problem] | None:
    """Return the articles of a `ppsArticleResponse` of Factiva; None when it is none."""
    names = {"headline", "leadParagraph", "tailParagraphs", "publicationDate", "sourceName",
             "byline", "wordCount", "sectionName"}  # fmt: skip
    entries = []
    for node in tree.iter("{*}article"):
        found = {
            child.tag.rpartition("}")[2]: text_of_tree(child)
            for child in node.iter()
            if isinstance(child.tag, str) and child.tag.rpartition("}")[2] in names
        }
        body = (found.get("leadParagraph", ""), found.get("tailParagraphs", ""))
        count = found.get("wordCount", "")
        entries.append(
            Entry(
                title=found.get("headline", ""),
                outlet=found.get("sourceName", ""),
                published=found.get("publicationDate", ""),
                byline=found.get("byline", ""),
                section=found.get("sectionName", ""),
                length=f"{count} words" if count.isdigit() else count,
                body="\n\n".join(filter(None, body)),
            )
        )
    return as_drafts(entries, source=source, database="Factiva") if entries else None


def _entry_of_divs(node: Any) -> Entry:
    head: list[str] = []
    title = byline = ""
    for child in node.iterchildren("div"):
        words = " ".join(child.text_content().split())
        if child.get("id") == "hd":
            title = words
        elif "author" in (child.get("class") or "").split():
            byline = words
        elif words:
            head.append(words)
    paragraphs = node.xpath(".//p[contains(@class, 'articleParagraph')]")
    texts = [text_of_tree(paragraph) for paragraph in paragraphs]
    entry = _entry_of_head(head, title=title, byline=byline)
    entry.body = "\n\n".join(text for text in texts if text and not _END.fullmatch(text))
    return entry


def _entry(lines: Sequence[str]) -> Entry:
    """Read an article of plain lines: above and below the line that counts its words."""
    filled = [number for number, line in enumerate(lines) if line]
    counted = next((number for number in filled if _LENGTH.fullmatch(lines[number])), None)
    if counted is None:
        return Entry(body="")
    body = _first_of_text(lines, counted)
    head = [line for line in lines[:body] if line]
    entry = _entry_of_head(head, title="", byline="")
    text = list(lines[body:])
    while text and not text[-1]:
        text.pop()
    if len(text) > 1 and _COMPANY.fullmatch(text[-1]):
        text.pop()  # the publisher's name below the text
    entry.body = "\n".join(text)
    return entry


def _first_of_text(lines: Sequence[str], counted: int) -> int:
    """Return where the text begins: behind the © line, else behind the first blank line."""
    head = range(counted + 1, min(counted + 14, len(lines)))
    rights = next((number for number in head if _RIGHTS.match(lines[number])), None)
    if rights is not None:
        return rights + 1
    dated = next((number for number in head if read_date(lines[number])), counted)
    blank = (number for number in range(dated + 2, len(lines)) if not lines[number])
    return next(blank, dated + 2)


def _entry_of_head(head: Sequence[str], *, title: str, byline: str) -> Entry:
    at = next((number for number, line in enumerate(head) if count_of_words(line)
               and _LENGTH.fullmatch(line)), None)  # fmt: skip
    if at is None:
        return Entry(title=title, byline=byline)
    above, below = list(head[:at]), list(head[at + 1 :])
    byline = byline or next((line for line in above if _BY.match(line)), "")
    rest = [line for line in above if line != byline]
    section = ""
    if title:
        section = rest[0] if rest else ""
    elif rest:
        is_section = len(rest) > 1 and len(rest[0].split()) <= _SECTION_WORDS
        section, title = (rest[0], rest[1]) if is_section else ("", rest[0])
    published = below.pop(0) if below and read_date(below[0]) else ""
    if below and published and _CLOCK.fullmatch(below[0]):
        published += f" {below.pop(0)}"
    outlet = next(
        (line for line in below if not _CAPITALS.fullmatch(line)), below[0] if below else ""
    )
    return Entry(title=title, byline=byline, section=section, length=head[at],
                 published=published, outlet=outlet)  # fmt: skip
