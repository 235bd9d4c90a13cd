"""The tour that a rule of a story means, whatever tours were found since it was made."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from newstables.decisions.stories import Rule
from newstables.schemas import is_day


def rule_of_tour(tour: Mapping[str, Any]) -> Rule:
    """Return the rule that takes in what tells of a tour.

    Args:
        tour: a row of TOURS.
    """
    at = (tour["traveller"], tour["start"], tour["end"])
    return Rule(tour=tour["key"], tour_at=at if _dated(tour) else ())


def tour_meant(rule: Rule, tours: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return which of some tours a rule means, or None.

    A key alone may come to name another tour of the same traveller, so the one that shares the most
    days with what the rule was made of is meant; one bounded by hand is known by its key.

    Args:
        rule: that names a tour.
        tours: rows of TOURS.
    """
    named = [tour for tour in tours if tour["key"] == rule.tour]
    if not rule.tour_at or (named and named[0]["by_hand"]):
        return named[0] if named else None
    traveller, first, last = rule.tour_at
    met = [
        tour
        for tour in tours
        if tour["traveller"] == traveller
        and _dated(tour)
        and tour["start"] <= last and tour["end"] >= first
    ]  # fmt: skip
    return max(met, key=lambda tour: (_shared(tour, first, last), tour in named), default=None)


def _dated(tour: Mapping[str, Any]) -> bool:
    return is_day(tour["start"]) and is_day(tour["end"])


def _shared(tour: Mapping[str, Any], first: str, last: str) -> int:
    """Return how many days a tour shares with a span of days."""
    begin, end = max(tour["start"], first), min(tour["end"], last)
    return (dt.date.fromisoformat(end) - dt.date.fromisoformat(begin)).days
