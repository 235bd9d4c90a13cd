"""Quotations: counted, grouped, paged."""

import json
from dataclasses import replace
from typing import Any

import pandas as pd

from newstables.queries.asking import (
    UNATTRIBUTED,
    UNDATED,
    UNKNOWN_OUTLET,
    Filters,
    Tables,
    Where,
    ask,
    where_articles,
)

_SURENESS = """CASE WHEN q.confidence >= 0.9 THEN 'sure' WHEN q.confidence >= 0.7 THEN 'likely'
    ELSE 'unsure' END"""
_TONE = """CASE WHEN q.polarity <= -0.1 THEN 'negative' WHEN q.polarity >= 0.1 THEN 'positive'
    ELSE 'neutral' END"""


def _where_quotes(filters: Filters) -> Where:
    where = where_articles(filters)
    if filters.speakers:
        where.add(
            f"list_contains(?, coalesce(q.speaker, '{UNATTRIBUTED}'))", list(filters.speakers)
        )
    if filters.kinds:
        where.add("list_contains(?, q.kind)", list(filters.kinds))
    if filters.quote_ids is not None:
        where.add("q.quote_id IN (SELECT unnest(?))", list(filters.quote_ids))
    if filters.sureness:
        where.add(f"list_contains(?, {_SURENESS})", list(filters.sureness))
    if filters.tone:
        where.add(f"list_contains(?, {_TONE})", list(filters.tone))
    if filters.reviewed is not None:
        where.add("q.reviewed = ?", filters.reviewed)
    if filters.about:
        where.add(
            """EXISTS (SELECT 1 FROM mentions m WHERE m.article_id = q.article_id
            AND m.start >= q.start AND m."end" <= q."end" AND list_contains(?, m.name))""",
            list(filters.about),
        )
    return where


def count_quotes(tables: Tables, filters: Filters) -> int:
    """Count the quotations that the filters leave."""
    where = _where_quotes(filters)
    found = ask(
        tables,
        f"SELECT count(*) AS n FROM quotes q JOIN articles a USING (article_id) WHERE {where}",
        where.values,
    )
    return int(found["n"].iloc[0])


