"""The parts of the dashboard: the tour's picture, who is mentioned and quoted, what to check."""

from functools import partial
from importlib.metadata import version

import streamlit as st

from components.charts.coverage import coverage as coverage_bars
from components.charts.entity_bars import entity_bars
from components.charts.event_time import add_times, choose_window
from components.charts.speaker_bars import speaker_bars
from components.charts.tour_timeline import tour_timeline
from components.downloads import describe
from components.drawing import is_phone, show_chart
from components.loading import answer, load_settings
from components.overview.findings import values_of
from newstables.nlp.models import choose_model
from newstables.queries.articles import overview
from newstables.queries.dashboard import coverage, to_check
from newstables.queries.entities import entity_counts
from newstables.queries.event_filters import EventFilters
from newstables.queries.filters import Filters
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.quote_filters import IN_MARKS, QuoteFilters
from newstables.queries.quotes import quotes_per_speaker
from newstables.queries.timeline import event_lanes
from newstables.wording import count_of

_TOP = 6
# Pixels below which charts stand under each other: names beside bars would be cut.
_NARROWEST, _NARROWEST_OF_TWO = 300, 420
_KINDS = {
    "People": ("PERSON",),
    "Organisations": ("ORG",),
    "Places": ("GPE", "LOC", "FAC"),
}
_PAGES = {
    "timeline": "pages/explore/timeline.py",
    "quotes": "pages/explore/quotes.py",
    "articles": "pages/collect/articles.py",
    "names": "pages/explore/names.py",
    "entities": "pages/explore/entities.py",
}


def show_tour(filters: Filters) -> None:
    """Draw the tour day by day; a bar opens its event on the Timeline page."""
    chosen = EventFilters.from_shared(filters)
    lanes = add_times(answer(event_lanes, chosen, by="place"))
    tour = lanes[lanes["kind"] != "context"]
    window = choose_window(tour, "Tour")
    with st.container(border=True):
        if window is None:
            st.markdown("**The tour, day by day**")
            st.text("Nobody is told to travel through places on days that are known.")
            if undated := answer(overview)["undated"]:
                _link("articles", f"Set the days of {count_of(undated, 'article')}", filters)
            return
        show_chart(
            tour_timeline(tour, window=window, title="The tour, day by day", narrow=is_phone()),
            key="overview_tour",
            filters=filters,
            briefed={"kind": "timeline"},
            on_select=lambda: _open_mark("overview_tour", "timeline", "event"),
            alt="Stops and events of the tour by day; the Timeline page has them in words.",
            buttons=lambda: _link("timeline", "Open the timeline", filters),
        )


def show_mentions(filters: Filters) -> None:
    """Draw who and what is mentioned most: people, organisations and places each on its own."""
    beside = st.grid(3, min_column_width=_NARROWEST)
    for kind, types in _KINDS.items():
        chosen = MentionFilters.from_shared(filters, types=types)
        counts = answer(entity_counts, chosen, top=_TOP)
        key = f"overview_{kind.lower()}"
        with beside.container(border=True, height="stretch"):
            if counts.empty:
                st.markdown(f"**{kind} most mentioned**")
                st.text("None is named in these articles.")
                continue
            show_chart(
                entity_bars(counts, measure="mentions", title=f"{kind} most mentioned"),
                key=key,
                filters=chosen,
                briefed={"kind": "chart", "view": "entities"},
                on_select=partial(_open_mark, key, "entities", "entity"),
                alt=f"{kind} most mentioned; the Entities page has all of them.",
            )


def show_speakers_and_coverage(filters: Filters) -> None:
    """Draw who is quoted most beside articles a day, as high as these."""
    bars = coverage_bars(
        answer(coverage, filters), title="Articles a day, by outlet", narrow=is_phone()
    )
    beside = st.grid(2, min_column_width=_NARROWEST_OF_TWO)
    with beside.container(border=True, height="stretch"):
        _show_speakers(filters, height=0 if is_phone() else bars.layout.height)
    with beside.container(border=True, height="stretch"):
        show_chart(
            bars,
            key="overview_coverage",
            filters=filters,
            briefed={"kind": "chart", "view": "coverage"},
            alt="Articles a day of publication in parts by outlet; the Articles page lists them.",
        )


def _show_speakers(filters: Filters, *, height: int) -> None:
    """Draw who is quoted most; a bar opens the quotations."""
    chosen = QuoteFilters.from_shared(filters, kinds=IN_MARKS)
    counts = answer(quotes_per_speaker, chosen)
    if counts.empty:
        st.markdown("**Most quoted**")
        st.text("Nobody is quoted in these articles.")
        return
    show_chart(
        speaker_bars(counts.head(_TOP), title="Most quoted", height=height),
        key="overview_speakers",
        filters=chosen,
        briefed={"kind": "chart", "view": "speakers"},
        on_select=lambda: _open_mark("overview_speakers", "quotes", "speaker"),
        alt="Speakers quoted most; the Quotes page has all of them.",
    )


def show_to_check(filters: Filters) -> None:
    """Draw what wants a look before it is used, each with the way there."""
    rows = answer(to_check, filters)
    if not rows:
        return
    with st.container(border=True):
        st.markdown("**To check** before this goes into a briefing")
        with st.container(horizontal=True):
            for number, (what, count, page, own) in enumerate(rows):
                head, _, tail = what.partition(" ")
                label = f"{count_of(count, head)} {tail}"
                if st.button(label, key=f"overview_check_{number}"):
                    _go(page, own, filters)


def show_model(filters: Filters) -> None:
    """Show what was counted, and which language model counted it."""
    model = choose_model(load_settings().model)
    st.text(
        f"{describe('Overview', filters).line()}. Counted with the language model {model.name} "
        f"{model.version} (package {model.package.replace('_', '-')}) and spaCy "
        f"{version('spacy')}."
    )


def _link(page: str, label: str, filters: Filters) -> None:
    st.button(
        f":primary[{label}]",
        key=f"overview_to_{page}",
        type="tertiary",
        icon=":material/arrow_forward:",
        on_click=lambda: _note_target(page, (), filters),
    )


def _note_target(page: str, own: tuple[tuple[str, str], ...], filters: Filters) -> None:
    st.session_state["overview_target"] = (page, own, filters)


def go_on() -> None:
    """Switch to the page that a click on this one asked for."""
    if target := st.session_state.pop("overview_target", None):
        _go(*target)


def _open_mark(key: str, page: str, name: str) -> None:
    points = st.session_state[key].selection.points
    if points:
        _note_target(page, ((name, str(points[0]["customdata"][0])),), Filters())


def _go(page: str, own: tuple[tuple[str, str], ...], filters: Filters) -> None:
    st.switch_page(_PAGES[page], query_params=values_of(filters, own))
