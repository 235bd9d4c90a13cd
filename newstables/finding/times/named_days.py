"""Days that are names: "the Sept. 11 attacks" are those of 2001, with that noun beside them."""

from functools import cache

from newstables import lexicons
from newstables.finding.times.found import Found


@cache
def _days() -> dict[tuple[int, int], tuple[frozenset[str], str]]:
    """Return month and day -> the nouns that make it a name, and its ISO 8601 day."""
    days = {}
    for day, nouns in lexicons.rows("named_days", 2):
        days[int(day[5:7]), int(day[8:])] = (frozenset(lexicons.items(nouns)), day)
    return days


def take_name(time: Found, following: str) -> None:
    """Set the day that a month-day with its noun is the name of, in place.

    Args:
        following: the word after it, in small letters.
    """
    rule = time.rule
    nouns, day = _days().get((rule.get("month", 0), rule.get("day", 0)), (frozenset(), ""))
    if rule["is"] == "monthday" and following in nouns:
        rule["named"] = day
