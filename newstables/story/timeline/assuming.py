"""On which day an undated article was published, by what dated articles report of the same acts.

It is an assumption with its ground, for somebody to take: nothing is dated by it until then.
"""

import datetime as dt
import re
from collections.abc import Iterable

import pandas as pd

from newstables.finding.times.dates import in_words, parse_published
from newstables.story.timeline.accounts import Account, Slot, read_accounts, same_place
from newstables.story.timeline.merging import alike_venues
from newstables.story.times.resolving import resolve

_COLUMNS = dict.fromkeys(("article_id", "day", "first", "last", "reason"), "string")
_AROUND = 9  # days: an article calls a day by its weekday for no longer
_DATELINE, _YEAR = re.compile(r"dateline: (\d\d-\d\d)"), re.compile(r"© line: (\d{4})")


def assume_published(
    articles: pd.DataFrame,
    happenings: pd.DataFrame,
    times: pd.DataFrame,
    *,
    names: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Find the day on which an undated article can have said "on Tuesday" of what it reports.

    Args:
        articles, happenings, times: ARTICLES, HAPPENINGS and TIMES, as `build_timeline` takes them;
            of `articles` also title and published_hint.
        names: the links of names over all articles, as `link_names` gives them.

    Returns:
        A row an article whose acts others date: article_id; first and last, ISO, of the days that
        fit, on each of which its weekdays mean the same; day, of these the one nearest to the
        acts; and reason, in words.
    """
    undated = articles[articles["published"].isna()]
    rows: list[dict[str, object]] = []
    if len(undated) and len(undated) < len(articles):
        accounts = read_accounts(articles, happenings, times, names=names)
        dated = [account for account in accounts if _is_of_one_day(account)]
        places = zip(times["article_id"], times["start"], strict=True)
        words = dict(zip(places, times["text"], strict=True))
        titles = dict(zip(articles["article_id"], articles["title"], strict=True))
        for article_id, hint in zip(undated["article_id"], undated["published_hint"], strict=True):
            own = [
                account for account in accounts if account.article_id == article_id and account.slot
            ]
            pairs = [
                (account, other) for account in own for other in dated if _is_same(account, other)
            ]
            days = _days_that_fit(pairs, "" if pd.isna(hint) else str(hint))
            if days:
                account, other = next(
                    pair for pair in pairs if _says(pair[0], days[0]) == pair[1].first
                )
                printed = words[account.article_id, account.time_start]
                reason = (
                    f"Its “{printed}” is {in_words(other.first or '')} by "
                    f"“{titles[other.article_id]}”, which tells the same: “{account.description}”"
                )
                day = _nearest(days, [other.first or "" for _, other in pairs])
                row = {"article_id": article_id, "day": day, "first": days[0], "last": days[-1]}
                rows.append({**row, "reason": reason})
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def _is_of_one_day(account: Account) -> bool:
    """Return whether an account of a dated article is dated to one day."""
    return account.is_day and bool(account.published) and account.first == account.last


def _is_same(account: Account, other: Account) -> bool:
    """Return whether two accounts are of one act, by kind, people and site, whatever the day."""
    if account.act != other.act or not same_place(account.place, other.place):
        return False
    if account.act == "visit":
        same_site = alike_venues(account.venue, other.venue) or (
            account.place is not None
            and account.place == other.place
            and account.venue == other.venue
        )
        return account.traveller is not None and account.traveller == other.traveller and same_site
    shared = set(account.participants) & set(other.participants)
    if account.act == "meet":
        return len(shared) > 1
    return bool(shared) and alike_venues(account.venue, other.venue)


def _days_that_fit(pairs: Iterable[tuple[Account, Account]], hint: str) -> list[str]:
    """Return the days in a row on which every act reported twice has one date; [] for none."""
    meant: dict[Slot, tuple[Account, set[str]]] = {}
    for account, other in pairs:
        if account.slot and other.first:
            meant.setdefault(account.slot, (account, set()))[1].add(other.first)
    known = {dt.date.fromisoformat(day) for _, days in meant.values() for day in days}
    around = {day + dt.timedelta(n) for day in known for n in range(-_AROUND, _AROUND + 1)}
    fits = [
        day.isoformat()
        for day in sorted(around)
        if _agrees(day, hint)
        and all(_says(account, day.isoformat()) in days for account, days in meant.values())
    ]
    in_a_row = [
        day
        for number, day in enumerate(fits)
        if dt.date.fromisoformat(day) == dt.date.fromisoformat(fits[0]) + dt.timedelta(number)
    ]
    return in_a_row if len(in_a_row) == len(fits) else []  # two weeks fit: neither is assumed


def _nearest(days: list[str], act_days: list[str]) -> str:
    """Return the day nearest to the acts: news is of its day; of two, the later one."""
    act_dates = [dt.date.fromisoformat(day) for day in dict.fromkeys(act_days)]

    def distance(day: str) -> int:
        return sum(abs((dt.date.fromisoformat(day) - act_date).days) for act_date in act_dates)

    return min(reversed(days), key=distance)


def _agrees(day: dt.date, hint: str) -> bool:
    """Return whether a day is that of the dateline, and in the year of the © line."""
    line, year = _DATELINE.search(hint), _YEAR.search(hint)
    return (line is None or f"{day:%m-%d}" == line[1]) and (year is None or f"{day:%Y}" == year[1])


def _says(account: Account, published: str) -> str | None:
    """Return the day an account would be of, had its article been published then."""
    value = resolve(account.rule, published=parse_published(published))
    return value[:10] if value else None
