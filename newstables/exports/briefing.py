"""A briefing of picked quotations -> Markdown and one page of HTML; a frame for CSV and Excel.

Every quotation carries the number of its source; sources are listed once an article. A quotation
whose speaker is unsure and that nobody has checked says so beside it, and at the top.
"""

import html
import re
from typing import Any

import pandas as pd

from newstables.exports.about import About
from newstables.exports.about import escape_markdown as md
from newstables.exports.events import plain
from newstables.exports.html import heading, link, page
from newstables.queries.filters import UNDATED

_HEADS = {
    "number": "No.",
    "text": "Words said",
    "speaker": "Speaker",
    "speaker_role": "Role",
    "kind": "Kind",
    "said_on": "Said on",
    "said_where": "Said where",
    "source": "Source no.",
    "outlet": "Outlet",
    "published": "Published",
    "title": "Article",
    "url": "Address",
    "reason": "Why this speaker",
    "sureness": "How sure",
    "reviewed": "Checked by a person",
    "warning": "Warning",
    "quote_id": "quote_id",
}


def about_briefing(quotes: pd.DataFrame, *, title: str, made_on: str) -> About:
    """Return what a briefing says of itself: how many quotations of which days.

    Args:
        quotes: rows of `queries.briefing.briefing_quotes`.
        title: of the briefing.
        made_on: day it is made, ISO 8601.
    """
    days = sorted(day for day in quotes["published"] if day != UNDATED)
    return About(
        title=title,
        filters=f"{len(quotes)} quotations picked by hand",
        dates=f"{days[0]} to {days[-1]}" if days else UNDATED,
        articles=int(quotes["article_id"].nunique()),
        made_on=made_on,
    )


def briefing_rows(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that `to_csv` and `to_xlsx` write: columns as people read them.

    Args:
        quotes: rows of `queries.briefing.briefing_quotes`.
    """
    return quotes[list(_HEADS)].rename(columns=_HEADS)


def to_markdown(quotes: pd.DataFrame, *, about: About) -> bytes:
    """Write quotations and sources as Markdown.

    Args:
        quotes: rows of `queries.briefing.briefing_quotes`.
        about: title, and what it shows.
    """
    lines = [f"# {md(about.title)}", ""]
    heads = {name: value for name, value in about.rows().items() if name != "Title"}
    lines += [f"{md(name)}: {md(value)}  " for name, value in heads.items()]
    if warning := warn(quotes):
        lines += ["", f"**{md(warning)}**"]
    lines += ["", "## Quotations", ""]
    for row in _records(quotes):
        doubt = f" **[{md(row['warning'])}]**" if row["warning"] else ""
        said = f"{md(_who(row))} \\[{row['source']}\\]{doubt}"
        lines += [f"{row['number']}. {md(words_of(row))}  ", f"   {said}", ""]
    lines += ["## Sources", ""]
    for row in _sources(quotes):
        lines.append(f"{row['source']}. {md(_source(row))}{_md_address(row['url'])}")
    return ("\n".join(lines) + "\n").encode()


def to_page(quotes: pd.DataFrame, *, about: About) -> bytes:
    """Write quotations and sources as one page; the paragraph of each opens on a click.

    Args: as `to_markdown` takes them; `quotes` with the columns of `with_paragraphs`.
    """
    warning = warn(quotes)
    body = [heading(about)]
    if warning:
        body.append(f"<p><strong>{html.escape(warning)}</strong></p>")
    body.append("<h2>Quotations</h2>")
    body += [_quote(row) for row in _records(quotes)]
    body.append("<h2>Sources</h2><ol>")
    body += [
        f'<li id="s-{row["source"]}">{link(_source(row), row["url"])}</li>'
        for row in _sources(quotes)
    ]
    return page(about.title, "".join([*body, "</ol>"]))


def warn(quotes: pd.DataFrame) -> str:
    """Return in words how many quotations need a look before use; "" when none does.

    Args:
        quotes: rows of `queries.briefing.briefing_quotes`.
    """
    count = int(quotes["warning"].notna().sum())
    if not count:
        return ""
    which = ", ".join(str(number) for number in quotes.loc[quotes["warning"].notna(), "number"])
    return f"Check before use: {count} of {len(quotes)} have an unsure speaker (no. {which})."


def words_of(row: dict[str, Any]) -> str:
    """Return the words, in marks unless they are reported in other words."""
    words = " ".join(row["text"].split())
    return words if row["kind"] == "indirect" else f"“{words}”"


def _records(quotes: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            str(name): value if name in ("number", "source", "marks") else plain(value)
            for name, value in row.items()
        }
        for row in quotes.to_dict("records")
    ]


def _sources(quotes: pd.DataFrame) -> list[dict[str, Any]]:
    return _records(quotes.drop_duplicates("source"))


def _who(row: dict[str, Any]) -> str:
    known = [row[part] for part in ("said_on", "said_where") if row[part]]
    said = f"said {' '.join(known)}" if known else ""
    how = {"indirect": "reported, not in these words", "mixed": "partly in these words"}
    parts = (row["speaker"], row["speaker_role"], said, how.get(row["kind"], ""))
    return ", ".join(part for part in parts if part)


def _source(row: dict[str, Any]) -> str:
    title = row["title"] or "No headline known"
    return ", ".join(part for part in (title, row["outlet"], row["published"]) if part)


def _quote(row: dict[str, Any]) -> str:
    doubt = f'<i class="badge">{html.escape(row["warning"])}</i>' if row["warning"] else ""
    number = row["source"]
    return (
        f"<details><summary>{row['number']}. {html.escape(words_of(row))}<br><b>"
        f'{html.escape(_who(row))}</b> <a href="#s-{number}">[{number}]</a>{doubt}</summary>'
        f"<blockquote>{_marked(row['paragraph'], row['marks'])}</blockquote>"
        f"<dl><dt>Why this speaker:</dt><dd>{html.escape(row['reason'])}</dd></dl></details>"
    )


def _marked(text: str, marks: list[list[Any]]) -> str:
    """Escape a paragraph, the words said marked in it."""
    parts, at = [], 0
    for start, end, what in sorted(marks):
        if what == "found" and start >= at:
            parts += [html.escape(text[at:start]), f"<mark>{html.escape(text[start:end])}</mark>"]
            at = end
    return "".join([*parts, html.escape(text[at:])])


def _md_address(url: str) -> str:
    """Write an address of the web; one that could end its brackets is left as words."""
    if not url.startswith(("https://", "http://")):
        return ""
    return f" <{url}>" if not re.search(r"[\s<>]", url) else f" {md(url)}"
