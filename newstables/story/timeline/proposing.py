"""Tours: a person who moves through places over days, found in what articles tell."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd

from newstables.finding.events.words import country_of, is_country
from newstables.story.timeline.accounts import Account, hour_of, place_key, read_accounts

_GAP_DAYS = 8  # a longer silence between two dated stops makes two tours of them
_ENOUGH_DEEDS = 2  # so many dated deeds make a tour of a stay in one place
_DEEDS = frozenset(("meet", "speak", "sign", "attend", "visit"))


@dataclass
class Tour:
    """One person's journey: from day to day, and the places in order."""

    traveller: str
    start: str | None
    end: str | None
    stops: list[str] = field(default_factory=list)
    strength: float = 0.0
    is_real: bool = True  # False for a visit told of in passing: background, unless asked for


def propose_tours(
    articles: pd.DataFrame,
    happenings: pd.DataFrame,
    times: pd.DataFrame,
    *,
    names: pd.DataFrame | None = None,
) -> list[Tour]:
    """Find whose journeys the articles tell of.

    Args: as `build_timeline` takes them; `times` resolved.

    Returns:
        The tours, the one told most about first. A person with journeys weeks apart has several;
        one told of in passing has none.
    """
    return [tour for tour in tours_of(read_accounts(articles, happenings, times, names=names))
            if tour.is_real]  # fmt: skip


def tours_of(accounts: list[Account]) -> list[Tour]:
    """Find the tours in accounts, the one told most about first."""
    by_person: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.status == "conditional" or account.loose:
            continue
        if account.act == "visit" and account.traveller:
            by_person[account.traveller].append(account)
        elif account.act in _DEEDS:
            for person in account.agents:
                by_person[person].append(account)
    tours = [tour for person, told in by_person.items() for tour in _tours(person, told)]
    return sorted(tours, key=lambda tour: (-tour.strength, tour.traveller, tour.start or ""))


def _tours(person: str, told: list[Account]) -> list[Tour]:
    visits = [one for one in told if one.is_stop and one.traveller == person]
    if not visits:
        return []
    dated = sorted((one for one in told if one.is_day), key=lambda one: one.first or "")
    groups: list[list[Account]] = []
    for one in dated:
        if groups and _days_between(groups[-1][-1].first, one.first) <= _GAP_DAYS:
            groups[-1].append(one)
        else:
            groups.append([one])
    undated = [one for one in told if one.first is None]
    coarse = [one for one in visits if one.first is not None and not one.is_day]
    if not groups:
        groups = [[]]
    main = max(groups, key=lambda group: (_weight(group), -len(group)))
    tours = []
    for group in groups:
        members = group + (undated if group is main else [])
        stops = _stops(members, person)
        if stops:
            tours.append(
                Tour(
                    person,
                    group[0].first if group else None,
                    group[-1].first if group else None,
                    stops,
                    _weight(members) + 0.5 * len(stops),
                    _is_real(members, stops),
                )
            )
    for one in coarse:
        if (
            len(stops := _stops([other for other in coarse if other.value == one.value], person))
            > 1
        ):
            tour = Tour(person, one.first, one.last, stops, 0.5)
            if tour not in tours:
                tours.append(tour)
    return tours


def _is_real(members: list[Account], stops: list[str]) -> bool:
    """Return whether what is told makes a tour: two places and a date, or two dated deeds at one.

    Who goes about at home is on no tour.
    """
    dated = {
        (one.act, one.value or one.reason, one.venue, *sorted(one.participants))
        for one in members
        if one.reason and (one.is_day or one.first is None)
    }
    homes = {one.home for one in members} - {None}
    at_home = all(country_of(place) in homes for place in stops)
    return not at_home and len(dated) >= (1 if len(stops) > 1 else _ENOUGH_DEEDS)


def _weight(group: list[Account]) -> float:
    """Weigh by sentences that tell of it, one dated to the day four times an undated one."""
    sentences = {(one.article_id, one.start): 2.0 if one.is_day else 0.5 for one in group}
    return sum(sentences.values())


def _stops(members: list[Account], person: str) -> list[str]:
    """Return the places visited, in order of first date; a country gives way to a town in it.

    A place that was only to be visited, and was called off, is none, unless there is no other.
    """
    told = [one for one in members if one.is_stop and one.traveller == person]
    held = [one for one in told if one.status not in ("cancelled", "postponed")]
    visits = sorted(
        held or told,
        key=lambda one: (one.first or "9999", hour_of(one.time), one.told_at),
    )
    places = list(dict.fromkeys(place_key(one.place) or "" for one in visits))
    towns = {country_of(place) for place in places if not is_country(place)}
    return [place for place in places if not (is_country(place) and country_of(place) in towns)]


def _days_between(one: str | None, other: str | None) -> int:
    assert one is not None and other is not None
    return abs((dt.date.fromisoformat(other) - dt.date.fromisoformat(one)).days)
