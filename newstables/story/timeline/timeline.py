"""HAPPENINGS of all articles -> EVENTS: a tour with its stops, and the background apart."""

import datetime as dt

import pandas as pd

from newstables.gazetteer import country_of
from newstables.schemas import EVENTS
from newstables.story.timeline.account import Account
from newstables.story.timeline.accounts import read_accounts
from newstables.story.timeline.merging import alike_venues, merge_accounts, merge_background
from newstables.story.timeline.proposing import Tour, tours_of
from newstables.story.timeline.rows import Row, event_row, in_order
from newstables.story.timeline.stops import stop_rows
from newstables.story.timeline.tour_places import fill_places
from newstables.story.timeline.whereabouts import fill_beside, fill_whereabouts

_AROUND_DAYS = 3  # what the traveller does this near the first and last dated stop is on the tour


def build_timeline(
    articles: pd.DataFrame,
    happenings: pd.DataFrame,
    times: pd.DataFrame,
    *,
    traveller: str | None = None,
    names: pd.DataFrame | None = None,
    tour: Tour | None = None,
) -> pd.DataFrame:
    """Merge the accounts of all articles into one timeline.

    Args:
        articles: an ARTICLES frame; article_id and published are read.
        happenings: HAPPENINGS of all articles.
        times: TIMES of all articles, resolved.
        traveller: whose tour to show; without one, that of the best covered tour, if the
            articles report a tour at all.
        names: article_id, type, name (or local_name) -> canonical, over all articles.
        tour: bounds set by hand; overrides `traveller`.

    Returns:
        An EVENTS frame in order of time, undated events last.
    """
    accounts = read_accounts(articles, happenings, times, names=names)
    tour = tour or _choose(tours_of(accounts), traveller)
    rows: list[Row] = []
    background = accounts
    if tour is not None:
        on_tour, background = _split(accounts, tour)
        rows += _tour_rows(on_tour, tour)
    fill_whereabouts(background)
    fill_beside(background, accounts)
    rows += [
        event_row(group, kind="context", traveller=None)
        for group in merge_background(
            [account for account in background if _is_background(account)]
        )
    ]
    return EVENTS.frame(in_order(rows))


def _choose(tours: list[Tour], traveller: str | None) -> Tour | None:
    """Return the best covered tour; a visit in passing only for a traveller who is named."""
    fits = [
        tour
        for tour in tours
        if tour.traveller == traveller or (traveller is None and tour.is_real)
    ]
    return fits[0] if fits else None


def _split(accounts: list[Account], tour: Tour) -> tuple[list[Account], list[Account]]:
    """Separate what the traveller does on the tour from everything else."""
    on_tour: list[Account] = []
    rest: list[Account] = []
    for account in accounts:
        (on_tour if _belongs(account, tour) else rest).append(account)
    unnamed = [account for account in rest if _is_reported(account, on_tour)]
    return on_tour + unnamed, [account for account in rest if account not in unnamed]


def _is_reported(account: Account, others: list[Account]) -> bool:
    """Return whether a speech by nobody named is one that others report of that day and site."""
    return (
        account.act == "speak"
        and not account.agents
        and any(
            other.first == account.first and alike_venues(account.venue, other.venue)
            for other in others
        )
    )


def _belongs(account: Account, tour: Tour) -> bool:
    who = tour.traveller
    if account.act == "visit":
        mine = account.traveller == who
    elif account.act == "meet":
        mine = who in account.participants
    else:
        mine = who in account.agents
    if not mine or account.undated or account.status == "conditional":
        return False
    if account.first is None:
        told = ("leave", "sign", "attend") if account.reported else ()
        return account.act in ("visit", "meet", "speak", *told)
    if not account.is_day:
        known = account.act != "visit" or account.country is not None or account.venue is not None
        return known and account.act in ("visit", "meet", "speak") and _is_week_of(account, tour)
    return tour.start is not None and _within(account.first, tour)


def _is_week_of(account: Account, tour: Tour) -> bool:
    """Return whether an account dated to a week can be of the tour: "earlier this week she met".

    A tour that is itself only known to the month has all that is reported of that month.
    """
    if account.last is None or account.first is None or tour.start is None or tour.end is None:
        return False
    if (account.first, account.last) == (tour.start, tour.end):
        return True
    first, last = dt.date.fromisoformat(account.first), dt.date.fromisoformat(account.last)
    short = last - first < dt.timedelta(8)
    return short and account.first <= tour.end and account.last >= tour.start


def _within(day: str, tour: Tour) -> bool:
    first = dt.date.fromisoformat(tour.start or day) - dt.timedelta(_AROUND_DAYS)
    last = dt.date.fromisoformat(tour.end or tour.start or day) + dt.timedelta(_AROUND_DAYS)
    return first <= dt.date.fromisoformat(day) <= last


def _tour_rows(accounts: list[Account], tour: Tour) -> list[Row]:
    homes = {account.home for account in accounts if account.agents[:1] == [tour.traveller]} - {
        None
    }
    visits = [account for account in accounts if account.is_stop and account.country not in homes]
    acts = [
        account
        for account in accounts
        if not account.is_stop and (account.act != "visit" or _is_site(account))
    ]
    visited = {country_of(account.place) or account.place for account in visits}
    fill_places(acts, visits)
    fill_whereabouts([*acts, *visits])
    groups = merge_accounts(
        [account for account in acts if account.first is not None or _fits(account, visited)],
        traveller=tour.traveller,
    )
    stops, groups = stop_rows(visits, groups, traveller=tour.traveller)
    return stops + [
        event_row(group, kind="tour_event", traveller=tour.traveller) for group in groups
    ]


def _is_site(account: Account) -> bool:
    return account.venue is not None or account.first is not None


def _fits(account: Account, visited: set[str | None]) -> bool:
    """Return whether an undated act can be part of the tour by where it was."""
    return account.place is None or (country_of(account.place) or account.place) in visited


def _is_background(account: Account) -> bool:
    """Return whether an account is a background event: dated, and more than a report being made.

    What is reported with an undated time counts too, save reports.
    """
    if account.day_told is not None:
        return True
    if account.first is None:
        return account.undated and account.act != "say" and account.status in ("past", "planned")
    return account.act != "say" or bool(account.agents or account.source)
