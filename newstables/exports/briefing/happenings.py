"""The events of a timeline or itinerary, as every format tells them."""

import pandas as pd

from newstables.decisions.briefings import Section
from newstables.exports.briefing.blocks import Happening
from newstables.exports.briefing.chart_blocks import Evidence
from newstables.exports.briefing.labels import label, spell_span
from newstables.exports.briefing.ledger import Ledger
from newstables.exports.events import Event, read_events
from newstables.gazetteer import points
from newstables.queries.event_filters import EventFilters
from newstables.queries.event_sources import event_sources
from newstables.queries.places import acts_at
from newstables.queries.timeline import events
from newstables.schemas import is_day

_MOST_SENTENCES = 4  # of an event


def read_happenings(
    ledger: Ledger, section: Section, filters: EventFilters
) -> tuple[Happening, ...]:
    """Return the events of a section in order of time, undated last.

    A timeline has the background only when it is asked for; an itinerary has the stops, each with
    what happened there.
    """
    every = events(ledger.tables, filters)
    rows, stops = every, pd.DataFrame()
    if section.event_ids is not None:
        rows = rows[rows["event_id"].isin(section.event_ids)]
        ledger.gone += len(section.event_ids) - len(rows)
    elif section.kind == "itinerary":
        rows = stops = rows[(rows["kind"] == "stop") & rows["place"].notna()]
    elif "context" not in filters.parts:
        rows = rows[rows["kind"] != "context"]
    sources = event_sources(ledger.tables, filters, chosen_alone=True)
    acts = {
        stop["event_id"]: read_events(acts_at(stop, every), sources)
        for stop in stops.to_dict("records")
    }
    return tuple(
        _happening(ledger, event, acts.get(event.event_id, []))
        for event in read_events(rows, sources)
    )


def _happening(ledger: Ledger, event: Event, acts: list[Event]) -> Happening:
    language = ledger.language
    told = [*event.sources, *(source for act in acts for source in act.sources)]
    doubt = [label("articles differ", language) + f": {event.conflict}"] if event.conflict else []
    if not event.date:
        doubt.append(label("undated", language))
    lat, lon = points().get(event.place) or (None, None)
    return Happening(
        event_id=event.event_id,
        kind=event.kind,
        status=event.status,
        state=label(event.state(), language),
        when=_when(event, language),
        date=event.date,
        end=event.end,
        time=event.time,
        title=ledger.excerpt(event.title, label("event", language)),
        place=event.place,
        where=event.where(),
        people=event.people,
        doubt="; ".join(doubt),
        reason=event.reason,
        confidence=event.confidence,
        by_hand=not event.sources,
        acts=tuple(_act(act, event, language) for act in acts),
        sources=ledger.cite(list(dict.fromkeys(each.article_id for each in told))),
        evidence=tuple(
            Evidence(ledger.excerpt(each.sentence, label("event", language)), each.name(), each.url)
            for each in event.sources[:_MOST_SENTENCES]
        ),
        lat=lat,
        lon=lon,
        exact=event.granularity == "day" and is_day(event.date),
    )


def _when(event: Event, language: str) -> str:
    if language == "en" or not event.date:
        return event.when() if event.date else label("undated", language)
    clock = f", {event.time}" if ":" in event.time else ""
    told = spell_span(event.date, event.end, language) + clock
    return label("about {day}", language).format(day=told) if event.about else told


def _act(act: Event, stop: Event, language: str) -> str:
    """Write what happened at a stop: the place goes without saying, a day when it has several."""
    told = act.title.removesuffix(f", {stop.place}")
    day = spell_span(act.date, act.end, language) if stop.end and stop.end != stop.date else ""
    state = "" if act.status == "past" else label(act.state(), language)
    more = ", ".join(filter(None, (day, state)))
    return f"{told} ({more})" if more else told
