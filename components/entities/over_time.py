"""How often names are mentioned over time: the chart, the same in a table, and what is clicked."""

import streamlit as st

from components.charts.entity_trend import entity_trend
from components.downloads import describe, offer_files
from components.drawing import show_chart
from components.entities.choice import choose_by_period, chosen_entity
from components.filters import choices_row, choose_one
from components.loading import answer
from newstables.exports.columns import COLUMNS, table
from newstables.exports.views import VIEWS, title_of
from newstables.queries.filters import PERIODS
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.trend import names_in_trend

_VIEW = "over_time"


def show_over_time(filters: MentionFilters) -> None:
    """Draw how often the chosen name, or else the five mentioned most, are mentioned over time."""
    with choices_row():
        step = choose_one("By", "step", list(PERIODS), default="Day")
        per_article = st.toggle("For each article of the period", key="rate", bind="query-params")
    chosen = chosen_entity()
    shown = answer(names_in_trend, filters, first=(chosen,) if chosen else ())
    counts = answer(VIEWS[_VIEW].rows, filters, entity_ids=shown, step=step)
    if counts.empty:
        st.info("No article is left by these choices.")
        return
    asked = {"entity_ids": list(shown), "step": step}
    title = title_of(_VIEW)
    show_chart(
        entity_trend(
            counts,
            step=step,
            per_article=per_article,
            title=title,
            note=(
                "Counted: mentions an article; hatched where articles are fewer than three"
                if per_article
                else f"Counted: mentions by {step.lower()} of publication"
            )
            + f" · {describe(title, filters).line()}",
        ),
        key="entities_trend",
        filters=filters,
        briefed={"kind": "chart", "view": _VIEW, "choices": asked | {"per_article": per_article}},
        on_select=choose_by_period,
        alt=f"Mentions by {step.lower()} of publication; the table below has the same numbers.",
    )
    with st.expander("Table"):
        rows = table(counts, COLUMNS[_VIEW], technical=False)
        st.dataframe(rows, hide_index=True, alt=title)
        offer_files(_VIEW, filters, key="entities_over_time", entity_ids=shown, step=step)
