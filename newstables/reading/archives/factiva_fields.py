"""Factiva with codes ("HD", "SN", "PD"): text, RTF, and pages with a table an article."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newstables.reading.archives.entry import Entry, as_drafts
from newstables.reading.article import Draft, Problem
from newstables.reading.formats.markup import text_of_tree

_CODES = (
    "SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CLM ART RF CT GC DLN NGC CX CO NS RE IN "
    "IPC IPD PUB AN"
).split()
_ALONE = re.compile(rf"(?:{'|'.join(_CODES)})")
_WITH_VALUE = re.compile(rf"(?P<code>{'|'.join(_CODES)})[ \t]+(?P<value>\S.*)")
_ENDS = re.compile(r"(?:Document|Dokument|Documento|文件)\s+[A-Z0-9]+", re.IGNORECASE)
_SUMMARY = re.compile(r"(?:Search Summary|Suchzusammenfassung|Résumé de la recherche)$")
_TEXT = ("LP", "TD")

Fields = dict[str, list[str]]


def cut_factiva_fields(text: str, *, source: str) -> Iterator[Draft | Problem] | None:
    """Return the articles of a text of Factiva with codes; None when it is none."""
    lines = [line.strip("\ufeff") for line in text.replace("\f", "\n\f\n").splitlines()]
    alone = {line.strip() for line in lines if len(line.strip()) in (2, 3)} | {
        found["code"] for line in lines if (found := _WITH_VALUE.match(line.strip()))
    }
    if not {"HD", "PD", "SN"} <= alone or not alone & {"LP", "TD"}:
        return None
    entries = [entry_of(article) for article in _articles(lines)]
    return as_drafts(entries, source=source, database="Factiva")


def cut_factiva_tables(tree: Any, *, source: str) -> Iterator[Draft | Problem] | None:
    """Return the articles of a page of Factiva with codes; None when it is none."""
    entries = []
    for table in tree.iter("table"):
        fields: Fields = {}
        for row in table.iterfind(".//tr"):
            cells = row.findall("td")
            code = "".join(cells[0].itertext()).strip() if len(cells) > 1 else ""
            if _ALONE.fullmatch(code):
                fields[code] = text_of_tree(cells[1]).split("\n")
        if "HD" in fields and fields.keys() & {"PD", "SN", "LP", "TD"}:
            entries.append(entry_of(fields))
    return as_drafts(entries, source=source, database="Factiva") if entries else None


def entry_of(fields: Mapping[str, list[str]]) -> Entry:
    """Return the article that fields under Factiva's codes tell."""

    def words(code: str) -> str:
        return " ".join(" ".join(fields.get(code, [])).split())

    parts = ["\n".join(fields.get(code, [])).strip("\n ") for code in _TEXT]
    day, clock = words("PD"), words("ET")
    return Entry(
        title=words("HD"),
        outlet=words("SN"),
        published=f"{day} {clock}".strip() if re.fullmatch(r"\d{1,2}:\d{2}.*", clock) else day,
        byline=words("BY"),
        section=words("SE"),
        length=words("WC"),
        body="\n\n".join(filter(None, parts)),
    )


def _articles(lines: list[str]) -> Iterator[Fields]:
    """Cut lines into articles: at the accession number, at a form feed, at the next headline."""
    fields: Fields = {}
    code = ""
    for line in lines:
        plain = line.strip()
        found = _found(plain, code)
        if plain == "\f" or _SUMMARY.match(plain):
            if "HD" in fields:
                yield fields
            fields, code = {}, "" if plain == "\f" else "end"
        elif code == "end":
            continue
        elif found and found[0] in fields and found[0] in ("HD", "SE"):
            yield fields
            fields, code = {found[0]: [found[1]]}, found[0]
        elif found:
            code = found[0]
            fields.setdefault(code, []).append(found[1])
        elif code and not (code == "AN" and _ENDS.match("".join(fields[code])) and plain):
            fields[code].append(line)
    if "HD" in fields:
        yield fields


def _found(plain: str, inside: str) -> tuple[str, str] | None:
    """Return code and value of a line that begins a field; in a text only a code alone does."""
    if _ALONE.fullmatch(plain):
        return plain, ""
    found = _WITH_VALUE.fullmatch(plain)
    if found is None:
        return None
    if inside in _TEXT and not (found["code"] == "AN" and _ENDS.match(found["value"])):
        return None
    order = _CODES.index(found["code"]), _CODES.index(inside) if inside in _CODES else -1
    return (found["code"], found["value"]) if order[0] != order[1] else None
