"""The quotations picked for a briefing: in the order given, with numbered sources and a warning."""

import pandas as pd

from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import quote_paragraph, quotes_page
from newstables.queries.tables import Tables, ask

WARNING = "unsure who said it, and not checked by a person"


def briefing_quotes(tables: Tables, quote_ids: tuple[str, ...]) -> pd.DataFrame:
    """Return the picked quotations that are still in the store, in the order of `quote_ids`.

    Returns:
        The columns of `quotes_page` and number (1, 2, ...), source (a number an article, in order
        of first use), sample (whether it is of the invented story), and warning (missing = none).
    """
    chosen = QuoteFilters(quote_ids=quote_ids)
    rows = quotes_page(tables, chosen, limit=max(1, len(quote_ids)))
    place = {quote_id: number for number, quote_id in enumerate(quote_ids)}
    rows = rows.assign(place=rows["quote_id"].map(place)).sort_values("place")
    rows = rows.drop(columns="place").reset_index(drop=True)
    articles = dict.fromkeys(rows["article_id"])
    sources = {article_id: number for number, article_id in enumerate(articles, start=1)}
    doubtful = rows["sureness"].eq("unsure") & ~rows["reviewed"].astype(bool)
    invented = ask(tables, "SELECT article_id FROM articles WHERE sample", [])["article_id"]
    return rows.assign(
        sample=rows["article_id"].isin(invented),
        number=range(1, len(rows) + 1),
        source=rows["article_id"].map(sources),
        warning=pd.Series(WARNING, index=rows.index, dtype="string").where(doubtful),
    )


def with_paragraphs(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """Add the paragraph of each quotation and what to mark in it.

    Args:
        tables: the story.
        rows: those of `briefing_quotes`.

    Returns:
        Their columns, paragraph and marks: [[start, end, what], ...].
    """
    paragraphs = [quote_paragraph(tables, quote_id) or {} for quote_id in rows["quote_id"]]
    marks = [paragraph.get("marks", []) for paragraph in paragraphs]
    return rows.assign(
        paragraph=[paragraph.get("text", "") for paragraph in paragraphs],
        marks=[[list(map(_plain, mark)) for mark in several] for several in marks],
    )


def _plain(value: object) -> object:
    return int(value) if hasattr(value, "item") else value  # type: ignore[call-overload]
