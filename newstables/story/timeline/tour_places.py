"""Where on a tour something was done, when its sentence does not say."""

import re
from collections import defaultdict

from newstables.gazetteer import country_of, is_country
from newstables.schemas import CALLED_OFF
from newstables.story.timeline.account import Account
from newstables.story.timeline.agreeing_places import place_key
from newstables.story.timeline.hours import hour_of

# "wrapped up a visit to Lima": there on the days before too
_ENDS = re.compile(
    r"\b(?:wrap(?:ped|s)? up|conclude[ds]?|end(?:ed|s)|finish(?:ed|es)) (?:an?|his|her|their|the) "
)


def fill_places(acts: list[Account], visits: list[Account]) -> None:
    """Fill in the place of each act that has none: where its sentence moves to, else of its day."""
    left = [account for account in acts if account.act == "leave" and account.place]
    acts = [account for account in acts if not account.afar and account.act != "leave"]
    _fill_from_moves(acts, visits)
    _fill_from_sentences(acts)
    of_day: dict[str | None, list[Account]] = defaultdict(list)
    for account in _placed(acts, visits):
        of_day[account.first].append(account)
    for account in acts:
        if account.place is None and account.is_day:
            account.place = _place_of_day(account, of_day[account.first])
    _fill_from_datelines(acts, visits)
    known = _placed([*acts, *left], visits)  # who leaves a town was there until then
    for account in acts:
        if account.place is None and account.is_day:
            account.place = _place_around(account.first or "", known)
        account.country = country_of(account.place)


def _fill_from_moves(acts: list[Account], visits: list[Account]) -> None:
    """Put what is done where its sentence says that somebody came before."""
    told = _by_sentence(visits)
    for account in acts:
        if account.place is not None or account.earlier or account.act == "say":
            continue
        sentence = told.get((account.article_id, account.start), ())
        beside = [visit for visit in sentence if visit.at < account.at]
        if len({visit.place for visit in beside}) == 1:
            account.place = beside[-1].place


def _fill_from_sentences(acts: list[Account]) -> None:
    """Put what is done where its sentence has something else done before on that day."""
    told = _by_sentence(acts)
    for account in acts:
        here = {
            other.place
            for other in told[account.article_id, account.start]
            if other.place and other.first == account.first and other.at < account.at
        }
        if account.place is None and len(here) == 1:
            account.place = next(iter(here))


def _by_sentence(accounts: list[Account]) -> dict[tuple[str, int], list[Account]]:
    told: dict[tuple[str, int], list[Account]] = defaultdict(list)
    for account in accounts:
        told[account.article_id, account.start].append(account)
    return told


def _place_of_day(account: Account, of_day: list[Account]) -> str | None:
    """Return the one town, or else the one country, told of on the day of an act."""
    places = {
        place_key(other.place)
        for other in of_day
        if not _comes_later(other, account)
        and (other.status != "planned" or account.status == "planned")
    }
    towns = {place for place in places if not is_country(place)} or places
    return next(iter(towns)) if len(towns) == 1 else None


def _fill_from_datelines(acts: list[Account], visits: list[Account]) -> None:
    """Put what was reported from the tour, on the day itself, where the report was filed from."""
    countries = {country_of(visit.place) for visit in visits} - {None}
    for account in acts:
        filed = account.first == account.published and country_of(account.dateline) in countries
        if account.place is None and account.is_day and filed:
            account.place = place_key(account.dateline)


def _comes_later(visit: Account, account: Account) -> bool:
    """Return whether a place was reached only after an act of that day: "landed Monday night"."""
    return visit.arrives and bool(visit.time) and hour_of(visit.time) > hour_of(account.time)


def _placed(acts: list[Account], visits: list[Account]) -> list[Account]:
    """Return what has both a day and a place, and was not called off."""
    return [
        account
        for account in [*acts, *visits]
        if account.place and account.is_day and account.status not in CALLED_OFF
    ]


def _place_around(day: str, known: list[Account]) -> str | None:
    """Return the place of a day between two days told of in one place; None when it moved on."""
    before = [account for account in known if (account.first or "") < day]
    after = [account for account in known if (account.first or "") > day]
    last = max((account.first or "" for account in before), default="")
    first = min((account.first or "" for account in after), default="")
    places = {place_key(account.place) for account in known if account.first in (last, first)}
    ends = all(_ENDS.search(account.clause) for account in after if account.first == first)
    return places.pop() if after and (before or ends) and len(places) == 1 else None
