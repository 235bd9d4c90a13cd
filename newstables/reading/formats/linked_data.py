"""JSON-LD as sites really write it -> the article among a page's blocks (schema.org)."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from newstables.reading.decoding import drop_surrogates
from newstables.reading.formats.markup import unescaped

# Types of schema.org that are articles though their names do not end so.
_POSTS = (
    "BlogPosting",
    "LiveBlogPosting",
    "SocialMediaPosting",
    "DiscussionForumPosting",
    "Report",
)
_SHELL = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)"
                    r"|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$")  # fmt: skip
_DEPTH = 6  # graphs and lists inside each other


def article_node(tree: Any) -> dict[str, Any]:
    """Return the first article of a page's JSON-LD, empty when it has none.

    Who and what it names by an @id alone is put in its place. Of a block that is no JSON its days
    are returned, where it tells of an article.
    """
    scripts = "//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"
    blocks = [block.text_content() or "" for block in tree.xpath(scripts)]
    nodes = [node for block in blocks for node in _nodes(_parsed(block))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    for node in nodes:
        if is_article(node.get("@type")):
            return {name: _referred(value, by_id) for name, value in node.items()}
    return next((days for block in blocks if (days := _days_in(block))), {})


def linked_fields(node: dict[str, Any]) -> dict[str, str]:
    """Return what an article of JSON-LD states, by field."""
    found = {
        "title": _words(node.get("headline")) or _words(node.get("name")),
        "outlet": _words(node.get("publisher")) or _words(node.get("sourceOrganization")),
        "byline": _words(node.get("author")) or _words(node.get("creator")),
        "published": _words(node.get("datePublished")) or _words(node.get("dateCreated")),
        "modified": _words(node.get("dateModified")),
        "section": _words(node.get("articleSection")),
        "url": _words(node.get("url")) or _address(node.get("mainEntityOfPage")),
    }
    return {name: value for name, value in found.items() if value}


def is_article(kind: Any) -> bool:
    """Return whether an @type names an article: "NewsArticle", ["WebPage", "schema:Report"]."""
    names = kind if isinstance(kind, list) else [kind]
    plain = [re.split(r"[/:#]", name)[-1] for name in names if isinstance(name, str)]
    return any(name.endswith("Article") or name in _POSTS for name in plain)


def _parsed(block: str) -> Any:
    """Parse a block: line breaks in strings, wrappers of comments, a stray semicolon let pass."""
    block = _SHELL.sub("", _SHELL.sub("", block.strip("\ufeff \t\r\n")))
    block = re.sub(r"(?m)^\s*//.*$", "", block).strip().rstrip("; \n\t")
    for tried in (block, html.unescape(block), re.sub(r",\s*(?=[}\]])", "", block)):
        try:
            return json.loads(tried, strict=False)
        except (ValueError, RecursionError):
            continue
    try:  # several objects without a list around them: the first
        return json.JSONDecoder(strict=False).raw_decode(block)[0]
    except (ValueError, RecursionError):
        return None


def _days_in(block: str) -> dict[str, Any]:
    """Return the days that a broken block states of an article."""
    if _parsed(block) is not None or not re.search(r"\"[^\"]*(?:Article|Posting)\"", block):
        return {}
    return dict(re.findall(r"\"(datePublished|dateModified)\"\s*:\s*\"([^\"]{8,40})\"", block))


def _referred(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    """Return what a value refers to: {"@id": "#org"} stands for the node of that id."""
    if isinstance(value, list):
        return [_referred(item, by_id) for item in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return by_id.get(value.get("@id", ""), value)
    return value


def _nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _nodes(data.get(name), depth + 1)


def _address(value: Any) -> str:
    return _words(value.get("@id")) if isinstance(value, dict) else _words(value)


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(words for item in value if (words := _words(item))))
    if isinstance(value, dict):
        return _words(value.get("name")) or _words(value.get("@value"))
    if not isinstance(value, str):
        return ""
    return unescaped(drop_surrogates(" ".join(value.split())))
