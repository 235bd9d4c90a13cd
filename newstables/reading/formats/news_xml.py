"""News as agencies send it in XML: NewsML-G2, older NewsML, NITF; feeds and Factiva's too."""

import re
from collections.abc import Iterator
from typing import Any

from newstables.errors import ArticleError
from newstables.reading.archives.factiva_lines import cut_factiva_xml
from newstables.reading.article import Draft, Known, Problem, Source, Table
from newstables.reading.formats.markup import plain_of, text_of_tree
from newstables.reading.formats.rows import drafts_of

_LEAST = 2  # words; an item without so many is a picture or a card


def read_xml(source: Source) -> Iterator[Draft | Problem | Table]:
    """Read every news item of an XML file.

    Raises:
        ArticleError: it is no XML, or of a kind that holds no articles.

    Source: IPTC NewsML-G2, NewsML 1.2 and NITF 3.6; RSS 2.0 and RFC 4287 (Atom).
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        tree = etree.fromstring(source.data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        tree = None
    if tree is None:
        raise ArticleError(f"'{source.name}': not valid XML; export or download it again")
    factiva = next(tree.iter("{*}ppsArticleResponse"), None)
    cut = cut_factiva_xml(factiva, source=source.name) if factiva is not None else None
    if cut is not None:
        yield from cut
    elif items := [*tree.iter("{*}newsItem")]:
        yield from _drafts(items, _of_g2, source)
    elif items := [*tree.iter("{*}NewsItem")]:
        yield from _drafts(items, _of_newsml, source)
    elif items := [*tree.iter("{*}nitf")]:
        yield from _drafts(items, _of_nitf, source)
    elif items := [*tree.iter("{*}item"), *tree.iter("{*}entry")]:
        yield from _of_feed(items, source)
    else:
        raise ArticleError(
            f"'{source.name}': XML of a kind that is not known ({_local(tree)}); "
            "save the articles as NewsML, RSS, JSON or CSV"
        )


def _drafts(items: list[Any], read: Any, source: Source) -> Iterator[Draft | Problem]:
    empty = 0
    for number, item in enumerate(items, 1):
        where = f"{source.name}, item {number}" if len(items) > 1 else source.name
        said, text = read(item)
        if len(text.split()) < _LEAST:
            empty += 1
            continue
        stated = {
            name: Known(" ".join(words.split()), f"metadata: {name} in the item's XML")
            for name, words in said.items()
            if words.strip()
        }
        yield Draft(where, text, stated)
    if empty:
        yield Problem(
            source.name,
            f"{empty} of {len(items)} items hold no text",
            "pictures and cards: leave them",
        )


def _of_g2(item: Any) -> tuple[dict[str, str], str]:
    meta = item.find("{*}contentMeta")
    meta = item if meta is None else meta
    inline = item.find(".//{*}inlineXML")
    data = item.find(".//{*}inlineData")
    text = ""
    if inline is not None:
        text = text_of_tree(_body(inline))
    elif data is not None:
        text = plain_of("".join(data.itertext()))
    said = {
        "title": _first(meta, "headline") or _first(item, "hl1"),
        "byline": _first(meta, "by") or _first(item, "byline"),
        "outlet": _first(item, "provider/{*}name") or _attribute(item, "provider", "literal"),
        "published": _first(meta, "contentCreated") or _first(item, "versionCreated"),
        "modified": _first(meta, "contentModified"),
    }
    return said, text


def _of_newsml(item: Any) -> tuple[dict[str, str], str]:
    content = item.find(".//{*}DataContent")
    said = {
        "title": _first(item, "HeadLine"),
        "byline": _first(item, "ByLine"),
        "outlet": _attribute(item, "Provider/{*}Party", "FormalName") or _first(item, "ProviderId"),
        "published": _first(item, "FirstCreated") or _first(item, "DateId"),
        "modified": _first(item, "ThisRevisionCreated"),
    }
    return said, plain_of(text_of_tree(_body(content))) if content is not None else ""


def _body(node: Any) -> Any:
    """Return the body of a document inside an item, or all of it where it has none."""
    found = (body for name in ("body.content", "body") for body in node.iter("{*}" + name))
    return next(found, node)


def _of_nitf(item: Any) -> tuple[dict[str, str], str]:
    body = item.find(".//{*}body.content")
    said = {
        "title": _first(item, "hl1") or _first(item, "title"),
        "byline": _first(item, "byline"),
        "outlet": _attribute(item, "pubdata", "name") or _first(item, "distributor"),
        "published": _attribute(item, "date.issue", "norm")
        or _attribute(item, "story.date", "norm"),
    }
    return said, text_of_tree(body) if body is not None else ""


def _of_feed(items: list[Any], source: Source) -> Iterator[Draft | Problem | Table]:
    """Read a feed that carries whole articles; a feed of summaries is refused, not stored."""
    found = []
    for number, item in enumerate(items, 1):
        fields: dict[str, Any] = {}
        for child in item:
            if isinstance(child.tag, str):
                words = child.get("href") or "".join(child.itertext())
                fields.setdefault(_key(child), words)
        found.append((f"{source.name}, item {number}", fields))
    if not any("content" in fields for _, fields in found):
        raise ArticleError(
            f"'{source.name}': a feed of summaries without the articles; open their addresses, "
            "save the pages and add those"
        )
    yield from drafts_of(found, source)


def _key(child: Any) -> str:
    name = _local(child)
    return "content" if name in ("encoded", "content") else name


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _first(node: Any, path: str) -> str:
    for found in node.iterfind(".//{*}" + path):
        words = " ".join("".join(found.itertext()).split())
        if words:
            return re.sub(r"^[Bb]y\s+(?=[A-Z])", "", words) if "by" in path.lower() else words

    return ""


def _attribute(node: Any, path: str, name: str) -> str:
    return next(
        (value for found in node.iterfind(".//{*}" + path) if (value := found.get(name))), ""
    )
