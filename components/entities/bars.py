"""The bars of the Entities page and the table beside them: a click on either chooses a name."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components.charts.entity_bars import MEASURES, entity_bars, entity_bars_by_outlet
from components.downloads import describe, offer_files
from components.drawing import is_phone, show_chart
from components.entities.choice import choose_by_mark, choose_by_row, chosen_among
from components.filters import choices_row, choose_one
from components.loading import answer
from newstables.exports.columns import COLUMNS, Column, table
from newstables.queries.entities import entity_by_outlet, entity_counts
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.prominence import prominence, prominence_by_outlet

_COUNTED = {label: measure for measure, label in MEASURES.items()}
_ORDER = ("Name", "Type", "Mentions", "Articles", "Share of articles")
_PROMINENCE_ORDER = ("Name", "Type", "Prominence", "Mentions", "Articles")
_PROMINENCE = (
    "Prominence: in each article, the mentions of a name, times 1 when it is in the headline or "
    "first mentioned in the first fifth of the text, 0.8 in the second fifth, and so on down to "
    "0.2 in the last; added up over articles. It says who the articles are about, not "
    "who matters."
)

_TITLES = {
    "mentions": "Who and what is mentioned most",
    "articles": "Who and what is mentioned in most articles",
    "share": "Who and what is mentioned in most articles",
    "prominence": "Who and what the articles are about most",
}
_NOTES = {
    "mentions": "mentions",
    "articles": "articles that mention the name",
    "share": "articles that mention the name, of all",
    "prominence": "prominence, explained below",
}


@dataclass(frozen=True)
class Bars:
    """How the bars are drawn: what is counted, how many of them, and in which parts."""

    measure: str
    top: int
    parts: str  # None, Stacked, Side by side


def choose_bars() -> Bars:
    """Draw the choices over the chart."""
    with choices_row():
        counted = choose_one("Count", "count", list(_COUNTED), default="Mentions")
        parts = choose_one("Parts by outlet", "parts", ["No", "Stacked", "Side by side"])
        top = choose_one("Names", "top", [10, 15, 25, 50], default=15)
    return Bars(_COUNTED[counted], top, parts)


def show_entity_bars(filters: MentionFilters, bars: Bars) -> None:
    """Draw the chart, the table of the same rows, and the buttons that save them."""
    if bars.measure == "prominence":
        counts = answer(prominence, filters, top=bars.top)
    else:
        counts = answer(entity_counts, filters, top=bars.top, order=bars.measure)
    if counts.empty:
        st.info("No name is left by these choices. Choose more types, outlets or days.")
        return
    _show_chart(counts, filters, bars)
    with st.expander("Table"):
        _show_table(counts)
        offer_files("entities", filters, key="entities", count=bars.measure)


def _show_chart(counts: pd.DataFrame, filters: MentionFilters, bars: Bars) -> None:
    words = {
        "measure": bars.measure,
        "title": _TITLES[bars.measure],
        "note": f"Counted: {_NOTES[bars.measure]} · {describe('Names', filters).line()}",
        "chosen": chosen_among(counts["entity_id"]),
    }
    if bars.parts == "No":
        figure = entity_bars(counts, narrow=is_phone(), **words)
    else:
        ask_parts = prominence_by_outlet if bars.measure == "prominence" else entity_by_outlet
        parts = answer(ask_parts, filters, entity_ids=tuple(counts["entity_id"]))
        figure = entity_bars_by_outlet(counts, parts, stacked=bars.parts == "Stacked", **words)
    most = counts.iloc[0]
    show_chart(
        figure,
        key="entities_bars",
        filters=filters,
        briefed={
            "kind": "chart",
            "view": "entities",
            "choices": {"count": bars.measure, "top": bars.top}
            | ({} if bars.parts == "No" else {"parts": bars.parts}),
        },
        on_select=choose_by_mark,
        alt=f"Bars of the {len(counts)} names most mentioned; {most['name']} comes first, "
        f"mentioned {most['mentions']} times in {most['articles']} articles. "
        "The table has all rows.",
    )
    if bars.measure == "prominence":
        st.text(_PROMINENCE)


def _show_table(counts: pd.DataFrame) -> None:
    st.session_state["entities_shown"] = list(counts["entity_id"])
    st.dataframe(
        _as_shown(counts),
        key="entities_rows",
        on_select=choose_by_row,
        selection_mode="single-row",
        hide_index=True,
        column_order=_PROMINENCE_ORDER if "prominence" in counts else _ORDER,
        height=min(480, 38 + 35 * len(counts)),
        column_config={
            "Prominence": st.column_config.NumberColumn(format="%.1f"),
            "Share of articles": st.column_config.NumberColumn(format="%.0f%%"),
        },
        alt="Names with their type, mentions and articles; choose a row to see its sentences",
    )


def _as_shown(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the table with shares as whole percentages, as the bars have them."""
    shown = table(counts, _columns_of(counts), technical=False)
    head = "Share of articles"
    return shown.assign(**{head: (shown[head] * 100).round()}) if head in shown else shown


def _columns_of(counts: pd.DataFrame) -> tuple[Column, ...]:
    """Return the columns that were asked for: prominence is worked out only where it counts."""
    return tuple(column for column in COLUMNS["entities"] if column.key in counts)
