"""What an address answered -> articles, or in a sentence why there is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from newstables.config import Settings
from newstables.errors import ArticleError
from newstables.reading.article import Known, Problem, Reading, Source
from newstables.reading.fetching.fetching import Answer, Fetcher
from newstables.reading.files import read_source

_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "application/json": ".json",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
_SHORT = 150  # words; a page behind a wall shows no more
_CONSENT = re.compile(
    r"before you continue|we value your privacy|(?:accept|reject|manage) (?:all )?cookies"
    r"|consent to (?:the use of )?cookies|your privacy choices",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscri(?:be|ption) (?:now )?to (?:continue|read|unlock|access)|already a subscriber"
    r"|(?:sign|log) in to (?:continue|read)|for subscribers only|to continue reading"
    r"|unlock (?:this|the full) (?:article|story)",
    re.IGNORECASE,
)
_PAID = re.compile(rb"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)


@dataclass(frozen=True)
class Fetched:
    """What one address gave, and the marks by which it can be asked again whether it changed."""

    reading: Reading
    marks: Mapping[str, str] = field(default_factory=dict)
    is_unchanged: bool = False


def fetch_articles(
    url: str, *, fetcher: Fetcher, settings: Settings, marks: Mapping[str, str] | None = None
) -> Fetched:
    """Fetch one address and read it; what cannot be is a problem in one sentence."""
    try:
        answer = fetcher.fetch(url, marks=marks)
        if answer.is_unchanged:
            return Fetched(Reading(), answer.marks, is_unchanged=True)
        return Fetched(_read(answer, settings), answer.marks)
    except ArticleError as error:
        what, _, advice = str(error).rpartition("; ")
        what = re.sub(r"^'[^']*': ", "", what or str(error))
        return Fetched(Reading(problems=(Problem(url, what, advice),)))


def _read(answer: Answer, settings: Settings) -> Reading:
    kind = _KINDS.get(answer.kind)
    if kind is None:
        raise ArticleError(
            f"'{answer.url}': no page but {answer.kind}; download it and add the file if it holds "
            "an article"
        )
    if kind == ".html" and urlsplit(answer.url).path in ("", "/"):
        raise ArticleError(
            f"'{answer.url}': a front page, not an article; open one and copy its address"
        )
    stated = {"url": Known(answer.url, "the address it was fetched from")}
    source = Source(answer.url, answer.data, stated=stated, kind=kind)
    reading = read_source(source, settings=settings)
    if kind == ".html":
        _refuse_walls(answer, reading)
    return reading


def _refuse_walls(answer: Answer, reading: Reading) -> None:
    """Refuse a page that shows a wall in place of its article.

    Raises:
        ArticleError: it does.
    """
    words = sum(article.words for article in reading.articles)
    if words >= _SHORT:
        return
    page = answer.data.decode("utf-8", "replace")
    host = urlsplit(answer.url).hostname or ""
    if host.startswith("consent.") or _CONSENT.search(page):
        raise ArticleError(
            f"'{answer.url}': a page that asks for consent to cookies stands before the article; "
            "open it in a browser, save the page and add the file"
        )
    if _PAID.search(answer.data) or _PAYWALL.search(page):
        raise ArticleError(
            f"'{answer.url}': behind a paywall, {words} words are shown; log in with a browser, "
            "save the page and add the file"
        )
