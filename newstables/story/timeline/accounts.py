"""HAPPENINGS + resolved TIMES -> accounts: one article's word on one happening, dated.

Source: times of day as TIMEX3 of TimeML 1.2.1 writes them.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from newstables.finding.times.dates import days_of, in_words
from newstables.finding.times.found import Rule, rules_of
from newstables.gazetteer import bare, country_names, country_of, is_country, regions, town_of
from newstables.schemas import AccountStatus, Act, is_day

_HOURS = {"MO": "09:00", "MI": "12:00", "AF": "15:00", "EV": "19:00", "NI": "22:00"}
_DAY_RULE = frozenset("is day month unit shift of which week_shift".split())
_HALF_HOUR = 30  # minutes
_PART_HOURS = 3  # a clock time no further from the middle of a part of the day is within it
_CLOCK = re.compile(r"[01]\d:[0-5]\d|2[0-3]:[0-5]\d")


# An article and, by its rule, how it names a day.
Slot = tuple[str, tuple[tuple[str, Any], ...]]


@dataclass
class Account:
    """One article's word on one happening; dates are ISO, `first` and `last` days."""

    article_id: str
    published: str | None
    start: int
    end: int
    at: int
    act: Act
    status: AccountStatus
    place: str | None
    venue: str | None
    country: str | None
    traveller: str | None
    agents: list[str]
    participants: list[str]
    description: str
    words: frozenset[str]
    caption: bool
    mark: str  # tells it from every other account, whatever is known of dates and names
    home: str | None = None
    dateline: str | None = None  # town its article was filed from
    arrives: bool = False
    earlier: bool = False  # done before what its sentence moves to
    clause: str = ""  # what its sentence says of it alone
    offices: dict[str, str] = field(default_factory=dict)  # person -> "PM"
    reported: bool = False  # news without a day
    day_told: str | None = None  # ISO: the day of what is only reported
    moved: bool = False  # to the day it is dated to, from one told beside it
    afar: bool = False  # by telephone or video link
    source: str | None = None  # the ministry, firm or office whose statement it is
    undated: bool = False  # "recently", "days after": background without a date
    value: str | None = None
    first: str | None = None
    last: str | None = None
    time: str | None = None  # of its day: "HH:MM" or a part of the day, as EVENTS has it
    reason: str = ""
    rule: Rule = field(default_factory=dict)  # how its time was read, as in TIMES
    time_start: int | None = None  # of the expression that dates it

    @property
    def told_at(self) -> tuple[str, str, int, int]:
        """Return where it stands among all accounts: by publication, then in reading order."""
        return self.published or "9999", self.article_id, self.start, self.at

    @property
    def slot(self) -> Slot | None:
        """Return its article and how that names its day, while no date can be had of it."""
        if self.first is not None or not self.rule:
            return None
        kind = self.rule["is"]
        if kind not in ("weekday", "monthday") and self.rule.get("unit") != "day":
            return None
        named = (part for part in self.rule.items() if part[0] in _DAY_RULE)
        return self.article_id, tuple(sorted(named))

    @property
    def is_day(self) -> bool:
        """Return whether it is dated to the day."""
        return is_day(self.value)

    @property
    def is_stop(self) -> bool:
        """Return whether it tells of coming to a town or country, not to a site or a region."""
        return (
            self.act == "visit"
            and self.place is not None
            and self.venue is None
            and not self.undated
            and bare(self.place) not in regions()
        )


def read_accounts(
    articles: pd.DataFrame,
    happenings: pd.DataFrame,
    times: pd.DataFrame,
    *,
    names: pd.DataFrame | None,
) -> list[Account]:
    """Return the accounts of all articles by publication date, then reading order.

    Args:
        articles: an ARTICLES frame; article_id and published are read.
        happenings: HAPPENINGS of all articles.
        times: TIMES of all articles, resolved.
        names: article_id, type, name (or local_type, local_name) and canonical, over all
            articles; None leaves names as each article has them.
    """
    published = {
        str(article_id): (str(day) if isinstance(day, str) else None)
        for article_id, day in zip(articles["article_id"], articles["published"], strict=True)
    }
    columns = [times[name] for name in ("article_id", "start", "value", "reason")]
    dated = {
        (str(article_id), int(start)): (value, reason, rule)
        for article_id, start, value, reason, rule in zip(*columns, rules_of(times), strict=True)
    }
    linked = _Names(names)
    found = list(_read(happenings, published, dated, linked))
    return sorted(filter(_is_told(found), found), key=lambda account: account.told_at)


