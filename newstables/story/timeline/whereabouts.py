"""Where somebody was when an article does not say: by where it has them on that day."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from newstables.gazetteer import country_of, is_country
from newstables.story.timeline.accounts import Account, hour_of, place_key

_CALLED_OFF = ("cancelled", "postponed", "conditional")
_BESIDE = 250  # characters behind a placed act: what follows so closely is told of the same place
_FILED_DAYS = 3  # what was done this near to a report was done where it was filed, if nobody moved


def fill_whereabouts(accounts: list[Account]) -> None:
    """Fill in the place of dated acts that have none, from the same person in the same article.

    On a day told of in one town, the person is taken to be there. What is done from afar, and what
    was done before its sentence moves on, stays without a place.
    """
    by_person: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for account in accounts:
        if account.agents and account.is_day and account.status not in _CALLED_OFF:
            by_person[account.article_id, account.agents[0]].append(account)
    for told in by_person.values():
        placed = [(one, one.place) for one in told if one.place and not one.afar]
        for account in told:
            if _is_open(account):
                _put(account, _on_that_day(account, placed))


def fill_beside(accounts: Sequence[Account], others: Sequence[Account]) -> None:
    """Fill in the place of dated acts from what their article tells of that day, by anyone.

    Args:
        accounts: whose places are filled in.
        others: of the same articles, with the places known by now.
    """
    by_article: dict[str, list[Account]] = defaultdict(list)
    for other in others:
        if other.is_day and other.place and not other.afar and other.status not in _CALLED_OFF:
            by_article[other.article_id].append(other)
    for account in accounts:
        if not (_is_open(account) and account.is_day) or account.act == "say":
            continue
        told = by_article[account.article_id]
        near = [(one, one.place) for one in told if one.place and _is_beside(account, one)]
        place = _on_that_day(account, near) or _filed_from(account, told)
        if place and not _names_elsewhere(account.clause, place):
            _put(account, place)


def _is_open(account: Account) -> bool:
    return (
        account.place is None and not (account.afar or account.earlier) and account.act != "leave"
    )


def _put(account: Account, place: str | None) -> None:
    account.place = place
    account.country = country_of(place)


def _on_that_day(account: Account, placed: list[tuple[Account, str]]) -> str | None:
    here = {
        place
        for other, place in placed
        if str(other.first) <= str(account.first) <= str(other.last)
        and not (other.arrives and other.time and hour_of(other.time) > hour_of(account.time))
        and (other.act != "leave" and (other.status != "planned" or account.status == "planned"))
    }
    towns = {place for place in here if not is_country(place)} or here
    return towns.pop() if len(towns) == 1 else None


def _is_beside(account: Account, other: Account) -> bool:
    """Return whether an act shares people with another, or is told right behind it."""
    shared = set(account.participants) & set(other.participants)
    return bool(shared) or 0 <= account.start - other.start <= other.end - other.start + _BESIDE


def _filed_from(account: Account, told: list[Account]) -> str | None:
    """Return the town a report was filed from when all it tells of these days was in its country.

    Companies announce things everywhere: only what people do counts.
    """
    home, day = place_key(account.dateline), account.published
    if home is None or not account.agents or day is None or len(day) < 10:
        return None
    apart = abs((dt.date.fromisoformat(str(account.first)) - dt.date.fromisoformat(day[:10])).days)
    here = {country_of(one.place) for one in told} <= {country_of(home)}
    return home if here and apart <= _FILED_DAYS else None


def _names_elsewhere(clause: str, place: str) -> bool:
    """Return whether a clause names a town or country other than a place and its country."""
    return any(
        country_of(name) and place_key(name) != place and name != country_of(place)
        for name in _runs(clause)
    )


def _runs(clause: str) -> Iterator[str]:
    """Return the names of up to three words a clause may hold."""
    words = re.findall(r"[\w’'-]+", clause)
    for size in (1, 2, 3):
        for at in range(len(words) - size + 1):
            if words[at][:1].isupper() and words[at + size - 1][:1].isupper():
                yield " ".join(words[at : at + size])
