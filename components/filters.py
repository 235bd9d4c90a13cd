"""The reader's choices: drawn in the sidebar, kept in the address, returned as filters.

A widget's key is its name in the address, so that `/quotes?speaker=...&q=...` can be typed, shared
and reloaded. Outlet and days have the same key on every page: they hold for all of them.
"""

import datetime as dt
import html

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.address_filters import forget_gone, note_gone, show_gone, values_in_address
from components.loading import answer
from newstables.errors import QueryError
from newstables.queries.articles import days, outlets
from newstables.queries.event_filters import EventFilters
from newstables.queries.filters import UNDATED, Filters
from newstables.queries.quote_facets import quote_facets
from newstables.queries.quote_filters import IN_MARKS, QuoteFilters
from newstables.queries.quotes import (
    count_quotes,
    keywords,
    names_in_quotes,
    speakers,
)
from newstables.queries.tables import Tables
from newstables.queries.timeline import event_facets
from newstables.store.search import to_fts5

_CHECKED = {"checked": True, "not checked": False}
_CHECKS = (("checked", "true"), ("not checked", "false"))  # as the store counts them
# What a part of the timeline and a status are called, on the page and in its address.
_PARTS = {"stop": "stop", "tour_event": "tour event", "context": "background"}
_STATUSES = {"past": "happened"}
_SHOWN = 4  # counts beside a filter: the first few, then how many more there are


def choose_articles() -> Filters:
    """Draw the choices every page shares: outlet, first and last day of publication."""
    with st.sidebar:
        st.subheader("Articles")
        outlet, _ = _choose_several("Outlet", "outlet", list(answer(outlets)["outlet"]))
        first_day, last_day = _choose_days()
    return Filters(outlets=outlet, first_day=first_day, last_day=last_day)


def choose_events() -> EventFilters:
    """Draw the choices of the timeline page, each with what it would leave."""
    shared = choose_articles()
    every = answer(event_facets, EventFilters())
    named = {facet: [value for value, _ in counts] for facet, counts in every.items()}
    with st.sidebar:
        st.subheader("Events")
        person, by_person = _choose_several("Person", "person", named["person"])
        place, by_place = _choose_several("Place", "place", named["place"])
        part, by_part = _choose_pills("Kind", "part", tuple(_PARTS.values()))
        statuses = tuple(_STATUSES.get(status, status) for status in sorted(named["status"]))
        status, by_status = _choose_pills("Status", "status", statuses)
    filters = EventFilters.from_shared(
        shared,
        people=person,
        places=place,
        parts=tuple(kind for kind, words in _PARTS.items() if words in part),
        statuses=tuple(known for known in named["status"] if _STATUSES.get(known, known) in status),
    )
    counts = answer(event_facets, filters)
    for facet, slot in (
        ("person", by_person),
        ("place", by_place),
        ("part", by_part),
        ("status", by_status),
    ):
        spelled = [
            (_PARTS.get(value, _STATUSES.get(value, value)), n) for value, n in counts[facet]
        ]
        _show_counts(slot, spelled)
    return filters


def choose_quotes() -> QuoteFilters:
    """Draw the choices of the quotes page, each with what it would leave."""
    with st.sidebar:
        words = _choose_words()
        speaker, by_speaker = _choose_several("Speaker", "speaker", answer(speakers))
        outlet, by_outlet = _choose_several("Outlet", "outlet", list(answer(outlets)["outlet"]))
        first_day, last_day = _choose_days()
        kind, by_kind = _choose_pills(
            "Kind", "kind", ("direct", "mixed", "indirect"), default=IN_MARKS
        )
        sure, by_sure = _choose_pills("Who said it is", "sure", ("sure", "likely", "unsure"))
        about, by_about = _choose_several(
            "Mentions",
            "about",
            _names_to_choose(),
            about="Who or what is mentioned in the words said, or in the sentence they stand in.",
        )
        tone, by_tone = _choose_pills(
            "Tone of wording", "tone", ("negative", "neutral", "positive")
        )
        keyword, by_keyword = _choose_several("Keyword", "keyword", answer(keywords))
        checked = st.pills("By a person", list(_CHECKED), key="checked", bind="query-params")
        by_checked = st.empty()
    filters = QuoteFilters(
        outlets=outlet,
        first_day=first_day,
        last_day=last_day,
        speakers=speaker,
        kinds=kind,
        about=about,
        words=words,
        sureness=sure,
        tone=tone,
        keywords=keyword,
        reviewed=_CHECKED.get(checked or ""),
    )
    counts = answer(facet_counts, filters)
    for facet, slot in (
        ("speaker", by_speaker),
        ("outlet", by_outlet),
        ("kind", by_kind),
        ("sureness", by_sure),
        ("tone", by_tone),
        ("keyword", by_keyword),
        ("about", by_about),
    ):
        _show_counts(slot, counts.get(facet, []))
    checks = dict(counts.get("checked", []))
    _show_counts(
        by_checked, [(words, checks[value]) for words, value in _CHECKS if value in checks]
    )
    return filters


