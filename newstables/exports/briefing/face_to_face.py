"""Two sides face to face in a briefing: sayings under their days, each with what it follows."""

from dataclasses import replace
from itertools import groupby
from typing import Any

from newstables.decisions.briefings import Section
from newstables.exports.briefing.blocks import Group, Quote
from newstables.exports.briefing.labels import label, spell_date
from newstables.exports.briefing.ledger import Ledger
from newstables.exports.briefing.quotations import MOST, tell_quotes
from newstables.exports.choices import check_choices, complete_choices
from newstables.exports.views import VIEWS
from newstables.queries.briefing import picked_quotes, plain_records
from newstables.queries.face_off import face_off
from newstables.queries.quote_filters import QuoteFilters

VIEW = "face_off"


def read_face_off(
    ledger: Ledger, section: Section, filters: QuoteFilters
) -> tuple[str, tuple[Group, ...], int]:
    """Return the title of a section, its sayings day by day, and how many are left out.

    Args:
        ledger: numbers them and their sources.
        section: with the sides as its choices; without, the two that are quoted most.
        filters: which quotations count.

    Raises:
        ExportError: a side is nobody of the story.
    """
    check_choices(VIEW, section.choices)
    kept = {side: list(section.choices.get(side, ())) or None for side in ("one", "other")}
    sides = complete_choices(ledger.tables, filters, view=VIEW, chosen=kept)
    rows = plain_records(face_off(ledger.tables, filters, **sides))
    shown = rows if ledger.uncut else rows[:MOST]
    said = picked_quotes(ledger.tables, [row["quote_id"] for row in shown], QuoteFilters())
    quotes = tell_quotes(ledger, said, filters)
    numbers = {quote.quote_id: quote.number for quote in quotes}
    told = [
        (_day(row, ledger.language), _after(quote, row, numbers, ledger.language))
        for row, quote in zip(shown, quotes, strict=True)
    ]
    groups = tuple(
        Group(day, tuple(quote for _, quote in several))
        for day, several in groupby(told, key=lambda pair: pair[0])
    )
    names = {side: ", ".join(people) for side, people in sides.items()}
    title = label(VIEWS[VIEW].title, ledger.language).format(**names)
    return title, groups, len(rows) - len(shown)


def _day(row: dict[str, Any], language: str) -> str:
    """Write the day that a saying stands under: said, or printed first."""
    day = spell_date(row["day"], language)
    return day if row["basis"] == "said" else f"{day}, {label('printed', language)}"


def _after(quote: Quote, row: dict[str, Any], numbers: dict[str, int], language: str) -> Quote:
    """Add to a saying which one of the other side it comes after."""
    if row["days_after"] is None:
        return quote
    days = int(row["days_after"])
    when = {0: "the same day as {who}", 1: "1 day after {who}"}.get(days, "{n} days after {who}")
    words = label(when, language).format(who=row["reply_to"], n=days)
    words += f" ({label('quotation', language)} {numbers[row['reply_id']]})"
    return replace(quote, told=f"{quote.told}, {words}" if quote.told else words)
