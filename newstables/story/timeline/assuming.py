"""On which day an undated article was published, by what dated articles tell of the same deeds.

It is an assumption with its ground, for somebody to take: nothing is dated by it until then.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable

import pandas as pd

from newstables.finding.times.dates import in_words, parse_published
from newstables.story.timeline.accounts import Account, read_accounts, same_place
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
    """Find the day on which an undated article can have said "on Tuesday" of what it tells.

    Args: as `build_timeline` takes them; `articles` with title and published_hint.

    Returns:
        A row an article that others tell about: article_id; first and last, ISO, of the days that
        fit, on each of which its weekdays mean the same; day, of these the one nearest to the
        deeds; and reason, in words.
    """
    undated = articles[articles["published"].isna()]
    rows: list[dict[str, object]] = []
    if len(undated) and len(undated) < len(articles):
        told = read_accounts(articles, happenings, times, names=names)
        dated = [one for one in told if one.is_day and one.published and one.first == one.last]
        words = dict(zip(zip(times["article_id"], times["start"], strict=True), times["text"],
                         strict=True))  # fmt: skip
        titles = dict(zip(articles["article_id"], articles["title"], strict=True))
        for article_id, hint in zip(undated["article_id"], undated["published_hint"], strict=True):
            own = [one for one in told if one.article_id == article_id and one.slot]
            pairs = [(one, other) for one in own for other in dated if _is_same(one, other)]
            days = _days_that_fit(pairs, "" if pd.isna(hint) else str(hint))
            if days:
                one, other = next(
                    pair for pair in pairs if _says(pair[0], days[0]) == pair[1].first
                )
                printed = words[one.article_id, one.time_start]
                reason = (
                    f"Its “{printed}” is {in_words(other.first or '')} by "
                    f"“{titles[other.article_id]}”, which tells the same: “{one.description}”"
                )
                day = _nearest(days, [other.first or "" for _, other in pairs])
                rows.append({"article_id": article_id, "day": day, "first": days[0],
                             "last": days[-1], "reason": reason})  # fmt: skip
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def _is_same(one: Account, other: Account) -> bool:
    """Return whether two articles tell of one deed, by act, people and site, whatever the day."""
    if one.act != other.act or not same_place(one.place, other.place):
        return False
    if one.act == "visit":
        same_site = alike_venues(one.venue, other.venue) or (
            one.place is not None and one.place == other.place and one.venue == other.venue
        )
        return one.traveller is not None and one.traveller == other.traveller and same_site
    shared = set(one.participants) & set(other.participants)
    if one.act == "meet":
        return len(shared) > 1
    return bool(shared) and alike_venues(one.venue, other.venue)


def _days_that_fit(pairs: Iterable[tuple[Account, Account]], hint: str) -> list[str]:
    """Return the days in a row on which every deed that is told twice has one date; [] for none."""
    meant: dict[tuple[str, str], tuple[Account, set[str]]] = {}
    for one, other in pairs:
        if one.slot and other.first:
            meant.setdefault(one.slot, (one, set()))[1].add(other.first)
    known = {dt.date.fromisoformat(day) for _, days in meant.values() for day in days}
    around = {day + dt.timedelta(n) for day in known for n in range(-_AROUND, _AROUND + 1)}
    fits = [
        day.isoformat()
        for day in sorted(around)
        if _agrees(day, hint)
        and all(_says(one, day.isoformat()) in days for one, days in meant.values())
    ]
    in_a_row = [
        day for number, day in enumerate(fits)
        if dt.date.fromisoformat(day) == dt.date.fromisoformat(fits[0]) + dt.timedelta(number)
    ]  # fmt: skip
    return in_a_row if len(in_a_row) == len(fits) else []  # two weeks fit: neither is assumed


def _nearest(days: list[str], deeds: list[str]) -> str:
    """Return the day nearest to what is told: news is of its day; of two, the later one."""
    told = [dt.date.fromisoformat(deed) for deed in dict.fromkeys(deeds)]

    def distance(day: str) -> int:
        return sum(abs((dt.date.fromisoformat(day) - deed).days) for deed in told)

    return min(reversed(days), key=distance)


def _agrees(day: dt.date, hint: str) -> bool:
    """Return whether a day is that of the dateline, and in the year of the © line."""
    line, year = _DATELINE.search(hint), _YEAR.search(hint)
    return (line is None or f"{day:%m-%d}" == line[1]) and (year is None or f"{day:%Y}" == year[1])


def _says(one: Account, published: str) -> str | None:
    """Return the day a account would be of, had its article been published then."""
    value = resolve(json.loads(one.rule), published=parse_published(published))
    return value[:10] if value else None
