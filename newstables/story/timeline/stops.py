"""Stops: a stay in one place, built of what several sentences and articles tell."""

import json

from newstables.finding.events.words import country_of, is_country
from newstables.finding.times.dates import in_words
from newstables.story.timeline.accounts import Account, hour_of, place_key, same_place
from newstables.story.timeline.confidence import confidence
from newstables.story.timeline.rows import (
    Row,
    date_of,
    event_id,
    evidence_of,
    other_ids,
    place_of,
    status_of_group,
    statuses_of,
    time_of,
)


def fill_places(deeds: list[Account], visits: list[Account]) -> None:
    """Return a deed without a place the one its sentence moves to, else the one of its day."""
    for deed in deeds:
        if deed.place is not None or deed.earlier:
            continue
        beside = [
            visit for visit in visits
            if (visit.article_id, visit.start) == (deed.article_id, deed.start)
            and visit.at < deed.at
        ]  # fmt: skip
        if beside and deed.act != "say" and len({visit.place for visit in beside}) == 1:
            deed.place = beside[-1].place
            continue
    for deed in deeds:
        here = {
            other.place for other in deeds
            if other.place and (other.article_id, other.start) == (deed.article_id, deed.start)
            and other.first == deed.first and other.at < deed.at
        }  # fmt: skip
        if deed.place is None and len(here) == 1:
            deed.place = next(iter(here))
    known = _placed(deeds, visits)
    for deed in deeds:
        if deed.place is None and deed.is_day:
            places = {
                place_key(one.place) for one in known
                if one.first == deed.first and not _comes_later(one, deed)
                and (one.status != "planned" or deed.status == "planned")
            }  # fmt: skip
            towns = {place for place in places if not is_country(place)} or places
            if len(towns) == 1:
                deed.place = next(iter(towns))
    countries = {country_of(one.place) for one in visits} - {None}
    for deed in deeds:
        filed = deed.first == deed.published and country_of(deed.dateline) in countries
        if deed.place is None and deed.is_day and filed:
            deed.place = place_key(deed.dateline)  # reported from the tour, on the day itself
    known = _placed(deeds, visits)
    for deed in deeds:
        if deed.place is None and deed.is_day:
            deed.place = _place_around(deed.first or "", known)
        deed.country = country_of(deed.place)


def _comes_later(visit: Account, deed: Account) -> bool:
    """Return whether a place was reached only after a deed of that day: "landed on Monday night"."""
    return visit.arrives and bool(visit.time) and hour_of(visit.time) > hour_of(deed.time)


def _placed(deeds: list[Account], visits: list[Account]) -> list[Account]:
    """Return what has both a day and a place, and was not called off."""
    return [
        one for one in [*deeds, *visits]
        if one.place and one.is_day and one.status not in ("cancelled", "postponed")
    ]  # fmt: skip


def _place_around(day: str, known: list[Account]) -> str | None:
    """Return the place of a day between two days told of in one place; None when it moved on."""
    before = [one for one in known if (one.first or "") < day]
    after = [one for one in known if (one.first or "") > day]
    last = max((one.first or "" for one in before), default="")
    first = min((one.first or "" for one in after), default="")
    places = {place_key(one.place) for one in known if one.first in (last, first)}
    return places.pop() if before and after and len(places) == 1 else None


def stop_rows(
    visits: list[Account], groups: list[list[Account]], *, traveller: str
) -> tuple[list[Row], list[list[Account]]]:
    """Write one EVENTS row a stop, from the first to the last day told of there.

    A town where the traveller does something on a day of the tour is a stop too, save at home. A
    meeting there with nobody named tells no more than the stop, and becomes its evidence.

    Returns:
        The rows, and the groups of deeds that remain events of their own.
    """
    stays = _stays(visits)
    stays |= _further_stays(stays, groups)
    bare_meetings = []
    rows = []
    for name, told in stays.items():
        there = []
        for group in groups:
            place = place_of(group)
            if place is None or not same_place(place, name):
                continue
            there += [one for one in group if one.is_day]
            if not visits_only(told) and all(_is_bare_meeting(one) for one in group):
                bare_meetings.append(group)
        town = _only_town(name, groups) or name
        if not is_country(name):
            _place_in(name, groups)
        rows.append(_stop_row(town, told, there, traveller))
    return rows, [group for group in groups if group not in bare_meetings]


