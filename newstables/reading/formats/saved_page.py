"""A saved web page: its article's text by trafilatura, its metadata as the page states them.

Nothing is run or fetched: the page is parsed as a tree and only read.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from newstables.errors import ArticleError
from newstables.reading.archives.cutting import cut_page
from newstables.reading.article import Draft, Known, Problem, Source
from newstables.reading.dates import read_moment
from newstables.reading.dating import tells_change
from newstables.reading.decoding import decode, drop_surrogates, mend_controls
from newstables.reading.formats.linked_data import article_node, linked_fields
from newstables.reading.formats.live_blog import entries_of
from newstables.reading.formats.markup import plain_of, unescaped
from newstables.reading.walls import is_walled

# Where pages state a field, the surest first: names of meta tags.
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "outlet": ("og:site_name", "dc.publisher", "application-name"),
    "byline": ("author", "byl", "article:author", "dc.creator", "parsely-author"),
    "published": (
        "article:published_time", "datepublished", "date", "pubdate", "publishdate",
        "parsely-pub-date", "dc.date", "dc.date.issued", "sailthru.date", "publication_date",
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "last-modified"),
    "section": ("article:section", "parsely-section"),
    "url": ("og:url",),
}  # fmt: skip
_NODES = (
    ("url", "//link[@rel='canonical']/@href", "canonical link"),
    ("title", "//h1[not(preceding::h1)]", "first heading"),
    ("title", "//title", "title"),
)
# Where a page prints its day: in a tag of such a name, of few words, a full day among them.
_PRINTED = (
    "//time | //*[self::span or self::div or self::p or self::li or self::em or self::small]"
    "[contains(translate(concat(@class, ' ', @id, ' ', @itemprop, ' ', @data-testid), 'DATEIMPUBL',"
    " 'dateimpubl'), 'date') or contains(@class, 'time') or contains(@class, 'publi')"
    " or contains(@class, 'posted') or contains(@class, 'byline') or contains(@class, 'meta')]"
)
_BESIDE = (
    "//h1[1]/preceding::*[self::p or self::div or self::span][not(*)][position() <= 3]"
    " | //h1[1]/following::*[self::p or self::div or self::span or self::h2][position() <= 4]"
)
_PRINTED_AT_MOST = 90  # characters
_ENOUGH = 0.5  # share of the body that JSON-LD gives; a shorter text lost what the page has


def read_html(source: Source) -> Iterator[Draft | Problem]:
    """Read a saved page: an article, an export's articles, the entries of a live blog.

    Raises:
        ArticleError: no running text is found in the page.

    Source: metadata by Open Graph, Dublin Core and schema.org (JSON-LD).
    """
    import trafilatura

    page = decode(source.data, name=source.name)
    tree = trafilatura.load_html(page)
    if tree is None:
        raise ArticleError(f"'{source.name}': not a web page; save it as plain text")
    cut = cut_page(tree, source=source.name)
    if cut is not None:
        yield from cut
        return
    node = article_node(tree)
    stated = _stated(tree, linked_fields(node))
    entries = list(entries_of(node, stated, source=source.name))
    if entries:
        yield from entries
        return
    if "published" not in stated:
        stated = _printed_day(tree) | stated
    text = trafilatura.extract(tree, include_comments=False, with_metadata=False) or ""
    if not text.strip():
        text = trafilatura.baseline(page)[1]
    body = plain_of(node["articleBody"]) if isinstance(node.get("articleBody"), str) else ""
    if len(text.split()) < _ENOUGH * len(body.split()):
        text = body
    if not text.strip():
        raise ArticleError(
            f"'{source.name}': no article in this page; open it in a browser, copy the text and "
            "paste it"
        )
    yield Draft(source.name, mend_controls(drop_surrogates(text)), stated)
    if is_walled(page, words=(words := len(text.split()))):
        yield Problem(
            source.name,
            f"stood behind a paywall when it was saved: {words} words of the article are in it",
            "log in with a browser and save the page again, or leave it out",
        )


def _stated(tree: Any, linked: dict[str, str]) -> dict[str, Known]:
    """Collect what the page states of its article, each with the tag that states it."""
    stated: dict[str, Known] = {}
    metas = _metas(tree)
    for name, keys in _META.items():
        if name in linked:
            stated[name] = Known(linked[name], f"metadata: the page's JSON-LD {name}")
        for key in keys:
            value = metas.get(key, "")
            # article:author is often the address of a profile.
            if value and not (name == "byline" and "://" in value):
                stated.setdefault(name, Known(value, f"metadata: the page's {key}"))
    for name, path, tag in _NODES:
        for node in tree.xpath(path)[:1]:
            words = " ".join((node if isinstance(node, str) else node.text_content()).split())
            if words:
                stated.setdefault(name, Known(words, f"metadata: the page's {tag}"))
    for node in tree.xpath("//article//time[@datetime] | //time[@pubdate][@datetime]"):
        field = "modified" if _is_of_change(node, node.text_content()) else "published"
        stated.setdefault(field, Known(node.get("datetime"), "metadata: the page's first time tag"))
    return {name: Known(mend_controls(unescaped(known.value)), known.basis)
            for name, known in stated.items()}  # fmt: skip


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = " ".join((meta.get("content") or "").split())
        if key and value:
            found.setdefault(key, value)
    return found


def _printed_day(tree: Any) -> dict[str, Known]:
    """Return the day printed beside the headline or in a tag made for it.

    Else, as a hint, when it was changed, or what htmldate finds anywhere.
    """
    changed: dict[str, Known] = {}
    for node in (*tree.xpath(_PRINTED), *tree.xpath(_BESIDE)):
        words = " ".join(node.text_content().split())
        if len(words) > _PRINTED_AT_MOST or not read_moment(words):
            continue
        known = Known(words, f"metadata: printed on the page, “{words}”")
        if not _is_of_change(node, words):
            return changed | {"published": known}
        hint = Known(words, f"the page says “{words}”, which is no day of publication")
        changed = changed or {"modified": known, "hint": hint}
    if changed:
        return changed
    from htmldate import find_date

    # It takes the tree apart; the text is still to be read from it.
    # Its extensive search goes through the months of 200 languages, for seconds.
    day = find_date(_copy(tree), extensive_search=False, original_date=True,
                    max_date=date.today().isoformat())  # fmt: skip
    return {"hint": Known(day, f"a date somewhere on the page (htmldate): {day}")} if day else {}


def _is_of_change(node: Any, words: str) -> bool:
    """Return whether a day that a page prints is that of a change: by its words, or its tag."""
    if tells_change(words):
        return True
    names = " ".join(node.get(name) or "" for name in ("class", "itemprop", "id", "data-testid"))
    if re.search(r"modif|updat|edited", names, re.IGNORECASE):
        return True
    above = node.getparent()
    before = node.getprevious() if above is not None else None
    if before is None:
        return above is not None and tells_change(above.text or "")
    return tells_change((before.tail or "").strip() or before.text_content() or "")


def _copy(tree: Any) -> Any:
    from copy import deepcopy

    return deepcopy(tree)