def facet_counts(tables: Tables, filters: QuoteFilters) -> dict[str, list[tuple[str, int]]]:
    """Return the counts of `quote_facets` as plain lists: they are drawn at every run."""
    counts = quote_facets(tables, filters)
    return {
        str(facet): list(zip(rows["value"], rows["quotes"], strict=True))
        for facet, rows in counts.groupby("facet")
    }


def _choose_words() -> str:
    words = st.text_input(
        "Words inside the quotation",
        key="q",
        bind="query-params",
        type="search",
        placeholder='security, "not regional", NATO OR China',
        help="Words side by side must all occur. Phrases stand in marks, straight or curly; "
        "AND, OR, NOT, brackets and a trailing * work too.",
    )
    try:
        if not to_fts5(words) and words.strip():
            raise QueryError("there is no word to look for; write one, such as harbour or harb*")
    except QueryError as fault:
        st.html(f'<p role="alert"><strong>Search: {html.escape(str(fault))}.</strong></p>')
        st.session_state["q_fault"] = str(fault)
        return ""
    st.session_state["q_fault"] = ""
    return words.strip()


def _choose_days() -> tuple[str | None, str | None]:
    first, last = _bounds([day for day in answer(days)["day"] if day != UNDATED])
    chosen = []
    for label, key, column in zip(("From", "To"), ("from", "to"), st.columns(2), strict=True):
        note_gone(key, [day for day in values_in_address(key) if _within(day, first, last)])
        day = column.date_input(
            label,
            value=None,
            min_value=first,
            max_value=last,
            format="YYYY-MM-DD",
            key=key,
            bind="query-params",
            on_change=forget_gone,
            args=(key,),
        )
        show_gone(label, key)
        chosen.append(day.isoformat() if day else None)
    return chosen[0], chosen[1]


def _within(text: str, first: dt.date, last: dt.date) -> bool:
    try:
        return first <= dt.date.fromisoformat(text) <= last
    except ValueError:
        return False


def _bounds(known: list[str]) -> tuple[dt.date, dt.date]:
    """Return the days between which one can choose; a month alone counts from its first day."""
    full = [dt.date.fromisoformat(f"{day}-01-01"[:10]) for day in known]
    return (min(full), max(full)) if full else (dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def _choose_several(
    label: str, key: str, options: list[str], *, about: str | None = None
) -> tuple[tuple[str, ...], DeltaGenerator]:
    note_gone(key, options)
    chosen = st.multiselect(
        label,
        options,
        key=key,
        bind="query-params",
        placeholder="All",
        on_change=forget_gone,
        args=(key,),
        filter_mode="contains",
        select_all=False,
        help=about,
    )
    show_gone(label, key)
    return tuple(chosen), st.empty()


def _choose_pills(
    label: str, key: str, options: tuple[str, ...], *, default: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], DeltaGenerator]:
    note_gone(key, options)
    chosen = st.pills(
        label,
        options,
        default=default,
        selection_mode="multi",
        key=key,
        bind="query-params",
        on_change=forget_gone,
        args=(key,),
    )
    show_gone(label, key)
    return tuple(chosen), st.empty()


def _names_to_choose() -> list[str]:
    """List the names most mentioned in quotations, and those chosen that are mentioned in any."""
    listed = answer(names_in_quotes)
    wanted = dict.fromkeys([*values_in_address("about"), *st.session_state.get("about", [])])
    rare = [name for name in wanted if name not in listed]
    return listed + [name for name in rare if answer(count_quotes, QuoteFilters(about=(name,)))]


def _show_counts(slot: DeltaGenerator, counts: list[tuple[str, int]]) -> None:
    shown = [f"{value} {quotes}" for value, quotes in counts[:_SHOWN]]
    if len(counts) > _SHOWN:
        shown.append(f"{len(counts) - _SHOWN} more")
    line = html.escape(" · ".join(shown)) or "none"
    slot.html(f'<div style="font-size:.8rem;overflow-wrap:anywhere">{line}</div>')
