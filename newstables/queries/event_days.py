"""On which days articles have one event, and how many say each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newstables.schemas import is_day


@dataclass(frozen=True)
class DayTold:
    """One day that articles give an event; ISO."""

    day: str
    articles: int
    outlets: tuple[str, ...]

    @property
    def weekday(self) -> str:
        """Return the day's name: "Monday"."""
        return f"{dt.date.fromisoformat(self.day):%A}"


def days_told(event: Mapping[str, Any]) -> tuple[DayTold, ...]:
    """Return the days that articles give an event, told by most first.

    Args:
        event: as `queries.timeline.event` returns it.
    """
    told: dict[str, dict[str, str]] = {}
    for account in event["statuses"]:
        day = str(account["date"] or "")[:10]
        if is_day(day):
            told.setdefault(day, {})[account["article_id"]] = account["outlet"]
    days = [DayTold(day, len(by), tuple(dict.fromkeys(by.values()))) for day, by in told.items()]
    return tuple(sorted(days, key=lambda each: (-each.articles, each.day)))
