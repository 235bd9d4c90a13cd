"""What puts a saying right: a printing that is none of it taken out, two sayings put together."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import streamlit as st

from components.correction_log import decide, decide_many
from components.loading import answer
from components.page import say
from components.server.permission import takes
from newstables.queries.one_saying import may_be_same, printings_of
from newstables.wording import count_of, shorten, spell_day

_MOST_WORDS = 90  # characters of a printing
_PER_LIST = 12  # printings listed; of more, those published first
_DONE = "The log at the foot of the page has it, and takes it back."


@takes("decide")
def saying_form(quote: Mapping[str, Any]) -> None:
    """Draw, when it is opened, what prints the saying of a quotation, and what may be the same."""
    quote_id = quote["quote_id"]
    box = st.expander("One saying or two?", key=f"quotes_saying_{quote_id}", on_change="rerun")
    if not box.open:
        return
    with box:
        printed = answer(printings_of, quote_id)
        _show_printings(printed, quote_id)
        _offer_joining(printed, quote_id)


def _show_printings(printed: list[dict[str, Any]], quote_id: str) -> None:
    st.text(f"Printed {count_of(len(printed), 'time')}, counted as one saying")
    for row in printed[:_PER_LIST]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(_name(row), width="stretch")
            if len(printed) > 1:
                st.button(
                    "Not this saying",
                    key=f"quotes_part_{quote_id}_{row['quote_id']}",
                    help="It becomes a saying of its own; the others stay together",
                    on_click=_part,
                    args=(row, quote_id),
                )
    if len(printed) > _PER_LIST:
        st.text(f"{len(printed) - _PER_LIST:,} more are listed on the card.")


def _offer_joining(printed: list[dict[str, Any]], quote_id: str) -> None:
    others = {row["quote_id"]: row for row in answer(may_be_same, quote_id)}
    if not others:
        return
    chosen = st.selectbox(
        "The same saying as",
        list(others),
        index=None,
        format_func=lambda other: _name(others[other]),
        placeholder="Choose, those most alike first",
        filter_mode="contains",
        key=f"quotes_same_{quote_id}",
        help="Both become one card, as when a translated saying is printed in other words",
    )
    st.button(
        "Count them as one",
        key=f"quotes_join_{quote_id}",
        disabled=chosen is None,
        on_click=_join,
        args=(printed, others.get(chosen or ""), quote_id),
    )


def _name(row: Mapping[str, Any]) -> str:
    words = shorten(row["text"], most=_MOST_WORDS)
    return f"“{words}” {row['outlet']}, {spell_day(row['published'])}"


def _part(row: Mapping[str, Any], quote_id: str) -> None:
    alone = {"saying": None, "text": row["text"]}
    if decide("quote.saying", row["quote_id"], before=None, after=alone, asked=quote_id):
        say(f"It is a saying of its own now. {_DONE}")


def _join(printed: list[dict[str, Any]], other: dict[str, Any] | None, quote_id: str) -> None:
    if other is None:
        return
    every = [*printed, *answer(printings_of, other["quote_id"])]
    after = {"saying": f"saying:{uuid4().hex[:16]}", "text": other["text"]}
    changes = {row["quote_id"]: (None, after) for row in every}
    if decide_many("quote.saying", changes, asked=quote_id):
        say(f"They are one saying now. {_DONE}")
