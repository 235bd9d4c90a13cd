"""One event of many tellings: which ones tell of the same, and what the event then says."""

import datetime as dt
import hashlib
import json
from collections import defaultdict
from typing import Any

from newstables.events.telling import Telling, finer, same_place
from newstables.events.words import country_of
from newstables.times.dates import in_words

_CERTAIN = {"past": 0, "present": 1, "planned": 2, "postponed": 2, "cancelled": 2, "conditional": 3}
_ASIDES = frozenset(("meet", "attend", "sign"))
_ALIKE = 0.5  # share of content words two tellings of one background event have in common
_SLIP_DAYS = 3  # two articles that date one meeting no further apart than this disagree


def merge_deeds(tellings: list[Telling], *, traveller: str) -> list[list[Telling]]:
    """Group the tellings of what a traveller did: one group an event.

    Same act with the same people or venue on the same day, at places that agree, is one event;
    an undated telling joins a dated one it fits; what only one article dates differently is kept
    in the group, as a conflict.
    """
    groups: list[list[Telling]] = []
    for one in sorted(
        tellings, key=lambda one: (not one.is_day, one.first is None, one.caption, one.act == "say")
    ):
        group = _best_group(one, groups, traveller)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _best_group(one: Telling, groups: list[list[Telling]], traveller: str) -> list[Telling] | None:
    fits = [(score, -number) for number, group in enumerate(groups)
            if (score := _fit(one, group, traveller)) > 0]  # fmt: skip
    return groups[-max(fits)[1]] if fits else None


def _fit(one: Telling, group: list[Telling], traveller: str) -> float:
    """Say how well a telling fits a group; 0 when it does not."""
    head = group[0]
    place = venue = None
    for other in group:
        place, venue = finer(place, other.place), venue or other.venue
    if not same_place(one.place, place):
        return 0
    same_venue = _alike_venues(one.venue, venue)
    if one.venue and venue and not same_venue and one.act == head.act:
        return 0
    company = set(one.participants) - {traveller}
    theirs = {name for other in group for name in other.participants} - {traveller}
    same_day = one.first is not None and any(one.first == other.first for other in group)
    same_act = one.act == head.act
    if same_day:
        if one.act in ("say", "other") or head.act in ("say", "other"):
            told = one.start == head.start or one.act == "say" or head.act == "say"
            return (2 if head.act in ("say", "speak") else 1) if told else 0
        if same_venue:
            return 4
        if not same_act:
            beside = any(
                (one.article_id, one.start) == (other.article_id, other.start) for other in group
            )
            # "visited the museum and laid a wreath there": one event, unless at another hour.
            hours = {other.hour for other in group} | {one.hour}
            plain = one.act in _ASIDES and not company and not one.venue and len(hours) == 1
            return 1 if beside and plain else 0
        if company & theirs:
            return 4
        return 2 if not company or not theirs else 0
    if not one.is_day and _could_be(one, head):
        if not same_act and not same_venue:
            return 0
        if same_venue or company & theirs:
            return 3 if head.first else 2
        return 0
    if not head.is_day or not one.is_day:
        return 0
    return 2 if same_act and _is_conflict(one, group, company & theirs, same_venue) else 0


def _could_be(one: Telling, other: Telling) -> bool:
    """Say whether an undated or a week-dated telling can tell of what another dates."""
    if one.first is None or other.first is None:
        return True
    return one.first <= other.first <= (one.last or one.first)


def _is_conflict(one: Telling, group: list[Telling], company: set[str], same_venue: bool) -> bool:  # noqa: FBT001
    """Say whether one telling dates the event of a group differently from other articles."""
    if one.article_id in {other.article_id for other in group} or not (company or same_venue):
        return False
    if not (one.is_day and group[0].is_day):
        return False
    days = [abs(_ordinal(one) - _ordinal(other)) for other in group if other.is_day]
    return bool(days) and min(days) <= _SLIP_DAYS


def _ordinal(one: Telling) -> int:
    return dt.date.fromisoformat(one.first or "").toordinal()


