"""Events -> iCalendar: whole days, planned ones tentative, every source in the description.

Only what is known to the day is an entry: a month or a year would fill a calendar with all its
days. The background is left out unless it is asked for. What is left out is counted.
"""

import datetime as dt

from icalendar import Calendar
from icalendar import Event as Entry

from newstables.exports.columns import Content
from newstables.exports.events import Event, read_events
from newstables.schemas import is_day
from newstables.wording import count_of

_STATUSES = {"past": "CONFIRMED", "cancelled": "CANCELLED"}  # all else is TENTATIVE
_NEXT = dt.timedelta(days=1)


def to_ics(content: Content) -> bytes:
    """Write what is known to the day as all-day entries; the rest is left out and counted.

    Args:
        content: of the view "timeline".

    Source: RFC 5545 (iCalendar): a last day is excluded, STATUS is CONFIRMED, TENTATIVE or
    CANCELLED, a time without a zone is local wherever it is read.
    """
    events, about = read_events(content.rows, content.sources), content.about
    tour = [event for event in events if event.kind != "context" or content.background]
    exact = [event for event in tour if _is_exact(event)]
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", about.title)
    calendar.add("x-wr-caldesc", about.line() + _left_out(events, tour, exact))
    made = dt.datetime.combine(dt.date.fromisoformat(about.made_on), dt.time(), dt.UTC)
    for event in exact:
        calendar.add_component(_entry(event, made))
    return bytes(calendar.to_ical())


def _is_exact(event: Event) -> bool:
    """Return whether an event is known to the day, or as a span of such days."""
    ends = (event.date, event.end or event.date)
    return event.granularity == "day" and all(map(is_day, ends))


def _left_out(events: list[Event], tour: list[Event], exact: list[Event]) -> str:
    """Say what the calendar has not, and why."""
    undated = sum(not event.date for event in tour)
    why = {
        "without a date": undated,
        "not known to the day": len(tour) - len(exact) - undated,
        "of the background": len(events) - len(tour),
    }
    return "".join(
        f"; {count_of(count, 'event')} {what} left out" for what, count in why.items() if count
    )


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
    entry.add("summary", event.title)
    entry.add("status", _STATUSES.get(event.status, "TENTATIVE"))
    entry.add("transp", "TRANSPARENT")  # a report about others keeps nobody busy
    entry.add("categories", [event.group()])
    if event.where():
        entry.add("location", event.where())
    entry.add("description", _describe(event))
    return entry


def _describe(event: Event) -> str:
    lines = [f"{event.when()}, {event.state()}", f"Date: {event.reason}"]
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
