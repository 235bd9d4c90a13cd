"""The articles in the store: listed, opened, corrected, removed."""

import html
from typing import Any

import pandas as pd
import streamlit as st

from components.address_filters import values_in_address
from components.article_view import show_article
from components.articles.in_stories import choose_stories
from components.articles.many import change_stored
from components.articles.removing import remove_articles
from components.articles.review import EDITABLE
from components.articles.versions import show_versions
from components.correction_log import decide, note_form, object_to
from components.days import ask_day, read_day
from components.evidence import choose_page
from components.loading import answer, load_store
from components.page import say
from components.server.permission import refusal, takes
from newstables.errors import ArticleError, CorrectionError, QueryError
from newstables.finding.language import language_name
from newstables.frames import plain_rows
from newstables.queries.articles import noted_articles
from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.reading.article import given_value
from newstables.store.search import to_fts5
from newstables.wording import count_of, spell_day

_PER_PAGE = 100
_FEW = 8  # articles that need no search
_ALWAYS = ("title", "outlet", "published", "words", "mentions", "quotes")
_COLUMNS = {
    "title": "Title",
    "outlet": "Outlet",
    "published": "Published",
    "words": "Words",
    "mentions": "Mentions",
    "quotes": "Quotations",
    "origin": "Agency",
    "copy_of": "Duplicate of",
    "also_printed": "Printed also by",
    "tags": "Tags",
    "note": "Note",
    "byline": "Byline",
    "section": "Section",
    "language": "Language",
    "source": "From",
    "published_hint": "What the text tells of its date",
}


def show_articles() -> None:
    """Draw the list, and below it the one that was chosen."""
    articles = answer(noted_articles)
    st.header(f"In the store: {count_of(len(articles), 'article')}")
    titles = articles.set_index("article_id")["title"]
    articles = _find(articles)
    if articles.empty:
        st.info("No title and no text has these words.")
        return
    first = choose_page(len(articles), key="articles_page", per_page=_PER_PAGE)
    shown = articles.iloc[first : first + _PER_PAGE].reset_index(drop=True)
    shown["copy_of"] = [_spell_copy(row, titles) for row in shown.to_dict("records")]
    ids = [str(article_id) for article_id in shown["article_id"]]
    untitled = "no headline (" + shown["source"].fillna("typed in") + ")"
    st.dataframe(
        shown.assign(
            title=shown["title"].fillna(untitled),
            published=[spell_day(day) for day in shown["published"]],
            outlet=shown["outlet"].fillna(UNKNOWN_OUTLET),
            language=[_spell_language(row) for row in shown.to_dict("records")],
        )[_columns_of(shown)],
        key="articles_list",
        hide_index=True,
        column_config={
            **_COLUMNS,
            "title": st.column_config.TextColumn("Title", width="large"),
            "copy_of": st.column_config.TextColumn("Duplicate of", width="medium"),
        },
        placeholder="",
        on_select=_choose_row,
        selection_mode="multi-row",
        alt="Articles in the store, newest first",
    )
    st.session_state["articles_ids"] = ids
    picked = [ids[row] for row in _picked_rows() if row < len(ids)]
    change_stored(_rows(articles), picked if len(picked) > 1 else [], fields=EDITABLE)
    names = {row["article_id"]: _name(row) for row in shown.to_dict("records")}
    chosen = st.selectbox(
        "Open, correct or remove an article",
        ids,
        index=None,
        format_func=lambda article_id: names.get(article_id, article_id),
        key="articles_chosen",
        placeholder="Choose one here or in the list",
    )
    if chosen:
        _show_chosen(shown[shown["article_id"] == chosen].iloc[0].to_dict())


def _find(articles: pd.DataFrame) -> pd.DataFrame:
    """Draw the search, when there is more to look through than a glance; return what it leaves."""
    if len(articles) < _FEW and not values_in_address("find"):
        return articles
    words = st.text_input(
        "Find in titles and texts",
        key="find",
        bind="query-params",
        type="search",
        help="Words side by side must all occur. Phrases stand in marks; AND, OR, NOT, brackets "
        "and a trailing * work too. Tags and notes are found as you write them.",
    )
    try:
        expression = to_fts5(words)
    except QueryError as fault:
        st.html(f'<p role="alert"><strong>Search: {html.escape(str(fault))}.</strong></p>')
        return articles
    if not expression:
        return articles
    found = articles["article_id"].isin(load_store().search_articles(expression))
    noted = (articles["tags"] + " " + articles["note"]).str.casefold()
    found |= noted.str.contains(words.casefold(), regex=False)
    st.text(f"{count_of(int(found.sum()), 'article')} with these words")
    return articles[found]


