"""Names that may mean the same, each pair with its sentences and what speaks for and against."""

import html
from typing import Any

import pandas as pd
import streamlit as st

from components.evidence import choose_page
from components.loading import answer
from components.marked_text import mark_words
from components.names.choice import name_address
from components.names.decide import keep_apart, merge
from components.names.view import show_joined
from components.server.permission import takes
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.names import NamePart, joined_names, part_evidence
from newstables.queries.suggestions import name_suggestions
from newstables.wording import count_of, spell_day

_PER_PAGE = 6
_SENTENCES = 3  # of each name
_LIKELY, _POSSIBLE = 0.7, 0.4  # of the score, the least
_LATER = "names_later"  # pairs put off until the page is opened anew
_LEFT_BORDER = "border-left:.2rem solid rgba(128,128,128,.4)"


def show_suggestions() -> None:
    """Draw the pairs that may be one, then what was put together by inference alone."""
    st.header("Possibly the same", anchor="same")
    pairs = _put_off(answer(name_suggestions))
    if pairs.empty:
        st.text("No two names look as if they meant the same.")
    else:
        st.text(
            f"{count_of(len(pairs), 'pair')} to decide: what changes most and is least clear comes "
            "first. Nothing is merged until you say so, and the log below takes it back. Keys for "
            "the first pair: S, N, L."
        )
        first = choose_page(len(pairs), key="names_pairs_page", per_page=_PER_PAGE)
        for number, pair in enumerate(pairs.iloc[first : first + _PER_PAGE].to_dict("records")):
            _show_pair(pair, keys=number == 0)
    _show_inferred()


def _put_off(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs with those put off at the end, the one put off last behind all."""
    later = st.session_state.get(_LATER, [])
    rank = [later.index(key) + 1 if key in later else 0 for key in map(_key, _rows(pairs))]
    return pairs.assign(rank=rank).sort_values("rank", kind="stable").drop(columns="rank")


def _rows(pairs: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in pairs.to_dict("records")]


def _key(pair: dict[str, Any]) -> str:
    return f"{pair['type']}:{pair['name']}|{pair['type']}:{pair['other']}"


def _show_pair(pair: dict[str, Any], *, keys: bool) -> None:
    first, second = f"{pair['type']}:{pair['name']}", f"{pair['type']}:{pair['other']}"
    with st.container(border=True, gap="small"):
        for column, entity_id, mentions in zip(
            st.columns(2, gap="medium"),
            (first, second),
            (pair["mentions"], pair["other_mentions"]),
            strict=True,
        ):
            column.html(_side(entity_id, int(mentions)))
        st.html(_weighed(pair))
        _offer_verdicts(pair, first, second, keys=keys)


def _side(entity_id: str, mentions: int) -> str:
    """Write one name of a pair with its first sentences."""
    evidence = answer(part_evidence, MentionFilters(), NamePart(entity_id), limit=_SENTENCES)
    name = html.escape(entity_id.partition(":")[2])
    shown = int(evidence["mentions"].sum())
    more = f'<div style="margin-top:.5rem">and {mentions - shown:,} more</div>'
    return (
        '<div style="overflow-wrap:anywhere"><div style="font-size:1.1rem">'
        f'<a href="{html.escape(name_address(entity_id))}" target="_self" '
        f'style="color:inherit"><strong>{name}</strong></a> · {count_of(mentions, "mention")}'
        f"</div>{''.join(map(_sentence, _rows(evidence)))}"
        f"{more if mentions > shown else ''}</div>"
    )


def _sentence(row: dict[str, Any]) -> str:
    where = html.escape(f"{row['outlet']} · {spell_day(row['published'])}")
    return (
        f'<div style="margin-top:.6rem;padding-left:.75rem;line-height:1.45;{_LEFT_BORDER}">'
        f"{mark_words(str(row['sentence']), row['marks'])}"
        f'<div style="font-size:.85rem">{where}</div></div>'
    )


def _weighed(pair: dict[str, Any]) -> str:
    score = pair["score"]
    sure = "likely" if score >= _LIKELY else "possible" if score >= _POSSIBLE else "doubtful"
    against = html.escape(pair["speaks_against"]) or "nothing found"
    return (
        '<div style="overflow-wrap:anywhere;line-height:1.6">'
        f"<strong>For:</strong> {html.escape(pair['speaks_for'])} &nbsp;·&nbsp; "
        f"<strong>Against:</strong> {against} &nbsp;·&nbsp; "
        f"<strong>On balance:</strong> {sure}</div>"
    )


@takes("decide")
def _offer_verdicts(pair: dict[str, Any], first: str, second: str, *, keys: bool) -> None:
    """Draw the buttons that decide a pair; with keys, for the first one of the page."""
    key = _key(pair)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "The same",
            key=f"names_merge_{key}",
            shortcut="S" if keys else None,
            on_click=merge,
            args=(second, first),
            help="Count the second name under the first, everywhere",
        )
        st.button(
            "Never the same",
            key=f"names_apart_{key}",
            shortcut="N" if keys else None,
            on_click=keep_apart,
            args=(second, pair["name"]),
        )
        st.button(
            "Later",
            key=f"names_later_{key}",
            shortcut="L" if keys else None,
            type="tertiary",
            on_click=_put_last,
            args=(key,),
            help="Put it behind all others",
        )


def _put_last(key: str) -> None:
    st.session_state[_LATER] = [
        *(put for put in st.session_state.get(_LATER, []) if put != key),
        key,
    ]


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