def _only_town(country: str, groups: list[list[Account]]) -> str | None:
    """Return the one town of a visited country that any deed there names; None when several."""
    if not is_country(country):
        return None
    told = {one.place for group in groups for one in group if one.place}
    towns = {place for place in told if not is_country(place) and same_place(place, country)}
    return towns.pop() if len(towns) == 1 else None


def _place_in(town: str, groups: list[list[Account]]) -> None:
    """Put deeds told of in the country of a visited town into the town."""
    for group in groups:
        place = place_of(group)
        if is_country(place) and same_place(place, town):
            for one in group:
                one.place = town


def visits_only(told: list[Account]) -> bool:
    """Return whether a stop rests on accounts of the visit itself."""
    return all(one.act == "visit" for one in told)


def _is_bare_meeting(one: Account) -> bool:
    return one.act == "meet" and len(one.participants) < 2


def _stays(visits: list[Account]) -> dict[str, list[Account]]:
    """Group visits by town; a country joins its town when one of its towns alone is visited."""
    stays: dict[str, list[Account]] = {}
    for visit in sorted(visits, key=lambda one: is_country(one.place)):
        key = place_key(visit.place) or ""
        inside = [place for place in stays if is_country(key) and same_place(place, key)]
        home = key if key in stays or len(inside) != 1 else inside[0]
        stays.setdefault(home, []).append(visit)
    return stays


def _further_stays(
    stays: dict[str, list[Account]], groups: list[list[Account]]
) -> dict[str, list[Account]]:
    """Find towns that only deeds tell of, outside the traveller's own country.

    In a country visited, a town counts where the traveller was before coming to another there; a
    later one may be a trip for the day.
    """
    homes = {one.home for group in groups for one in group if one.home}
    held = [
        one for told in stays.values() for one in told
        if status_of_group(told) not in ("cancelled", "postponed")
    ]  # fmt: skip
    found: dict[str, list[Account]] = {}
    for group in groups:
        place = place_key(place_of(group))
        country = country_of(place)
        days = [one.first or "" for one in group if one.is_day]
        if not place or not days or country is None or country in homes:
            continue
        here = [one for one in held if country_of(one.place) == country]
        came = min((one.first for one in here if one.first), default="9999")
        wide = is_country(place) or any(is_country(one.place) for one in here)
        if not here or (min(days) < came and not wide and place not in stays):
            found.setdefault(place, []).extend(group)
    return found


def _stop_row(place: str, told: list[Account], there: list[Account], traveller: str) -> Row:
    told = sorted(told, key=lambda one: one.told_at)
    dated = sorted((one for one in [*told, *there] if one.is_day), key=lambda one: one.first or "")
    coarse = [one for one in told if one.first is not None]
    first = (dated or coarse or told)[0]
    last = max(dated, key=lambda one: one.last or "") if dated else first
    date, end, granularity = date_of(first)
    lead = min(told, key=lambda one: (one.first is None, one.status != "past"))
    conflict = _arrivals_apart(told)
    return told[0].told_at, {
        "event_id": event_id(told, "stop"),
        "other_ids": other_ids(told, "stop"),
        "kind": "stop",
        "status": status_of_group(
            told + [one for one in there if one.status in ("past", "present")]
        ),
        "date": date,
        "end": last.last if dated and last.last != first.first else end,
        "granularity": granularity,
        "time": time_of([one for one in told if one.arrives], date),
        "place": place,
        "country": country_of(place),
        "participants": json.dumps([traveller], ensure_ascii=False),
        "traveller": traveller,
        "description": lead.description,
        "evidence": evidence_of(told),
        "statuses": statuses_of(told),
        "conflict": conflict,
        "reason": _reason(first, last),
        "confidence": confidence(first, conflict=conflict),
    }


def _arrivals_apart(told: list[Account]) -> str | None:
    """Say in words when two articles have the traveller arrive on two days."""
    days = {
        one.first for one in told if one.arrives and one.first and one.is_day
        and one.status == "past"
    }  # fmt: skip
    if len(days) < 2 or len({one.article_id for one in told if one.first in days}) < 2:
        return None
    here, *others = sorted(days)
    return f"arrival on {in_words(here)} here, {', '.join(map(in_words, others))} elsewhere"


def _reason(first: Account, last: Account) -> str:
    if first.first is None:
        return first.reason or "the articles give no date"
    if first is last or first.first == last.last:
        return first.reason
    return f"from the first to the last day told of there: {first.reason}; {last.reason}"