def _is_told(accounts: list[Account]) -> Callable[[Account], bool]:
    """Return what keeps of captions only those of an act that running text tells too.

    A caption dates and places what is told, and adds nothing: it may be an old picture.
    """
    told = {
        (account.act, name)
        for account in accounts
        if not account.caption
        for name in (account.participants or [""])
    }
    return lambda account: (
        not account.caption
        or any((account.act, name) in told for name in (account.participants or [""]))
    )


class _Names:
    """Names within an article -> names over all."""

    def __init__(self, names: pd.DataFrame | None) -> None:
        self._people: dict[tuple[str, str], str] = {}
        self._others: dict[tuple[str, str], str] = {}
        if names is None or not len(names):
            return
        local = "local_name" if "local_name" in names else "name"
        kind = "local_type" if "local_type" in names else "type"
        for article, type_, name, canonical in zip(
            names["article_id"], names[kind], names[local], names["canonical"], strict=True
        ):
            table = self._people if type_ == "PERSON" else self._others
            table[(str(article), str(name))] = str(canonical)

    def person(self, article_id: str, name: str) -> str:
        return self._people.get((article_id, name), name)

    def other(self, article_id: str, name: str | None) -> str | None:
        return self._others.get((article_id, name), name) if name else None


def _read(
    happenings: pd.DataFrame,
    published: dict[str, str | None],
    dated: dict[tuple[str, int], tuple[object, object, object]],
    names: _Names,
) -> Iterator[Account]:
    for row in happenings.itertuples(index=False):
        article = str(row.article_id)
        if article not in published:
            continue
        place = place_key(names.other(article, _known(row.place)))
        people = [names.person(article, name) for name in row.participants]
        agents = [names.person(article, name) for name in row.agents]
        bodies = [names.other(article, name) or name for name in row.bodies]
        account = Account(
            article_id=article,
            published=published[article],
            start=int(row.start),
            end=int(row.end),
            at=int(row.at),
            act=row.act,
            status=row.status,
            place=place,
            venue=_known(row.venue),
            country=country_of(place),
            traveller=names.person(article, row.traveller)
            if isinstance(row.traveller, str)
            else None,
            agents=list(dict.fromkeys(agents)),
            participants=list(dict.fromkeys(people + bodies)),
            description=row.description,
            words=frozenset(row.words),
            caption=bool(row.caption),
            mark=json.dumps(
                [article, int(row.at), str(row.place), str(row.time_start)], ensure_ascii=False
            ),
            home=_known(row.home),
            dateline=_known(row.dateline),
            arrives=bool(row.arrives),
            earlier=bool(row.earlier),
            undated=bool(row.undated),
            clause=_known(row.clause) or "",
            offices={
                names.person(article, name): office
                for name, office in zip(
                    row.participants, row.offices, strict=False
                )  # none: not looked for
                if office
            },
            reported=bool(row.reported),
            moved=bool(row.moved),
            afar=bool(row.afar),
            source=names.other(article, _known(row.source)),
        )
        if not pd.isna(row.time_start):
            value, reason, rule = dated.get((article, int(row.time_start)), (None, None, None))
            account.time_start = int(row.time_start)
            _date(account, value, reason, rule)
            until = -1 if pd.isna(row.until_start) else int(row.until_start)
            _until(account, dated.get((article, until), (None,))[0])
            day = account.published or ""
            if row.wish and account.status == "past" and (account.last or "") >= day:
                account.status = "planned"
        elif account.reported:
            after = -1 if pd.isna(row.after_start) else int(row.after_start)
            value = dated.get((article, after), (None,))[0]
            account.day_told = _day_told(account, value, close=bool(row.close))
        yield account


