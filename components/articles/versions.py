"""Which articles are versions of one text, and what each says otherwise, word by word."""

import html
from typing import Any

import streamlit as st

from components.loading import answer
from newstables.queries.articles import texts_of
from newstables.queries.versions import versions
from newstables.story.ledger.versions import Change, changes
from newstables.wording import count_of, spell_day

_AROUND = 12  # words shown on either side of what differs
_STYLES = {
    "left out": ("del", "text-decoration:line-through;background:rgba(168,50,45,.14)"),
    "added": ("ins", "text-decoration:none;background:rgba(43,153,104,.20)"),
}


def show_versions(article_id: str) -> None:
    """Draw the other versions of an article's text, if the store has any, and a comparison."""
    known = answer(versions, article_id)
    if not known:
        return
    others = [row for row in known if row["article_id"] != article_id]
    with st.expander(f"Versions of this text ({len(known)})", key=f"versions_{article_id}"):
        first = known[0]
        st.text(
            f"{count_of(len(known), 'article')}, 1 origin: {_name(first)}"
            + (f", from {first['origin']}" if first["origin"] else "")
        )
        names = {row["article_id"]: _name(row) for row in others}
        chosen = st.selectbox(
            "Compare with",
            list(names),
            format_func=names.__getitem__,
            key=f"versions_with_{article_id}",
        )
        texts = answer(texts_of, (article_id, chosen))
        st.html(_spell(changes(texts[article_id], texts[chosen])))


def _name(row: dict[str, Any]) -> str:
    title = f"“{row['title']}”, " if row["title"] else ""
    day = spell_day(row["published"]) if row["published"] else "undated"
    how = ", looks like a rewording" if row["reworded"] else ""
    return f"{title}{row['outlet']}, {day}, {row['words']:,} words{how}"


def _spell(told: tuple[Change, ...] | None) -> str:
    """Write the changes in their surroundings; what is the same at length is left out."""
    if told is None:
        return "<p>The two are too long to be compared word by word.</p>"
    if all(change.kind == "same" for change in told):
        return "<p>Word for word the same.</p>"
    parts = [
        _spell_same(change.words, ends=(place == 0, place == len(told) - 1))
        if change.kind == "same"
        else _spell_change(change)
        for place, change in enumerate(told)
    ]
    note = "Struck through: here and not there. Marked: there and not here."
    return (
        f'<p><small>{note}</small></p><div style="white-space:pre-wrap;overflow-wrap:anywhere;'
        f'max-width:50rem;line-height:1.55">{"".join(parts)}</div>'
    )


def _spell_change(change: Change) -> str:
    tag, style = _STYLES[change.kind]
    return f'<{tag} style="{style}">{html.escape(change.words)}</{tag}>'


def _spell_same(words: str, *, ends: tuple[bool, bool]) -> str:
    """Write what is the same, cut to the words beside what differs."""
    begins, finishes = ends
    parts = words.split(" ")
    if len(parts) <= 2 * _AROUND:
        return html.escape(words)
    head = "" if begins else " ".join(parts[:_AROUND])
    tail = "" if finishes else " ".join(parts[-_AROUND:])
    return f"{html.escape(head)} […] {html.escape(tail)}"
