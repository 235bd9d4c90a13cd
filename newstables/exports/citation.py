"""A quotation with where it was printed, ready to paste: plain, Markdown and HTML."""

import html
from collections.abc import Mapping
from typing import Any

import pandas as pd

from newstables.exports.about import escape_markdown as md


def cite(quote: Mapping[str, Any], *, link: str = "") -> dict[str, str]:
    """Write one quotation with its source.

    Args:
        quote: a row of queries.quotes.quotes_page.
        link: address of the quotation in this app; left out when empty.

    Returns:
        plain, markdown and html; what is unknown is left out, a missing date is called undated.
    """
    words = quote["text"] if quote["kind"] == "indirect" else f"“{quote['text']}”"
    speaker = ", ".join(_known(quote["speaker"], quote["speaker_role"]))
    source = ", ".join(_known(quote["title"], quote["outlet"], quote["published"], quote["url"]))
    link_line = f"\n{link}" if link else ""
    safe_link = html.escape(link)
    anchor = f'<br><a href="{safe_link}">{safe_link}</a>' if link else ""
    return {
        "plain": f"{words}\n{speaker} ({source}){link_line}",
        "markdown": f"> {md(words)}\n>\n> {md(speaker)} ({md(source)})"
        + (f"\n> <{link}>" if link else ""),
        "html": f"<blockquote>{html.escape(words)}<br>{html.escape(speaker)} "
        f"({html.escape(source)}){anchor}</blockquote>",
    }


def _known(*values: Any) -> list[str]:
    return [str(value) for value in values if not pd.isna(value)]
