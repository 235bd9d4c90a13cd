"""The quotations of a section: one a saying, with all that printed it, doubt and sentence."""

from itertools import groupby
from typing import Any

from newstables.decisions.briefings import Section
from newstables.exports.briefing.blocks import Group, Quote
from newstables.exports.briefing.labels import label, spell_date
from newstables.exports.briefing.ledger import CUT, LONGEST_EXCERPT, Ledger
from newstables.exports.events import plain
from newstables.queries.briefing import (
    WARNING,
    in_context,
    picked_quotes,
    plain_records,
    printings,
)
from newstables.queries.filters import UNATTRIBUTED
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import count_quotes, quotes_page
from newstables.queries.tables import Tables
from newstables.queries.utterances import count_utterances
from newstables.schemas import NO_KEYWORD
from newstables.wording import TO_CHECK, count_of, has_marks, without_sentence_marks

MOST = 60  # sayings that filters bring into a section to be read; a person picks more if need be
_ORDERS = {"speaker": "speaker", "theme": "keyword", "": "day"}
_HOW = {"indirect": "reported, not in these words", "mixed": "partly in these words"}


def read_groups(
    ledger: Ledger, section: Section, filters: QuoteFilters
) -> tuple[tuple[Group, ...], str, int]:
    """Return the quotations of a section under their heads, and what is not told one by one.

    That is said in words ("" = all are), and counted as far as it is not shown at all.

    Args:
        ledger: numbers them and their sources.
        section: with the ids picked, or none.
        filters: what is shown when no ids were picked.
    """
    rows, printed_times, left_out = _chosen(ledger, section, filters)
    if section.by:
        rows.sort(key=_first_of_its_head(rows, section.by))
    heads = [_head(row, section.by) for row in rows]
    quotes = list(zip(heads, tell_quotes(ledger, rows, filters), strict=True))
    groups = tuple(
        Group(_spell_head(head, ledger.language), tuple(quote for _, quote in several))
        for head, several in groupby(quotes, key=lambda pair: pair[0])
    )
    return groups, _untold(len(rows) + left_out, printed_times, left_out), left_out


def tell_quotes(
    ledger: Ledger, rows: list[dict[str, Any]], filters: QuoteFilters
) -> tuple[Quote, ...]:
    """Return sayings as they are told, numbered in the order of their rows.

    Args:
        ledger: numbers them and their sources.
        rows: of `quotes_page`, as plain values.
        filters: which articles count as sources.
    """
    printed = printings(ledger.tables, [row["quote_id"] for row in rows], filters)
    return tuple(_quote(ledger, row, printed) for row in in_context(ledger.tables, rows))


def _chosen(
    ledger: Ledger, section: Section, filters: QuoteFilters
) -> tuple[list[dict[str, Any]], int, int]:
    """Return the sayings of a section, how often all were printed, and how many are left out."""
    if section.quote_ids is None:
        count, sayings = (of(ledger.tables, filters) for of in (count_quotes, _count_sayings))
        most = sayings if ledger.uncut else MOST
        # So many rows hold that many sayings, however often each of them was printed.
        limit = most + count - sayings
        order = _ORDERS[section.by]
        page = quotes_page(ledger.tables, filters, order=order, limit=limit)
        rows = _sayings(plain_records(page))[:most]
        return rows, count, sayings - len(rows)
    found = picked_quotes(ledger.tables, section.quote_ids, filters)
    known = picked_quotes(ledger.tables, section.quote_ids, QuoteFilters())
    ledger.held |= {row["quote_id"] for row in known}
    ledger.gone += len(section.quote_ids) - len(known)
    return _sayings(found), len(found), 0


def _count_sayings(tables: Tables, filters: QuoteFilters) -> int:
    return count_utterances(tables, filters, order="day")


def _untold(sayings: int, printed_times: int, left_out: int) -> str:
    parts = [f"{left_out:,} more not shown"] if left_out else []
    if sayings != printed_times:
        counted = count_of(printed_times, "quotation")
        parts.append(f"{sayings:,} sayings of {counted}: what several outlets printed is told once")
    return "; ".join(parts)


