"""Utterances page by page: the words once, with every article that printed them."""

import re
from dataclasses import asdict
from itertools import chain
from typing import Any

import pandas as pd

from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.quote_filters import QuoteFilters, where_quotes
from newstables.queries.quotes import quotes_page
from newstables.queries.tables import Tables, ask
from newstables.schemas import NO_KEYWORD
from newstables.story.ledger.comparing import hold

NOT_TOLD = "day not told"  # of a saying
# order -> (what is grouped, SQL; "" for nothing; how groups and utterances follow each other)
_FIRST = "min(q.published_shown), min(q.article_id), min(q.start)"
_ORDERS = {
    "speaker": ("q.speaker", "max(group_size) DESC, q.speaker NULLS LAST"),
    "outlet": ("q.outlet_shown", "q.outlet_shown"),
    "day": (f"coalesce(q.said_on, '{NOT_TOLD}')", f"coalesce(q.said_on, '{NOT_TOLD}')"),
    "keyword": ("q.keyword", f"q.keyword = '{NO_KEYWORD}', max(group_size) DESC, q.keyword"),
    "least sure": ("", "min(q.confidence)"),
}
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z0-9])|\n")
_AROUND = 320  # characters looked at on either side for the bounds of a sentence


def count_utterances(tables: Tables, filters: QuoteFilters, *, order: str = "speaker") -> int:
    """Count what `utterances_page` lists over all its pages."""
    where, (group, _) = where_quotes(filters), _ORDERS[order]
    columns = ", ".join(filter(None, ["q.utterance", group]))
    found = ask(
        tables,
        f"SELECT count(DISTINCT ({columns})) AS n FROM quote_rows q WHERE {where}",
        where.values,
    )
    return int(found["n"].iloc[0])


def utterance_ids(tables: Tables, filters: QuoteFilters, *, order: str = "speaker") -> list[str]:
    """Return the quote_id that stands for each utterance on the pages, in their order, once."""
    chosen = _chosen_page(tables, filters, order=order, limit=1_000_000_000, offset=0)
    return list(dict.fromkeys(chosen["quote_id"]))


def utterances_page(
    tables: Tables,
    filters: QuoteFilters,
    *,
    order: str = "speaker",
    limit: int = 25,
    offset: int = 0,
) -> list[dict[str, Any]]:
    """Return one page of utterances, each as the quotation printed first with its printings.

    An utterance that the order puts under several headings (two outlets) stands under each.

    Args:
        tables: the story.
        filters: which quotations count.
        order: by speaker, outlet, day (said), keyword or least sure.
        limit: how many utterances to return.
        offset: how many to leave out before them.

    Returns:
        The columns of `quotes_page`; heading and, under it, group_utterances and group_quotes;
        printings: quote_id, outlet, published, text of each article that printed it, match and
        differences from the fullest of them (see `story.ledger.comparing`); before and
        after: what stands around a partial quotation in its sentence.
    """
    chosen = _chosen_page(tables, filters, order=order, limit=limit, offset=offset)
    ids = tuple(dict.fromkeys(chain.from_iterable(chosen["printed"])))
    if not ids:
        return []
    rows = _by_id(quotes_page(tables, QuoteFilters(quote_ids=ids), limit=len(ids)))
    sizes = _group_sizes(tables, filters, group=_ORDERS[order][0])
    around = sentences_around(tables, [rows[quote_id] for quote_id in chosen["quote_id"]])
    return [
        rows[utterance.quote_id]
        | {
            "heading": None if pd.isna(utterance.heading) else str(utterance.heading),
            "group_quotes": int(utterance.group_quotes),
            "group_utterances": sizes.get(
                None if pd.isna(utterance.heading) else utterance.heading, 0
            ),
            "printings": _printings([rows[quote_id] for quote_id in utterance.printed]),
        }
        | around[utterance.quote_id]
        for utterance in chosen.itertuples()
    ]


