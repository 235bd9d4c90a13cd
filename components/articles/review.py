"""The review table: what was inferred of each article and from where, to be corrected in place."""

import hashlib
import html
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.articles.bulk import change_many
from components.articles.reviewing import Review
from components.articles.undated import show_undated
from components.loading import load_store, start_reading, story_chosen
from components.page import say
from components.server.permission import takes
from newstables.decisions.removals import restore
from newstables.decisions.story_deeds import decide_story, get_story
from newstables.errors import ArticleError
from newstables.frames import plain_row, plain_rows
from newstables.reading.article import Article, Problem, with_given
from newstables.reading.copies import find_copies
from newstables.reading.doubts import by_source, doubts_of
from newstables.schemas import ARTICLES, PROBLEMS, now
from newstables.store.printings import is_other_printing
from newstables.wording import count_of

EDITABLE = {
    "title": "Title",
    "outlet": "Outlet",
    "published": "Published",
    "byline": "Byline",
    "section": "Section",
    "url": "Address",
    "origin": "Agency",
    "language": "Language",
}
_INFERRED = {
    "words": "Words",
    "note": "Note",
    "published_basis": "Why this date",
    "published_hint": "What the text tells of its date",
    "published_at": "Time of publication",
    "modified": "Changed",
    "outlet_basis": "Why this outlet",
    "title_basis": "Why this title",
}


@takes("ingest")
def show_review(review: Review, *, stored: Sequence[str]) -> None:
    """Draw what waits to be added; `stored` are the ids of the articles in the store."""
    articles = review.articles()
    if not articles:
        show_problems(review.problems())
        return
    st.header("Check before adding")
    st.markdown(
        "What is known of each article, and from where. An empty cell is unknown; "
        "to correct one, type into it. What is not ticked is not added. The most doubtful stand "
        "first; this stays until it is added or cleared, also when you close the window."
    )
    ready, faults = _edited(review, articles, stored)
    show_undated(review, ready)
    if len(articles) > 1:
        change_many(review, ready, fields=EDITABLE)
    for fault in faults:
        st.html(f'<p role="alert"><strong>{html.escape(fault)}</strong></p>')
    show_problems(review.problems())
    new = [
        article
        for article in ready
        if article.article_id not in stored and article.article_id not in review.left_out
    ]
    with st.container(horizontal=True):
        known = _printed_elsewhere([one for one in ready if one.article_id in stored])
        st.button(
            f"Add {count_of(len(new), 'article')}" if new else "Note where else they were printed",
            key="articles_add",
            type="primary",
            disabled=bool(faults) or not (new or known),
            on_click=_add,
            args=(review, new),
        )
        st.button("Clear", key="articles_clear", on_click=review.clear)


def show_problems(problems: Sequence[Problem]) -> None:
    """List what could not be read, and the way out."""
    if not problems:
        return
    st.markdown("**Problems** (everything else goes on)")
    st.dataframe(
        pd.DataFrame(
            [
                {"File": problem.source, "What": problem.what, "Way out": problem.advice}
                for problem in problems
            ]
        ),
        hide_index=True,
        alt="Files that could not be read, and why",
    )


def _edited(
    review: Review, articles: list[Article], stored: Sequence[str]
) -> tuple[list[Article], list[str]]:
    """Draw the table; return the articles as corrected in it, and what cannot be, in words."""
    ids = "".join(article.article_id for article in articles)
    key = hashlib.sha256(f"{ids} {review.changed_at_once}".encode()).hexdigest()[:8]
    # The table must not change under the hands of who types; what was typed before another file
    # came, or before many were changed at once, is applied to the new table.
    if f"articles_table_{key}" not in st.session_state:  # a new table, or the page was left
        st.session_state[f"articles_before_{key}"] = (dict(review.edits), set(review.left_out))
    before, left_out = st.session_state[f"articles_before_{key}"]
    if f"articles_doubts_{key}" not in st.session_state:
        st.session_state[f"articles_doubts_{key}"] = _doubts(review, articles)
    doubts = st.session_state[f"articles_doubts_{key}"]
    articles = sorted(articles, key=lambda article: -doubts[article.article_id][0])
    notes = _notes(review, stored)
    rows = [
        {
            **article.row(),
            **before.get(article.article_id, {}),
            "doubt": doubts[article.article_id][1],
            "note": notes.get(article.article_id),
            "add": article.article_id not in left_out,
        }
        for article in articles
    ]
    table = _draw_table(rows, key=f"articles_table_{key}")
    ids_of = [article.article_id for article in articles]
    kept = [bool(add) for add in table["add"]]
    review.left_out = {article_id for article_id, add in zip(ids_of, kept, strict=True) if not add}
    ready, faults = _ready(review, articles, table)
    review.keep_edits()
    return ready, faults


