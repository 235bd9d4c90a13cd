"""On which day an undated article was published, by what dated articles report of the same acts.

It is an assumption with its ground, for somebody to take: nothing is dated by it until then.
"""

import datetime as dt
import re
from collections.abc import Iterable

import pandas as pd

from newstables.finding.times.dates import parse_published
from newstables.finding.times.found import Rule
from newstables.story.timeline.account import Account, Slot
from newstables.story.timeline.accounts import read_accounts
from newstables.story.timeline.agreeing_places import same_place
from newstables.story.timeline.assumed_words import AssumedWords, day_meant
from newstables.story.timeline.merging import alike_venues
from newstables.story.times.resolving import resolve

# The columns of what `assume_published` returns.
ASSUMED = dict.fromkeys(("article_id", "day", "first", "last", "reason"), "string") | {
    "choice": "Int64"
}
_CHOICES = 2  # stretches of days offered; when more fit, none is
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
        A row a choice: article_id; first and last, ISO, of the days that fit and on each of which
        every weekday of the article means the same; day, of these the one nearest to what its
        weekdays tell of; reason, in words; and choice: where two stretches of days fit, both are
        rows, 1 the likelier one; where more do, none is.
    """
    undated = articles[articles["published"].isna()]
    rows: list[dict[str, object]] = []
    if len(undated) and len(undated) < len(articles):
        accounts = read_accounts(articles, happenings, times, names=names)
        dated = [account for account in accounts if _is_of_one_day(account)]
        words = AssumedWords(articles, times)
        for article_id, hint in zip(undated["article_id"], undated["published_hint"], strict=True):
            own = [
                account for account in accounts if account.article_id == article_id and account.slot
            ]
            pairs = [
                (account, other) for account in own for other in dated if _is_same(account, other)
            ]
            days = _days_that_fit(pairs, "" if pd.isna(hint) else str(hint))
            spans = _alike(days, words.weekdays(article_id))
            if len(spans) > _CHOICES or not any(_hangs_on_it(account) for account, _ in pairs):
                continue
            found = [_choice(article_id, span, pairs, words) for span in spans]
            found.sort(key=lambda row: words.spread(article_id, str(row["day"])))
            rows += [{**row, "choice": number} for number, row in enumerate(found, 1)]
    return pd.DataFrame(rows, columns=list(ASSUMED)).astype(ASSUMED)


def _choice(
    article_id: str, span: list[str], pairs: list[tuple[Account, Account]], words: AssumedWords
) -> dict[str, object]:
    """Return the row of one stretch of days: of these the one nearest to the acts, and why."""
    agreeing = [pair for pair in pairs if _says(pair[0], span[0]) == pair[1].first]
    day = _nearest(span, [other.first or "" for _, other in agreeing])
    hanging = [pair for pair in agreeing if _hangs_on_it(pair[0])]
    ground = min(hanging, key=lambda pair: pair[1].caption)
    return {
        "article_id": article_id,
        "day": day,
        "first": span[0],
        "last": span[-1],
        "reason": words.reason(*ground, day),
    }


def _hangs_on_it(account: Account) -> bool:
    """Return whether the day of an account tells that of its article: not so "on April 12"."""
    return account.rule.get("is") == "weekday" or account.rule.get("unit") == "day"


def _alike(days: list[str], weekdays: list[Rule]) -> list[list[str]]:
    """Part days in a row where any weekday of the article comes to mean another day."""
    spans: list[list[str]] = []
    for day in days:
        meant = [day_meant(rule, day) for rule in weekdays]
        before = (dt.date.fromisoformat(day) - dt.timedelta(1)).isoformat()
        in_a_row = bool(spans) and spans[-1][-1] == before
        if in_a_row and [day_meant(rule, before) for rule in weekdays] == meant:
            spans[-1].append(day)
        else:
            spans.append([day])
    return spans


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
    if alike_venues(account.venue, other.venue):
        return bool(shared)
    # A speech whose site only one of them names: the same when it is of the same weekday.
    one_site = account.venue is None or other.venue is None
    same_agent = bool(account.agents) and account.agents == other.agents
    return account.act == "speak" and one_site and same_agent and _is_weekday_of(account, other)


def _is_weekday_of(account: Account, other: Account) -> bool:
    """Return whether an account names the weekday of the day of another."""
    rule = account.rule or {}
    day = dt.date.fromisoformat(other.first or "").isoweekday()
    return rule.get("is") == "weekday" and rule.get("day") == day


def _days_that_fit(pairs: Iterable[tuple[Account, Account]], hint: str) -> list[str]:
    """Return the days on which every act reported twice has one date; [] for none."""
    meant: dict[Slot, tuple[Account, set[str]]] = {}
    for account, other in pairs:
        if account.slot and other.first:
            meant.setdefault(account.slot, (account, set()))[1].add(other.first)
    known = {dt.date.fromisoformat(day) for _, days in meant.values() for day in days}
    around = {day + dt.timedelta(off) for day in known for off in range(-_AROUND, _AROUND + 1)}
    return [
        day.isoformat()
        for day in sorted(around)
        if _agrees(day, hint)
        and all(_says(account, day.isoformat()) in days for account, days in meant.values())
    ]


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
