"""A briefing of picked quotations -> Markdown and one page of HTML; what its other formats say too.

Every quotation carries the number of its source; sources are listed once an article. A quotation
whose speaker is unsure and that nobody has checked says so beside it, and at the top; one that is
likely says so beside it.
"""

import re
from typing import Any

import pandas as pd

from newstables.exports.about import About
from newstables.exports.about import escape_markdown as md
from newstables.exports.columns import Content
from newstables.exports.events import plain
from newstables.exports.rendering import render
from newstables.schemas import now
from newstables.wording import TO_CHECK, UNDATED, count_of, in_marks, spell_dates, spell_day

_AS_THEY_ARE = ("number", "source", "marks")


def about_briefing(quotes: pd.DataFrame, *, title: str) -> About:
    """Return what a briefing says of itself: how many quotations of which days.

    Args:
        quotes: rows of `queries.briefing.briefing_quotes`.
        title: of the briefing.
    """
    days = sorted(day for day in quotes["published"] if day != UNDATED)
    return About(
        title=title,
        filters=f"{count_of(len(quotes), 'quotation')} picked by hand",
        dates=spell_dates(days[0], days[-1]) if days else UNDATED,
        articles=int(quotes["article_id"].nunique()),
        made_on=now()[:10],
    )


def to_markdown(content: Content) -> bytes:
    """Write quotations and sources as Markdown.

    Args:
        content: of the view "briefing".
    """
    quotes, about = content.rows, content.about
    lines = [f"# {md(about.title)}", ""]
    heads = {name: value for name, value in about.rows().items() if name != "Title"}
    lines += [f"{md(name)}: {md(value)}  " for name, value in heads.items()]
    if warning := warn(quotes):
        lines += ["", f"**{md(warning)}**"]
    lines += ["", "## Quotations", ""]
    for row in records(quotes):
        doubt = f" **[{md(row['doubt'])}]**" if row["doubt"] else ""
        said = f"{md(row['who'])} \\[{row['source']}\\]{doubt}"
        lines += [f"{row['number']}. {md(in_marks(row['kind'], row['text']))}  ", f"   {said}", ""]
    lines += ["## Sources", ""]
    for row in sources_of(quotes):
        lines.append(f"{row['source']}. {md(source_line(row))}{_md_address(row['url'])}")
    return ("\n".join(lines) + "\n").encode()


def to_page(content: Content) -> bytes:
    """Write quotations and sources as one page; the paragraph of each opens on a click.

    Args:
        content: of the view "briefing".
    """
    return render(
        "briefing.html",
        about=content.about,
        warning=warn(content.rows),
        quotes=records(content.rows),
        sources=sources_of(content.rows),
        in_marks=in_marks,
        parts=_parts,
        source_of=source_line,
    )


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


def records(quotes: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the quotations as every format prints them, without what breaks a file.

    Args:
        quotes: rows of `queries.briefing.briefing_quotes`.

    Returns:
        The columns as text, and who (who said it, when and how it is told) and doubt ("" = none).
    """
    rows = [
        {str(name): value if name in _AS_THEY_ARE else plain(value) for name, value in row.items()}
        for row in quotes.to_dict("records")
    ]
    return [row | {"who": _who(row), "doubt": _doubt(row)} for row in rows]


def sources_of(quotes: pd.DataFrame) -> list[dict[str, Any]]:
    """Return one record an article, in the order of their numbers; takes what `records` takes."""
    return records(quotes.drop_duplicates("source"))


def _who(row: dict[str, Any]) -> str:
    day = spell_day(row["said_on"]) if row["said_on"] else ""
    known = [part for part in (day, row["said_where"]) if part]
    said = f"said {' '.join(known)}" if known else ""
    how = {"indirect": "reported, not in these words", "mixed": "partly in these words"}
    parts = (row["speaker"], row["speaker_role"], said, how.get(row["kind"], ""))
    return ", ".join(part for part in parts if part)


def _doubt(row: dict[str, Any]) -> str:
    if row["warning"] or row["sureness"] == "sure" or row["reviewed"] == "True":
        return str(row["warning"])
    return TO_CHECK[row["sureness"]]


def source_line(row: dict[str, Any]) -> str:
    """Write the source of a record: headline, outlet, day; of the sample, that it is invented."""
    title = row["title"] or "No headline known"
    known = (title, row["outlet"], spell_day(row["published"]))
    invented = "sample story, invented" if row["sample"] == "True" else ""
    return ", ".join(part for part in (*known, invented) if part)


def _parts(row: dict[str, Any]) -> list[tuple[str, bool]]:
    """Cut the paragraph of a quotation into parts, each with whether it is marked as said."""
    text, parts, at = row["paragraph"], [], 0
    for start, end, what in sorted(row["marks"]):
        if what == "found" and start >= at:
            parts += [(text[at:start], False), (text[start:end], True)]
            at = end
    return [*parts, (text[at:], False)]


def is_web(url: str) -> bool:
    """Return whether an address may be made a link."""
    return url.startswith(("https://", "http://"))


def _md_address(url: str) -> str:
    """Write an address of the web; one that could end its brackets is left as words."""
    if not is_web(url):
        return ""
    return f" <{url}>" if not re.search(r"[\s<>]", url) else f" {md(url)}"