def _spell_copy(row: dict[str, Any], titles: pd.Series) -> str | None:
    """Return what an article is a copy of, or a rewording; None when it is its own."""
    if pd.isna(row["duplicate_of"]):
        return None
    title = titles.get(row["duplicate_of"])
    how = "rewording of " if row["copy_kind"] == "reworded" else ""
    return how + ("no headline" if pd.isna(title) else title)


def _columns_of(shown: pd.DataFrame) -> list[str]:
    """Return the columns that say something of one of these articles at least.

    One language of all of them says nothing of any.
    """
    told = shown.notna() & shown.ne("")
    told["language"] &= shown["language"].nunique() > 1
    return [name for name in _COLUMNS if name in _ALWAYS or told[name].any()]


def _choose_row() -> None:
    """Open the row that is picked; several are for what is done to many."""
    rows, ids = _picked_rows(), st.session_state.get("articles_ids", [])
    alone = len(rows) == 1 and rows[0] < len(ids)
    st.session_state["articles_chosen"] = ids[rows[0]] if alone else None


def _picked_rows() -> list[int]:
    picked = st.session_state.get("articles_list")
    return list(picked["selection"]["rows"]) if picked else []


def _rows(articles: pd.DataFrame) -> list[dict[str, Any]]:
    """Return what is done to many of the list goes by."""
    rows = plain_rows(articles[["article_id", "source", "tags", *EDITABLE]])
    return [
        {**row, "name": row["title"] or row["source"],
         "tags": [tag for tag in (row["tags"] or "").split(", ") if tag]}
        for row in rows
    ]  # fmt: skip


def _spell_language(row: dict[str, Any]) -> str | None:
    if pd.isna(row["language"]):
        return None
    return f"{language_name(row['language'])}{', not read' if row['not_read'] else ''}"


def _title(row: dict[str, Any]) -> str:
    return str(row["source"] if pd.isna(row["title"]) else row["title"])


def _name(row: dict[str, Any]) -> str:
    title = _title(row)
    outlet = UNKNOWN_OUTLET if pd.isna(row["outlet"]) else row["outlet"]
    return f"{title} ({outlet}, {spell_day(row['published'])})"


def _show_chosen(row: dict[str, Any]) -> None:
    with st.container(border=True):
        choose_stories(row["article_id"])
        _correct(row)
        note_form("article", row["article_id"])
        why = refusal("ingest")
        with st.popover("Remove this article", icon=":material/delete:", disabled=bool(why),
                        help=why or None):  # fmt: skip
            st.text("It goes from every page, with all that was found in it, until it is undone.")
            st.button(
                "Yes, remove it",
                key=f"articles_remove_{row['article_id']}",
                on_click=remove_articles,
                args=({row["article_id"]: _title(row)},),
            )
        show_versions(row["article_id"])
        show_article(row["article_id"])


@takes("decide", say=True)
def _correct(row: dict[str, Any]) -> None:
    article_id = row["article_id"]
    known = {name: None if pd.isna(row[name]) else row[name] for name in EDITABLE}
    columns = st.columns(3)
    for place, (name, label) in enumerate(EDITABLE.items()):
        key = f"articles_{name}_{article_id}"
        with columns[place % 3]:
            if name == "published":
                ask_day(label, key, value=known[name])
            else:
                st.text_input(label, value=known[name] or "", placeholder="unknown", key=key)
    st.button(
        "Save the corrections",
        key=f"articles_save_{article_id}",
        on_click=_save,
        args=(article_id, known),
    )


def _save(article_id: str, known: dict[str, str | None]) -> None:
    for name, before in known.items():
        key = f"articles_{name}_{article_id}"
        try:
            after = (
                read_day(key) if name == "published" else given_value(name, st.session_state[key])
            )
        except CorrectionError:  # which the field says
            continue
        except ArticleError as fault:
            object_to(str(fault))
            continue
        if after != before and decide(f"article.{name}", article_id, before=before, after=after):
            st.session_state["articles_chosen"] = article_id  # so that its new name is shown
            say("Corrected; everything dated or counted follows.")