def _known(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _day_told(account: Account, value: object, *, close: bool) -> str | None:
    """Return the day of news without one: that of its report, or of what it is told right after.

    None when the article has moved on to another day before, and it is of either.

    Args:
        value: of the time told last before it, if any.
        close: whether that stands in the same paragraph.
    """
    day = account.published
    if day is None or len(day) != len("2023-01-31"):
        return None
    if not isinstance(value, str) or value[:10] == day:
        return day
    span = days_of(value)
    one_day = span is not None and span[0] == span[1] and span[0].isoformat() <= day
    return span[0].isoformat() if span and one_day and close else None


def as_reported(account: Account) -> Account:
    """Return an account that gives no day with that of its report, and says so."""
    day = account.day_told
    if account.first is not None or day is None:
        return account
    told = "reported on" if day == account.published else "told right after what was done on"
    reason = f"told without a day; {told} {in_words(day)}"
    rule = {"is": "reported"}
    return replace(account, value=day, first=day, last=day, reason=reason, rule=rule)


def _date(account: Account, value: object, reason: object, rule: object) -> None:
    account.reason = str(reason) if isinstance(reason, str) else ""
    account.rule = rule if isinstance(rule, dict) else {}
    span = days_of(value) if isinstance(value, str) else None
    if span is None and isinstance(value, str):
        account.reason += ", which names no date"
    if span is not None:
        account.value, _, time = str(value).partition("T")
        account.time = time_of_day(time)
        account.first, account.last = span[0].isoformat(), span[1].isoformat()
        day = account.published
        if account.status in ("past", "present") and is_day(day) and account.first > str(day):
            account.status = "planned"


def _until(account: Account, value: object) -> None:
    """Extend what begins on a day to a later one that its sentence names."""
    span = days_of(value) if isinstance(value, str) else None
    if span and account.is_day and span[0] == span[1] and span[1].isoformat() > str(account.last):
        account.last = span[1].isoformat()


def time_of_day(part: str) -> str | None:
    """Return what TIMEX3 writes after "T" as EVENTS has it; midnight, "24:00", is of the night.

    Source: TimeML 1.2.1, TIMEX3 (value attribute).
    """
    if part == "24:00":
        return "NI"
    return part if part in _HOURS or _CLOCK.fullmatch(part) else None


def hour_of(time: str | None) -> str:
    """Return the hour a time of day sorts by; noon when it is unknown."""
    return _HOURS.get(time, time) if time else _HOURS["MI"]


def is_about(time: str, other: str) -> bool:
    """Return whether two times of day agree: equal, or a clock time near a part of the day."""
    if time == other:
        return True
    if time in _HOURS and other in _HOURS:
        return {time, other} == {"EV", "NI"}
    apart = abs(int(hour_of(time)[:2]) - int(hour_of(other)[:2]))
    return min(apart, 24 - apart) <= _PART_HOURS  # half past midnight is of the night


def is_same_hour(time: str, other: str) -> bool:
    """Return whether two times of day can be one: clock times half an hour apart at most."""
    if not (_CLOCK.fullmatch(time) and _CLOCK.fullmatch(other)):
        return is_about(time, other)
    minutes = [60 * int(clock[:2]) + int(clock[3:]) for clock in (time, other)]
    return abs(minutes[0] - minutes[1]) <= _HALF_HOUR


def same_place(place: str | None, other: str | None) -> bool:
    """Return whether two places agree: equal, unknown, or a town and its country."""
    if place is None or other is None or place == other:
        return True
    if is_country(place) != is_country(other):
        return country_of(place) is not None and country_of(place) == country_of(other)
    return False


def finer(place: str | None, other: str | None) -> str | None:
    """Return the more exact of two places that agree: the town before its country."""
    if place is None or (other is not None and is_country(place) and not is_country(other)):
        return other
    return place


def place_key(place: str | None) -> str | None:
    """Return the town's name as the gazetteer has it, or the name itself."""
    town = town_of(place)
    if town is not None:
        return town.name
    return country_names().get(bare(place), place) if place else place
