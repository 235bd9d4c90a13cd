"""Where somebody was when an article does not say: by where it has them on that day."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from newstables.gazetteer import country_of, demonyms, is_country
from newstables.schemas import CALLED_OFF, is_day
from newstables.story.timeline.account import Account
from newstables.story.timeline.agreeing_places import place_key
from newstables.story.timeline.hours import hour_of

_UNSURE = (*CALLED_OFF, "conditional")
_NEAR = 3  # days: what was done this near to a report was done where it was filed, if nobody moved
_FROM = re.compile(r"\bfrom(?: the)?(?: [A-Z][\w’'-]+)+")


def fill_whereabouts(accounts: list[Account]) -> None:
    """Fill in the place of dated acts that have none, from the same person in the same article.

    On a day told of in one town, the person is taken to be there. What is done from afar, and what
    was done before its sentence moves on, stays without a place.
    """
    by_person: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for account in accounts:
        if account.agents and account.is_day and account.status not in _UNSURE:
            by_person[account.article_id, account.agents[0]].append(account)
    for told in by_person.values():
        placed = [(other, other.place) for other in told if other.place and not other.afar]
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
        if other.is_day and other.place and not other.afar and other.status not in _UNSURE:
            by_article[other.article_id].append(other)
    leads = {other.article_id: other for other in sorted(others, key=lambda other: -other.start)}
    for account in accounts:
        if not (_is_open(account) and account.is_day) or account.act == "say":
            continue
        told = by_article[account.article_id]
        near = [(other, other.place) for other in told if other.place and _share(account, other)]
        place = _on_that_day(account, near)
        if place is None and (
            account.act != "other" or account.start == leads[account.article_id].start
        ):
            place = _filed_from(account, told)  # a report is filed from where its news is
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


def _filed_from(account: Account, told: list[Account]) -> str | None:
    """Return the town of a report for what somebody did while it tells of nobody moving.

    It is the one it was filed from, else where a visitor was the day before. What is done by
    nobody with a name may be anywhere: a market falls, a law is passed.
    """
    day = account.published
    if not is_day(day) or not account.agents:
        return None
    held = [
        other
        for other in told
        if other.status != "planned"
        and other.act != "leave"
        and _days_apart(other, account.first) <= _NEAR
        and (_share(account, other) or not other.agents)  # others may be elsewhere meanwhile
    ]
    home = place_key(account.dateline) or next(
        (place_key(other.place) for other in held if _stays(account, other)), None
    )
    if home is None or is_country(home) or _days_apart(account, day) > _NEAR:
        return None
    places = {place_key(other.place) for other in held}
    same = {country_of(place) or place for place in places} <= {country_of(home) or home}
    return home if same else None


def _days_apart(account: Account, day: str | None) -> int:
    first, other = (dt.date.fromisoformat(str(at)[:10]) for at in (account.first, day))
    return abs((first - other).days)


def _stays(account: Account, other: Account) -> bool:
    """Return whether a visitor was somewhere the day before or after, by other words."""
    there = country_of(other.place)
    abroad = account.home is not None and there is not None and account.home != there
    beside = _days_apart(account, other.first) <= 1
    return abroad and beside and account.agents[:1] == other.agents[:1]


def _share(account: Account, other: Account) -> bool:
    return bool(set(account.participants) & set(other.participants))


def _names_elsewhere(clause: str, place: str) -> bool:
    """Return whether a clause names a town or another country or people: it is of that, or none."""
    said = {demonyms().get(name.lower()) for name in clause.replace("-", " ").split()} - {None}
    return bool(said - {country_of(place)}) or any(
        country_of(name) and name != country_of(place)  # "at odds with his Lima relatives"
        for name in _runs(clause)
    )


def _runs(clause: str) -> Iterator[str]:
    """Return the names of up to three words a clause may hold."""
    words = re.findall(r"[\w’'-]+", _FROM.sub("", clause))
    for size in (1, 2, 3):
        for at in range(len(words) - size + 1):
            if words[at][:1].isupper() and words[at + size - 1][:1].isupper():
                yield " ".join(words[at : at + size])
