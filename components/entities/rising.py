"""Names that are new, rising or fading: the chart, the same in a table, and what is clicked."""

import streamlit as st

from components.charts.rising_names import rising_names
from components.downloads import describe, offer_files
from components.drawing import is_phone, show_chart
from components.entities.choice import choose_by_change, chosen_among
from components.loading import answer
from newstables.exports.columns import COLUMNS, table
from newstables.exports.views import title_of
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.rising import days_to_compare, rising, usual_day
from newstables.wording import spell_day

_VIEW = "rising"


def show_rising(filters: MentionFilters) -> None:
    """Draw how the share of articles that name each name changed at a day."""
    known = answer(days_to_compare)
    if not known:
        st.info("All dated articles are of one day; there is nothing before it to compare with.")
        return
    day = st.selectbox(
        "Before and from this day",
        known,
        index=known.index(usual_day(known)),
        key="since",
        bind="query-params",
        format_func=spell_day,
        width=260,
    )
    found = answer(rising, filters, day=day)
    if found.empty:
        st.info("No name stands in two dated articles. Choose more types, outlets or days.")
        return
    title = title_of(_VIEW, day=day)
    show_chart(
        rising_names(
            found,
            day=spell_day(day),
            title=title,
            note="Counted: articles that mention the name, undated ones left out · "
            + describe(title, filters).line(),
            chosen=chosen_among(found["entity_id"]),
            narrow=is_phone(),
        ),
        key="entities_rising",
        filters=filters,
        briefed={"kind": "chart", "view": "rising", "choices": {"day": day}},
        on_select=choose_by_change,
        alt="Names by the share of articles before and from a day; the table has the same numbers.",
    )
    st.text(
        "In few articles a change may be chance. The table says which ones are clear: more than "
        "chance explains."
    )
    with st.expander("Table"):
        rows = table(found, COLUMNS[_VIEW], technical=False)
        st.dataframe(rows, hide_index=True, alt=title)
        offer_files(_VIEW, filters, key="entities_rising", day=day)
