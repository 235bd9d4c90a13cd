"""HAPPENINGS + resolved TIMES -> accounts, under the names of all articles, dated."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from newstables.finding.events.words import is_office
from newstables.finding.times.dates import days_of
from newstables.finding.times.found import rules_of
from newstables.gazetteer import country_of
from newstables.schemas import is_day
from newstables.story.timeline.account import Account
from newstables.story.timeline.agreeing_places import place_key
from newstables.story.timeline.hours import time_of_day
from newstables.story.timeline.offices import Offices


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
    offices = Offices(happenings, published, linked)
    found = [
        account
        for row in happenings.itertuples(index=False)
        if str(row.article_id) in published
        and (account := _read(row, published, dated, linked, offices))
    ]
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
        or account.act != "other"
        and any((account.act, name) in told for name in (account.participants or [""]))
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


# (article, start of an expression) -> the value, reason and rule of a resolved time
Dated = dict[tuple[str, int], tuple[object, object, object]]
_NO_TIME = (None, None, None)


def _read(
    row: Any,
    published: dict[str, str | None],
    dated: Dated,
    names: _Names,
    offices: Offices,
) -> Account | None:
    """Return the account of a row of HAPPENINGS; None for what nobody known did on no day."""
    account = _undated_account(row, published[str(row.article_id)], names)
    if not _name_holders(account, offices):
        if pd.isna(row.time_start) and not account.undated and not account.reported:
            return None
        account.act = "say" if account.act == "say" else "other"
    if not pd.isna(row.time_start):
        account.time_start = int(row.time_start)
        _date(account, *dated.get((account.article_id, account.time_start), _NO_TIME))
        _until(account, _value_at(row.until_start, account.article_id, dated))
        day = account.published or ""
        if row.wish and account.status == "past" and (account.last or "") >= day:
            account.status = "planned"
    elif account.reported:
        value = _value_at(row.after_start, account.article_id, dated)
        account.day_told = _day_told(account, value, close=bool(row.close))
    return account


def _name_holders(account: Account, offices: Offices) -> bool:
    """Put who holds an office in its place, in place; return whether its agents are known.

    Of one that other articles do not tell, nobody takes its place: its words stay a source.
    """
    named = [*account.agents, *account.participants, account.traveller or ""]
    if not any(map(is_office, named)):
        return True
    known: dict[str, str | None] = {}
    for office in filter(is_office, named):
        found = offices.holder(account.article_id, office)
        known[office] = found[0] if found else None
        if found and not account.held:
            account.held = f"{office} is {found[0]}, “{found[1]}” in another article"
    lost = any(is_office(name) and not known[name] for name in account.agents)
    if lost and account.act == "say" and not account.source:
        account.source = account.agents[0]
    agents, people = (
        list(dict.fromkeys(name for one in whole if (name := known.get(one, one))))
        for whole in (account.agents, account.participants)
    )
    account.agents, account.participants = agents, people
    account.traveller = known.get(account.traveller or "", account.traveller)
    return not lost or bool(agents)


def _value_at(start: Any, article: str, dated: Dated) -> object:
    """Return the value of the time that begins there; None when there is none."""
    return None if pd.isna(start) else dated.get((article, int(start)), _NO_TIME)[0]


def _undated_account(row: Any, published: str | None, names: _Names) -> Account:
    """Return what a row of HAPPENINGS tells, under the names of all articles, without its day."""
    article = str(row.article_id)
    place = place_key(names.other(article, _known(row.place)))
    people = [names.person(article, name) for name in row.participants]
    bodies = [names.other(article, name) or name for name in row.bodies]
    traveller = _known(row.traveller)
    mark = [article, int(row.at), str(row.place), str(row.time_start)]
    return Account(
        article_id=article,
        published=published,
        start=int(row.start),
        end=int(row.end),
        at=int(row.at),
        act=row.act,
        status=row.status,
        place=place,
        venue=_known(row.venue),
        country=country_of(place),
        traveller=names.person(article, traveller) if traveller is not None else None,
        agents=list(dict.fromkeys(names.person(article, name) for name in row.agents)),
        participants=list(dict.fromkeys(people + bodies)),
        description=row.description,
        words=frozenset(row.words),
        caption=bool(row.caption),
        mark=json.dumps(mark, ensure_ascii=False),
        home=_known(row.home),
        dateline=_known(row.dateline),
        arrives=bool(row.arrives),
        earlier=bool(row.earlier),
        undated=bool(row.undated),
        clause=_known(row.clause) or "",
        offices=_offices(people, row.offices),
        reported=bool(row.reported),
        moved=bool(row.moved),
        afar=bool(row.afar),
        source=names.other(article, _known(row.source)),
    )


def _offices(people: list[str], offices: Iterable[str]) -> dict[str, str]:
    """Return person -> office of those who have one; no offices at all: none were looked for."""
    return {name: office for name, office in zip(people, offices, strict=False) if office}


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
    if day is None or not is_day(day):
        return None
    if not isinstance(value, str) or value[:10] == day:
        return day
    span = days_of(value)
    one_day = span is not None and span[0] == span[1] and span[0].isoformat() <= day
    return span[0].isoformat() if span and one_day and close else None


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
