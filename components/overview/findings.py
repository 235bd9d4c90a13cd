"""What happened, in a few sentences whose numbers lead to the evidence."""

import html
from urllib.parse import urlencode

import streamlit as st

from components.drawing import link_colour
from components.loading import answer, in_story
from newstables.queries.dashboard import (
    Part,
    Sentence,
    Stop,
    differing,
    speech,
    stops,
    topics,
    traveller,
)
from newstables.queries.filters import Filters
from newstables.wording import spell_span

_STOPS_TOLD = 6
_LOOKS = "font-size:1.1rem;line-height:1.75;max-width:62rem;overflow-wrap:anywhere"


def show_findings(filters: Filters) -> None:
    """Draw the findings as one paragraph; each number is a link that keeps the filters."""
    told = answer(stops, filters)
    who = answer(traveller)
    besides = frozenset([who or "", *(stop.place for stop in told)])
    sentences = [
        _tour(who, told),
        answer(speech, filters),
        answer(topics, filters, besides=besides),
        answer(differing, filters),
    ]
    words = " ".join(_spell(sentence, filters) for sentence in sentences if sentence)
    if words:
        st.html(f'<p style="{_LOOKS}">{words}</p>')
    else:
        st.text("Nothing is found in the articles that are chosen.")


def values_of(filters: Filters, own: tuple[tuple[str, str], ...] = ()) -> list[tuple[str, str]]:
    """Return what an address says of the filters that all pages share, then its own values."""
    shared = [("outlet", outlet) for outlet in filters.outlets]
    shared += [("from", filters.first_day)] if filters.first_day else []
    shared += [("to", filters.last_day)] if filters.last_day else []
    shared += [("once", "true")] if filters.once else []
    return [*shared, *own]


def _address(part: Part, filters: Filters) -> str:
    asked = urlencode(values_of(filters, part.address))
    return in_story(f"{part.page}?{asked}" if asked else str(part.page))


def _tour(who: str | None, told: tuple[Stop, ...]) -> Sentence:
    """Write where the traveller was and is expected, stop by stop."""
    if not who or not told:
        return ()
    parts: list[Part] = [Part(who, strong=True)]
    for planned in (False, True):
        some = [stop for stop in told if stop.planned == planned][:_STOPS_TOLD]
        if not some:
            continue
        verb = " is expected in " if planned else " was in "
        parts.append(Part(verb if len(parts) == 1 else f" and{verb}"))
        for number, stop in enumerate(some):
            join = "" if number == 0 else " and in " if number == len(some) - 1 else ", in "
            days = spell_span(stop.date, stop.end)
            parts += [Part(join), Part(f"{stop.place} ({days})", "timeline",
                                       (("event", stop.event_id),))]  # fmt: skip
    return (*parts, Part("."))


def _spell(sentence: Sentence, filters: Filters) -> str:
    return "".join(_piece(part, filters) for part in sentence)


def _piece(part: Part, filters: Filters) -> str:
    words = html.escape(part.words)
    if part.strong:
        words = f"<strong>{words}</strong>"
    if not part.page:
        return words
    target = html.escape(_address(part, filters), quote=True)
    return f'<a href="{target}" target="_self" style="color:{link_colour()}">{words}</a>'
