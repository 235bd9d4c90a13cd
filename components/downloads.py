"""A button for each export; a file is made when its button is pressed, not before."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

from components.charts.look import spell_day
from components.loading import answer
from newstables.exports.about import About
from newstables.exports.csv import to_csv
from newstables.exports.xlsx import to_xlsx
from newstables.queries.articles import chosen_articles
from newstables.queries.filters import Filters

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def describe(title: str, filters: Filters) -> About:
    """Gather what an export or a chart says of itself."""
    return describe_chosen(title, filters, answer(chosen_articles, filters))


def describe_chosen(title: str, filters: Filters, chosen: Mapping[str, Any]) -> About:
    """As `describe`, when it is known which articles are chosen: see queries.chosen_articles."""
    return About(
        title=title,
        filters=filters.describe(),
        dates=_spell_dates(chosen),
        articles=int(chosen["articles"]),
        made_on=datetime.now(UTC).date().isoformat(),
    )


def _spell_dates(chosen: Mapping[str, Any]) -> str:
    first, last = chosen["first_day"], chosen["last_day"]
    if first is None:
        return "undated"
    dates = spell_day(first) if first == last else f"{spell_day(first)} to {spell_day(last)}"
    return f"{dates}, {chosen['undated']} undated" if chosen["undated"] else dates


def offer_rows(
    rows: pd.DataFrame,
    *,
    name: str,
    about: About,
    key: str,
    more: Mapping[str, tuple[str, str, Callable[[], bytes]]] | None = None,
) -> None:
    """Draw buttons that save `rows` as CSV and Excel.

    Args:
        rows: what to save, its columns named as they are to be read.
        name: of the file, without its ending.
        about: what the file says of itself.
        key: begins the keys of the buttons; the page's name, as a rule.
        more: further formats: label -> (ending, media type, what makes the bytes).
    """
    formats = {
        "CSV": ("csv", "text/csv", lambda: to_csv(rows, about=about)),
        "Excel": ("xlsx", _EXCEL, lambda: to_xlsx(rows, about=about)),
        **(more or {}),
    }
    with st.container(horizontal=True, gap="small"):
        for label, (ending, media, make) in formats.items():
            st.download_button(
                f"Save as {label}",
                make,
                file_name=f"{name}.{ending}",
                mime=media,
                key=f"{key}_save_{ending}_{label.split()[0].lower()}",
                on_click="ignore",
                disabled=rows.empty,
            )
