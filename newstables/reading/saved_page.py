"""A saved web page: its article's text by trafilatura, its metadata as the page states them.

Nothing is run or fetched: the page is parsed as a tree and only read.
"""

import json
from collections.abc import Iterator
from typing import Any

from newstables.errors import ArticleError
from newstables.reading.article import Draft, Known, Problem, Source
from newstables.reading.decoding import decode, drop_surrogates

# Where pages state a field, the surest first: (tag, attribute that names it, name).
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "outlet": ("og:site_name", "dc.publisher", "application-name"),
    "byline": ("author", "byl", "article:author", "dc.creator", "parsely-author"),
    "published": (
        "article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "parsely-pub-date",
        "dc.date",
        "dc.date.issued",
        "sailthru.date",
        "publication_date",
    ),
    "url": ("og:url",),
}
_ARTICLE_TYPES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report")


def read_html(source: Source) -> Iterator[Draft | Problem]:
    """Read a saved page as one article.

    Raises:
        ArticleError: no running text is found in the page.

    Source: metadata by Open Graph, Dublin Core and schema.org (JSON-LD).
    """
    import trafilatura

    page = decode(source.data, name=source.name)
    tree = trafilatura.load_html(page)
    if tree is None:
        raise ArticleError(f"'{source.name}': not a web page; save it as plain text")
    stated = _stated(tree)
    text = trafilatura.extract(tree, include_comments=False, with_metadata=False) or ""
    if not text.strip():
        text = trafilatura.baseline(page)[1]
    if not text.strip():
        raise ArticleError(
            f"'{source.name}': no article in this page; open it in a browser, copy the text and "
            "paste it"
        )
    yield Draft(source.name, drop_surrogates(text), stated)


def _stated(tree: Any) -> dict[str, Known]:
    """Collect title, outlet, byline, date and address, each with the tag that states it."""
    stated: dict[str, Known] = {}
    metas = _metas(tree)
    linked = _linked_data(tree)
    for name, keys in _META.items():
        if name in linked:
            stated[name] = Known(linked[name], f"metadata: the page's JSON-LD {name}")
        for key in keys:
            value = metas.get(key, "")
            # article:author is often the address of a profile.
            if value and not (name == "byline" and "://" in value):
                stated.setdefault(name, Known(value, f"metadata: the page's {key}"))
    for name, path, tag in (
        ("url", "//link[@rel='canonical']/@href", "canonical link"),
        ("title", "//h1[not(preceding::h1)]", "first heading"),
        ("title", "//title", "title"),
        ("published", "//article//time/@datetime | //time[@pubdate]/@datetime", "first time tag"),
    ):
        for node in tree.xpath(path)[:1]:
            words = " ".join((node if isinstance(node, str) else node.text_content()).split())
            if words:
                stated.setdefault(name, Known(words, f"metadata: the page's {tag}"))
    return stated


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = " ".join((meta.get("content") or "").split())
        if key and value:
            found.setdefault(key, value)
    return found


def _linked_data(tree: Any) -> dict[str, str]:
    """Read the first article among the page's JSON-LD blocks (schema.org)."""
    for block in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(block)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kind = node.get("@type")
            if any(name in _ARTICLE_TYPES for name in (kind if isinstance(kind, list) else [kind])):
                found = {
                    "title": _words(node.get("headline")),
                    "outlet": _words(node.get("publisher")),
                    "byline": _words(node.get("author")),
                    "published": _words(node.get("datePublished")),
                    "url": _words(node.get("url")),
                }
                return {name: value for name, value in found.items() if value}
    return {}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph", []))


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(words for item in value if (words := _words(item)))
    if isinstance(value, dict):
        return _words(value.get("name"))
    return drop_surrogates(" ".join(value.split())) if isinstance(value, str) else ""
