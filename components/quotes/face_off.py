"""Two sides face to face: sayings in two columns, days down, each with what it follows."""

import html
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.downloads import offer_briefing, offer_files
from components.drawing import is_phone, link_colour
from components.evidence import choose_page
from components.loading import answer
from components.quote_card import quote_link
from newstables.exports.views import title_of
from newstables.queries.face_off import WITHIN, face_off, usual_sides
from newstables.queries.filters import UNATTRIBUTED
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import speakers
from newstables.wording import count_of, in_marks, shorten, spell_day

_PER_PAGE = 20
_MOST_WORDS = 420  # characters of a saying
_MOST_REPLY = 70  # characters of what it follows
_LOOKS = """<style>
.dl-face { display: grid; grid-template-columns: 6.5rem 1fr 1fr; gap: .5rem 1rem;
  line-height: 1.45; overflow-wrap: anywhere }
.dl-face.narrow { grid-template-columns: 1fr }
.dl-face > * { min-width: 0 }
.dl-face h3 { font-size: 1rem; margin: 0; padding: 0 0 .2rem;
  border-bottom: .15rem solid rgba(60, 150, 230, .8) }
.dl-face h3.other { border-color: rgba(240, 150, 50, .9) }
.dl-face .day { font-size: .86rem; opacity: .8; padding-top: .15rem }
.dl-face blockquote { margin: 0; padding: 0 0 0 .7rem; color: inherit;
  border-left: .2rem solid rgba(60, 150, 230, .8) }
.dl-face blockquote.other { border-color: rgba(240, 150, 50, .9) }
.dl-face small { display: block; font-size: .86rem; opacity: .85 }
</style>"""


def show_face_off(filters: QuoteFilters) -> None:
    """Draw the choice of two sides and what they say of what is searched for."""
    filters = filters.without("speakers")
    one, other = _choose_sides()
    rows = answer(face_off, filters, one=one, other=other)
    title = title_of("face_off", one=one, other=other)
    st.text(
        f"{title}: {count_of(len(rows), 'saying')}"
        + (f" with the words {filters.words}" if filters.words else "")
    )
    if rows.empty:
        st.info("Neither side says anything that fits these choices.")
        return
    first = choose_page(len(rows), key="face_page", per_page=_PER_PAGE)
    shown = rows.iloc[first : first + _PER_PAGE].to_dict("records")
    st.html(_grid([{str(key): value for key, value in row.items()} for row in shown], one, other))
    st.caption(
        f"Beside a saying stands the last one of the other side that is up to {WITHIN} days older; "
        "whether it is answered is for the reader to say. “Words inside the quotation” on the left "
        "makes the matter."
    )
    with st.container(horizontal=True, gap="small"):
        offer_files("face_off", filters, key="quotes_face_off", one=one, other=other)
        offer_briefing(
            "quotations",
            filters,
            key="quotes_face_off",
            view="face_off",
            choices={"one": list(one), "other": list(other)},
        )


def _choose_sides() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Draw the choice of the speakers of both sides; the two most quoted to begin with."""
    known = [name for name in answer(speakers) if name != UNATTRIBUTED]
    first, second = answer(usual_sides)
    left, right = st.columns(2)
    one = _choose_side(left, "One side", known, usual=first, key="side_1")
    return one, _choose_side(right, "Other side", known, usual=second, key="side_2")


def _choose_side(
    place: DeltaGenerator, label: str, known: list[str], *, usual: tuple[str, ...], key: str
) -> tuple[str, ...]:
    chosen = place.multiselect(
        label,
        known,
        default=list(usual),
        key=key,
        bind="query-params",
        filter_mode="contains",
        select_all=False,
    )
    return tuple(chosen)


def _grid(rows: list[dict[str, Any]], one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Write the sayings, each under its side; on a phone below each other."""
    narrow = is_phone()
    heads = [f"<h3>{_names(one)}</h3>", f'<h3 class="other">{_names(other)}</h3>']
    parts = heads if narrow else ["<div></div>", *heads]
    day = ""
    for row in rows:
        when = f"{spell_day(row['day'])}{'' if row['basis'] == 'said' else ', printed'}"
        told = f'<div class="day">{html.escape(when) if when != day else ""}</div>'
        day = when
        sides = [_saying(row), "<div></div>"]
        if narrow:
            parts += [told, sides[0]]
        else:
            parts += [told, *(sides if row["side"] == "one" else reversed(sides))]
    return f'{_LOOKS}<div class="dl-face{" narrow" if narrow else ""}">{"".join(parts)}</div>'


def _names(side: tuple[str, ...]) -> str:
    return html.escape(", ".join(side)) or "nobody chosen"


def _saying(row: dict[str, Any]) -> str:
    words = shorten(row["text"], most=_MOST_WORDS)
    said = html.escape(words if row["kind"] == "indirect" else in_marks(row["kind"], words))
    outlet = html.escape(f"{row['outlet']}, {spell_day(row['published'])}")
    more = f" and {count_of(row['articles'] - 1, 'more article')}" if row["articles"] > 1 else ""
    link = f'<a href="{quote_link(row["quote_id"])}" target="_self" style="color:{link_colour()}">'
    return (
        f"<div><blockquote{' class=other' * (row['side'] == 'other')}>{said}</blockquote>"
        f"<small>{html.escape(row['speaker'])} · {link}<bdi>{outlet}</bdi></a>{more}</small>"
        f"{_follows(row)}</div>"
    )


def _follows(row: dict[str, Any]) -> str:
    if pd.isna(row["days_after"]):
        return ""
    days = int(row["days_after"])
    when = "the same day as" if days == 0 else f"{count_of(days, 'day')} after"
    words = f"{when} {row['reply_to']}: “{shorten(row['reply_text'], most=_MOST_REPLY)}”"
    return f"<small>{html.escape(words)}</small>"
