"""Further views of the Entities page: over time, together, and who talks about whom."""

import pandas as pd
import streamlit as st

from components.charts.entity_trend import entity_trend
from components.charts.look import SERIES
from components.charts.pair_grid import pair_grid
from components.downloads import describe, offer_rows
from components.entity_choice import choose_by_period, choose_pair, chosen_entity
from components.loading import answer
from newstables.queries.asking import PERIODS, Filters
from newstables.queries.entities import entity_counts
from newstables.queries.together import pairs, said_about
from newstables.queries.trend import namings_over_time

_MOST_LINES = 5
_MOST_IN_GRID = 15


def show_over_time(filters: Filters, *, config: dict[str, object]) -> None:
    """Draw how often the chosen name, or else the five named most, are named over time."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        step = st.segmented_control(
            "By", list(PERIODS), default="Day", required=True, key="step", bind="query-params"
        )
        per_article = st.toggle("For each article of the period", key="rate", bind="query-params")
    chosen = chosen_entity()
    top = list(answer(entity_counts, filters, top=_MOST_LINES)["entity_id"])
    shown = tuple(dict.fromkeys(([chosen] if chosen else []) + top))[: len(SERIES)]
    counts = answer(namings_over_time, filters, entity_ids=shown, step=step)
    if counts.empty:
        st.info("No article is left by these choices.")
        return
    order = {entity_id: rank for rank, entity_id in enumerate(shown)}
    counts = counts.sort_values("entity_id", key=lambda ids: ids.map(order), kind="stable")
    st.plotly_chart(
        entity_trend(
            counts,
            step=step,
            per_article=per_article,
            title="Namings over time",
            note=describe("Namings over time", filters).line()
            + (" · hatched: fewer than three articles" if per_article else ""),
        ),
        key="entities_trend",
        on_select=choose_by_period,
        selection_mode="points",
        config=config,
        alt="Namings by day of publication; the table below has the same numbers.",
    )
    _offer_table(
        counts.rename(
            columns={"name": "Name", "period": "Period", "mentions": "Namings",
                     "articles": "Articles naming it", "all_articles": "All articles"}
        ).drop(columns="entity_id"),
        filters,
        title="Namings over time",
        name="dateline-namings-over-time",
    )  # fmt: skip


def show_together(filters: Filters, *, config: dict[str, object]) -> None:
    """Draw which of the names named most stand in one sentence, and how often."""
    at_least = st.segmented_control(
        "In at least", [1, 2, 3, 5], default=1, required=True, key="together",
        bind="query-params", format_func=lambda n: f"{n} sentence{'' if n == 1 else 's'}",
    )  # fmt: skip
    top = tuple(answer(entity_counts, filters, top=_MOST_IN_GRID)["entity_id"])
    found = answer(pairs, filters, entity_ids=top, at_least=at_least)
    if found.empty:
        st.info("No two names stand in one sentence so often. Ask for fewer sentences.")
        return
    keep = [one for one in top if one in {*found["one"], *found["other"]}]
    counts = found.rename(
        columns={"one": "row", "other": "column", "one_name": "row_name",
                 "other_name": "column_name", "sentences": "n"}
    )  # fmt: skip
    st.plotly_chart(
        pair_grid(
            counts,
            rows=[one for one in keep if one in set(counts["row"])],
            columns=[one for one in keep if one in set(counts["column"])],
            counted="sentences",
            title="Named in one sentence",
            note=describe("Named in one sentence", filters).line(),
        ),
        key="entities_together",
        on_select=choose_pair,
        selection_mode="points",
        config=config,
        alt="Grid of names by the number of sentences that name both; the table has all pairs.",
    )
    _offer_table(
        found.rename(columns={"one_name": "Name", "other_name": "With", "sentences": "Sentences",
                              "articles": "Articles"}).drop(columns=["one", "other"]),
        filters,
        title="Named in one sentence",
        name="dateline-named-together",
    )  # fmt: skip


def show_said_about(filters: Filters, *, config: dict[str, object]) -> None:
    """Draw whom the speakers name in their quotations."""
    found = answer(said_about, filters)
    if found.empty:
        st.info("No name stands inside a quotation of these articles.")
        return
    counts = found.assign(row_name=found["speaker"], column_name=found["name"]).rename(
        columns={"speaker": "row", "name": "column", "quotes": "n"}
    )
    st.plotly_chart(
        pair_grid(
            counts,
            rows=list(counts.groupby("row")["n"].sum().sort_values(ascending=False).index),
            columns=list(counts.groupby("column")["n"].sum().sort_values(ascending=False).index),
            counted="quotations",
            title="Who talks about whom",
            note=describe("Who talks about whom", filters).line(),
        ),
        key="entities_said_about",
        on_select=_open_quotes,
        selection_mode="points",
        config=config,
        alt="Grid of speakers by the names in their quotations; the table has all pairs.",
    )
    st.text("A square opens its quotations on the Quotes page.")
    if asked := st.session_state.pop("entities_asked_quotes", None):
        st.switch_page("pages/explore/quotes.py", query_params=asked)
    _offer_table(
        found.rename(columns={"speaker": "Speaker", "name": "Names", "quotes": "Quotations"}),
        filters,
        title="Who talks about whom",
        name="dateline-who-about-whom",
    )


def _open_quotes() -> None:
    points = st.session_state["entities_said_about"].selection.points
    if points:
        speaker, name = points[0]["customdata"]
        st.session_state["entities_asked_quotes"] = {"speaker": speaker, "about": name}


def _offer_table(rows: pd.DataFrame, filters: Filters, *, title: str, name: str) -> None:
    with st.expander("The same in a table"):
        st.dataframe(rows, hide_index=True, alt=title)
        offer_rows(rows, name=name, about=describe(title, filters), key=name)
