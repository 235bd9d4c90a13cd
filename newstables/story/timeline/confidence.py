"""The chance that an event's date is right, by how its time expression was read.

Measured on the development articles of TimeBank, AQUAINT and MEANTIME apple (284 of 286; two have
a wrong creation date): of the expressions found where the annotators name a stretch of the
calendar too, how many have theirs. `python -m tests.bench.readings` counts anew.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from newstables.story.timeline.account import Account

# How it was read -> (right, found).
RIGHT = {
    "day printed in full": (58, 59),
    "day of a month": (153, 157),
    "day counted from publication": (111, 114),
    "weekday told of the past": (304, 312),
    "weekday told of the future": (21, 26),
    "weekend counted from publication": (4, 6),
    "week counted from publication": (26, 39),
    "month and year": (17, 17),
    "month without a year": (98, 105),
    "month counted from publication": (38, 39),
    "quarter": (90, 93),
    "quarter counted from publication": (2, 4),
    "year": (131, 134),
    "year counted from publication": (98, 114),
    "decade or century": (12, 12),
    "holiday": (4, 5),
    "told without a day": (204, 257),
    "counted from another expression": (73, 103),
}
_EVEN = 0.5  # no date
_FIXED = {10: "day printed in full", 7: "month and year", 4: "year"}
_NAMED = {
    "reported": "told without a day",
    "monthday": "day of a month",
    "month": "month without a year",
}


def reading_of(rule: Mapping[str, Any]) -> str:
    """Return in words how a time expression was read, by its rule in TIMES."""
    if "of" in rule:
        return "counted from another expression"
    if rule["is"] == "fixed":
        value = str(rule["value"]).split("T")[0]
        return "quarter" if "-Q" in value else _FIXED.get(len(value), "decade or century")
    if rule["is"] == "period":
        return f"{rule['unit']} counted from publication"
    if rule["is"] == "weekday":
        ahead = rule.get("tense") == "future" or rule.get("which") in ("next", "coming")
        return f"weekday told of the {'future' if ahead else 'past'}"
    return _NAMED.get(rule["is"], str(rule["is"]))


def chance(reading: str) -> float:
    """Return the chance that a date read so is right.

    One right and one wrong are added to what was counted, so that what was seen seldom is not
    called certain; what was never seen is even.

    Source: Laplace's rule of succession.
    """
    right, found = RIGHT.get(reading, (0, 0))
    return round((right + 1) / (found + 2), 2)


def share_agreeing(first: str | None, accounts: Iterable[Account]) -> float:
    """Return how much weight the articles give a day, of all that give one: 1.0 when they agree.

    Each article counts once a day. One for the day and one against are added, so that a single
    article against another is even and no number of them makes the other impossible.

    Source: Laplace's rule of succession.
    """
    told = {(account.article_id, account.first) for account in accounts}
    with_it = sum(day == first for _, day in told)
    if with_it == len(told):
        return 1.0
    return (with_it + 1) / (len(told) + 2)


def confidence(account: Account, *, share: float = 1.0) -> float:
    """Return the chance that the date of an account is right; even when it has none.

    Args:
        account: the one the event has its date from.
        share: how much weight articles give that date, where they differ: see `share_agreeing`.
    """
    if account.first is None or not account.rule:
        return _EVEN
    return round(chance(reading_of(account.rule)) * share, 2)
