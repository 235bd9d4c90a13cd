"""The parts of the first screen: counts, who is named and quoted, which model counted."""

import html
from importlib.metadata import version

import pandas as pd
import streamlit as st

from components.charts.look import KIND_WORDS, spell_day
from components.evidence import count_of
from components.loading import answer, load_settings
from components.quote_card import quote_card, quote_looks
from newstables.nlp.models import choose_model
from newstables.queries.articles import overview
from newstables.queries.entities import entity_counts
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.quote_filters import IN_MARKS, QuoteFilters
from newstables.queries.quotes import quotes_page, quotes_per_speaker

_TOP = 8
_LATEST = 4


def show_counts() -> None:
    """Draw what the store holds in numbers."""
    counts = answer(overview)
    numbers = {
        "Articles": counts["articles"],
        "Outlets": counts["outlets"],
        "Quotations": counts["quotes"],
        "Speakers": counts["speakers"],
        "Mentions": counts["mentions"],
        "Events": counts["events"],
    }
    with st.grid(6, min_column_width=110, gap="small"):
        for name, number in numbers.items():
            st.metric(name, f"{number:,}", border=True)
    words = [_days(counts)]
    if counts["outlet_unknown"]:
        words.append(f"{count_of(counts['outlet_unknown'], 'article')} of an unknown outlet.")
    if counts["reported"]:
        words.append(f"Beside the quotations, {counts['reported']} are reported without marks.")
    st.html(f'<div style="overflow-wrap:anywhere">{html.escape(" ".join(words))}</div>')


def show_names() -> None:
    """Draw who and what is mentioned most, as a table with bars; a row opens its sentences."""
    names = answer(entity_counts, MentionFilters(), top=_TOP)
    table = {
        "Name": names["name"],
        "Kind": names["type"].map(KIND_WORDS),
        "Mentions": names["mentions"],
    }
    chosen = _bars(pd.DataFrame(table), key="overview_names", alt="Most mentioned")
    if chosen:
        st.switch_page("pages/explore/entities.py", query_params={"entity": chosen})


def show_speakers() -> None:
    """Draw who is quoted most, as a table with bars; a row opens the quotations."""
    counts = answer(quotes_per_speaker, QuoteFilters(kinds=IN_MARKS)).head(_TOP)
    table = {"Speaker": counts["speaker"], "Quotations": counts["quotes"]}
    chosen = _bars(pd.DataFrame(table), key="overview_speakers", alt="Most quoted")
    if chosen:
        st.switch_page("pages/explore/quotes.py", query_params={"speaker": chosen})


def show_latest() -> None:
    """Draw a few quotations from the newest articles; each opens in its article."""
    quote_looks()
    for quote in answer(
        quotes_page, QuoteFilters(kinds=IN_MARKS), order="latest", limit=_LATEST
    ).to_dict("records"):
        quote_card(quote)
        if st.button("Open in the article", key=f"overview_{quote['quote_id']}", type="tertiary"):
            st.switch_page("pages/explore/quotes.py", query_params={"quote": quote["quote_id"]})


def show_model() -> None:
    """Show which language model made the counts."""
    model = choose_model(load_settings().model)
    st.text(
        f"Counted with the language model {model.name} {model.version} "
        f"(package {model.package.replace('_', '-')}) and spaCy {version('spacy')}."
    )


def _days(counts: dict[str, object]) -> str:
    if not counts["first_day"]:
        return "No article has a known date of publication."
    first, last = spell_day(counts["first_day"]), spell_day(counts["last_day"])
    span = f"Published {first}" if first == last else f"Published from {first} to {last}"
    return f"{span}; {counts['undated']} undated." if counts["undated"] else f"{span}."


def _bars(table: pd.DataFrame, *, key: str, alt: str) -> str | None:
    """Draw a table, a bar in its last column; return the first cell of the row that was chosen."""
    if table.empty:
        st.text("Nothing yet.")
        return None
    number = table.columns[-1]
    most = int(table[number].max())
    event = st.dataframe(
        table,
        key=key,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt=alt,
        column_config={
            number: st.column_config.ProgressColumn(
                number, format="%d", min_value=0, max_value=most
            )
        },
    )
    rows = event.selection.rows
    return str(table.iloc[rows[0], 0]) if rows else None
