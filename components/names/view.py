"""Everything about one name, each number with the sentences behind it."""

import html

import pandas as pd
import streamlit as st

from components.evidence import PER_PAGE, choose_page, show_evidence
from components.filters import choose_one
from components.loading import answer, answer_of_store
from components.marked_text import Mark
from components.names.correct import correct_name
from components.names.others import show_companions, show_events, show_quotations
from components.names.rows import pick_row
from newstables.queries.filters import Filters
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.names import (
    NamePart,
    joined_names,
    name_counts,
    name_forms,
    part_evidence,
    part_mentions,
    part_total,
)
from newstables.queries.stories import stories_naming
from newstables.wording import count_of

_ROLES = 3  # of a name in one story, told beside it
_COUNTS = {
    "mentions": st.column_config.NumberColumn("Mentions", width=80),
    "articles": st.column_config.NumberColumn("Articles", width=75),
}


def show_name(shared: Filters, entity_id: str) -> None:
    """Draw the name, then the view of it that is chosen."""
    filters = MentionFilters.from_shared(shared)
    total = answer(part_total, filters, NamePart(entity_id))
    st.html(
        '<div style="font-size:1.3rem;font-weight:600;overflow-wrap:anywhere">'
        f"{html.escape(entity_id.partition(':')[2])}</div>"
        f"<div>{count_of(total['mentions'], 'mention')} in "
        f"{count_of(total['sentences'], 'sentence')} of "
        f"{count_of(total['articles'], 'article')}, captions left out</div>"
    )
    _show_stories(entity_id)
    views = {
        "Spellings": _show_spellings,
        "Outlets": _show_outlets,
        "Days": _show_days,
        "Quotations": show_quotations,
        "With whom": show_companions,
        "Events": show_events,
        "Correct": correct_name,
    }
    view = choose_one("Show", "names_view", list(views), default="Spellings")
    views[view](filters, entity_id)


def _show_stories(entity_id: str) -> None:
    """Say in which stories the name stands, whichever is chosen."""
    rows = answer_of_store(stories_naming, entity_id=entity_id)
    if rows.empty:
        return
    told = []
    for row in rows.to_dict("records"):
        facts = [count_of(int(row["mentions"]), "mention"), *list(row["roles"])[:_ROLES]]
        told.append(f"{row['name']} ({', '.join(facts)})")
    st.text(f"In the stories: {'; '.join(told)}")


def _show_spellings(filters: MentionFilters, entity_id: str) -> None:
    forms = answer(name_forms, filters, entity_id=entity_id)
    row = pick_row(
        forms,
        key="names_forms",
        heads={"text": "As printed", "reasons": "Why it is this name", **_COUNTS},
        alt="How the name is printed, why each spelling counts for it, and how often",
    )
    _show_joined(entity_id)
    part = NamePart(entity_id) if row is None else NamePart(entity_id, form=forms["text"][row])
    show_part(filters, part, of="" if row is None else f"printed “{forms['text'][row]}”")


def _show_joined(entity_id: str) -> None:
    joined = answer(joined_names, entity_id=entity_id)
    if joined.empty:
        return
    st.text("Put together over articles from these names:")
    show_joined(joined, alt="Names within articles that were put under this name, and why")


def show_joined(joined: pd.DataFrame, *, alt: str) -> None:
    """Draw rows of `joined_names`."""
    st.dataframe(
        joined.assign(inferred=joined["inferred"].map({True: "inferred", False: "by rule"})),
        hide_index=True,
        column_order=["local_name", "name", "reason", "inferred", "articles"],
        column_config={
            "local_name": "In the article",
            "name": "Counted under",
            "reason": "Why",
            "inferred": "How",
            "articles": _COUNTS["articles"],
        },
        alt=alt,
    )


def _show_outlets(filters: MentionFilters, entity_id: str) -> None:
    _show_counts(filters, entity_id, by="outlet", head="Outlet")


def _show_days(filters: MentionFilters, entity_id: str) -> None:
    _show_counts(filters, entity_id, by="day", head="Published")


def _show_counts(filters: MentionFilters, entity_id: str, *, by: str, head: str) -> None:
    counts = answer(name_counts, filters, entity_id=entity_id, by=by)
    row = pick_row(
        counts,
        key=f"names_{by}",
        heads={"part": head, **_COUNTS},
        alt=f"Mentions by {by}; choose a row to see its sentences",
    )
    if row is None:
        show_part(filters, NamePart(entity_id), of="")
    else:
        value = counts["part"][row]
        show_part(filters, NamePart(entity_id, **{by: value}), of=value)


def show_part(filters: MentionFilters, part: NamePart, *, of: str) -> None:
    """Draw the sentences of some mentions, with their count; `of` tells which."""
    total = answer(part_total, filters, part)
    words = (
        f"{count_of(total['mentions'], 'mention')} in {count_of(total['sentences'], 'sentence')} "
        f"of {count_of(total['articles'], 'article')}"
    )
    st.text(f"{words}: {of}" if of else words)
    offset = choose_page(total["sentences"], key="names_page")
    show_evidence(
        answer(part_evidence, filters, part, limit=PER_PAGE, offset=offset),
        key="names",
        marks_in=lambda article_id: [
            Mark(row.start, row.end)
            for row in answer(part_mentions, filters, part, article_id=article_id).itertuples()
        ],
    )