def _chosen_page(
    tables: Tables, filters: QuoteFilters, *, order: str, limit: int, offset: int
) -> pd.DataFrame:
    """Return quote_id (printed first), heading, group_quotes and printed (ids) an utterance."""
    where, (group, follows) = where_quotes(filters), _ORDERS[order]
    by = f", {group}" if group else ""
    return ask(
        tables,
        f"""WITH shown AS (
            SELECT q.*, {group or "''"} AS heading,
                count(*) OVER (PARTITION BY {group or "1"}) AS group_size
            FROM quote_rows q WHERE {where})
        SELECT arg_min(q.quote_id, (q.published_shown, q.article_id, q.start)) AS quote_id,
            any_value(q.heading) AS heading, max(q.group_size) AS group_quotes,
            list(q.quote_id ORDER BY q.published_shown, q.article_id, q.start) AS printed
        FROM shown q GROUP BY q.utterance{by} ORDER BY {follows}, {_FIRST} LIMIT ? OFFSET ?""",
        [*where.values, limit, offset],
    )


def _by_id(quotes: pd.DataFrame) -> dict[str, dict[str, Any]]:
    plain = quotes.astype(object).where(quotes.notna(), None)
    return {row["quote_id"]: row for row in plain.to_dict("records")}


def _group_sizes(tables: Tables, filters: QuoteFilters, *, group: str) -> dict[str | None, int]:
    where = where_quotes(filters)
    found = ask(
        tables,
        f"""SELECT {group or "''"} AS heading, count(DISTINCT q.utterance) AS n
        FROM quote_rows q WHERE {where} GROUP BY 1""",
        where.values,
    )
    return {
        None if pd.isna(row.heading) else str(row.heading): int(row.n) for row in found.itertuples()
    }


def _printings(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each printing, with what it has otherwise than the fullest of them."""
    fullest = max((row["text"] for row in rows), key=len)
    return [
        {name: row[name] for name in ("quote_id", "published", "text")}
        | {"outlet": row["outlet"] or UNKNOWN_OUTLET}
        | _against(row["text"], fullest)
        for row in rows
    ]


def _against(words: str, fullest: str) -> dict[str, Any]:
    if words == fullest:
        return {"match": "exact", "differences": []}
    held = hold(words, fullest)
    return {"match": held.match, "differences": [asdict(one) for one in held.differences]}


def sentences_around(tables: Tables, rows: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Return what stands before and after each partial quotation in its sentence.

    Args:
        tables: the story.
        rows: quote_id, article_id, kind and spans of each quotation.

    Returns:
        quote_id -> before and after, "" for a quotation that stands alone.
    """
    wanted = [row for row in rows if row["kind"] == "mixed"]
    found = {row["quote_id"]: {"before": "", "after": ""} for row in rows}
    if not wanted:
        return found
    places = pd.DataFrame(
        {
            "quote_id": [row["quote_id"] for row in wanted],
            "article_id": [row["article_id"] for row in wanted],
            "first": [max(0, int(row["spans"][0][0]) - _AROUND) for row in wanted],
            "start": [int(row["spans"][0][0]) for row in wanted],
            "end": [int(row["spans"][-1][1]) for row in wanted],
        }
    )
    cursor = tables.cursor()
    cursor.register("places", places)
    texts = cursor.execute(
        f"""SELECT p.quote_id, substring(a.text, p.first + 1, p.start - p.first) AS ahead,
            substring(a.text, p."end", {_AROUND}) AS behind
        FROM places p JOIN articles a USING (article_id)"""
    ).fetchall()
    cursor.close()
    for quote_id, ahead, behind in texts:
        found[quote_id] = {"before": _begin(ahead), "after": _finish(behind[:1], behind[1:])}
    return found


_GOES_ON = re.compile(r"[\"”’'»″」)\]]*\s*(?:[a-z,;:—–-]|…)")


def _begin(ahead: str) -> str:
    """Return the part of the sentence that stands before the words, its opening mark left out."""
    ends = [match.end() for match in _SENTENCE_END.finditer(ahead)]
    words = ahead[ends[-1] :] if ends else ahead
    return " ".join(words.split()).rstrip("“\"‘'«″「").rstrip()


def _finish(last: str, behind: str) -> str:
    """Return the rest of the sentence, its closing mark left out; `last` ends the words.

    A full stop within the marks ends the sentence unless it goes on in small letters.
    """
    if last == "." and not _GOES_ON.match(behind):
        return ""
    match = re.search(r"[.!?…](?=[\"”’')\]]*(\s|$))|\n", behind)
    words = behind[: match.end()] if match else behind
    return " ".join(words.lstrip("”\"’'»″」").split())
