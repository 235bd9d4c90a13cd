"""Rows of events and their sentences, as every format of the timeline reads them."""

import calendar
import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pandas as pd

from newstables.exports.about import is_missing
from newstables.schemas import is_day
from newstables.wording import EVENT_GROUPS, spell_day, spell_status, spell_when

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]")


@dataclass(frozen=True)
class Source:
    """One sentence that tells of an event, and where it was printed."""

    article_id: str
    title: str
    outlet: str
    published: str  # ISO, or "undated"
    url: str
    sentence: str
    start: int
    end: int

    def name(self) -> str:
        """Return in one line where it was printed."""
        parts = (self.title, self.outlet, spell_day(self.published))
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Event:
    """One event of the timeline with its sentences; "" is what is not known."""

    event_id: str
    kind: str
    status: str
    date: str
    end: str
    granularity: str
    time: str  # HH:MM, or MO MI AF EV NI
    about: bool
    place: str
    country: str
    people: tuple[str, ...]
    traveller: str
    title: str  # in short what it is
    description: str
    conflict: str
    reason: str
    confidence: float
    announced: bool  # by an article, before it happened
    sources: tuple[Source, ...]

    def state(self) -> str:
        """Write its status for people, as the page's chart does."""
        return spell_status(self.status, announced=self.announced)

    def group(self) -> str:
        """Return what it is part of: stops, the tour, the background."""
        return EVENT_GROUPS.get(self.kind, self.kind)

    def days(self) -> tuple[dt.date, dt.date]:
        """Return the first and the last day it can have been, both included; it must be dated."""
        return first_day(self.date), last_day(self.end or self.date)

    def when(self) -> str:
        """Write its date for people: "about 31 Jan 2023", "30–31 Jan 2023, in the morning"."""
        return spell_when(vars(self))

    def hour(self) -> dt.time | None:
        """Return its time of day when it is told to the minute."""
        exact = ":" in self.time and is_day(self.date) and not self.end
        return dt.time.fromisoformat(self.time) if exact else None

    def where(self) -> str:
        """Write its place for people, "" when none is stated."""
        return ", ".join(dict.fromkeys(name for name in (self.place, self.country) if name))


def read_events(events: pd.DataFrame, sources: pd.DataFrame) -> list[Event]:
    """Read events and their sentences, in the order of their rows.

    Args:
        events: rows of `queries.timeline.events`: the columns of EVENTS.
        sources: rows of `queries.event_sources`.
    """
    by_event: dict[str, list[Source]] = defaultdict(list)
    words = ("article_id", "title", "outlet", "published", "url", "sentence")
    for row in sources.to_dict("records"):
        by_event[str(row["event_id"])].append(
            Source(
                **{name: plain(row[name]) for name in words},
                start=int(row["start"]),
                end=int(row["end"]),
            )
        )
    return [
        _event({str(name): value for name, value in row.items()}, by_event)
        for row in events.to_dict("records")
    ]


def _event(row: dict[str, Any], by_event: dict[str, list[Source]]) -> Event:
    words = ("event_id", "kind", "status", "date", "end", "granularity", "time", "place", "country",
             "traveller", "description", "conflict", "reason")  # fmt: skip
    about = row.get("about")
    return Event(
        **{name: plain(row[name]) for name in words},
        title=_title(row),
        about=not is_missing(about) and bool(about),
        people=tuple(plain(name) for name in row["participants"]),
        confidence=float(row["confidence"]),
        announced=any(status["status"] == "planned" for status in row["statuses"]),
        sources=tuple(by_event[str(row["event_id"])]),
    )


def _title(row: dict[str, Any]) -> str:
    """Return in short what an event is; one told by hand has no title of its own."""
    stop = f"Stop: {plain(row['place'])}" if row["kind"] == "stop" and plain(row["place"]) else ""
    return plain(row.get("title")) or stop or plain(row["description"])


def plain(value: Any) -> str:
    """Write a value as text without the control characters that break a file; missing is ""."""
    return "" if is_missing(value) else _CONTROL.sub("", str(value).replace("\r", "\n"))


def set_apart(words: str) -> str:
    """Close words of a script written from the right, so that they turn no number behind them.

    Source: Unicode Standard Annex 9, rule W2 and the mark of 2.6.
    """
    return f"{words}\u200e" if _FROM_RIGHT.search(words) else words


def parts(events: list[Event]) -> tuple[list[Event], int]:
    """Return the dated events, and how many are undated."""
    dated = [event for event in events if event.date]
    return dated, len(events) - len(dated)


def first_day(iso: str) -> dt.date:
    """Return the first day that an ISO day, month or year holds."""
    year, month, day = ([int(part) for part in iso.split("-")] + [1, 1])[:3]
    return dt.date(year, month, day)


def last_day(iso: str) -> dt.date:
    """Return the last day that an ISO day, month or year holds."""
    numbers = [int(part) for part in iso.split("-")]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else 12
    return dt.date(
        year, month, numbers[2] if len(numbers) > 2 else calendar.monthrange(year, month)[1]
    )