def _draw_table(rows: list[dict[str, Any]], *, key: str) -> pd.DataFrame:
    columns = {"add": "Add", "source": "From", "doubt": "Doubt", **EDITABLE, **_INFERRED}
    shown = pd.DataFrame(rows)[list(columns)]
    shown = shown.astype({name: "string" for name in columns if name not in ("words", "add")})
    shown = shown.fillna({name: "" for name in _INFERRED if name != "words"})
    return st.data_editor(
        shown,
        key=key,
        hide_index=True,
        disabled=["source", "doubt", *_INFERRED],
        column_config={
            **columns,
            "add": st.column_config.CheckboxColumn("Add", width=70, pinned=True),
            "source": st.column_config.TextColumn("From", width=130, pinned=True),
            "doubt": st.column_config.TextColumn("Doubt", width="medium"),
            "title": st.column_config.TextColumn("Title", width="medium"),
            "published": st.column_config.TextColumn(
                "Published",
                help="As 2023-01-31 or 31 January 2023; 2023-01 or 2023 when that is all there is.",
            ),
        },
        placeholder="unknown",
        alt="Articles to be added, the most doubtful first: the cells from Title to Language can "
        "be changed",
    )


def _ready(
    review: Review, articles: list[Article], table: pd.DataFrame
) -> tuple[list[Article], list[str]]:
    """Return the articles as corrected in the table, and what cannot be, in words."""
    ready, faults = [], []
    for article, row in zip(articles, table[list(EDITABLE)].to_dict("records"), strict=True):
        given = plain_row(row)
        given = {name: value for name, value in given.items() if value != getattr(article, name)}
        review.edits[article.article_id] = given
        try:
            ready.append(with_given(article, **given))
        except ArticleError as fault:
            ready.append(article)
            faults.append(f"{article.title or article.source}: {fault}")
    return ready, faults


def _doubts(review: Review, articles: list[Article]) -> dict[str, tuple[int, str]]:
    """Return, by article_id, how doubtful each article is, and why in words."""
    copies, problems = _copies(articles), by_source(review.problems())
    return {
        article.article_id: doubts_of(article, problems, copy_of=copies.get(article.article_id))
        for article in articles
    }


def _copies(articles: list[Article]) -> dict[str, str]:
    """Return, by article_id, which other article waiting to be added it copies for the most part.

    The store is left out: comparing 10,000 articles takes 10 s. The worker does it afterwards,
    and the list of articles tells what each one is a duplicate of.
    """
    rows = [article.row() | {"added_at": now()} for article in articles]
    copies = find_copies(ARTICLES.frame(rows))
    return dict(zip(copies["article_id"], copies["reason"], strict=True))


def _notes(review: Review, stored: Sequence[str]) -> dict[str, str]:
    notes = {
        article.article_id: f"same text again in {article.source}" for article in review.repeats()
    }
    known = set(stored)
    return notes | {
        article.article_id: "already in the store: not added again"
        for article in review.articles()
        if article.article_id in known
    }


def _printed_elsewhere(articles: list[Article]) -> list[Article]:
    """Return the articles whose text is in the store from another outlet, or of another day."""
    there = load_store().articles([one.article_id for one in articles]) if articles else None
    if there is None:
        return []
    rows = {row["article_id"]: row for row in plain_rows(there)}
    return [one for one in articles if is_other_printing(one.row(), rows[one.article_id])]


def _add(review: Review, articles: list[Article]) -> None:
    store = load_store()
    # The same text may have come from several outlets: the store notes who else printed it.
    printings = [one for one in review.everything() if one.article_id not in review.left_out]
    rows = [article.row() for article in [*articles, *printings]]
    added = store.add_articles(ARTICLES.frame(rows))
    back = restore(store, [article.article_id for article in articles])
    at = now()
    store.add_problems(PROBLEMS.frame([problem.row(at=at) for problem in review.problems()]))
    start_reading(store)
    review.clear()
    if story_id := story_chosen():  # what comes in while a story is open belongs to it
        ids = sorted({row["article_id"] for row in rows})
        decide_story(store, get_story(store, story_id), "added", after=ids)
    say(f"{count_of(len(added) + len(back), 'article')} added.")
