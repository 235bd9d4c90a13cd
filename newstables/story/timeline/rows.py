"""A group of accounts -> its row of EVENTS: what the event says, and how sure that is."""

import hashlib
from typing import Any

from newstables.gazetteer import country_of
from newstables.schemas import (
    CALLED_OFF,
    PARTS_OF_DAY,
    AccountStatus,
    EventKind,
    EventStatus,
    Granularity,
)
from newstables.story.timeline.account import Account, as_reported
from newstables.story.timeline.agreeing_places import finer, same_place
from newstables.story.timeline.confidence import confidence, share_agreeing
from newstables.story.timeline.hours import hour_of, is_about, is_same_hour
from newstables.story.timeline.titles import event_title
from newstables.wording import spell_value

_CERTAIN: dict[AccountStatus, int] = {
    "past": 0,
    "present": 1,
    "planned": 2,
    "postponed": 2,
    "cancelled": 2,
    "conditional": 3,
}

# Where the first of its accounts stands among all accounts, and the row.
Row = tuple[tuple[Any, ...], dict[str, Any]]


def in_order(rows: list[Row]) -> list[dict[str, Any]]:
    """Return rows in order of time: by date, background last, then by time of day and as told.

    A stop comes before what was done there on its first day; one whose time is told also after
    what that day held before it. What has no time follows an arrival whose time is told.
    """
    arrivals = {
        (row["date"], row["place"]): hour_of(row["time"])
        for _, row in rows
        if row["kind"] == "stop" and row["time"]
    }

    def key(entry: Row) -> tuple[Any, ...]:
        told_at, row = entry
        stop, context = row["kind"] == "stop", row["kind"] == "context"
        hour = hour_of(row["time"])
        if not row["time"]:
            hour = "" if stop else max(hour, arrivals.get((row["date"], row["place"]), ""))
        return row["date"] or "9999", context, hour, not stop, told_at

    return [row for _, row in sorted(rows, key=key)]


def event_row(group: list[Account], *, kind: EventKind, traveller: str | None) -> Row:
    """Write the EVENTS row of one group of accounts, with what sorts it."""
    accounts = sorted(group, key=lambda account: account.told_at)
    dated = [account for account in accounts if account.first is not None]
    leading = min(
        dated or accounts,
        key=lambda account: (
            not account.is_day,
            not account.reported,
            _CERTAIN[account.status],
            account.caption,
            -len(account.participants),
            accounts.index(account),
        ),
    )
    leading = as_reported(leading)
    place = place_of(accounts)
    date, end, granularity = date_of(leading)
    days, hours = days_apart(leading, dated), hours_apart(leading, dated)
    by_day = [account for account in dated if account.is_day]
    share = share_agreeing(leading.first, by_day) if days else 1.0
    spelled = [PARTS_OF_DAY.get(hour, f"at {hour}") for hour in hours]
    differ = f"told {' and '.join(spelled)}" if hours else None
    people = list(dict.fromkeys(name for account in accounts for name in account.participants))
    return accounts[0].told_at, {
        "event_id": event_id(accounts, kind),
        "other_ids": other_ids(accounts, kind),
        "kind": kind,
        "status": status_of_group(accounts),
        "date": date,
        "end": end,
        "granularity": granularity,
        "time": hours[0] if hours else time_of([leading, *accounts], date),
        "place": place,
        "country": country_of(place),
        "participants": people,
        "traveller": traveller if kind != "context" else None,
        "title": event_title(accounts, leading, place=place, traveller=traveller),
        "description": leading.description,
        "evidence": evidence_of(accounts),
        "statuses": statuses_of(accounts),
        "conflict": days or differ,
        "reason": with_holders(leading.reason or "the articles give no date", accounts),
        "confidence": confidence(leading, share=share),
    }


def with_holders(reason: str, accounts: list[Account]) -> str:
    """Add to the reason of a date by which words an office named alone is its holder."""
    told = {account.held: None for account in accounts if account.held}
    return "; ".join([reason, *told])


def days_apart(leading: Account, dated: list[Account]) -> str | None:
    """Return in words on which days the articles have one event; None: they agree."""
    days = {account.first for account in dated if account.first and account.is_day}
    others = sorted(days - {leading.first})
    if not others or not leading.is_day:
        return None
    elsewhere = ", ".join(spell_value(day) for day in others)
    return f"{spell_value(leading.first or '')} here, {elsewhere} elsewhere"


