"""Quotations: counted, grouped, paged."""

from collections.abc import Iterable
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from newstables.frames import plain_row
from newstables.queries.filters import UNATTRIBUTED, UNKNOWN_OUTLET
from newstables.queries.paragraphs import paragraph_around
from newstables.queries.quote_filters import QuoteFilters, where_quotes
from newstables.queries.tables import Tables, ask, ask_rows
from newstables.schemas import NO_KEYWORD
from newstables.wording import LIKELY, SURE, UNDATED

# A mention `m` stands in the words said by quotation `q`: within one of its spans, not between the
# halves that a "he said" parts.
SAID_IN = """m.article_id = q.article_id AND m.start >= q.start AND m."end" <= q."end"
    AND len(list_filter(q.spans,
        lambda span: span[1] <= m.start AND span[2] >= m."end")) > 0"""

_BEGINNING = 80  # characters that tell a quotation from others

_QUOTE_ROWS = f"""SELECT q.number, q.quote_id, q.article_id, q.start, q."end", q.kind,
    q.confidence, q.reviewed, q.keyword, q.utterance, q.said_on, q.speaker,
    coalesce(q.speaker, '{UNATTRIBUTED}') AS speaker_shown,
    a.outlet, coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet_shown,
    a.published, coalesce(a.published, '{UNDATED}') AS published_shown, a.title, a.url,
    coalesce(a.copy_kind = 'reworded', FALSE) AS reworded,
    CASE WHEN q.confidence >= {SURE} THEN 'sure' WHEN q.confidence >= {LIKELY} THEN 'likely'
        ELSE 'unsure' END AS sureness,
    CASE WHEN q.polarity <= -0.1 THEN 'negative' WHEN q.polarity >= 0.1 THEN 'positive'
        ELSE 'neutral' END AS tone
FROM quotes q JOIN articles a USING (article_id) WHERE {{of}}
ORDER BY q.article_id, q.start"""
_NAMES_SAID = f"""SELECT DISTINCT q.number, m.name, q.article_id
FROM quotes q JOIN mentions m ON {SAID_IN} WHERE {{of}}
UNION
SELECT DISTINCT q.number, m.name, q.article_id FROM quotes q JOIN mentions m
    ON m.article_id = q.article_id AND m.furniture IS NULL
    AND m.sentence_start < q."end" AND m.sentence_end > q.start
    AND m.name IS DISTINCT FROM q.speaker
    AND (q.speaker_start IS NULL OR m."end" <= q.speaker_start OR m.start >= q.speaker_end)
WHERE {{of}}"""


def build_quote_rows(
    cursor: duckdb.DuckDBPyConnection, *, of: str = "TRUE", prefix: str = ""
) -> None:
    """Build beside `quotes` narrow tables of what quotations are chosen, ordered and counted by.

    A query then reads no text and joins nothing until it knows which 25 rows are shown. A
    quotation names who is named in its words or in their sentence ("China, he said, is ..."), its
    speaker apart.

    Args:
        cursor: to the tables.
        of: a test of quotations `q`, as SQL; rows of them that are there are to be deleted before.
        prefix: what the names of these tables begin with.
    """
    for name, rows in (("quote_rows", _QUOTE_ROWS), ("names_said", _NAMES_SAID)):
        table = prefix + name
        cursor.execute(f"CREATE TABLE IF NOT EXISTS {table} AS {rows.format(of='FALSE')}")
        cursor.execute(f"INSERT INTO {table} {rows.format(of=of)}")


def count_quotes(tables: Tables, filters: QuoteFilters) -> int:
    """Count the quotations that the filters leave."""
    where = where_quotes(filters)
    query = f"SELECT count(*) AS n FROM quote_rows q WHERE {where}"
    return int(ask_rows(tables, query, where.values)[0]["n"])


def quotes_per_speaker(tables: Tables, filters: QuoteFilters) -> pd.DataFrame:
    """Count quotations a speaker: speaker (or UNATTRIBUTED), quotes, articles; most first."""
    where = where_quotes(filters)
    return ask(
        tables,
        f"""SELECT q.speaker_shown AS speaker, count(*) AS quotes,
            count(DISTINCT q.article_id) AS articles
        FROM quote_rows q WHERE {where}
        GROUP BY q.speaker, q.speaker_shown
        ORDER BY q.speaker IS NULL, quotes DESC, q.speaker""",
        where.values,
    )


_GROUPS = {
    "speaker": "q.speaker",
    "outlet": "q.outlet",
    "day": "q.published",
    "keyword": "q.keyword",
}
_WHOLE = """SELECT w.* REPLACE (q.speaker_shown AS speaker), q.title, q.outlet_shown AS outlet,
    q.published_shown AS published, q.url, q.reworded, q.sureness, q.tone
FROM quotes w JOIN quote_rows q USING (number)
WHERE w.number IN ({numbers}) AND q.number IN ({numbers})"""  # the one does not follow for DuckDB
_PLACE = "q.published_shown, q.article_id, q.start"
_ORDERS = {
    "speaker": f"q.speaker IS NULL, group_quotes DESC, q.speaker, {_PLACE}",
    "outlet": f"q.outlet_shown, {_PLACE}",
    "day": _PLACE,
    "keyword": f"q.keyword = '{NO_KEYWORD}', group_quotes DESC, q.keyword, {_PLACE}",
    "least sure": "q.confidence, q.quote_id",
    "latest": "q.published DESC NULLS LAST, q.confidence DESC, q.quote_id",
}
ORDERS = tuple(_ORDERS)


