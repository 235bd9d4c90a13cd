"""Stops: a stay in one place, built of the accounts of several sentences and articles."""

from newstables.gazetteer import country_of, is_country
from newstables.schemas import CALLED_OFF
from newstables.story.timeline.account import Account, as_reported
from newstables.story.timeline.agreeing_places import place_key, same_place
from newstables.story.timeline.confidence import confidence, share_agreeing
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
    with_holders,
)
from newstables.story.timeline.titles import stop_title
from newstables.wording import spell_value


def stop_rows(
    visits: list[Account], groups: list[list[Account]], *, traveller: str
) -> tuple[list[Row], list[list[Account]]]:
    """Write one EVENTS row a stop, from the first to the last day told of there.

    A town where the traveller does something on a day of the tour is a stop too, save at home. A
    meeting there with nobody named tells no more than the stop, and becomes its evidence.

    Returns:
        The rows, and the groups of accounts that remain events of their own.
    """
    stays = _stays(visits)
    stays |= _further_stays(stays, groups)
    bare_meetings = []
    rows = []
    for name, accounts in stays.items():
        there = []
        for group in groups:
            place = place_of(group)
            if place is None or not same_place(place, name):
                continue
            there += [account for account in group if account.is_day]
            if not visits_only(accounts) and all(_is_bare_meeting(account) for account in group):
                bare_meetings.append(group)
        town = _only_town(name, groups) or name
        if not is_country(name):
            _place_in(name, groups)
        rows.append(_stop_row(town, accounts, there, traveller))
    return rows, [group for group in groups if group not in bare_meetings]


def _only_town(country: str, groups: list[list[Account]]) -> str | None:
    """Return the one town of a visited country that any act there names; None when several."""
    if not is_country(country):
        return None
    named = {account.place for group in groups for account in group if account.place}
    towns = {place for place in named if not is_country(place) and same_place(place, country)}
    return towns.pop() if len(towns) == 1 else None


def _place_in(town: str, groups: list[list[Account]]) -> None:
    """Move acts reported in the country of a visited town to the town."""
    for group in groups:
        place = place_of(group)
        if is_country(place) and same_place(place, town):
            for account in group:
                account.place = town


def visits_only(accounts: list[Account]) -> bool:
    """Return whether a stop rests on accounts of the visit itself."""
    return all(account.act == "visit" for account in accounts)


def _is_bare_meeting(account: Account) -> bool:
    return account.act == "meet" and len(account.participants) < 2


def _stays(visits: list[Account]) -> dict[str, list[Account]]:
    """Group visits by town; a country joins its town when one of its towns alone is visited."""
    stays: dict[str, list[Account]] = {}
    for visit in sorted(visits, key=lambda visit: is_country(visit.place)):
        key = place_key(visit.place) or ""
        inside = [
            place
            for place, there in stays.items()
            if is_country(key) and same_place(place, key) and not _goes_on(visit, there)
        ]
        home = key if key in stays or len(inside) != 1 else inside[0]
        stays.setdefault(home, []).append(visit)
    return stays


def _goes_on(visit: Account, there: list[Account]) -> bool:
    """Return whether a town is only ahead of who came to its country on a day before."""
    return visit.status == "past" and all(
        other.status == "planned"
        and other.article_id == visit.article_id
        and (other.first or "") > (visit.first or "9999")
        for other in there
    )


def _further_stays(
    stays: dict[str, list[Account]], groups: list[list[Account]]
) -> dict[str, list[Account]]:
    """Find towns that only acts tell of, outside the traveller's own country.

    In a country visited, a town counts where the traveller was before coming to another there; a
    later one may be a trip for the day.
    """
    homes = {account.home for group in groups for account in group if account.home}
    held = [
        account
        for accounts in stays.values()
        if status_of_group(accounts) not in CALLED_OFF
        for account in accounts
    ]
    found: dict[str, list[Account]] = {}
    for group in groups:
        if all(account.act == "leave" for account in group):
            continue
        place = place_key(place_of(group))
        country = country_of(place)
        days = [account.first or "" for account in group if account.is_day]
        if not place or not days or country is None or country in homes:
            continue
        here = [account for account in held if country_of(account.place) == country]
        came = min((account.first for account in here if account.first), default="9999")
        wide = is_country(place) or any(is_country(account.place) for account in here)
        if not here or (min(days) < came and not wide and place not in stays):
            found.setdefault(place, []).extend(group)
    return found


def _stop_row(place: str, accounts: list[Account], there: list[Account], traveller: str) -> Row:
    accounts = sorted(accounts, key=lambda account: account.told_at)
    movers = {account.article_id for account in accounts if account.moved}
    held = [
        account
        for account in accounts
        if account.article_id not in movers or account.status != "postponed"
    ]
    by_day = [account for account in [*held, *there] if account.is_day]
    dated = sorted(by_day, key=lambda account: account.first or "")
    coarse = [account for account in held if account.first is not None]
    news = [as_reported(account) for account in held if account.day_told]
    first = (dated or coarse or news or accounts)[0]
    last = max(dated, key=lambda account: account.last or "") if dated else first
    date, end, granularity = date_of(first)
    lead = min(held, key=lambda account: (account.first is None, account.status != "past"))
    conflict = _arrivals_apart(accounts)
    arrived = [account for account in accounts if _is_arrival(account)]
    share = share_agreeing(first.first, arrived) if conflict else 1.0
    return accounts[0].told_at, {
        "event_id": event_id(accounts, "stop"),
        "other_ids": other_ids(accounts, "stop"),
        "kind": "stop",
        "status": status_of_group(
            held + [account for account in there if account.status in ("past", "present")]
        ),
        "date": date,
        "end": last.last if dated and last.last != first.first else end,
        "granularity": granularity,
        "time": time_of([account for account in accounts if account.arrives], date),
        "place": place,
        "country": country_of(place),
        "participants": [traveller],
        "traveller": traveller,
        "title": stop_title(held, place),
        "description": lead.description,
        "evidence": evidence_of(accounts),
        "statuses": statuses_of(accounts),
        "conflict": conflict,
        "reason": with_holders(_reason(first, last), accounts),
        "confidence": confidence(first, share=share),
    }


def _is_arrival(account: Account) -> bool:
    """Return whether an account tells the day on which the traveller came."""
    return account.arrives and account.is_day and account.status == "past"


def _arrivals_apart(accounts: list[Account]) -> str | None:
    """Return in words that two articles have the traveller arrive on two days; None: they agree."""
    days = {account.first for account in accounts if account.first and _is_arrival(account)}
    articles = {account.article_id for account in accounts if account.first in days}
    if len(days) < 2 or len(articles) < 2:
        return None
    here, *others = sorted(days)
    return f"arrival on {spell_value(here)} here, {', '.join(map(spell_value, others))} elsewhere"


def _reason(first: Account, last: Account) -> str:
    if first.first is None:
        return first.reason or "the articles give no date"
    if first is last or first.first == last.last:
        return first.reason
    return f"from the first to the last day told of there: {first.reason}; {last.reason}"
