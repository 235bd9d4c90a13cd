"""Decisions about events applied to what was found: dates, wording, hiding, merging, splitting.

The id of an event is made from where it is told, and goes when that article goes, or when another
one joins in or a new version reads it differently. So a decision also keeps what it was about
(`anchor`): when its id is gone, it holds for the event of that kind that the same sentences tell;
when several do, for none.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pandas as pd

from newstables.frames import plain_rows
from newstables.schemas import EVENTS, PARTS_OF_DAY, is_day

FIELDS = ("date", "end", "granularity", "time", "place", "country", "status", "description",
          "participants", "kind")  # fmt: skip
_WHEN = ("date", "end", "granularity", "time", "reason", "about")
_BY_HAND = "corrected by hand"
_HOURS = re.compile(r"\d\d:\d\d|" + "|".join(PARTS_OF_DAY.values()))  # of a conflict of hours
_LISTS = frozenset(
    name for name, column in EVENTS.columns.items() if not isinstance(column.dtype, str)
)
_EXACT = {4: "year", 7: "month", 10: "day"}
Decision = tuple[str, str, Any, Any]  # what, target, before, after


def anchor(event: Mapping[str, Any], *, value: Any, text: str) -> dict[str, Any]:
    """Return what a decision replaces, so that its event is found again under another id.

    Args:
        event: a row of EVENTS.
        value: what is replaced.
        text: the same in words, for the log.
    """
    return {
        "text": text,
        "value": value,
        "kind": event["kind"],
        "description": event["description"],
        "evidence": event["evidence"],
    }


def split_id(event_id: str, evidence: Iterable[Mapping[str, Any]]) -> str:
    """Return the id of the event split off with these sentences; the same on every machine."""
    seed = event_id + json.dumps(sorted((span["article_id"], span["start"]) for span in evidence))
    return hashlib.sha256(seed.encode()).hexdigest()[:16]


def unpack(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event told by hand with its lists as lists.

    Until version 3 of the schemas the log held them as JSON text.
    """
    return {
        name: json.loads(value) if name in _LISTS and isinstance(value, str) else value
        for name, value in event.items()
    }


def apply_event_decisions(
    events: pd.DataFrame, decisions: Iterable[Decision], *, parts: Collection[str] = ()
) -> pd.DataFrame:
    """Apply decisions to events, oldest first; those added by hand come last.

    Args:
        events: EVENTS as found.
        decisions: those in force, each as (what, target, before, after).
        parts: ids of events that were ever split off from another.

    Returns:
        EVENTS with two more columns: about (its date is decided to be about then) and edited
        (what was decided, by commas; missing = nothing).
    """
    desk = _Desk(plain_rows(events), parts=parts)
    for what, target, before, after in decisions:
        name = what.removeprefix("event.")
        if name == "added":
            desk.add(target, unpack(after))
            continue
        row = desk.find(target, before)
        if row is not None:
            desk.apply(name, row, after)
    gone = desk.hidden | desk.into.keys()
    kept = [row for number, row in enumerate(desk.rows) if number not in gone]
    return EVENTS.frame({name: row.get(name) for name in EVENTS.columns} for row in kept).assign(
        about=pd.array([bool(row.get("about")) for row in kept], dtype="boolean"),
        edited=pd.array([row.get("edited") for row in kept], dtype="string"),
    )


class _Desk:
    """The events while decisions are applied to them, by their place in the list."""

    def __init__(self, rows: list[dict[str, Any]], *, parts: Collection[str]) -> None:
        self.rows = rows
        self.found = {row["event_id"]: number for number, row in enumerate(rows)}
        self.hidden: set[int] = set()
        self.into: dict[int, int] = {}  # an event joined to another -> that one
        self.parts = parts
        self._by_span: dict[tuple[Any, ...], list[int]] | None = None

    def find(self, target: str, before: Any) -> int | None:
        """Return the row a decision is about, None when no article has it any more."""
        anchored = isinstance(before, dict) and before.get("evidence")
        # A part whose split was taken back is no event, nor is what it was split off from.
        if anchored and target not in self.found and target not in self.parts:
            row = self._find_by_evidence(before)
            if row is not None:
                self.found[target] = row
        found = self.found.get(target)
        while found in self.into:
            found = self.into[found]
        return found

    def _find_by_evidence(self, before: Mapping[str, Any]) -> int | None:
        if self._by_span is None:
            self._by_span = defaultdict(list)
            for number, row in enumerate(self.rows):
                for span in row["evidence"]:
                    self._by_span[_key(span)].append(number)
        shared: dict[int, int] = defaultdict(int)
        for span in before["evidence"]:
            for number in self._by_span.get(_key(span), ()):
                # A stop and what was done there share sentences, and are never the same.
                if (self.rows[number]["kind"] == "stop") == (before["kind"] == "stop"):
                    shared[number] += 1
        best = [
            number for number in shared if self.rows[number]["description"] == before["description"]
        ]
        best = best or [number for number, count in shared.items() if count == max(shared.values())]
        return best[0] if len(best) == 1 else None

    def apply(self, name: str, number: int, after: Any) -> None:
        """Apply one decision to one row."""
        row = self.rows[number]
        if name == "hidden":
            (self.hidden.add if after else self.hidden.discard)(number)
        elif name == "merge":
            named = isinstance(after, dict)
            into = self.find(after["event_id"], after) if named else self.find(after, None)
            if into is not None and into != number:
                _merge(row, self.rows[into])
                self.into[number] = into
        elif name == "split":
            if (part := _split(row, after)) is not None:
                self.add(after["event_id"], part)
        elif name == "when":
            _set_date(row, after["date"], after["end"], about=after["about"])
            row["time"] = after["time"] if "time" in after else row["time"]
        elif name == "date":
            _set_date(row, after, row["end"], about=False)
        elif name == "time":
            _set_time(row, after)
        elif name in FIELDS:
            row[name] = after
            _mark(row, name)

    def add(self, event_id: str, values: Mapping[str, Any]) -> None:
        """Add an event entered by hand, or split off."""
        empty = dict.fromkeys(EVENTS.columns)
        row = {**empty, "edited": "added", **values, "event_id": event_id}
        self.found[event_id] = len(self.rows)
        self.rows.append(row)


