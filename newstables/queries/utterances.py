"""Utterances page by page: the words once, with every article that printed them."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from newstables.queries.printings import numbers_translated, tell_printings
from newstables.queries.quote_filters import QuoteFilters, where_quotes
from newstables.queries.quotes import quotes_by_number
from newstables.queries.tables import Tables, ask_rows
from newstables.schemas import NO_KEYWORD

NOT_TOLD = "day not told"  # of a saying
# Where a quotation stands among all: by publication, then in reading order.
_PLACE = "concat_ws(chr(1), q.published_shown, q.article_id, lpad(q.start::VARCHAR, 9, '0'))"
# Which quotation stands for an utterance: of what was not reworded, words in marks alone, then the
# longest.
_FULLEST = f"""q.reworded, q.kind <> 'direct', q.start - q."end", {_PLACE}"""
# order -> (what is grouped, SQL; how groups and their utterances follow each other)
_ORDERS = {
    "speaker": ("q.speaker", "group_quotes DESC, s.heading NULLS LAST"),
    "outlet": ("q.outlet_shown", "s.heading"),
    "day": (f"coalesce(q.said_on, '{NOT_TOLD}')", "s.heading"),
    "keyword": ("q.keyword", f"s.heading = '{NO_KEYWORD}', group_quotes DESC, s.heading"),
    "least sure": ("''", "least"),
}
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z0-9])|\n")
_AROUND = 320  # characters looked at on either side for the bounds of a sentence


@dataclass(frozen=True)
class Listing:
    """One page of utterances, and what there is on all pages."""

    utterances: int  # an utterance that stands under two headings is counted with each
    quotes: int
    rows: list[dict[str, Any]] = field(default_factory=list)  # see `utterances_page`


def count_utterances(tables: Tables, filters: QuoteFilters, *, order: str = "speaker") -> int:
    """Count what `utterances_page` lists over all its pages."""
    where, (group, _) = where_quotes(filters), _ORDERS[order]
    (found,) = ask_rows(
        tables,
        f"SELECT count(DISTINCT (q.utterance, {group})) AS n FROM quote_rows q WHERE {where}",
        where.values,
    )
    return int(found["n"])


def utterance_ids(tables: Tables, filters: QuoteFilters, *, order: str = "speaker") -> list[str]:
    """Return the quote_id that stands for each utterance on the pages, in their order, once."""
    chosen = _chosen(tables, filters, order=order, limit=1_000_000_000, offset=0)
    where = where_quotes(filters)
    rows = ask_rows(
        tables,
        f"SELECT q.number, q.quote_id FROM quote_rows q WHERE {where} ORDER BY {_FULLEST}",
        where.values,
    )
    place = {row["number"]: number for number, row in enumerate(rows)}
    first = (min(place[number] for number in row["printed"]) for row in chosen)
    return list(dict.fromkeys(rows[number]["quote_id"] for number in first))


def utterances_page(
    tables: Tables,
    filters: QuoteFilters,
    *,
    order: str = "speaker",
    limit: int = 25,
    offset: int = 0,
) -> Listing:
    """Return one page of utterances, each as its fullest printing with all of them.

    Words in marks from beginning to end go before fuller ones that hold words of the article.

    An utterance that the order puts under several headings (two outlets) stands under each.

    Args:
        tables: the story.
        filters: which quotations count.
        order: by speaker, outlet, day (said), keyword or least sure.
        limit: how many utterances to return.
        offset: how many to leave out before them.

    Returns:
        Rows with the columns of `quotes_page`; heading and, under it, group_utterances and
        group_quotes; printings: see `queries.printings`; before and after: what stands around a
        partial quotation in its sentence.
    """
    chosen = _chosen(tables, filters, order=order, limit=limit, offset=offset)
    if not chosen:
        # An empty page behind the last one tells how many there are before it.
        first = utterances_page(tables, filters, order=order, limit=1) if offset else Listing(0, 0)
        return replace(first, rows=[])
    quotes = quotes_by_number(tables, [number for row in chosen for number in row["printed"]])
    printed = [sorted((quotes[number] for number in row["printed"]), key=_place) for row in chosen]
    shown = [min(several, key=_fullest) for several in printed]
    around = sentences_around(tables, shown)
    translated = numbers_translated(tables, quotes)
    rows = [
        {name: value for name, value in stands.items() if name != "number"}  # the store's own
        | {name: row[name] for name in ("heading", "group_quotes", "group_utterances")}
        | {"printings": tell_printings(several, stands, translated)}
        | around[stands["quote_id"]]
        for row, several, stands in zip(chosen, printed, shown, strict=True)
    ]
    return Listing(chosen[0]["utterances"], chosen[0]["quotes"], rows)


def _chosen(
    tables: Tables, filters: QuoteFilters, *, order: str, limit: int, offset: int
) -> list[dict[str, Any]]:
    """Return of each utterance the numbers of its quotations (printed) and its heading.

    Beside them stands what there is under that heading (group_...) and on all pages.
    """
    where, (group, follows) = where_quotes(filters), _ORDERS[order]
    return ask_rows(
        tables,
        f"""WITH shown AS MATERIALIZED (
            SELECT {group} AS heading, list(q.number) AS printed, min({_PLACE}) AS place,
                min(q.confidence) AS least
            FROM quote_rows q WHERE {where} GROUP BY q.utterance, heading),
        headed AS (SELECT heading, sum(len(printed))::BIGINT AS group_quotes,
            count(*) AS group_utterances FROM shown GROUP BY heading),
        every AS (SELECT sum(group_quotes)::BIGINT AS quotes,
            sum(group_utterances)::BIGINT AS utterances FROM headed)
        SELECT s.heading, printed, group_quotes, group_utterances, quotes, utterances
        FROM shown s JOIN headed h ON s.heading IS NOT DISTINCT FROM h.heading, every
        ORDER BY {follows}, place LIMIT ? OFFSET ?""",
        [*where.values, limit, offset],
    )


def _place(quote: dict[str, Any]) -> tuple[str, str, int]:
    """Return what `_PLACE` writes as one."""
    return quote["published"], quote["article_id"], quote["start"]


def _fullest(quote: dict[str, Any]) -> tuple[bool, bool, int, tuple[str, str, int]]:
    """Return what `_FULLEST` sorts by."""
    return (
        quote["reworded"],
        quote["kind"] != "direct",
        quote["start"] - quote["end"],
        _place(quote),
    )


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
    texts = {
        row["article_id"]: row["text"]
        for row in ask_rows(
            tables,
            "SELECT article_id, text FROM articles WHERE list_contains(?, article_id)",
            [list({row["article_id"] for row in wanted})],
        )
    }
    for row in wanted:
        text, start, end = texts[row["article_id"]], row["spans"][0][0], row["spans"][-1][1]
        ahead, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        after = _finish(text[end - 1 : end], behind)
        found[row["quote_id"]] = {"before": _begin(ahead), "after": after}
    return found


_ENDS = tuple(".!?…")
_REST = re.compile(r"[.!?…][\"”’')\]]*(?=\s|$)|\n")  # with the closing mark of other words
_GOES_ON = re.compile(r"[\"”’'»″」)\]]*\s*(?:[a-z,;:—–-]|…)")


def _begin(ahead: str) -> str:
    """Return the part of the sentence that stands before the words, its opening mark left out."""
    ends = [match.end() for match in _SENTENCE_END.finditer(ahead)]
    if not ends and len(ahead) == _AROUND:  # the sentence begins before: from a whole word on
        ahead = f"… {ahead.partition(' ')[2]}"
    words = ahead[ends[-1] :] if ends else ahead
    return " ".join(words.split()).rstrip("“\"‘'«″「").rstrip()


def _finish(last: str, behind: str) -> str:
    """Return the rest of the sentence, its closing mark left out; `last` ends the words.

    What ends a sentence within the marks ends this one unless it goes on in small letters.
    """
    if last in _ENDS and not _GOES_ON.match(behind):
        return ""
    rest = behind.lstrip("”\"’'»″」")
    match = _REST.search(rest)
    return " ".join((rest[: match.end()] if match else rest).split())