def quotes_per_speaker(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Count quotations a speaker: speaker (or UNATTRIBUTED), quotes, articles; most first."""
    where = _where_quotes(filters)
    return ask(
        tables,
        f"""SELECT coalesce(q.speaker, '{UNATTRIBUTED}') AS speaker, count(*) AS quotes,
            count(DISTINCT q.article_id) AS articles
        FROM quotes q JOIN articles a USING (article_id) WHERE {where}
        GROUP BY q.speaker ORDER BY q.speaker IS NULL, quotes DESC, q.speaker""",
        where.values,
    )


_GROUPS = {
    "speaker": "q.speaker",
    "outlet": "a.outlet",
    "day": "a.published",
}
_ORDERS = {
    "speaker": "q.speaker IS NULL, group_quotes DESC, speaker, published, q.article_id, q.start",
    "outlet": "outlet, published, q.article_id, q.start",
    "day": "published, q.article_id, q.start",
    "least sure": "q.confidence, q.quote_id",
    "latest": "a.published DESC NULLS LAST, q.confidence DESC, q.quote_id",
}


def quotes_page(
    tables: Tables,
    filters: Filters,
    *,
    order: str = "speaker",
    limit: int = 25,
    offset: int = 0,
) -> pd.DataFrame:
    """Give one page of quotations with their article: the columns of QUOTES and, of the article,
    title, outlet and published (UNKNOWN_OUTLET and UNDATED where missing), sureness and tone in a
    word, and group_quotes: how many the order puts under the same heading.
    """
    where = _where_quotes(filters)
    return ask(
        tables,
        f"""SELECT q.* REPLACE (coalesce(q.speaker, '{UNATTRIBUTED}') AS speaker),
            a.title, coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(a.published, '{UNDATED}') AS published, a.url,
            {_SURENESS} AS sureness, {_TONE} AS tone,
            count(*) OVER (PARTITION BY {_GROUPS.get(order, "q.quote_id")}) AS group_quotes
        FROM quotes q JOIN articles a USING (article_id) WHERE {where}
        ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?""",
        [*where.values, limit, offset],
    )


def quote(tables: Tables, quote_id: str) -> dict[str, Any] | None:
    """Give one quotation, or None; the columns of `quotes_page`."""
    found = quotes_page(tables, Filters(quote_ids=(quote_id,)))
    if found.empty:
        return None
    return {str(k): None if pd.isna(v) else v for k, v in found.iloc[0].items()}


def quote_facets(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Count quotations beside each choice of each filter: facet, value, quotes.

    Each facet is counted with the other filters in force and its own left out, so that a second
    choice in it shows what it would add.
    """
    parts, values = [], []
    for facet, column, own in (
        ("kind", "q.kind", {"kinds": ()}),
        ("outlet", f"coalesce(a.outlet, '{UNKNOWN_OUTLET}')", {"outlets": ()}),
        ("speaker", f"coalesce(q.speaker, '{UNATTRIBUTED}')", {"speakers": ()}),
        ("sureness", _SURENESS, {"sureness": ()}),
        ("tone", _TONE, {"tone": ()}),
    ):
        where = _where_quotes(replace(filters, **own))  # type: ignore[arg-type]
        parts.append(
            f"""SELECT '{facet}' AS facet, {column} AS value, count(*) AS quotes
            FROM quotes q JOIN articles a USING (article_id) WHERE {where} GROUP BY 2"""
        )
        values += where.values
    return ask(tables, " UNION ALL ".join(parts) + " ORDER BY facet, quotes DESC, value", values)


def speakers(tables: Tables) -> list[str]:
    """List everybody who is quoted, most quoted first, UNATTRIBUTED last."""
    return list(quotes_per_speaker(tables, Filters())["speaker"])


def names_in_quotes(tables: Tables, *, top: int = 300) -> list[str]:
    """List who and what is named inside quotations, most often named first."""
    found = ask(
        tables,
        """SELECT m.name FROM mentions m JOIN quotes q ON m.article_id = q.article_id
            AND m.start >= q.start AND m."end" <= q."end"
        GROUP BY m.name ORDER BY count(*) DESC, m.name LIMIT ?""",
        [top],
    )
    return list(found["name"])


def quote_paragraph(tables: Tables, quote_id: str) -> dict[str, Any] | None:
    """Give the paragraph a quotation stands in, or None when there is no such quotation.

    Returns:
        text, start (of the paragraph in its article), and marks: [start, end, what] of the words
        said, the speaker as printed and the reporting word, counted from the paragraph's start.
    """
    found = quote(tables, quote_id)
    if found is None:
        return None
    text = ask(tables, "SELECT text FROM articles WHERE article_id = ?", [found["article_id"]])[
        "text"
    ].iloc[0]
    marks = quote_marks(found)
    first, last = min(mark[0] for mark in marks), max(mark[1] for mark in marks)
    start = text.rfind("\n", 0, first) + 1
    end = text.find("\n", last)
    return {
        "text": text[start : end if end >= 0 else len(text)],
        "start": start,
        "marks": [(mark[0] - start, mark[1] - start, mark[2]) for mark in marks],
    }


def quote_marks(found: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Give what to mark of a quotation in its article: its spans, its speaker, its cue."""
    marks = [(start, end, "found") for start, end in json.loads(found["spans"])]
    for what in ("speaker", "cue"):
        start, end = found[f"{what}_start"], found[f"{what}_end"]
        if start is not None and end is not None:
            marks.append((int(start), int(end), what))
    return marks


def neighbours(tables: Tables, quote_id: str) -> dict[str, str | None]:
    """Give the ids of the quotations before and after one in its article: before, after."""
    article_id = quote_id.rpartition(":")[0]
    ids = list(
        ask(
            tables,
            "SELECT quote_id FROM quotes WHERE article_id = ? ORDER BY start, quote_id",
            [article_id],
        )["quote_id"]
    )
    if quote_id not in ids:
        return {"before": None, "after": None}
    at = ids.index(quote_id)
    return {
        "before": ids[at - 1] if at else None,
        "after": ids[at + 1] if at + 1 < len(ids) else None,
    }
