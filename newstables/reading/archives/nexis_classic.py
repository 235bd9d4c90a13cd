"""The older Nexis: "1 of 74 DOCUMENTS" above each article, as text, RTF or a saved page."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from newstables.reading.archives.endings import end_of_text, tail_of
from newstables.reading.archives.entry import Entry, as_drafts, count_of_words
from newstables.reading.archives.labels import ABOVE, BELOW, label_of
from newstables.reading.article import Draft, Problem
from newstables.reading.dates import read_date

_COUNT = (
    r"(?P<number>\d{1,5}) (?:of|von|de|di|van|sur) (?P<all>\d{1,5}) "
    r"(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN)"
)
_LINE = re.compile(rf"^[ \t\f]*{_COUNT}[ \t]*$", re.IGNORECASE | re.MULTILINE)
_RIGHTS = re.compile(r"(?:copyright|©|\(c\))|all rights reserved", re.IGNORECASE)
_OTHER = re.compile(r"[A-Z][A-Z -]{2,24}: \S")  # a field that is not in the list of labels
_DATE_AT_MOST = 90  # characters


def cut_nexis_text(text: str, *, source: str) -> Iterator[Draft | Problem] | None:
    """Return the articles of a text of LexisNexis Academic; None when it is none.

    Its lines are broken at 80 characters; they are joined again, paragraphs kept.
    """
    heads = list(_LINE.finditer(text))
    if not heads:
        return None
    ends = [head.start() for head in heads[1:]] + [len(text)]
    parts = [text[head.end() : end] for head, end in zip(heads, ends, strict=True)]
    entries = [_entry(_paragraphs(part)) for part in parts]
    return as_drafts(entries, source=source, database="Nexis", promised=int(heads[0]["all"]))


def cut_nexis_page(tree: Any, *, source: str) -> Iterator[Draft | Problem] | None:
    """Return the articles of a page of the older Nexis; None when it is none."""
    blocks = [block for block in _blocks(tree) if block]
    heads = [number for number, block in enumerate(blocks)
             if re.fullmatch(_COUNT, block, re.IGNORECASE)]  # fmt: skip
    if not heads:
        return None
    ends = [*heads[1:], len(blocks)]
    entries = [_entry(blocks[head + 1 : end]) for head, end in zip(heads, ends, strict=True)]
    promised = re.fullmatch(_COUNT, blocks[heads[0]], re.IGNORECASE)
    return as_drafts(
        entries,
        source=source,
        database="Nexis",
        promised=int(promised["all"]) if promised else None,
    )


def _blocks(tree: Any) -> Iterator[str]:
    """Return a page's paragraphs: words highlighted as hits stand in tags of their own."""
    for node in tree.iter("p", "pre", "center", "h1", "h2", "h3"):
        if node.find(".//p") is None:
            for br in node.iter("br"):
                br.tail = "\n" + (br.tail or "")
            for part in node.text_content().split("\n\n"):
                yield " ".join(part.split())


def _paragraphs(part: str) -> list[str]:
    found = []
    for block in re.split(r"\n[ \t]*(?:\n[ \t]*)+", part.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        # Labels may stand one a line without a blank line between.
        whole: list[str] = []
        for line in lines:
            if not whole or label_of(line)[0]:
                whole.append(line)
            else:
                hyphen = re.search(r"\w-$", whole[-1])
                whole[-1] += line if hyphen else f" {line}"
        found += whole
    return found


def _entry(blocks: Sequence[str]) -> Entry:
    entry = Entry()
    labels = [label_of(block) for block in blocks]
    begin = next((number for number, (kind, _) in enumerate(labels) if kind == "body"), None)
    if begin is None:
        foot = next(
            (number for number, (kind, _) in enumerate(labels) if kind in BELOW), len(blocks)
        )
        above = [number for number, (kind, _) in enumerate(labels[:foot]) if kind in ABOVE]
        begin = above[-1] if above else _first_of_text(blocks)
    for kind, value in labels[: begin + 1]:
        if kind in ("section", "length", "byline"):
            setattr(entry, kind, getattr(entry, kind) or value)
        elif kind == "headline":
            entry.title = entry.title or value
    head = [
        block for block, (kind, _) in zip(blocks[: begin + 1], labels, strict=False) if not kind
    ]
    _read_head(entry, head)
    first = [labels[begin][1]] if labels[begin:] and labels[begin][0] == "body" else []
    end = _end(blocks, labels, begin=begin, counted=count_of_words(entry.length))
    text = [*filter(None, first), *blocks[begin + 1 : end]]
    entry.body = "\n\n".join(block for block in text if not _is_closing(block))
    return entry


def _end(
    blocks: Sequence[str], labels: Sequence[tuple[str, str]], *, begin: int, counted: int | None
) -> int:
    """Return the block at which the text ends: before the fields below it."""
    above = [block for block, (kind, _) in zip(blocks, labels, strict=True) if kind in ABOVE]
    in_capitals = all(map(_is_in_capitals, above))

    def is_field(number: int) -> bool:
        known = labels[number][0] in BELOW
        return known and (not in_capitals or _is_in_capitals(blocks[number]))

    def is_own(number: int) -> bool:
        block = blocks[number]
        behind_name = is_field(number - 1) and not labels[number - 1][1]
        return is_field(number) or behind_name or _is_closing(block) or bool(_OTHER.match(block))

    surely = tail_of(blocks, first=begin + 1, is_own=is_own)
    return end_of_text(blocks, first=begin + 1, is_own=is_field, surely=surely, counted=counted)


def _is_in_capitals(block: str) -> bool:
    return block.partition(":")[0].isupper()


def _read_head(entry: Entry, head: Sequence[str]) -> None:
    """Read outlet, date and headline off the lines without a label: they stand in this order."""
    plain = [block for block in head if not _RIGHTS.search(block)]
    dated = next((number for number, block in enumerate(plain) if _is_date(block)), None)
    if dated is None:
        entry.outlet = plain[0] if plain else ""
        entry.title = entry.title or (plain[1] if len(plain) > 1 else "")
        return
    entry.published = plain[dated]
    entry.outlet = plain[dated - 1] if dated else ""
    if not entry.outlet and (rights := [block for block in head if _RIGHTS.search(block)]):
        entry.outlet = re.sub(r"(?i)copyright|©|\(c\)|\d{4}|all rights reserved", "", rights[0])
    below = plain[dated + 1 :]
    entry.title = entry.title or (below[0] if below else "")


def _is_date(block: str) -> bool:
    return len(block) <= _DATE_AT_MOST and read_date(block) is not None


def _first_of_text(blocks: Sequence[str]) -> int:
    """Return the last block above the text where nothing is labelled: the headline, or the date."""
    dated = next((number for number, block in enumerate(blocks) if _is_date(block)), 0)
    return min(dated + 1, len(blocks) - 1)


def _is_closing(block: str) -> bool:
    return len(block) < 120 and bool(
        re.match(r"(?i)(?:copyright \d{4}|all rights reserved)", block)
    )
