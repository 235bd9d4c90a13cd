"""Feeds and sitemaps -> the articles they list. Parsed only; what is listed is fetched later."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from newstables.errors import ArticleError
from newstables.reading.article import Known, web_address
from newstables.reading.dates import read_moment
from newstables.reading.formats.markup import plain_of, unescaped
from newstables.reading.walls import FEW_WORDS

_FEED = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF|channel)[\s>]", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_HEAD = 4096  # bytes in which the kind of a document shows
_MOST = 5000  # articles of one listing


@dataclass(frozen=True)
class Listed:
    """One article that a feed or sitemap lists: its id there, its address, what is stated of it.

    `text` is the article itself where the feed carries it whole.
    """

    item: str
    url: str
    stated: Mapping[str, Known] = field(default_factory=dict)
    text: str = ""
    changed: str = ""  # when, as the sitemap says; to take the newest first


@dataclass(frozen=True)
class Listing:
    """What a feed or sitemap lists; `further` are the sitemaps that an index of them names."""

    kind: str  # feed, sitemap
    title: str = ""
    articles: tuple[Listed, ...] = ()
    further: tuple[str, ...] = ()


def read_listing(data: bytes, *, url: str) -> Listing | None:
    """Read what a feed or sitemap lists; None when the bytes are neither.

    Args:
        data: as it was sent, or stands in a file.
        url: where it is from; relative addresses are read from there.

    Raises:
        ArticleError: it lists nothing that could be fetched.

    Source: RSS 0.9 to 2.0, RFC 4287 (Atom), sitemaps.org 0.9 with Google's news extension.
    """
    head = data[:_HEAD]
    if _PAGE.search(head[:1024]):
        return None
    if _SITEMAP.search(head):
        listing = _of_sitemap(data, url)
    elif _FEED.search(head):
        listing = _of_feed(data, url)
    else:
        return None
    if not (listing.articles or listing.further):
        raise ArticleError(
            f"'{url}': a {listing.kind} of summaries that names no article's address; open the "
            "site in a browser and look for another one"
        )
    return listing


def _of_feed(data: bytes, url: str) -> Listing:
    import feedparser

    parsed = feedparser.parse(io.BytesIO(data), response_headers={"content-location": url})
    title = _words(parsed.feed.get("title"))
    listed = [one for entry in parsed.entries[:_MOST] if (one := _entry(entry, url, title))]
    return Listing("feed", title, tuple(listed))


def _entry(entry: Any, url: str, outlet: str) -> Listed | None:
    link = entry.get("link")
    address = web_address(urljoin(url, link)) if link else None
    text = max((plain_of(one.get("value") or "") for one in entry.get("content", ())),
               key=len, default="")  # fmt: skip
    text = text if len(text.split()) >= FEW_WORDS else ""
    item = str(entry.get("id") or address or "")
    if not item or not (address or text):
        return None
    said = {
        "title": _words(entry.get("title")),
        "outlet": _words((entry.get("source") or {}).get("title")) or outlet,
        "byline": _words(entry.get("author")),
        # As written, so that the day is that of the feed's own zone.
        "published": _day(entry.get("published")),
        "modified": _day(dict.get(entry, "updated")),  # asked plainly, it gives the other one too
    }
    stated = {name: Known(words, f"metadata: the feed's {name}")
              for name, words in said.items() if words}  # fmt: skip
    return Listed(item, address or "", stated, text)


def _of_sitemap(data: bytes, url: str) -> Listing:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        tree = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        tree = None
    if tree is None:
        return Listing("sitemap")
    further = [address for node in tree.iterfind("{*}sitemap")
               if (address := web_address(urljoin(url, _text(node, "loc"))))]  # fmt: skip
    listed = list(_pages(tree, url))
    listed.sort(key=lambda one: one.changed, reverse=True)
    return Listing("sitemap", "", tuple(listed[:_MOST]), tuple(further))


def _pages(tree: Any, url: str) -> Iterator[Listed]:
    for node in tree.iterfind("{*}url"):
        address = web_address(urljoin(url, _text(node, "loc")))
        if address is None:
            continue
        said = {
            "title": _text(node, "title"),
            "outlet": _text(node, "name"),
            "published": _day(_text(node, "publication_date")),
        }
        stated = {name: Known(words, f"metadata: the sitemap's {name}")
                  for name, words in said.items() if words}  # fmt: skip
        changed = _text(node, "lastmod") or said["published"]
        yield Listed(address, address, stated, changed=changed)


def _text(node: Any, name: str) -> str:
    found = next(node.iter("{*}" + name), None)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _words(value: Any) -> str:
    return " ".join(unescaped(str(value or "")).split())


def _day(value: Any) -> str:
    words = _words(value)
    return words if words and read_moment(words) else ""
