"""One article of an export, and what is told of it: the file counts words, and so do we."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstables.errors import ArticleError
from newstables.reading.article import Draft, Known, Problem

_WORDS = re.compile(
    r"(?P<count>\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+|\d+)\s*"
    r"(?:words?|w[öo]rter|mots?|palabras?|parole|palavras|woorden|ord|слов|字|語|词)",
    re.IGNORECASE,
)
_FROM, _TO = 0.8, 1.2  # share of the file's own count that is read where nothing is lost
_SPARE = 5  # words; headline and labels are counted by some
_BY = re.compile(r"(?:By|Von|Par|Por|Di|Door|Av)[: ]\s*(?=\S)", re.IGNORECASE)


@dataclass
class Entry:
    """What an export says of one article; a field without words is not said."""

    title: str = ""
    outlet: str = ""
    published: str = ""
    byline: str = ""
    section: str = ""
    url: str = ""
    length: str = ""  # "1,238 words", as the file prints it
    body: str = ""
    note: str = ""  # what is to be told of it: "abstract only"


def count_of_words(words: str) -> int | None:
    """Return the number in "1,238 words", "1.204 Wörter", "8165 字"; None where there is none."""
    found = _WORDS.search(words[:100])  # a longer line is no count
    digits = re.sub(r"\D", "", found["count"]) if found else ""
    return int(digits) if 0 < len(digits) < 8 else None


def without_by(byline: str) -> str:
    """Return a byline without the word before it: "By Rita Solberg"."""
    return _BY.sub("", " ".join(byline.split()), count=1)


def as_drafts(
    entries: Sequence[Entry], *, source: str, database: str, promised: int | None = None
) -> Iterator[Draft | Problem]:
    """Return the articles of an export as drafts, with a problem for each that lost something.

    Args:
        entries: the articles, in the order of the file.
        source: name of the file.
        database: whose export it is, for people: "Nexis".
        promised: how many articles the file itself says it holds.

    Raises:
        ArticleError: no article could be told from the others.
    """
    if not any(entry.body.strip() for entry in entries):
        raise ArticleError(
            f"'{source}': an export of {database} whose articles cannot be told apart; "
            "export it again as plain text or Word, with headline, date and source"
        )
    for number, entry in enumerate(entries, 1):
        where = f"{source}, article {number}"
        if not entry.body.strip():
            titled = f" “{entry.title}”" if entry.title else ""
            yield Problem(where, f"has no text{titled}", "export this article again, in full")
            continue
        yield _draft(entry, where, database)
        yield from _told(entry, where)
    if promised is not None and promised != len(entries):
        yield Problem(
            source,
            f"the file says it holds {promised:,} articles, {len(entries):,} were told apart",
            "compare the list with the file, or export it again in smaller parts",
        )


def _draft(entry: Entry, where: str, database: str) -> Draft:
    said = {
        "title": " ".join(entry.title.split()),
        "outlet": " ".join(entry.outlet.split()),
        "published": " ".join(entry.published.split()),
        "byline": without_by(entry.byline),
        "section": " ".join(entry.section.split()),
        "url": entry.url.strip(),
    }
    stated = {
        name: Known(words, f"metadata: {name} as {database} exports it")
        for name, words in said.items()
        if words
    }
    return Draft(where, entry.body.strip("\r\n"), stated, words=count_of_words(entry.length))


def _told(entry: Entry, where: str) -> Iterator[Problem]:
    if entry.note:
        yield Problem(where, entry.note, "export it again with the full text, if you need more")
    counted, read = count_of_words(entry.length), len(entry.body.split())
    if counted and not (_FROM * counted - _SPARE <= read <= _TO * counted + _SPARE):
        yield Problem(
            where,
            f"the file says {counted:,} words, {read:,} were read",
            "compare the article with the file before you rely on it",
        )
    if not entry.published:
        yield Problem(where, "has no date that could be read", "date it by hand")