def _mark(row: dict[str, Any], what: str) -> None:
    done = row["edited"].split(", ") if row.get("edited") else []
    row["edited"] = ", ".join(dict.fromkeys([*done, what]))


def _set_date(row: dict[str, Any], date: str | None, end: str | None, *, about: bool) -> None:
    """Set a date; what the articles say when they differ goes into the reason.

    A time of day told for another day is no longer known.
    """
    differ = f"; the articles differ: {row['conflict']}" if row.get("conflict") else ""
    row |= {
        "date": date,
        "end": end,
        "granularity": _EXACT[len(date)] if date else "unknown",
        "time": row.get("time") if date == row.get("date") else None,
        "about": about,
        "conflict": None,
        "reason": _BY_HAND + differ,
        "confidence": 1.0 if date else 0.5,
    }
    _mark(row, "date")


def _set_time(row: dict[str, Any], after: Any) -> None:
    """Set the time of day, on the day it was decided for; it settles at which hour it was."""
    time, day = (after["time"], after["date"]) if isinstance(after, dict) else (after, row["date"])
    if day != row["date"] or not is_day(day):
        return
    row["time"] = time
    if _HOURS.search(row.get("conflict") or ""):
        row["reason"] += f"; the articles differ: {row['conflict']}"
        row["conflict"] = None
    _mark(row, "time")


def _merge(row: Mapping[str, Any], into: dict[str, Any]) -> None:
    """Join one event to another; two dates stay a conflict, an event without one gets it."""
    for name in ("evidence", "statuses", "participants"):
        new = [entry for entry in row[name] if entry not in into[name]]
        into[name] = [*into[name], *new]
    if not into.get("date"):
        into |= {name: row.get(name) for name in _WHEN}
    elif row.get("date") and row["date"] != into["date"]:
        into["conflict"] = f"{into['date']} here, {row['date']} elsewhere"
    elif row.get("date"):
        into["time"] = into.get("time") or row.get("time")
    for name in ("place", "country"):
        into[name] = into.get(name) or row.get(name)
    ids = [event.get("other_ids") or [] for event in (into, row)]
    into["other_ids"] = [*ids[0], row["event_id"], *ids[1]]
    _mark(into, "merged")


def _split(row: dict[str, Any], after: Mapping[str, Any]) -> dict[str, Any] | None:
    """Split an event: the sentences chosen go, with what their articles say; None: all or none."""
    chosen = {_key(span) for span in after["evidence"]}
    off = [span for span in row["evidence"] if _key(span) in chosen]
    rest = [span for span in row["evidence"] if _key(span) not in chosen]
    if not off or not rest:
        return None
    part = dict(row)
    if "description" in after:
        part["description"] = after["description"]
        part["participants"] = after["participants"]
    statuses = row["statuses"]
    for half, evidence in ((part, off), (row, rest)):
        articles = {span["article_id"] for span in evidence}
        kept = [status for status in statuses if status["article_id"] in articles]
        half["evidence"], half["statuses"] = evidence, kept
        _follow(half, kept)
        _mark(half, "split")
    return part


def _follow(row: dict[str, Any], statuses: list[dict[str, Any]]) -> None:
    """Date one part of an event as its own articles do, when they agree and are exact."""
    row["conflict"] = None
    dates = {status["date"] for status in statuses if status["date"]}
    date = dates.pop() if len(dates) == 1 else None
    if date and date != row["date"] and len(date) in _EXACT and date.replace("-", "").isdigit():
        row |= {"date": date, "end": None, "granularity": _EXACT[len(date)], "time": None}
        row["reason"] = "as the articles that tell this part have it"
    words = [status["status"] for status in statuses]
    if words:
        row["status"] = "past" if "past" in words else words[-1]


def _key(span: Mapping[str, Any]) -> tuple[Any, ...]:
    return span["article_id"], span["start"]
