"""What an address answered -> articles, or in a sentence why there is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from newstables.config import Settings
from newstables.errors import ArticleError
from newstables.reading.article import Draft, Known, Problem, Reading, Source
from newstables.reading.fetching.fetching import Answer, Fetcher
from newstables.reading.fetching.listings import Listed, Listing, read_listing
from newstables.reading.files import read_draft, read_source
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
    """What one address gave, and the marks by which it can be asked again whether it changed.

    `listing` is what it lists where it is a feed or a sitemap: its articles are elsewhere.
    """

    reading: Reading
    marks: Mapping[str, str] = field(default_factory=dict)
    is_unchanged: bool = False
    listing: Listing | None = None


def fetch_articles(
    url: str,
    *,
    fetcher: Fetcher,
    settings: Settings,
    marks: Mapping[str, str] | None = None,
    stated: Mapping[str, Known] | None = None,
) -> Fetched:
    """Fetch one address and read it; what cannot be is a problem in one sentence.

    Args:
        url: a web address.
        fetcher: the door it is fetched through.
        settings: the limits.
        marks: what it answered last time.
        stated: what the feed that lists it says of it; what the page itself says goes before.
    """
    try:
        answer = fetcher.fetch(url, marks=marks)
        if answer.is_unchanged:
            return Fetched(Reading(), answer.marks, is_unchanged=True)
        listing = read_listing(answer.data, url=answer.url) if _may_list(answer) else None
        if listing is not None:
            return Fetched(Reading(), answer.marks, listing=listing)
        return Fetched(_read(answer, settings, stated or {}), answer.marks)
    except ArticleError as error:
        return Fetched(Reading(problems=(problem_of(error, url),)))


def read_listed(one: Listed, *, fetcher: Fetcher, settings: Settings) -> Reading:
    """Read an article that a feed or sitemap lists: as the feed carries it, else fetched."""
    if one.text:
        url = {"url": Known(one.url, "the address that the feed names")} if one.url else {}
        draft = Draft(one.url or one.item, one.text, dict(one.stated) | url)
        return read_draft(draft, settings=settings)
    return fetch_articles(one.url, fetcher=fetcher, settings=settings, stated=one.stated).reading


def problem_of(error: ArticleError, url: str) -> Problem:
    """Return the problem with an address: what is wrong, and the way out."""
    what, _, advice = str(error).rpartition("; ")
    plain = re.sub(r"^'[^']*': ", "", what or advice)
    return Problem(url, plain, advice if what else "open it in a browser and see")


def _may_list(answer: Answer) -> bool:
    return _KINDS.get(answer.kind) in (".html", ".xml", ".txt")


def _read(answer: Answer, settings: Settings, given: Mapping[str, Known]) -> Reading:
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
    stated = dict(given) | {"url": Known(answer.url, "the address it was fetched from")}
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
