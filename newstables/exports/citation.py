"""A quotation with where it was printed, ready to paste: plain, Markdown and HTML."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from newstables.exports.about import escape_markdown as md
from newstables.wording import in_marks, spell_day


def cite(quote: Mapping[str, Any], *, link: str = "") -> dict[str, str]:
    """Write one quotation with its source.

    Args:
        quote: a row of queries.quotes.quotes_page.
        link: address of the quotation in this app; left out when empty.

    Returns:
        plain, markdown and html; what is unknown is left out, a missing date is called undated.
    """
    words = in_marks(quote["kind"], quote["text"])
    speaker = ", ".join(_known(quote["speaker"], quote["speaker_role"]))
    source = ", ".join(
        _known(quote["title"], quote["outlet"], spell_day(quote["published"]), quote["url"])
    )
    said = f"{speaker} ({source})".lstrip()  # nobody named: the source alone
    link_line = f"\n{link}" if link else ""
    anchor = Markup('<br><a href="{0}">{0}</a>').format(link) if link else ""
    quoted = Markup("<blockquote>{}<br>{}{}</blockquote>")
    return {
        "plain": f"{words}\n{said}{link_line}",
        "markdown": f"> {md(words)}\n>\n> {md(said)}" + (f"\n> <{link}>" if link else ""),
        "html": str(quoted.format(words, said, anchor)),
    }


def _known(*values: Any) -> list[str]:
    return [str(value) for value in values if not pd.isna(value)]
