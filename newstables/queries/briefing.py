"""What a briefing is made of: quotations with all their printings and paragraphs, its sources."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from newstables.queries.articles import texts_of
from newstables.queries.filters import UNKNOWN_OUTLET, Filters, where_articles
from newstables.queries.paragraphs import paragraph_around
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import quote_marks, quotes_page
from newstables.queries.tables import Tables, ask
from newstables.queries.utterances import sentences_around
from newstables.wording import UNDATED

WARNING = "unsure who said it, and not checked by a person"


def picked_quotes(
    tables: Tables, quote_ids: Sequence[str], filters: QuoteFilters
) -> list[dict[str, Any]]:
    """Return the quotations of some ids that are still in the store, in the order of the ids.

    Args:
        tables: the story.
        quote_ids: those picked.
        filters: which of them count.

    Returns:
        The columns of `quotes_page` as plain values, None for what is missing.
    """
    chosen = replace(filters, quote_ids=tuple(quote_ids))
    rows = quotes_page(tables, chosen, limit=max(1, len(quote_ids)))
    place = {quote_id: number for number, quote_id in enumerate(quote_ids)}
    return sorted(plain_records(rows), key=lambda row: place[row["quote_id"]])


def plain_records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as plain values, None for what is missing."""
    plain = rows.astype(object).where(rows.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]


def printings(tables: Tables, quote_ids: Iterable[str], filters: Filters) -> dict[str, list[str]]:
    """Return which chosen articles printed the words of each quotation: quote_id -> article_ids.

    The quotation's own article is the first, the others follow as they were published.
    """
    where = where_articles(filters, table="p")
    found = ask(
        tables,
        f"""SELECT q.quote_id, p.article_id FROM quote_rows q JOIN quote_rows p USING (utterance)
        WHERE list_contains(?, q.quote_id) AND ({where} OR p.article_id = q.article_id)
        ORDER BY q.quote_id, p.article_id <> q.article_id, p.published_shown, p.article_id""",
        [list(quote_ids), *where.values],
    )
    return {
        str(quote_id): list(dict.fromkeys(map(str, rows["article_id"])))
        for quote_id, rows in found.groupby("quote_id")
    }


def in_context(tables: Tables, quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return quotations, each in its sentence and in its paragraph.

    Args:
        tables: the story.
        quotes: rows of `quotes_page`, as plain values.

    Returns:
        What each has, and before and after (the rest of the sentence of a partial quotation),
        paragraph and marks: [[start, end, what], ...] in it.
    """
    around = sentences_around(tables, quotes)
    texts = texts_of(tables, {row["article_id"] for row in quotes})
    return [row | around[row["quote_id"]] | _paragraph(row, texts) for row in quotes]


def _paragraph(row: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    text, marks = texts[row["article_id"]], quote_marks(row)
    ends = [end for _, end, _ in marks]
    start, end = paragraph_around(text, min(mark[0] for mark in marks), max(ends))
    return {
        "paragraph": text[start:end],
        "marks": [[int(first) - start, int(last) - start, what] for first, last, what in marks],
    }


def source_facts(tables: Tables, article_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return what is known of articles as sources: article_id -> its facts.

    Returns:
        title, byline, url and language (None where unknown), outlet (or UNKNOWN_OUTLET),
        published (or UNDATED), sample: whether it is of the invented story.
    """
    found = ask(
        tables,
        f"""SELECT article_id, title, byline, url, language,
            coalesce(outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(published, '{UNDATED}') AS published, sample
        FROM articles WHERE list_contains(?, article_id)""",
        [list(article_ids)],
    )
    return {row["article_id"]: row for row in plain_records(found)}
