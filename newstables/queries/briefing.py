"""The quotations picked for a briefing: in the order given, with numbered sources and a warning."""

import json

import pandas as pd

from newstables.queries.quotes import quote_paragraph, quotes_page
from newstables.queries.tables import Filters, Tables

WARNING = "unsure who said it, and not checked by a person"


def briefing_quotes(tables: Tables, quote_ids: tuple[str, ...]) -> pd.DataFrame:
    """Return the picked quotations that are still in the store, in the order of `quote_ids`.

    Returns:
        The columns of `quotes_page` and number (1, 2, ...), source (a number an article, in order
        of first use), and warning (missing = none).
    """
    found = quotes_page(tables, Filters(quote_ids=quote_ids), limit=max(1, len(quote_ids)))
    place = {quote_id: number for number, quote_id in enumerate(quote_ids)}
    rows = found.assign(place=found["quote_id"].map(place)).sort_values("place")
    rows = rows.drop(columns="place").reset_index(drop=True)
    sources = {one: number for number, one in enumerate(dict.fromkeys(rows["article_id"]), start=1)}
    doubtful = rows["sureness"].eq("unsure") & ~rows["reviewed"].astype(bool)
    return rows.assign(
        number=range(1, len(rows) + 1),
        source=rows["article_id"].map(sources),
        warning=pd.Series(WARNING, index=rows.index, dtype="string").where(doubtful),
    )


def with_paragraphs(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """Add the paragraph of each quotation and its marks: JSON [[start, end, what], ...]."""
    told = [quote_paragraph(tables, quote_id) or {} for quote_id in rows["quote_id"]]
    return rows.assign(
        paragraph=[one.get("text", "") for one in told],
        marks=[json.dumps([list(map(_plain, mark)) for mark in one.get("marks", [])])
               for one in told],
    )  # fmt: skip


def _plain(value: object) -> object:
    return int(value) if hasattr(value, "item") else value  # type: ignore[call-overload]
