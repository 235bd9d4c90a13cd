"""The cards of a page of quotations, as one piece of HTML, and what a press on one of them does.

A run of the page costs by its elements: a card with a button and a box of Streamlit's own were four
of them, a hundred a page.
"""

import html
from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.charts.look import DARK, LIGHT
from components.downloads import pick_here
from components.drawing import is_dark, link_colour
from components.quote_card import card_html

# What is pressed is told the server; the piece of HTML that comes back has other buttons in the
# place of those pressed, so the one that has the keyboard is looked for again.
_PRESSES = """
export default function ({ setTriggerValue }) {
  window.datelineTell = setTriggerValue;
  if (window.datelineCards) return;
  window.datelineCards = true;
  let wanted = null;
  const look = () => {
    if (!wanted || document.activeElement !== document.body) return;
    [...document.querySelectorAll(`[data-${wanted.what}]`)]
      .find((one) => one.dataset[wanted.what] === wanted.id)?.focus({ preventScroll: true });
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
  for (const deed of ["pointerdown", "keydown"])
    window.addEventListener(deed, () => { wanted = null; }, true);
  window.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-opens], [data-picks]");
    if (!pressed) return;
    const what = pressed.dataset.opens ? "opens" : "picks";
    wanted = { what, id: pressed.dataset[what] };
    window.datelineTell(what, { id: wanted.id, on: what === "opens" || pressed.checked });
  });
}
"""
_LOOKS = """<style>
.dl-card { display: flex; flex-wrap: wrap; align-items: center; column-gap: 1.25rem;
  padding: .5rem 0 }
.dl-card .dl-quote { flex: 1 1 22rem; min-width: 0 }
.dl-deeds { display: flex; align-items: center; gap: 1.25rem; font-size: .9rem; padding-left: 1rem }
.dl-deeds button { font: inherit; color: LINK; background: none; border: 0; padding: .35rem 0;
  cursor: pointer }
.dl-deeds button:is(:hover, :focus-visible) { text-decoration: underline }
.dl-deeds label { display: flex; align-items: center; gap: .4rem; cursor: pointer;
  padding: .35rem 0 }
.dl-deeds input { width: 1.05rem; height: 1.05rem; margin: 0; accent-color: LINK; cursor: pointer }
.dl-head { position: sticky; top: 3.75rem; z-index: 3; margin: 0; padding: .35rem 0;
  font-size: 1.1rem; background: GROUND; overflow-wrap: anywhere }
.dl-head span { font-weight: 400; font-size: .9rem }
</style>"""
_KEY = "quotes_cards"
_OPENED = "quotes_opened"  # the id of the quotation whose tools are open
_presses = st.components.v2.component("dateline_cards", js=_PRESSES)


def card_looks() -> None:
    """Send the looks of the cards, and listen to presses on them, once a page."""
    ground = (DARK if is_dark() else LIGHT).ground
    st.html(_LOOKS.replace("LINK", link_colour()).replace("GROUND", ground))
    _presses(key=_KEY, on_opens_change=_open, on_picks_change=_pick, height="content")


def head_html(name: str, more: str) -> str:
    """Write the head of a group; it stays in view while the group is read."""
    return f'<h2 class="dl-head">{html.escape(name)}<span>{html.escape(more)}</span></h2>'


def listed_html(row: Mapping[str, Any], *, searched: str, named: bool, picked: bool | None) -> str:
    """Write a card of the list with what opens its tools and what picks it.

    Args:
        row: of `utterances_page`.
        searched: words of a search.
        named: whether to name the speaker.
        picked: whether it is picked for the briefing; None: it cannot be.
    """
    id_ = html.escape(row["quote_id"])
    opened = is_open(row["quote_id"])
    box = f'<input type="checkbox" data-picks="{id_}"{" checked" if picked else ""}>Pick'
    pick = "" if picked is None else f'<label title="For the briefing">{box}</label>'
    return (
        f'<div class="dl-card">{card_html(row, searched=searched, speaker=named)}'
        f'<div class="dl-deeds"><button type="button" data-opens="{id_}" '
        f'aria-expanded="{str(opened).lower()}" '
        'title="Its paragraph, and what can be done with it: copy, correct, check">'
        f"{'Close' if opened else 'Context'}</button>"
        f"{pick}</div></div>"
    )


def is_open(quote_id: str) -> bool:
    """Return whether the tools of a quotation are open."""
    return bool(st.session_state.get(_OPENED) == quote_id)


def _open() -> None:
    pressed = st.session_state[_KEY].opens["id"]
    st.session_state[_OPENED] = None if is_open(pressed) else pressed


def _pick() -> None:
    pressed = st.session_state[_KEY].picks
    pick_here([pressed["id"]], out=not pressed["on"])