def _sayings(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the first row of each saying: what several outlets printed is said once."""
    first: dict[Any, dict[str, Any]] = {}
    for row in rows:
        first.setdefault(row["utterance"], row)
    return list(first.values())


def _head(row: dict[str, Any], by: str) -> str:
    return str(row["speaker"] if by == "speaker" else row["keyword"]) if by else ""


def _first_of_its_head(rows: list[dict[str, Any]], by: str) -> Any:
    heads = list(dict.fromkeys(_head(row, by) for row in rows))
    return lambda row: heads.index(_head(row, by))


def _spell_head(head: str, language: str) -> str:
    return label(head, language) if head in (UNATTRIBUTED, NO_KEYWORD) else plain(head)


def _quote(ledger: Ledger, row: dict[str, Any], printed: dict[str, list[str]]) -> Quote:
    number, language = ledger.next_quote(), ledger.language
    text = ledger.excerpt(row["text"], f"{label('quotation', language)} {number}")
    return Quote(
        number=number,
        quote_id=row["quote_id"],
        words=_words(row, text),
        before=plain(row["before"]),
        after=plain(row["after"]),
        speaker=plain(row["speaker"]),
        named=_named(row, language),
        told=_told(row, language),
        doubt=_doubt(row, language),
        reason=plain(row["reason"]),
        sureness=str(row["sureness"]),
        checked=bool(row["reviewed"]),
        kind=str(row["kind"]),
        role=plain(row["speaker_role"]),
        said_on=plain(row["said_on"]),
        said_where=plain(row["said_where"]),
        theme=plain(row["keyword"]),
        sources=ledger.cite(printed[row["quote_id"]]),
        paragraph=_paragraph(row),
    )


def _words(row: dict[str, Any], text: str) -> str:
    if has_marks(row["kind"], text):
        return text
    said, comma = without_sentence_marks(row["kind"], text, goes_on=bool(row["after"]))
    return f"“{said}”{comma}"


def _named(row: dict[str, Any], language: str) -> str:
    unknown = row["speaker"] == UNATTRIBUTED
    return label(UNATTRIBUTED, language) if unknown else plain(row["speaker"])


def _told(row: dict[str, Any], language: str) -> str:
    day = spell_date(row["said_on"], language) if row["said_on"] else ""
    known = [part for part in (day, plain(row["said_where"])) if part]
    said = f"{label('said', language)} {' '.join(known)}" if known else ""
    how = label(_HOW.get(row["kind"], ""), language)
    return ", ".join(filter(None, (plain(row["speaker_role"]), said, how)))


def _doubt(row: dict[str, Any], language: str) -> str:
    if row["reviewed"] or row["sureness"] == "sure":
        return ""
    unsure = row["sureness"] == "unsure"
    return label(WARNING if unsure else TO_CHECK[row["sureness"]], language)


def _paragraph(row: dict[str, Any]) -> tuple[tuple[str, bool], ...]:
    """Cut the paragraph into parts, each with whether it was said; a long one around the words."""
    text, parts, at = row["paragraph"], [], 0
    for start, end, what in sorted(row["marks"]):
        if what == "found" and start >= at:
            parts += [(text[at:start], False), (text[start:end], True)]
            at = end
    whole = [*parts, (text[at:], False)]
    room = max(0, LONGEST_EXCERPT - sum(len(words) for words, said in whole if said)) // len(whole)
    shown = []
    for number, (words, said) in enumerate(whole):
        line = " ".join(plain(words).split())
        if not said and len(line) > room:
            line = f"[…] {line[-room:]}" if number == 0 else f"{line[:room]}{CUT}"
        elif said and len(line) > LONGEST_EXCERPT:
            line = line[:LONGEST_EXCERPT] + CUT
        shown.append((line, said))
    return tuple(part for part in shown if part[0])
