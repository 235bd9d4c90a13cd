"""Where somebody was when an article does not say: by where it has them on that day."""

from collections import defaultdict

from newstables.gazetteer import country_of, is_country
from newstables.story.timeline.accounts import Account, hour_of

_CALLED_OFF = ("cancelled", "postponed", "conditional")


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
            open_ = account.place is None and not (account.afar or account.earlier)
            if open_ and account.act != "leave":
                account.place = _on_that_day(account, placed)
                account.country = country_of(account.place)


def _on_that_day(account: Account, placed: list[tuple[Account, str]]) -> str | None:
    here = {
        place
        for other, place in placed
        if other.first == account.first
        and not (other.arrives and other.time and hour_of(other.time) > hour_of(account.time))
        and (other.act != "leave" and (other.status != "planned" or account.status == "planned"))
    }
    towns = {place for place in here if not is_country(place)} or here
    return towns.pop() if len(towns) == 1 else None
