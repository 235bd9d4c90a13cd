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
from newstables.reading.walls import FEW_WORDS, asks_consent, is_walled

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
    page = answer.data.decode("utf-8", "replace")
    host = urlsplit(answer.url).hostname or ""
    if words < FEW_WORDS and (host.startswith("consent.") or asks_consent(page)):
        raise ArticleError(
            f"'{answer.url}': a page that asks for consent to cookies stands before the article; "
            "open it in a browser, save the page and add the file"
        )
    if is_walled(page, words=words):
        raise ArticleError(
            f"'{answer.url}': behind a paywall, {words} words are shown; log in with a browser, "
            "save the page and add the file"
        )
