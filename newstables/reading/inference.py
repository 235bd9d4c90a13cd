"""What an article's own text says about it, and the finished Article.

Stated values win over inferred ones. Nothing is guessed: a field without a firm ground stays
unknown, and its basis says why.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from newstables.finding.furniture.datelines import match_agency_line
from newstables.finding.furniture.finding import Stretch, furniture_stretches
from newstables.finding.furniture.lines import Line, text_lines
from newstables.finding.language import detect_language
from newstables.lexicons import table
from newstables.reading.article import Article, Draft, Known, hash_text, web_address
from newstables.reading.dating import TOP, date_article

_RIGHTS = re.compile(
    r"(?:[Cc]opyright|COPYRIGHT|\([cC]\)|©)[\s©]*(?P<year>(?:19|20)\d\d)?(?:[-–]\d{4})?[\s,]*"
    r"(?:(?!(?i:all rights|by\b))(?P<owner>[A-Z][\w.&’' -]{1,60}?)"
    r"(?=\.?\s*(?:[,;|(]|(?i:all rights)|$)|\. [A-Z]))?"
)
_COMPANY = re.compile(r",? (?:L\.?P|Inc|Ltd|LLC|Co|Corp|plc)\.?$", re.IGNORECASE)


def finish(draft: Draft) -> Article:
    """Return the article: what its file states, then what its text and address say."""
    text, stated = draft.text, draft.stated
    lines = text_lines(text)
    furniture = furniture_stretches(text)
    agency_line = _agency_line(lines)
    rights = _rights(text, furniture)
    if "outlet" in stated:
        stated = {**stated, "outlet": _outlet_by_name(stated["outlet"])}
    title = stated.get("title") or _title(text, furniture)
    url = web_address(stated["url"].value) if "url" in stated else None
    outlet = stated.get("outlet") or _outlet(
        text, furniture, url=url, agency=agency_line, owner=rights[1]
    )
    dated = date_article(text, lines, stated, url=url, year=rights[0])
    byline = stated.get("byline")
    origin = agency_line or _agency_at_end(text, furniture) or _as_agency(rights[1])
    return Article(
        article_id=hash_text(text),
        text=text,
        words=len(text.split()),
        source=draft.source,
        title=title.value or None,
        title_basis=title.basis,
        outlet=outlet.value or None,
        outlet_basis=outlet.basis,
        origin=origin,
        byline=byline.value if byline else _byline(text, furniture),
        published=dated.published,
        published_basis=dated.basis,
        published_hint=dated.hint,
        published_at=dated.published_at,
        modified=dated.modified,
        section=stated["section"].value if "section" in stated else None,
        url=url,
        language=detect_language(text),
    )


def _title(text: str, furniture: list[Stretch]) -> Known:
    at = 0
    for found in furniture:
        if text[at : found.start].strip():
            break  # running text begins
        words = text[found.start : found.end].lstrip("# ")
        if found.kind == "headline" and (at == 0 or words.count(" ") > 2):
            return Known(words, "inferred: the first line stands apart as a headline")
        at = found.end
    return Known("", "unknown: no headline; the text begins with running text")


def _agency_line(lines: list[Line]) -> str | None:
    for line in lines[:TOP]:
        found = match_agency_line(line.text)
        if found:
            return _as_agency(found["agency"]) or str(found["agency"])
    return None


def _agency_at_end(text: str, furniture: list[Stretch]) -> str | None:
    for found in furniture[-3:]:
        if found.kind == "agency":
            for word in re.findall(r"[\w-]+(?: [A-Z][\w-]+)*", text[found.start : found.end]):
                if name := _agencies().get(word.casefold()):
                    return name
    return None


def _names_agency(words: str) -> bool:
    return any(word.casefold() in _agencies() for word in re.findall(r"[\w-]+", words))


def _as_agency(owner: str | None) -> str | None:
    return _agencies().get((owner or "").casefold())


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    return {printed.casefold(): name for printed, name in table("agencies").items()}


def _rights(text: str, furniture: list[Stretch]) -> tuple[str | None, str | None]:
    """Read year and owner off the copyright line."""
    for found in furniture:
        if found.kind == "copyright":
            line = _RIGHTS.match(text[found.start : found.end])
            if line:
                owner = _COMPANY.sub("", (line["owner"] or "").strip(" .")) or None
                return line["year"], owner
    return None, None


def _outlet(
    text: str, furniture: list[Stretch], *, url: str | None, agency: str | None, owner: str | None
) -> Known:
    """Return the outlet; an agency line alone does not: many outlets print an agency's words."""
    if url and (host := (urlsplit(url).hostname or "").removeprefix("www.")):
        return _outlet_of_host(host)
    wire = _as_agency(owner)
    if wire and wire == agency:
        return Known(wire, f"inferred: agency line and © line both name {wire}")
    if owner and not wire:
        return Known(owner, "inferred: © line")
    if agency:
        return Known("", f"unknown: {agency} wrote it, any outlet may have printed it")
    credits = {
        text[stretch.start : stretch.end].strip(" |()")
        for stretch in furniture
        if stretch.kind == "credit"
    }
    named = sorted(credit for credit in credits if _names_agency(credit))
    if named:
        return Known("", f"unknown: “{'”, “'.join(named)}” stands only in credits")
    return Known("", "unknown: nothing in the text names it")


def _outlet_by_name(stated: Known) -> Known:
    """Return the name of an outlet of which a file states only the domain: "www.bbc.co.uk"."""
    host = stated.value.lower().removeprefix("www.")
    return Known(table("reading/outlets").get(host, stated.value), stated.basis)


def _outlet_of_host(host: str) -> Known:
    parts = host.split(".")
    for first in range(len(parts) - 1):
        name = table("reading/outlets").get(".".join(parts[first:]))
        if name:
            return Known(name, f"url: {host}")
    return Known(host, f"url: {host}, whose name is not known")


def _byline(text: str, furniture: list[Stretch]) -> str | None:
    for found in furniture:
        words = text[found.start : found.end]
        if found.kind == "byline" and words.lower().startswith("by "):
            return words[3:]
    return None
