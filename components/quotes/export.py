"""Files of the quotations that the filters leave, made when their button is pressed."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from components.downloads import describe_chosen
from components.loading import answer_later
from newstables.exports.csv import to_csv
from newstables.exports.xlsx import to_xlsx
from newstables.queries.articles import chosen_articles
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import quotes_page

_EVERYTHING = 1_000_000_000
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLUMNS = {
    "speaker": "Speaker",
    "speaker_role": "Role",
    "text": "Words said",
    "kind": "Kind",
    "keyword": "Keyword",
    "said_on": "Said on",
    "said_where": "Said where",
    "outlet": "Outlet",
    "published": "Published",
    "title": "Article",
    "url": "Address",
    "reason": "Why this speaker",
    "sureness": "How sure",
    "confidence": "Confidence",
    "reviewed": "Checked by a person",
    "polarity": "Tone of wording (TextBlob polarity)",
    "subjectivity": "TextBlob subjectivity",
    "article_id": "article_id",
    "quote_id": "quote_id",
}


def offer_quotes(filters: QuoteFilters) -> None:
    """Draw the buttons that save the quotations as CSV and Excel."""
    rows = answer_later(quotes_page, filters, limit=_EVERYTHING)
    chosen = answer_later(chosen_articles, filters)

    def write(writer: Callable[..., bytes]) -> bytes:
        about = describe_chosen("Quotations", filters, chosen())
        return writer(rows()[list(_COLUMNS)].rename(columns=_COLUMNS), about=about)

    with st.container(horizontal=True, gap="small"):
        for label, ending, media, writer in (
            ("CSV", "csv", "text/csv", to_csv),
            ("Excel", "xlsx", _EXCEL, to_xlsx),
        ):
            st.download_button(
                f"Save as {label}",
                partial(write, writer),
                file_name=f"quotations.{ending}",
                mime=media,
                key=f"quotes_save_{ending}",
                on_click="ignore",
            )
