"""Correct a name: count it under another, write it otherwise, remove a spelling, and so on."""

from typing import Any

import pandas as pd
import streamlit as st

from components.loading import answer
from components.names.choice import name_labels, set_name
from components.names.decide import WHERE, decide_name
from components.server.permission import takes
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.names import (
    NamePart,
    joined_names,
    mentioning_articles,
    name_forms,
    part_mentions,
)
from newstables.wording import TYPE_WORDS, spell_day

_WHOLE, _ANY = ["Everywhere", "In one article"], list(WHERE)


@takes("decide", say=True)
def correct_name(filters: MentionFilters, entity_id: str) -> None:
    """Draw the choice of what is wrong with a name and the controls that put it right."""
    kinds = {
        "It is somebody or something else": _merge,
        "Write it otherwise": _rename,
        "One spelling is another name": _remove_spelling,
        "It was never the same as": _keep_apart,
        "It is of another type": _retype,
        "Do not count it": _ignore,
    }
    kind = st.selectbox("What is wrong", list(kinds), key="names_wrong", width=420)
    kinds[kind](filters, entity_id)


def _merge(filters: MentionFilters, entity_id: str) -> None:
    labels = {listed: label for listed, label in name_labels().items() if listed != entity_id}
    other = st.selectbox(
        "Count it under",
        list(labels),
        index=None,
        key="names_other",
        width=420,
        format_func=lambda listed: labels.get(listed, listed),
        placeholder="Choose a name",
    )
    where = _choose_where(filters, entity_id, _ANY)
    kind, _, name = (other or "").partition(":")
    _offer("Merge", entity_id, "merge", where, ready=bool(other), other=name, other_type=kind)


def _rename(filters: MentionFilters, entity_id: str) -> None:
    name = _type_name("Write it as", key="names_written")
    where = _choose_where(filters, entity_id, _ANY)
    _offer("Rename", entity_id, "rename", where, ready=bool(name), other=name)


def _remove_spelling(filters: MentionFilters, entity_id: str) -> None:
    forms = answer(name_forms, filters, entity_id=entity_id)
    form = st.selectbox("Printed as", list(forms["text"]), key="names_form", width=420)
    name = _type_name("Count it under", key="names_split_name")
    where = _choose_where(filters, entity_id, _WHOLE)
    _offer("Remove", entity_id, "rename", where, ready=bool(name), other=name, form=form)


def _keep_apart(filters: MentionFilters, entity_id: str) -> None:  # noqa: ARG001 - as the others
    joined = answer(joined_names, entity_id=entity_id)
    own = entity_id.partition(":")[2]
    names = [name for name in dict.fromkeys(joined["local_name"]) if name != own]
    names += [listed.partition(":")[2] for listed in name_labels() if listed != entity_id]
    other = st.selectbox(
        "Never put it together with",
        list(dict.fromkeys(names)),
        index=None,
        key="names_never",
        width=420,
        placeholder="Choose a name; those now under it come first",
    )
    where = {"scope": "everywhere"}
    _offer("Keep apart", entity_id, "split", where, ready=bool(other), other=other)


def _retype(filters: MentionFilters, entity_id: str) -> None:
    own = entity_id.partition(":")[0]
    kind = st.selectbox(
        "It is a",
        [label for label in TYPE_WORDS if label != own],
        key="names_type",
        width=420,
        format_func=lambda label: TYPE_WORDS[label],
    )
    where = _choose_where(filters, entity_id, _ANY)
    _offer("Change the type", entity_id, "retype", where, ready=True, other_type=kind)


def _ignore(filters: MentionFilters, entity_id: str) -> None:
    st.text("It is left out of every count. What it says as a speaker stays among the quotations.")
    where = _choose_where(filters, entity_id, _ANY)
    _offer("Leave it out", entity_id, "ignore", where, ready=True)


def _type_name(label: str, *, key: str) -> str:
    names = list(dict.fromkeys(listed.partition(":")[2] for listed in name_labels()))
    name = st.selectbox(
        label,
        names,
        index=None,
        key=key,
        width=420,
        accept_new_options=True,
        placeholder="Type a name, or choose one",
    )
    return (name or "").strip()


def _choose_where(
    filters: MentionFilters, entity_id: str, choices: list[str]
) -> dict[str, Any] | None:
    """Draw where the decision holds; return its scope and, when narrower, the article and start.

    None: it can hold nowhere.
    """
    where = st.segmented_control(
        "Where it holds", choices, default="Everywhere", required=True, key="names_where"
    )
    if where == "Everywhere":
        return {"scope": "everywhere"}
    articles = answer(mentioning_articles, filters, entity_id=entity_id)
    if articles.empty:
        st.text("None of the chosen articles has this name; choose others on the left.")
        return None
    row = st.selectbox(
        "Article",
        list(articles.index),
        key="names_article",
        width=620,
        format_func=lambda row: _article_words(articles.loc[row]),
        help="The newest; choose outlet and days on the left to find another.",
    )
    article_id = str(articles["article_id"][row])
    if where == "In one article":
        return {"scope": "article", "article_id": article_id}
    mentions = answer(part_mentions, filters, NamePart(entity_id), article_id=article_id)
    row = st.selectbox(
        "Mention",
        list(mentions.index),
        key="names_mention",
        width=620,
        format_func=lambda row: f"… {' '.join(mentions['around'][row].split())} …",
    )
    return {"scope": "here", "article_id": article_id, "start": int(mentions["start"][row])}


def _article_words(row: pd.Series) -> str:
    title = "no headline known" if pd.isna(row["title"]) else row["title"]
    return f"{row['outlet']}, {spell_day(row['published'])}: {title}"


def _offer(
    label: str,
    entity_id: str,
    what: str,
    where: dict[str, Any] | None,
    *,
    ready: bool,
    **after: Any,
) -> None:
    st.button(
        label,
        key="names_do",
        type="primary",
        disabled=not (ready and where),
        on_click=_do,
        args=(entity_id, what, (where or {}) | after),
    )


def _do(entity_id: str, what: str, after: dict[str, Any]) -> None:
    made = decide_name(what, entity_id, said="Done. The log below takes it back.", **after)
    whole = made and after["scope"] == "everywhere" and "form" not in after
    if whole and what in {"merge", "rename"}:
        set_name(f"{after.get('other_type') or entity_id.partition(':')[0]}:{after['other']}")
    elif whole and what == "retype":
        set_name(f"{after['other_type']}:{entity_id.partition(':')[2]}")
    elif whole and what == "ignore":
        set_name(None)
