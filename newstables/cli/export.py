"""What the command line writes to a file: the same rows and formats as the pages offer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from newstables.decisions import briefing_picks
from newstables.errors import ExportError
from newstables.exports.about import About
from newstables.exports.briefing import about_briefing, briefing_rows, to_markdown, to_page
from newstables.exports.csv import to_csv
from newstables.exports.html import to_html
from newstables.exports.ics import to_ics
from newstables.exports.json import to_json
from newstables.exports.timelinejs import to_timelinejs
from newstables.exports.xlsx import to_xlsx
from newstables.queries import entities, quotes, timeline
from newstables.queries.articles import chosen_articles
from newstables.queries.briefing import briefing_quotes, with_paragraphs
from newstables.queries.build import build_tables, build_tour_tables
from newstables.queries.event_sources import event_sources
from newstables.queries.filters import Filters
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.tables import Tables, as_bits
from newstables.queries.tour import tours
from newstables.schemas import now
from newstables.store.search import to_fts5
from newstables.store.store import Store

_EVERYTHING = 1_000_000_000
_TABLES: dict[str, Callable[..., bytes]] = {"csv": to_csv, "xlsx": to_xlsx}
_WITH_SENTENCES: dict[str, Callable[..., bytes]] = {
    "json": to_json,
    "ics": to_ics,
    "timelinejs": to_timelinejs,
    "html": to_html,
}
_BRIEFINGS: dict[str, Callable[..., bytes]] = {
    "md": to_markdown,
    "html": to_page,
    "csv": lambda rows, *, about: to_csv(briefing_rows(rows), about=about),
    "xlsx": lambda rows, *, about: to_xlsx(briefing_rows(rows), about=about),
}
FORMATS = {
    "entities": tuple(_TABLES),
    "quotes": tuple(_TABLES),
    "timeline": (*_TABLES, *_WITH_SENTENCES),
    "briefing": tuple(_BRIEFINGS),
}


def export(
    folder: Path, what: str, form: str, out: Path, *, filters: Filters, tour: str = ""
) -> None:
    """Write what a page shows to a file.

    Raises:
        ExportError: there is no such format or tour, or nothing is picked for the briefing.
        QueryError: the words to search for cannot be understood.
    """
    if form not in FORMATS[what]:
        raise ExportError(f"'{form}': no such format; choose {', '.join(FORMATS[what])}")
    store = Store(folder)
    tables = build_tables(store)
    if tour:
        tables = _of_tour(store, tables, tour)
    if what == "briefing":
        out.write_bytes(_briefing(store, tables, form))
        return
    if isinstance(filters, QuoteFilters) and (expression := to_fts5(filters.words)):
        filters = replace(filters, found=as_bits(store.search_quotes(expression)))
    about = _about(tables, filters, what)
    rows = _ROWS[what](tables, filters)
    if form in _TABLES:
        out.write_bytes(_TABLES[form](rows, about=about))
    else:
        sources = event_sources(tables, filters)
        out.write_bytes(_WITH_SENTENCES[form](rows, sources=sources, about=about))


def _of_tour(store: Store, tables: Tables, key: str) -> Tables:
    known = list(tours(tables)["key"])
    if key not in known:
        raise ExportError(f"no tour '{key}'; known are {'; '.join(known) or 'none'}")
    return build_tour_tables(store, tables, key)


def _briefing(store: Store, tables: Tables, form: str) -> bytes:
    rows = briefing_quotes(tables, tuple(briefing_picks.picked(store)))
    if rows.empty:
        raise ExportError("nothing is picked for the briefing; pick quotations on the Quotes page")
    about = about_briefing(rows, title=briefing_picks.title(store), made_on=now()[:10])
    return _BRIEFINGS[form](with_paragraphs(tables, rows), about=about)


def _entities(tables: Tables, filters: MentionFilters) -> pd.DataFrame:
    return entities.entity_counts(tables, filters, top=_EVERYTHING)


def _quotes(tables: Tables, filters: QuoteFilters) -> pd.DataFrame:
    return quotes.quotes_page(tables, filters, limit=_EVERYTHING)


# page -> its rows, by the filters of that page
_ROWS: dict[str, Callable[[Tables, Any], pd.DataFrame]] = {
    "entities": _entities,
    "quotes": _quotes,
    "timeline": timeline.events,
}


def _about(tables: Tables, filters: Filters, what: str) -> About:
    chosen = chosen_articles(tables, filters)
    ends = dict.fromkeys(filter(None, (chosen["first_day"], chosen["last_day"])))
    dates = " to ".join(ends) or "undated"
    if ends and chosen["undated"]:
        dates += f", {chosen['undated']} undated"
    return About(
        title=what.capitalize(),
        filters=filters.describe(),
        dates=dates,
        articles=int(chosen["articles"]),
        made_on=now()[:10],
    )