def _alike_venues(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    a, b = set(one.lower().split()), set(other.lower().split())
    return a <= b or b <= a


def merge_background(tellings: list[Telling]) -> list[list[Telling]]:
    """Group tellings of background: the same date, and mostly the same words or people and act."""
    groups: dict[str | None, list[list[Telling]]] = defaultdict(list)
    for one in tellings:
        for group in groups[one.value]:
            if _same_background(one, group[0]):
                group.append(one)
                break
        else:
            groups[one.value].append([one])
    return [group for dated in groups.values() for group in dated]


def _same_background(one: Telling, other: Telling) -> bool:
    if one.article_id == other.article_id and one.start == other.start:
        return True
    shared = len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))
    people = set(one.participants) & set(other.participants)
    if (
        one.act == other.act
        and one.act != "other"
        and people
        and same_place(one.place, other.place)
    ):
        return True
    return shared >= _ALIKE and same_place(one.place, other.place)


Row = tuple[tuple[Any, ...], dict[str, Any]]


def order_of(date: str | None, kind: str, told: list[Telling]) -> tuple[Any, ...]:
    """Give what sorts events: by date, stops first, then by hour and as told."""
    rank = ("stop", "tour_event", "context").index(kind)
    hour = next((one.hour for one in told if one.first == date), "12") if rank == 1 else "12"
    return date or "9999", rank, hour, told[0].told_at


def event_row(group: list[Telling], *, kind: str, traveller: str | None) -> Row:
    """Write the EVENTS row of one group of tellings, with what sorts it."""
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
    others = sorted({one.first for one in dated if one.first and one.is_day} - {leading.first})
    conflict = None
    if others and leading.is_day:
        days = ", ".join(in_words(day) for day in others)
        conflict = f"{in_words(leading.first or '')} here, {days} elsewhere"
    people = list(dict.fromkeys(name for one in told for name in one.participants))
    return order_of(date, kind, told), {
        "event_id": event_id(told[0], kind),
        "kind": kind,
        "status": status_of_group(told),
        "date": date,
        "end": end,
        "granularity": granularity,
        "place": place,
        "country": country_of(place),
        "participants": json.dumps(people, ensure_ascii=False),
        "traveller": traveller if kind != "context" else None,
        "description": leading.description,
        "evidence": evidence_of(told),
        "statuses": statuses_of(told),
        "conflict": conflict,
        "reason": leading.reason or "the articles give no date",
        "confidence": confidence(
            leading, conflict=conflict, sources=len({one.article_id for one in told})
        ),
    }


def place_of(told: list[Telling]) -> str | None:
    """Give the most exact place the tellings agree on; None when they name several."""
    place = None
    for one in told:
        if not same_place(place, one.place):
            return None
        place = finer(place, one.place)
    return place


def event_id(first: Telling, kind: str) -> str:
    """Name an event by its first evidence and what is told there; the same on every machine."""
    seed = f"{first.article_id}:{first.at}:{first.act}:{first.place}:{kind}"
    return hashlib.sha256(seed.encode()).hexdigest()[:16]


def date_of(one: Telling) -> tuple[str | None, str | None, str]:
    """Give date, end and granularity of a telling as EVENTS has them."""
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
    return value, None, {4: "year", 7: "month"}.get(len(value), "day")


def status_of_group(told: list[Telling]) -> str:
    """Give the status by the last word: what was done stays done; a cancelling outlives a plan."""
    statuses = ["past" if one.status == "present" else one.status for one in told]
    if "past" in statuses:
        return "past"
    final = [one for one in statuses if one in ("cancelled", "postponed")]
    if final:
        return final[-1]
    return "planned" if "planned" in statuses else statuses[-1]


def evidence_of(told: list[Telling]) -> str:
    """Write the evidence spans as JSON, each once."""
    spans = list(dict.fromkeys((one.article_id, one.start, one.end) for one in told))
    return json.dumps([{"article_id": a, "start": s, "end": e} for a, s, e in spans])


def statuses_of(told: list[Telling]) -> str:
    """Write as JSON how each article has it."""
    rows = list(
        dict.fromkeys(
            (one.article_id, "past" if one.status == "present" else one.status, one.value)
            for one in told
        )
    )
    return json.dumps([{"article_id": a, "status": s, "date": d} for a, s, d in rows])


def confidence(one: Telling, *, conflict: str | None, sources: int) -> float:
    """Give the chance that the date is right, from how it was found; measured on the gold texts."""
    if one.first is None:
        return 0.5
    if conflict:
        return 0.5
    base = 0.8 if one.anchored else 0.9
    return round(min(0.97, base + 0.03 * (sources - 1)), 2)
