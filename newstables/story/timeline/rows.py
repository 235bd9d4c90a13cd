"""A group of accounts -> its row of EVENTS: what the event says, and how sure that is."""

import hashlib
import json
from typing import Any

from newstables.finding.events.words import country_of
from newstables.finding.times.dates import in_words
from newstables.schemas import PARTS_OF_DAY
from newstables.story.timeline.accounts import (
    Account,
    finer,
    hour_of,
    is_about,
    is_same_hour,
    same_place,
)
from newstables.story.timeline.confidence import confidence

_CERTAIN = {"past": 0, "present": 1, "planned": 2, "postponed": 2, "cancelled": 2, "conditional": 3}

# Where the first of its accounts stands among all that is told, and the row.
Row = tuple[tuple[Any, ...], dict[str, Any]]


def in_order(rows: list[Row]) -> list[dict[str, Any]]:
    """Put rows in order of time: by date, background last, then by time of day and as told.

    A stop comes before what was done there on its first day; one whose time is told also after
    what that day held before it. What has no time follows an arrival whose time is told.
    """
    arrivals = {
        (row["date"], row["place"]): hour_of(row["time"])
        for _, row in rows
        if row["kind"] == "stop" and row["time"]
    }

    def key(one: Row) -> tuple[Any, ...]:
        told_at, row = one
        stop, context = row["kind"] == "stop", row["kind"] == "context"
        hour = hour_of(row["time"])
        if not row["time"]:
            hour = "" if stop else max(hour, arrivals.get((row["date"], row["place"]), ""))
        return row["date"] or "9999", context, hour, not stop, told_at

    return [row for _, row in sorted(rows, key=key)]


def event_row(group: list[Account], *, kind: str, traveller: str | None) -> Row:
    """Write the EVENTS row of one group of accounts, with what sorts it."""
    told = sorted(group, key=lambda one: one.told_at)
    dated = [one for one in told if one.first is not None]
    leading = min(
        dated or told,
        key=lambda one: (
            not one.is_day,
            _CERTAIN[one.status],
            one.caption,
            -len(one.participants),
            told.index(one),
        ),
    )
    place = place_of(told)
    date, end, granularity = date_of(leading)
    days, hours = days_apart(leading, dated), hours_apart(leading, dated)
    spelled = [PARTS_OF_DAY.get(hour, f"at {hour}") for hour in hours]
    differ = f"told {' and '.join(spelled)}" if hours else None
    people = list(dict.fromkeys(name for one in told for name in one.participants))
    return told[0].told_at, {
        "event_id": event_id(told, kind),
        "other_ids": other_ids(told, kind),
        "kind": kind,
        "status": status_of_group(told),
        "date": date,
        "end": end,
        "granularity": granularity,
        "time": hours[0] if hours else time_of([leading, *told], date),
        "place": place,
        "country": country_of(place),
        "participants": json.dumps(people, ensure_ascii=False),
        "traveller": traveller if kind != "context" else None,
        "description": leading.description,
        "evidence": evidence_of(told),
        "statuses": statuses_of(told),
        "conflict": days or differ,
        "reason": leading.reason or "the articles give no date",
        "confidence": confidence(leading, conflict=days),
    }


def days_apart(leading: Account, dated: list[Account]) -> str | None:
    """Say on which days the articles have one event; None: they agree."""
    others = sorted({one.first for one in dated if one.first and one.is_day} - {leading.first})
    if not others or not leading.is_day:
        return None
    days = ", ".join(in_words(day) for day in others)
    return f"{in_words(leading.first or '')} here, {days} elsewhere"


def hours_apart(leading: Account, dated: list[Account]) -> list[str]:
    """Return the times of day that articles tell of one deed, the leading one's first; [] when
    they agree.

    A time counts in a sentence that tells the deed itself: a talk after a meeting has another one
    without a conflict. An article that tells several of a deed tells its course.
    """
    of_deed = {(one.article_id, one.start) for one in dated if one.act == leading.act}
    told: dict[str, dict[str, None]] = {leading.article_id: {}}
    for one in dated:
        if one.time and one.first == leading.first and (one.article_id, one.start) in of_deed:
            told.setdefault(one.article_id, {})[one.time] = None
    if len(told[leading.article_id]) > 1:
        return []
    times = [next(iter(times)) for times in told.values() if len(times) == 1]
    others = [time for time in times[1:] if not is_same_hour(times[0], time)]
    return list(dict.fromkeys([*times[:1], *others])) if others else []


def place_of(told: list[Account]) -> str | None:
    """Return the most exact place the accounts agree on; None when they name several."""
    place = None
    for one in told:
        if not same_place(place, one.place):
            return None
        place = finer(place, one.place)
    return place


def event_id(told: list[Account], kind: str) -> str:
    """Name an event by the first of its accounts in the order of article ids.

    No date plays a part, so that the name outlives a changed one, and it is the same on every
    machine. A account is of one event, or of a stop and of what was done there.
    """
    return _hash(min(one.mark for one in told), kind)


def other_ids(told: list[Account], kind: str) -> str:
    """Write as JSON the names an event has where fewer of its accounts are known.

    So an address written down before another article joined in still leads to it.
    """
    names = {_hash(one.mark, kind) for one in told} - {event_id(told, kind)}
    return json.dumps(sorted(names))


def _hash(mark: str, kind: str) -> str:
    seed = mark + (":stop" if kind == "stop" else "")
    return hashlib.sha256(seed.encode()).hexdigest()[:16]


def date_of(one: Account) -> tuple[str | None, str | None, str]:
    """Return date, end and granularity of a account as EVENTS has them."""
    value = one.value
    if value is None or one.first is None or one.last is None:
        return None, None, "unknown"
    if "-W" in value:
        return one.first, one.last, "week"
    if "-Q" in value or "-H" in value:
        return one.first[:7], one.last[:7], "quarter"
    if value[-2:] in ("SP", "SU", "FA", "WI"):
        return one.first[:7], one.last[:7], "season"
    if len(value) == 3:
        return one.first[:4], one.last[:4], "decade"
    end = one.last if one.is_day and one.last != one.first else None
    return value, end, {4: "year", 7: "month"}.get(len(value), "day")


def time_of(told: list[Account], date: str | None) -> str | None:
    """Return the time of day of what was done on a date, a clock time before a part of the day.

    None when none is told, and when two accounts of that day disagree.
    """
    times = {one.time: None for one in told if one.time and one.first == date and one.is_day}
    exact = min(times, key=lambda time: ":" not in time, default=None)
    return exact if exact and all(is_about(exact, time) for time in times) else None


def status_of_group(told: list[Account]) -> str:
    """Return the status by the last word: what was done stays done; a cancelling outlives a plan."""
    statuses = ["past" if one.status == "present" else one.status for one in told]
    if "past" in statuses:
        return "past"
    final = [one for one in statuses if one in ("cancelled", "postponed")]
    if final:
        return final[-1]
    return "planned" if "planned" in statuses else statuses[-1]


def evidence_of(told: list[Account]) -> str:
    """Write the evidence spans as JSON, each once."""
    spans = list(dict.fromkeys((one.article_id, one.start, one.end) for one in told))
    return json.dumps([{"article_id": a, "start": s, "end": e} for a, s, e in spans])


def statuses_of(told: list[Account]) -> str:
    """Write as JSON how each article has it."""
    rows = list(
        dict.fromkeys(
            (one.article_id, "past" if one.status == "present" else one.status, one.value)
            for one in told
        )
    )
    return json.dumps([{"article_id": a, "status": s, "date": d} for a, s, d in rows])
