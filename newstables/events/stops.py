"""Stops: a stay in one place, built of what several sentences and articles tell."""

import json

from newstables.events.merging import (
    confidence,
    event_id,
    evidence_of,
    place_of,
    status_of_group,
    statuses_of,
)
from newstables.events.telling import Telling, finer, place_key, same_place
from newstables.events.words import country_of, is_country


def fill_places(deeds: list[Telling], visits: list[Telling]) -> None:
    """Give a deed without a place the one its sentence moves to, else the one of its day."""
    for deed in deeds:
        if deed.place is not None:
            continue
        beside = [
            visit for visit in visits
            if visit.article_id == deed.article_id and visit.start == deed.start and visit.at < deed.at
        ]  # fmt: skip
        if beside and deed.act != "say" and len({visit.place for visit in beside}) == 1:
            deed.place = beside[-1].place
            continue
    known = [one for one in [*deeds, *visits] if one.place and one.is_day]
    for deed in deeds:
        if deed.place is None and deed.is_day:
            places = {place_key(one.place) for one in known if one.first == deed.first}
            towns = {place for place in places if not is_country(place)} or places
            if len(towns) == 1:
                deed.place = next(iter(towns))
    for deed in deeds:
        deed.country = country_of(deed.place)


def stop_rows(
    visits: list[Telling], groups: list[list[Telling]], *, traveller: str
) -> list[dict[str, object]]:
    """Write one EVENTS row a stop: from the first to the last day told of there."""
    places: list[tuple[str, list[Telling]]] = []
    named = sorted(visits, key=lambda one: is_country(one.place))
    for visit in named:
        key = place_key(visit.place) or ""
        home = next(
            (
                stop
                for stop in places
                if stop[0] == key or (is_country(key) and same_place(stop[0], key))
            ),
            None,
        )
        if home is None:
            places.append((key, [visit]))
        else:
            home[1].append(visit)
    rows = []
    for name, told in places:
        there = []
        for group in groups:
            place = place_of(group)
            if place is not None and same_place(place, name):
                there += [one for one in group if one.is_day]
                name = finer(name, place) or name
                for one in group:
                    one.place = finer(one.place, name)
        rows.append(_stop_row(name, told, there, traveller))
    return rows


def _stop_row(
    place: str, told: list[Telling], there: list[Telling], traveller: str
) -> dict[str, object]:
    told = sorted(
        told, key=lambda one: (one.published or "9999", one.article_id, one.start, one.at)
    )
    dated = sorted((one for one in [*told, *there] if one.is_day), key=lambda one: one.first or "")
    first = dated[0] if dated else None
    last = dated[-1] if dated else None
    statuses = told + [one for one in there if one.status in ("past", "present")]
    lead = min(told, key=lambda one: (one.first is None, one.status != "past"))
    return {
        "event_id": event_id(told[0], "stop"),
        "kind": "stop",
        "status": status_of_group(statuses),
        "date": first.first if first else None,
        "end": last.first if first and last and last.first != first.first else None,
        "granularity": "day" if first else "unknown",
        "place": place,
        "country": country_of(place),
        "participants": json.dumps([traveller], ensure_ascii=False),
        "traveller": traveller,
        "description": lead.description,
        "evidence": evidence_of(told),
        "statuses": statuses_of(told),
        "conflict": None,
        "reason": _reason(first, last),
        "confidence": confidence(
            first or told[0], conflict=None, sources=len({o.article_id for o in told})
        ),
    }


def _reason(first: Telling | None, last: Telling | None) -> str:
    if first is None or last is None:
        return "the articles give no date"
    if first.first == last.first:
        return first.reason
    return f"from the first to the last day told of there: {first.reason}; {last.reason}"
