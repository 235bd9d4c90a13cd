"""How often names are mentioned over time: the chart, the same in a table, and what is clicked."""

import pandas as pd
import streamlit as st

from components.charts.entity_trend import entity_trend
from components.charts.look import SERIES
from components.downloads import describe, offer_rows
from components.drawing import show_chart
from components.entities.choice import choose_by_period, chosen_entity
from components.loading import answer
from newstables.queries.entities import entity_counts
from newstables.queries.filters import PERIODS
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.trend import mentions_over_time

_MOST_LINES = 5


def show_over_time(filters: MentionFilters) -> None:
    """Draw how often the chosen name, or else the five mentioned most, are mentioned over time."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        step = st.segmented_control(
            "By", list(PERIODS), default="Day", required=True, key="step", bind="query-params"
        )
        per_article = st.toggle("For each article of the period", key="rate", bind="query-params")
    chosen = chosen_entity()
    top = list(answer(entity_counts, filters, top=_MOST_LINES)["entity_id"])
    shown = tuple(dict.fromkeys(([chosen] if chosen else []) + top))[: len(SERIES)]
    counts = answer(mentions_over_time, filters, entity_ids=shown, step=step)
    if counts.empty:
        st.info("No article is left by these choices.")
        return
    order = {entity_id: rank for rank, entity_id in enumerate(shown)}
    counts = counts.sort_values("entity_id", key=lambda ids: ids.map(order), kind="stable")
    show_chart(
        entity_trend(
            counts,
            step=step,
            per_article=per_article,
            title="Mentions over time",
            note=describe("Mentions over time", filters).line()
            + (" · hatched: fewer than three articles" if per_article else ""),
        ),
        key="entities_trend",
        on_select=choose_by_period,
        alt="Mentions by day of publication; the table below has the same numbers.",
    )
    _offer_table(
        counts.rename(
            columns={
                "name": "Name",
                "period": "Period",
                "mentions": "Mentions",
                "articles": "Articles mentioning it",
                "all_articles": "All articles",
            }
        ).drop(columns="entity_id"),
        filters,
        title="Mentions over time",
        name="dateline-mentions-over-time",
    )


def _offer_table(rows: pd.DataFrame, filters: MentionFilters, *, title: str, name: str) -> None:
    with st.expander("The same in a table"):
        st.dataframe(rows, hide_index=True, alt=title)
        offer_rows(rows, name=name, about=describe(title, filters), key=name)
