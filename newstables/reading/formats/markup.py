"""Pieces of markup, in cells, feeds and mails -> plain text; nothing is run or fetched."""

import html
import re
from typing import Any

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|small|h[1-6]|ul|ol|li|blockquote|img|table|tbody|tr"
    r"|td|th|figure|figcaption|section|article|header|footer|script|style|html|body|font|center"
    r"|iframe|hr|pre|cite|q|sup|sub)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol li blockquote table tr figure figcaption section article "
    "header footer hr pre center dl dt dd main aside hedline hl1 hl2 block".split()
)
_SILENT = frozenset("script style head title template noscript svg iframe".split())


def plain_of(words: str) -> str:
    """Return words from a cell as plain text: tags taken out, references resolved.

    Words without markup come back as they are.
    """
    if "<!" in words:
        words = _without(_without(words, "<![CDATA[", "]]>", kept=True), "<!--", "-->", kept=False)
    if not _TAG.search(words):
        words = unescaped(words)  # tags are often written as references themselves
    return text_of_markup(words) if _TAG.search(words) else words


def unescaped(words: str) -> str:
    """Resolve references such as &amp;; twice, as they are often written twice."""
    for _ in range(2):
        if not _REFERENCE.search(words):
            break
        words = html.unescape(words)
    return words


def text_of_markup(markup: str) -> str:
    """Return the text of HTML: a blank line between paragraphs, a line break for <br>."""
    from lxml import etree
    from lxml import html as pages

    try:
        tree = pages.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return unescaped(_TAG.sub(" ", markup))
    return text_of_tree(tree)


def text_of_tree(tree: Any) -> str:
    """Return the text below a node of lxml, paragraphs parted by a blank line."""
    from lxml import etree

    parts: list[str] = []
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(node.tag, str):
            if event == "end" and node.tail:
                parts.append(_spaced(node.tail))
            continue
        tag = etree.QName(node).localname.lower()
        if event == "start":
            parts.append("\n\n" if tag in _BLOCKS else "\n" if tag == "br" else "")
            silent = tag in _SILENT
            parts.append("" if silent or not node.text else _spaced(node.text))
        else:
            parts.append("\n\n" if tag in _BLOCKS else "")
            parts.append(_spaced(node.tail) if node.tail and node is not tree else "")
    text = re.sub(r"[ \t]{2,}", " ", "".join(parts))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" ?\n ?", "\n", text)).strip()


def _without(words: str, start: str, end: str, *, kept: bool) -> str:
    """Return words without what stands between two marks, or without the marks alone."""
    parts, at = [], 0
    while (opens := words.find(start, at)) >= 0:
        closes = words.find(end, opens + len(start))
        if closes < 0:
            break
        parts += [words[at:opens], words[opens + len(start) : closes] if kept else ""]
        at = closes + len(end)
    return "".join([*parts, words[at:]])


def _spaced(words: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", words)
