"""Europresse as a page: an `article` each, its fields in spans and divs of fixed names."""

import re
from collections.abc import Iterator
from typing import Any

from newstables.reading.archives.entry import Entry, as_drafts
from newstables.reading.article import Draft, Problem
from newstables.reading.dates import read_date
from newstables.reading.formats.markup import text_of_tree

_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$|(?:lun|mar|mercre|jeu|vendre|same)di$|dimanche$",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"(?:\d{1,3}(?:[\s\u202f.]\d{3})+|\d+)\s?(?:mots|words)")


def cut_europresse(tree: Any, *, source: str) -> Iterator[Draft | Problem] | None:
    """Return the articles of a page of Europresse; None when it is none."""
    nodes = tree.xpath("//article[.//*[contains(@class, 'DocPublicationName')]]")
    entries = [_entry(node) for node in nodes]
    return as_drafts(entries, source=source, database="Europresse") if entries else None


def _entry(node: Any) -> Entry:
    head = _words(node, "DocHeader")
    texts = [text_of_tree(child) for name in ("docOcurrContainer", "DocText")
             for child in _named(node, name)]  # fmt: skip
    length = _LENGTH.search(head)
    return Entry(
        title=_words(node, "titreArticle"),
        outlet=_outlet(_named(node, "DocPublicationName")),
        published=_day(head),
        section=_section(head),
        byline=_words(node, "sm-margin-bottomNews") or _words(node, "docAuthors"),
        length=length.group() if length else "",
        body=max(texts, key=len, default=""),
    )


def _day(head: str) -> str:
    """Return the part that is a day: "mardi 31 janvier 2023 - 09:00, Une, 412 mots"."""
    return next((part for part in (head, *re.split(r"[,;•|]\s*", head)) if read_date(part)), "")


def _section(head: str) -> str:
    """Return what stands before the day, when it is not the day of the week."""
    first = head.split(",")[0].strip()
    return "" if read_date(first) or re.search(r"\d", first) or _WEEKDAY.match(first) else first


def _outlet(nodes: list[Any]) -> str:
    if not nodes:
        return ""
    words = text_of_tree(nodes[0])
    return words.split("\n")[0].strip()


def _named(node: Any, name: str) -> list[Any]:
    return list(node.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]"))


def _words(node: Any, name: str) -> str:
    found = _named(node, name)
    return " ".join(found[0].text_content().split()) if found else ""
