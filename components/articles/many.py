"""Many articles of the store at once: a field corrected, tagged, removed; taken back as one."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from components.articles.removing import remove_articles
from components.articles.which import choose_value, choose_which, typed_value, which
from components.correction_log import decide_many
from components.page import say
from components.server.permission import takes
from newstables.wording import count_of

_KEY = "articles_many"
_NO_TAG = "a tag needs a word; type one"


@takes("ingest")
def change_stored(
    rows: Sequence[dict[str, Any]], picked: Sequence[str], *, fields: Mapping[str, str]
) -> None:
    """Draw what can be done to several of the articles that are listed.

    Args:
        rows: of all that the list holds, other pages of it included: article_id, outlet, the
            fields, tags as a list, name; None where something is not known.
        picked: the ids of those picked in the list.
        fields: those that may be set, and what each is called.
    """
    label = f"{count_of(len(picked), 'article')} picked" if picked else "Change many at once"
    with st.popover(label, icon=":material/edit_note:"):
        choose_which(rows, key=f"{_KEY}_of", chosen="those picked in the list",
                     several=bool(picked))  # fmt: skip
        choose_value(fields, key=_KEY)
        st.button("Set it", key=f"{_KEY}_set", on_click=_set, args=(rows, picked))
        st.text_input("Tag them", key=f"{_KEY}_tag", placeholder="one tag")
        st.button("Add the tag", key=f"{_KEY}_add_tag", on_click=_tag, args=(rows, picked))
        is_sure = st.checkbox("Yes, take them off every page", key=f"{_KEY}_sure")
        st.button("Remove them", key=f"{_KEY}_remove", icon=":material/delete:",
                  disabled=not is_sure, on_click=_remove, args=(rows, picked))  # fmt: skip


def _chosen(rows: Sequence[dict[str, Any]], picked: Sequence[str]) -> list[dict[str, Any]]:
    field = st.session_state[f"{_KEY}_field"]
    return which(rows, key=f"{_KEY}_of", field=field, picked=picked)


def _set(rows: Sequence[dict[str, Any]], picked: Sequence[str]) -> None:
    typed = typed_value(key=_KEY)
    if typed is None:
        return
    field, after = typed
    changes = {row["article_id"]: (row[field], after) for row in _chosen(rows, picked)
               if row[field] != after}  # fmt: skip
    _tell(decide_many(f"article.{field}", changes), changes)


def _tag(rows: Sequence[dict[str, Any]], picked: Sequence[str]) -> None:
    # A comma parts tags where they are written in a row.
    tag = " ".join(st.session_state[f"{_KEY}_tag"].replace(",", " ").split())
    if not tag:
        st.session_state[f"{_KEY}_fault"] = _NO_TAG
        return
    changes = {row["article_id"]: (row["tags"], [*row["tags"], tag])
               for row in _chosen(rows, picked) if tag not in row["tags"]}  # fmt: skip
    _tell(decide_many("tags.article", changes), changes)


def _tell(done: int, changes: Mapping[str, Any]) -> None:
    words = f"{count_of(done, 'article')} changed. The log below takes it back as one."
    if left := len(changes) - done:
        words += f" {count_of(left, 'article')} left as somebody else has set them meanwhile."
    say(words)


def _remove(rows: Sequence[dict[str, Any]], picked: Sequence[str]) -> None:
    remove_articles({row["article_id"]: row["name"] for row in _chosen(rows, picked)})
    st.session_state[f"{_KEY}_sure"] = False
