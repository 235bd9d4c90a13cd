"""A manifest -> iCalendar: its events that are known to the day, whole days, the tour's alone."""

import datetime as dt

from icalendar import Calendar, Event

from newstables.exports.briefing.blocks import Happening, Manifest
from newstables.exports.briefing.table_rows import cited
from newstables.exports.events import first_day, last_day
from newstables.exports.office import day_made

_STATUSES = {"past": "CONFIRMED", "cancelled": "CANCELLED"}  # all else is TENTATIVE


def to_calendar(made: Manifest) -> bytes:
    """Write the events as all-day entries; what is not known to the day is left out and counted.

    Source: RFC 5545 (iCalendar): a last day is excluded, STATUS is CONFIRMED, TENTATIVE or
    CANCELLED.
    """
    events = made.happenings()
    exact = [event for event in events if event.exact]
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//briefing//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", made.title)
    left = len(events) - len(exact)
    more = f" · {left} {made.label('events without a date')}" if left else ""
    calendar.add("x-wr-caldesc", made.made() + more)
    for event in exact:
        calendar.add_component(_entry(made, event))
    return bytes(calendar.to_ical())


def _entry(made: Manifest, event: Happening) -> Event:
    entry = Event()
    # The id is that of the event, so that a calendar read in again is updated, not doubled.
    entry.add("uid", f"{event.event_id}@dateline")
    entry.add("dtstamp", day_made(made.made_on))
    entry.add("dtstart", first_day(event.date))
    entry.add("dtend", last_day(event.end or event.date) + dt.timedelta(days=1))
    entry.add("summary", event.title)
    entry.add("status", _STATUSES.get(event.status, "TENTATIVE"))
    entry.add("transp", "TRANSPARENT")  # a report about others keeps nobody busy
    if event.where:
        entry.add("location", event.where)
    entry.add("description", _describe(made, event))
    return entry


def _describe(made: Manifest, event: Happening) -> str:
    lines = [f"{event.when}, {event.state}"]
    if event.doubt:
        lines.append(event.doubt)
    lines.append(f"{made.label('Why this date')}: {event.reason}")
    for number in event.sources:
        source = made.source(number)
        lines.append(f"{cited((number,))} {source.line()}")
        if source.url:
            lines.append(source.url)
    return "\n".join(lines)
