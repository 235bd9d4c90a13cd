"""HAPPENINGS of all articles -> EVENTS: a tour with its stops, and the background apart."""

import datetime as dt

import pandas as pd

from newstables.finding.events.words import country_of
from newstables.schemas import EVENTS
from newstables.story.timeline.accounts import Account, read_accounts
from newstables.story.timeline.merging import alike_venues, merge_accounts, merge_background
from newstables.story.timeline.proposing import Tour, tours_of
from newstables.story.timeline.rows import Row, event_row, in_order
from newstables.story.timeline.stops import fill_places, stop_rows

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
    """Merge what all articles tell into one timeline.

    Args:
        articles: an ARTICLES frame; article_id and published are read.
        happenings: HAPPENINGS of all articles.
        times: TIMES of all articles, resolved.
        traveller: whose tour to show; without one, that of the tour told most about, if the
            articles tell of a tour at all.
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
    rows += [
        event_row(group, kind="context", traveller=None)
        for group in merge_background([one for one in background if _is_background(one)])
    ]
    return EVENTS.frame(in_order(rows))


def _choose(tours: list[Tour], traveller: str | None) -> Tour | None:
    """Take the tour told most about; a visit told of in passing only for a traveller asked for."""
    fits = [tour for tour in tours if tour.traveller == traveller or (
        traveller is None and tour.is_real)]  # fmt: skip
    return fits[0] if fits else None


def _split(accounts: list[Account], tour: Tour) -> tuple[list[Account], list[Account]]:
    """Part what the traveller does on the tour from everything else."""
    on_tour: list[Account] = []
    rest: list[Account] = []
    for one in accounts:
        (on_tour if _belongs(one, tour) else rest).append(one)
    unnamed = [one for one in rest if _is_told_of(one, on_tour)]
    return on_tour + unnamed, [one for one in rest if one not in unnamed]


def _is_told_of(one: Account, deeds: list[Account]) -> bool:
    """Return whether a speech by nobody named is the one that others tell of that day and site."""
    return (
        one.act == "speak"
        and not one.agents
        and any(deed.first == one.first and alike_venues(one.venue, deed.venue) for deed in deeds)
    )


def _belongs(one: Account, tour: Tour) -> bool:
    who = tour.traveller
    if one.act == "visit":
        mine = one.traveller == who
    elif one.act == "meet":
        mine = who in one.participants
    else:
        mine = who in one.agents
    if not mine or one.loose or one.status == "conditional":
        return False
    if one.first is None:
        return one.act in ("visit", "meet", "speak")
    if not one.is_day:
        known = one.act != "visit" or one.country is not None or one.venue is not None
        return known and one.act in ("visit", "meet", "speak") and _is_week_of(one, tour)
    return tour.start is not None and _within(one.first, tour)


def _is_week_of(one: Account, tour: Tour) -> bool:
    """Return whether a account dated to a week can be of the tour: "earlier this week she met".

    A tour that is itself only known to the month has all that is told of that month.
    """
    if one.last is None or one.first is None or tour.start is None or tour.end is None:
        return False
    if (one.first, one.last) == (tour.start, tour.end):
        return True
    short = dt.date.fromisoformat(one.last) - dt.date.fromisoformat(one.first) < dt.timedelta(8)
    return short and one.first <= tour.end and one.last >= tour.start


def _within(day: str, tour: Tour) -> bool:
    first = dt.date.fromisoformat(tour.start or day) - dt.timedelta(_AROUND_DAYS)
    last = dt.date.fromisoformat(tour.end or tour.start or day) + dt.timedelta(_AROUND_DAYS)
    return first <= dt.date.fromisoformat(day) <= last


def _tour_rows(accounts: list[Account], tour: Tour) -> list[Row]:
    homes = {one.home for one in accounts if one.agents[:1] == [tour.traveller]} - {None}
    visits = [one for one in accounts if one.is_stop and one.country not in homes]
    deeds = [one for one in accounts if not one.is_stop and (one.act != "visit" or _is_site(one))]
    visited = {country_of(one.place) or one.place for one in visits}
    fill_places(deeds, visits)
    groups = merge_accounts(
        [one for one in deeds if one.first is not None or _fits(one, visited)],
        traveller=tour.traveller,
    )
    stops, groups = stop_rows(visits, groups, traveller=tour.traveller)
    return stops + [
        event_row(group, kind="tour_event", traveller=tour.traveller) for group in groups
    ]


def _is_site(one: Account) -> bool:
    return one.venue is not None or one.first is not None


def _fits(one: Account, visited: set[str | None]) -> bool:
    """Return whether an undated deed can be part of the tour by where it was."""
    return one.place is None or (country_of(one.place) or one.place) in visited


def _is_background(one: Account) -> bool:
    """Return whether a account is a background event: dated, and more than a report being made.

    What is told with a loose time counts too, save reports.
    """
    if one.first is None:
        return one.loose and one.act != "say" and one.status in ("past", "planned")
    return one.act != "say" or bool(one.agents)
