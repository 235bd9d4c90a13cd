"""Who holds an office that one article names without its holder, by others of the same time."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from newstables.finding.coref.descriptions import Description, describe, fit
from newstables.finding.events.words import is_office
from newstables.schemas import is_day

_SAME_TIME = 30  # days between two articles, at most: offices change hands
_ENOUGH = 2.0  # points of a description: the very noun, or one like it of the same body


@dataclass(frozen=True)
class _Told:
    """What one article calls one person."""

    person: str  # under the name of all articles
    article_id: str
    day: dt.date | None  # of its publication
    printed: str
    says: Description


class Offices:
    """The holders of offices, over all articles."""

    def __init__(
        self, happenings: pd.DataFrame, published: Mapping[str, str | None], names: Any
    ) -> None:
        """Read what HAPPENINGS call who takes part; `names.person` links names over articles."""
        self._days = {article: _day(day) for article, day in published.items()}
        self._told: list[_Told] = []
        self._found: dict[tuple[str, str], tuple[str, str] | None] = {}
        asked = any(map(is_office, happenings["participants"].explode().dropna().unique()))
        columns = ("article_id", "participants", "titles")
        rows = zip(*(happenings[name] for name in columns), strict=True) if asked else ()
        known = {
            (str(article), name, title)
            for article, people, titles in rows
            for name, told in zip(people, titles, strict=False)
            for title in told.split("; ")
            if title
        }
        for article, name, title in sorted(known):
            person, says = names.person(article, name), describe(tuple(title.split()))
            self._told.append(_Told(person, article, self._days.get(article), title, says))

    def holder(self, article_id: str, office: str) -> tuple[str, str] | None:
        """Return who alone holds an office at the time of an article, and as what; None: unknown.

        Args:
            office: as the article prints it, "the NATO chief".
        """
        key = article_id, office
        if key not in self._found:
            self._found[key] = self._find(article_id, office)
        return self._found[key]

    def _find(self, article_id: str, office: str) -> tuple[str, str] | None:
        day = self._days.get(article_id)
        printed = office.removeprefix("the ").split()
        says = describe(tuple(printed))
        names = frozenset(word.lower() for word in printed if word[:1].isupper())
        fitting = {
            told.person: told.printed
            for told in self._told
            if _is_same_time(day, told.day) and fit(says, told.says, names=names) >= _ENOUGH
        }
        return next(iter(fitting.items())) if len(fitting) == 1 else None


def _day(published: str | None) -> dt.date | None:
    return dt.date.fromisoformat(str(published)) if is_day(published) else None


def _is_same_time(day: dt.date | None, other: dt.date | None) -> bool:
    return day is not None and other is not None and abs((day - other).days) <= _SAME_TIME
