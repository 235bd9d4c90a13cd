"""What a name has to do with others: what it says, what is said of it, whom it co-occurs with."""

import html

import streamlit as st

from components.evidence import PER_PAGE, choose_page, show_evidence
from components.filters import choose_one
from components.loading import answer
from components.names.choice import name_address
from components.names.rows import pick_row
from components.quote_card import card_html, quote_looks
from newstables.queries.event_passages import event_paragraphs
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.names import name_events
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import count_quotes, quotes_page
from newstables.queries.relations import pair_evidence, pairs
from newstables.wording import count_of

_ARTICLES = st.column_config.NumberColumn("Articles", width=75)
_MOST_PAIRS = 50


def show_quotations(filters: MentionFilters, entity_id: str) -> None:
    """Draw what the name says and what others say that holds the name."""
    name = entity_id.partition(":")[2]
    said_by = QuoteFilters.from_shared(filters, speakers=(name,))
    said_of = QuoteFilters.from_shared(filters, about=(name,))
    counts = {"by": answer(count_quotes, said_by), "of": answer(count_quotes, said_of)}
    # The address holds an option as it is shown: so no count stands in it.
    labels = {"Said by this name": "by", "Quotations that name it": "of"}
    which = labels[
        choose_one(
            "Which", "names_quotes", list(labels), default=list(labels)[0 if counts["by"] else 1]
        )
    ]
    st.text(
        f"{counts['by']:,} said by this name, {counts['of']:,} that name it, in the words or "
        "their sentence"
    )
    if not counts[which]:
        st.info("No such quotation in the chosen articles.")
        return
    chosen = said_by if which == "by" else said_of
    if which == "by":
        st.page_link(
            "pages/explore/quotes.py",
            label=":primary[Open them on the Quotes page, to check and correct them]",
            query_params={"speaker": name},
        )
    offset = choose_page(counts[which], key="names_quotes_page")
    quote_looks()
    quotes = answer(quotes_page, chosen, order="day", limit=PER_PAGE, offset=offset)
    st.html("".join(map(card_html, quotes.to_dict("records"))))


def show_companions(filters: MentionFilters, entity_id: str) -> None:
    """Draw the names that stand in the same sentences, and those sentences."""
    found = answer(pairs, filters, of=entity_id, at_least=1, top=_MOST_PAIRS)
    if found.empty:
        st.info("No other name stands in the same sentence.")
        return
    row = pick_row(
        found,
        key="names_companions",
        heads={
            "other": "In the same sentence",
            "sentences": st.column_config.NumberColumn("Sentences", width=85),
            "articles": _ARTICLES,
        },
        alt="Names in the same sentences; choose a row to read them",
    )
    if row is None:
        st.text("Choose a row to read the sentences.")
        return
    other = found.loc[row]
    st.html(
        f"<div>{count_of(int(other['sentences']), 'sentence')} with "
        f'<a href="{html.escape(name_address(other["other_id"]))}" target="_self">'
        f"{html.escape(other['other'])}</a></div>"
    )
    offset = choose_page(int(other["sentences"]), key="names_companions_page")
    show_evidence(
        answer(
            pair_evidence,
            filters,
            one=entity_id,
            other=other["other_id"],
            limit=PER_PAGE,
            offset=offset,
        ),
        key="names_pair",
        marks_in=lambda _: (),
    )


def show_events(filters: MentionFilters, entity_id: str) -> None:
    """Draw the events the name takes part in, or that take place there, and their sentences."""
    found = answer(name_events, filters, name=entity_id.partition(":")[2])
    if found.empty:
        st.info("No event in the timeline has this name.")
        return
    row = pick_row(
        found,
        key="names_events",
        heads={
            "date": "Date",
            "place": "Where",
            "description": st.column_config.TextColumn("What", width="large"),
            "part": "As",
            "status": "Status",
            "articles": _ARTICLES,
        },
        alt="Events with this name; choose a row to read their sentences",
    )
    if row is None:
        st.text("Choose a row to read the sentences.")
        return
    show_evidence(
        answer(event_paragraphs, event_id=found["event_id"][row]),
        key="names_event",
        marks_in=lambda _: (),
    )