def quotes_page(
    tables: Tables,
    filters: QuoteFilters,
    *,
    order: str = "speaker",
    limit: int = 25,
    offset: int = 0,
) -> pd.DataFrame:
    """Return one page of quotations with their article.

    Args:
        tables: the story.
        filters: which quotations count.
        order: by speaker, outlet, day, keyword, least sure or latest.
        limit: how many quotations to return.
        offset: how many to leave out before them.

    Returns:
        The columns of QUOTES, reviewed and keyword; of the article title, outlet, published
        (UNKNOWN_OUTLET and UNDATED where missing), url and reworded; sureness and tone in a word;
        and group_quotes: how many the order puts under the same heading.
    """
    where = where_quotes(filters)
    group = f"count(*) OVER (PARTITION BY {_GROUPS[order]})" if order in _GROUPS else "1"
    chosen = ask_rows(
        tables,
        f"""SELECT q.number, {group} AS group_quotes FROM quote_rows q WHERE {where}
        ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?""",
        [*where.values, limit, offset],
    )
    # By their numbers, 25 rows of the table are read and not all.
    place = {row["number"]: at for at, row in enumerate(chosen)}
    whole = ask(tables, _WHOLE.format(numbers=_listed(place)))
    ordered = whole.iloc[whole["number"].map(place).argsort()].reset_index(drop=True)
    sizes = [row["group_quotes"] for row in chosen]
    return ordered.drop(columns="number").assign(group_quotes=np.array(sizes, dtype=np.int64))


def quotes_by_number(tables: Tables, numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return quotations by their number, plain.

    Returns:
        number -> the columns of `quotes_page` but group_quotes, and number.
    """
    rows = ask_rows(tables, _WHOLE.format(numbers=_listed(numbers)))
    return {row["number"]: row for row in rows}


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(str(int(number)) for number in numbers) or "NULL"


def quote(tables: Tables, quote_id: str) -> dict[str, Any] | None:
    """Return one quotation, or None; the columns of `quotes_page`."""
    found = quotes_page(tables, QuoteFilters(quote_ids=(quote_id,)))
    if found.empty:
        return None
    return plain_row(found.iloc[0])


def speakers(tables: Tables) -> list[str]:
    """List everybody who is quoted, most quoted first, UNATTRIBUTED last."""
    return list(quotes_per_speaker(tables, QuoteFilters())["speaker"])


def keywords(tables: Tables) -> list[str]:
    """List the keywords of all quotations, those of most first, NO_KEYWORD last."""
    found = ask(
        tables,
        f"""SELECT keyword FROM quote_rows GROUP BY keyword
        ORDER BY keyword = '{NO_KEYWORD}', count(*) DESC, keyword""",
    )
    return list(found["keyword"])


def names_in_quotes(tables: Tables, *, top: int = 300) -> list[str]:
    """List who and what quotations name (see `build_quote_rows`), those in most of them first."""
    found = ask(
        tables,
        "SELECT name FROM names_said GROUP BY name ORDER BY count(*) DESC, name LIMIT ?",
        [top],
    )
    return list(found["name"])


def quote_paragraph(tables: Tables, quote_id: str) -> dict[str, Any] | None:
    """Return the paragraph a quotation stands in, or None when there is no such quotation.

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
    start, end = paragraph_around(text, first, last)
    return {
        "text": text[start:end],
        "start": start,
        "marks": [(mark[0] - start, mark[1] - start, mark[2]) for mark in marks],
    }


def quote_beginning(tables: Tables, quote_id: str) -> str:
    """Return the article's words from where a quotation begins, also of one decided to be none.

    "" when its article is not in the store.
    """
    article_id, _, start = quote_id.rpartition(":")
    if not start.isdecimal():
        return ""
    found = ask(
        tables,
        "SELECT substring(text, ? + 1, ?) AS words FROM articles WHERE article_id = ?",
        [int(start), _BEGINNING, article_id],
    )
    return "" if found.empty else str(found["words"].iloc[0])


def quote_marks(found: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Return what to mark of a quotation in its article: its spans, its speaker, its cue."""
    marks = [(start, end, "found") for start, end in found["spans"]]
    for what in ("speaker", "cue"):
        start, end = found[f"{what}_start"], found[f"{what}_end"]
        if start is not None and end is not None:
            marks.append((int(start), int(end), what))
    return marks


def neighbours(tables: Tables, quote_id: str) -> dict[str, str | None]:
    """Return the ids of the quotations before and after one in its article: before, after."""
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
