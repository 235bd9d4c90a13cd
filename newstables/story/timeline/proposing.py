"""Tours: a person who moves through places over days, found in what articles tell."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd

from newstables.gazetteer import country_of, is_country
from newstables.schemas import CALLED_OFF
from newstables.story.timeline.account import Account
from newstables.story.timeline.accounts import read_accounts
from newstables.story.timeline.agreeing_places import place_key
from newstables.story.timeline.hours import hour_of

_GAP_DAYS = 8  # a longer silence between two dated stops makes two tours of them
_ENOUGH_ACTS = 2  # so many dated acts make a tour of a stay in one place
_ACTS = frozenset(("meet", "speak", "sign", "attend", "visit"))


@dataclass
class Tour:
    """One person's journey: from day to day, and the places in order."""

    traveller: str
    start: str | None
    end: str | None
    stops: list[str] = field(default_factory=list)
    strength: float = 0.0
    is_real: bool = True  # False for a visit in passing: background, unless it is chosen


def propose_tours(
    articles: pd.DataFrame,
    happenings: pd.DataFrame,
    times: pd.DataFrame,
    *,
    names: pd.DataFrame | None = None,
) -> list[Tour]:
    """Find whose journeys the articles tell of.

    Args:
        articles, happenings, times: ARTICLES, HAPPENINGS and TIMES, resolved, as
            `build_timeline` takes them.
        names: the links of names over all articles, as `link_names` gives them.

    Returns:
        The tours, the best covered one first. A person with journeys weeks apart has several; one
        mentioned in passing has none.
    """
    accounts = read_accounts(articles, happenings, times, names=names)
    return [tour for tour in tours_of(accounts) if tour.is_real]


def tours_of(accounts: list[Account]) -> list[Tour]:
    """Find the tours in accounts, the best covered one first."""
    by_person: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.status == "conditional" or account.undated:
            continue
        if account.act == "visit" and account.traveller:
            by_person[account.traveller].append(account)
        elif account.act in _ACTS:
            for person in account.agents:
                by_person[person].append(account)
    tours = [tour for person, accounts in by_person.items() for tour in _tours(person, accounts)]
    return sorted(tours, key=lambda tour: (-tour.strength, tour.traveller, tour.start or ""))


def _tours(person: str, accounts: list[Account]) -> list[Tour]:
    visits = [account for account in accounts if account.is_stop and account.traveller == person]
    if not visits:
        return []
    by_day = [account for account in accounts if account.is_day]
    dated = sorted(by_day, key=lambda account: account.first or "")
    groups: list[list[Account]] = []
    for account in dated:
        if groups and _days_between(groups[-1][-1].first, account.first) <= _GAP_DAYS:
            groups[-1].append(account)
        else:
            groups.append([account])
    undated = [account for account in accounts if account.first is None]
    coarse = [account for account in visits if account.first is not None and not account.is_day]
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
    for account in coarse:
        together = [other for other in coarse if other.value == account.value]
        if len(stops := _stops(together, person)) > 1:
            tour = Tour(person, account.first, account.last, stops, 0.5)
            if tour not in tours:
                tours.append(tour)
    return tours


def _is_real(members: list[Account], stops: list[str]) -> bool:
    """Return whether accounts make a tour: two places and a date, or two dated acts at one.

    Who goes about at home is on no tour.
    """
    dated = {
        (account.act, account.value or account.reason, account.venue, *sorted(account.participants))
        for account in members
        if account.reason and (account.is_day or account.first is None)
    }
    homes = {account.home for account in members} - {None}
    at_home = all(country_of(place) in homes for place in stops)
    return not at_home and len(dated) >= (1 if len(stops) > 1 else _ENOUGH_ACTS)


def _weight(group: list[Account]) -> float:
    """Weigh by sentences that tell of it, one dated to the day four times an undated one."""
    sentences = {
        (account.article_id, account.start): 2.0 if account.is_day else 0.5 for account in group
    }
    return sum(sentences.values())


def _stops(members: list[Account], person: str) -> list[str]:
    """Return the places visited, in order of first date; a country gives way to a town in it.

    A place that was only to be visited, and was called off, is none, unless there is no other.
    """
    accounts = [account for account in members if account.is_stop and account.traveller == person]
    held = [account for account in accounts if account.status not in CALLED_OFF]
    visits = sorted(
        held or accounts,
        key=lambda account: (account.first or "9999", hour_of(account.time), account.told_at),
    )
    places = list(dict.fromkeys(place_key(account.place) or "" for account in visits))
    towns = {country_of(place) for place in places if not is_country(place)}
    return [place for place in places if not (is_country(place) and country_of(place) in towns)]


def _days_between(day: str | None, other: str | None) -> int:
    assert day is not None and other is not None
    return abs((dt.date.fromisoformat(other) - dt.date.fromisoformat(day)).days)
