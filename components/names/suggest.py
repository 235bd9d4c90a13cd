"""Names that may mean the same, each pair with what speaks for it and against it."""

import html
from typing import Any

import streamlit as st

from components.evidence import choose_page, show_evidence
from components.loading import answer
from components.marked_text import Mark
from components.names.choice import set_name
from components.names.decide import keep_apart, merge
from components.names.view import show_joined
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.names import NamePart, joined_names, part_evidence, part_mentions
from newstables.queries.suggestions import name_suggestions
from newstables.wording import count_of

_PER_PAGE = 8
_LIKELY, _POSSIBLE = 0.7, 0.4  # of the score, the least


def show_suggestions() -> None:
    """Draw the pairs that may be one, then what was put together by inference alone."""
    st.header("Possibly the same", anchor="same")
    pairs = answer(name_suggestions)
    if pairs.empty:
        st.text("No two names look as if they meant the same.")
    else:
        st.text(
            "These names are counted apart. Nothing is merged until you say so; what you say is "
            "kept and holds when the articles are read again."
        )
        first = choose_page(len(pairs), key="names_pairs_page", per_page=_PER_PAGE)
        for pair in pairs.iloc[first : first + _PER_PAGE].to_dict("records"):
            _show_pair(pair)
    _show_inferred()


def _show_pair(pair: dict[str, Any]) -> None:
    first, second = f"{pair['type']}:{pair['name']}", f"{pair['type']}:{pair['other']}"
    key = f"{first}|{second}"
    with st.container(border=True, gap="small"):
        st.html(_pair_words(pair))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                "The same",
                key=f"names_merge_{key}",
                on_click=merge,
                args=(second, first),
                help="Count the second name under the first, everywhere",
            )
            st.button(
                "Never the same",
                key=f"names_apart_{key}",
                on_click=keep_apart,
                args=(second, pair["name"]),
            )
            st.button(
                "Open the first",
                key=f"names_first_{key}",
                type="tertiary",
                on_click=set_name,
                args=(first,),
            )
            st.button(
                "Open the second",
                key=f"names_second_{key}",
                type="tertiary",
                on_click=set_name,
                args=(second,),
            )
        more = st.expander("Sentences of the second", key=f"names_see_{key}", on_change="rerun")
        if more.open:
            with more:
                _show_some(NamePart(second))


def _pair_words(pair: dict[str, Any]) -> str:
    score = pair["score"]
    sure = "likely" if score >= _LIKELY else "possible" if score >= _POSSIBLE else "doubtful"
    names = " &nbsp;·&nbsp; ".join(
        f"<strong>{html.escape(name)}</strong> {count_of(int(count), 'mention')}"
        for name, count in (
            (pair["name"], pair["mentions"]),
            (pair["other"], pair["other_mentions"]),
        )
    )
    against = html.escape(pair["speaks_against"]) or "nothing found"
    return (
        f'<div style="overflow-wrap:anywhere;line-height:1.6"><div style="font-size:1.05rem">'
        f"{names}</div><div>For: {html.escape(pair['speaks_for'])}</div>"
        f"<div>Against: {against}</div><div>On balance: {sure}</div></div>"
    )


def _show_some(part: NamePart) -> None:
    every = MentionFilters()
    show_evidence(
        answer(part_evidence, every, part, limit=5),
        key=f"names_{part.entity_id}",
        marks_in=lambda article_id: [
            Mark(row.start, row.end)
            for row in answer(part_mentions, every, part, article_id=article_id).itertuples()
        ],
    )


def _show_inferred() -> None:
    joined = answer(joined_names)
    if joined.empty:
        return
    st.header("Put together because of other articles", anchor="inferred")
    st.text(
        "Each article here gives only the short name; the full one follows from the others. "
        "Open a name to remove one again."
    )
    show_joined(joined, alt="Names put together by inference from other articles, and why")