def hours_apart(leading: Account, dated: list[Account]) -> list[str]:
    """Return the times of day that articles give one act, the leading one's first.

    Empty when they agree. A time counts in a sentence that reports the act itself: a talk after
    a meeting has another one without a conflict. An article that gives an act several times
    reports its course.
    """
    of_act = {
        (account.article_id, account.start) for account in dated if account.act == leading.act
    }
    by_article: dict[str, dict[str, None]] = {leading.article_id: {}}
    for account in dated:
        if (
            account.time
            and account.first == leading.first
            and (account.article_id, account.start) in of_act
        ):
            by_article.setdefault(account.article_id, {})[account.time] = None
    if len(by_article[leading.article_id]) > 1:
        return []
    times = [next(iter(times)) for times in by_article.values() if len(times) == 1]
    others = [time for time in times[1:] if not is_same_hour(times[0], time)]
    return list(dict.fromkeys([*times[:1], *others])) if others else []


def place_of(accounts: list[Account]) -> str | None:
    """Return the most exact place the accounts agree on; None when they name several."""
    place = None
    for account in accounts:
        if not same_place(place, account.place):
            return None
        place = finer(place, account.place)
    return place


def event_id(accounts: list[Account], kind: str) -> str:
    """Return the id of an event, made of the first of its accounts in the order of article ids.

    No date plays a part, so that the id outlives a changed one, and it is the same on every
    machine. An account is of one event, or of a stop and of what was done there.
    """
    return _hash(min(account.mark for account in accounts), kind)


def other_ids(accounts: list[Account], kind: str) -> list[str]:
    """Return the ids an event has where fewer of its accounts are known.

    So an address written down before another article joined in still leads to it.
    """
    ids = {_hash(account.mark, kind) for account in accounts} - {event_id(accounts, kind)}
    return sorted(ids)


def _hash(mark: str, kind: str) -> str:
    seed = mark + (":stop" if kind == "stop" else "")
    return hashlib.sha256(seed.encode()).hexdigest()[:16]


def date_of(account: Account) -> tuple[str | None, str | None, Granularity]:
    """Return date, end and granularity of an account as EVENTS has them."""
    value = account.value
    if value is None or account.first is None or account.last is None:
        return None, None, "unknown"
    if "-W" in value:
        return account.first, account.last, "week"
    if "-Q" in value or "-H" in value:
        return account.first[:7], account.last[:7], "quarter"
    if value[-2:] in ("SP", "SU", "FA", "WI"):
        return account.first[:7], account.last[:7], "season"
    if len(value) == 3:
        return account.first[:4], account.last[:4], "decade"
    end = account.last if account.is_day and account.last != account.first else None
    exact: dict[int, Granularity] = {4: "year", 7: "month"}
    return value, end, exact.get(len(value), "day")


def time_of(accounts: list[Account], date: str | None) -> str | None:
    """Return the time of day of what was done on a date, a clock time before a part of the day.

    None when none is given, and when two accounts of that day disagree.
    """
    times = {
        account.time: None
        for account in accounts
        if account.time and account.first == date and account.is_day
    }
    exact = min(times, key=lambda time: ":" not in time, default=None)
    return exact if exact and all(is_about(exact, time) for time in times) else None


def status_of_group(accounts: list[Account]) -> EventStatus:
    """Return the status by the last word: what was done stays done; cancelling outlives a plan."""
    statuses = ["past" if account.status == "present" else account.status for account in accounts]
    if "past" in statuses:
        return "past"
    final = [status for status in statuses if status in CALLED_OFF]
    if final:
        return final[-1]
    return "planned" if "planned" in statuses else statuses[-1]


def evidence_of(accounts: list[Account]) -> list[dict[str, Any]]:
    """Return the passages that tell it, each once, as EVENTS has them."""
    spans = list(
        dict.fromkeys((account.article_id, account.start, account.end) for account in accounts)
    )
    return [
        {"article_id": article_id, "start": start, "end": end} for article_id, start, end in spans
    ]


def statuses_of(accounts: list[Account]) -> list[dict[str, str | None]]:
    """Return how each article has it, as EVENTS has it."""
    rows = list(
        dict.fromkeys(
            (
                account.article_id,
                "past" if account.status == "present" else account.status,
                account.value,
            )
            for account in accounts
        )
    )
    return [
        {"article_id": article_id, "status": status, "date": date}
        for article_id, status, date in rows
    ]
