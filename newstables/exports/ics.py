"""Events -> iCalendar: whole days, planned ones tentative, every source in the description."""

import datetime as dt

import pandas as pd
from icalendar import Calendar
from icalendar import Event as Entry

from newstables.exports.about import About
from newstables.exports.events import Event, parts, read_events

_STATUSES = {"past": "CONFIRMED", "cancelled": "CANCELLED"}  # all else is TENTATIVE
_NEXT = dt.timedelta(days=1)


def to_ics(events: pd.DataFrame, *, sources: pd.DataFrame, about: About) -> bytes:
    """Write the dated events as all-day entries; undated ones are left out and counted.

    Args:
        events: rows of `queries.timeline.events`: the columns of EVENTS.
        sources: rows of `queries.event_sources`.
        about: what the calendar says of itself.

    Source: RFC 5545 (iCalendar): a last day is excluded, STATUS is CONFIRMED, TENTATIVE or
    CANCELLED, a time without a zone is local wherever it is read.
    """
    dated, undated = parts(read_events(events, sources))
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", about.title)
    left_out = f"; {undated} without a date left out" if undated else ""
    calendar.add("x-wr-caldesc", about.line() + left_out)
    made = dt.datetime.combine(dt.date.fromisoformat(about.made_on), dt.time(), dt.UTC)
    for event in dated:
        calendar.add_component(_entry(event, made))
    return bytes(calendar.to_ical())


def _entry(event: Event, made: dt.datetime) -> Entry:
    first, last = event.days()
    entry = Entry()
    # The id is that of the event, so that a calendar read in again is updated, not doubled.
    entry.add("uid", f"{event.event_id}@dateline")
    entry.add("dtstamp", made)
    hour = event.hour()
    if hour is None:
        entry.add("dtstart", first)
        entry.add("dtend", last + _NEXT)  # the first day after it
    else:  # local time wherever it is read: the articles name no time zone
        begin = dt.datetime.combine(first, hour)
        entry.add("dtstart", begin)
        entry.add("dtend", begin + dt.timedelta(hours=1))
    entry.add("summary", event.description)
    entry.add("status", _STATUSES.get(event.status, "TENTATIVE"))
    entry.add("transp", "TRANSPARENT")  # a report about others keeps nobody busy
    entry.add("categories", [event.group()])
    if event.where():
        entry.add("location", event.where())
    entry.add("description", _describe(event))
    return entry


def _describe(event: Event) -> str:
    exact = "" if event.granularity == "day" else f" (known to the {event.granularity})"
    lines = [f"{event.when()}{exact}, {event.status}", f"Date: {event.reason}"]
    if event.conflict:
        lines.append(f"Articles differ: {event.conflict}")
    if event.people:
        lines.append(f"People: {', '.join(event.people)}")
    lines.append("Sources:" if event.sources else "No source: added by hand")
    for number, source in enumerate(event.sources, start=1):
        lines.append(f"[{number}] {source.name()}: {' '.join(source.sentence.split())}")
        if source.url:
            lines.append(source.url)
    return "\n".join(lines)
