"""What an offered date rests on, in words: which day each weekday of the article then means."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from newstables.finding.events.wordings import shorten
from newstables.finding.times.dates import parse_published
from newstables.finding.times.found import Rule, rules_of
from newstables.story.timeline.account import Account
from newstables.story.times.resolving import resolve
from newstables.wording import spell_value

_LONGEST = 160  # characters of the sentence that a reason repeats


class AssumedWords:
    """What the articles print: their titles, and the weekdays each of them names."""

    def __init__(self, articles: pd.DataFrame, times: pd.DataFrame) -> None:
        """Read ARTICLES and TIMES."""
        self._called = {str(row["article_id"]): _called(row) for row in articles.to_dict("records")}
        self._texts: dict[tuple[str, int], str] = {}
        self._days: dict[str, list[tuple[str, Rule]]] = {}
        for row, rule in zip(times.itertuples(), rules_of(times), strict=True):
            text = " ".join(str(row.text).split())
            self._texts[str(row.article_id), int(row.start)] = text
            if rule["is"] == "weekday" or rule.get("unit") == "day":
                self._days.setdefault(str(row.article_id), []).append((text, rule))

    def weekdays(self, article_id: str) -> list[Rule]:
        """Return the rules by which an article's weekdays are read."""
        return [rule for _, rule in self._days.get(article_id, []) if rule["is"] == "weekday"]

    def spread(self, article_id: str, day: str) -> int:
        """Return how far from a day of publication the weekdays told of would lie, in days."""
        meant = [day_meant(rule, day) for rule in self.weekdays(article_id)]
        at = dt.date.fromisoformat(day)
        return sum(abs((dt.date.fromisoformat(other) - at).days) for other in meant if other)

    def reason(self, account: Account, other: Account, day: str) -> str:
        """Say which weekday gives the day, and what all its others mean in an article of `day`.

        Args:
            account: of the undated article; `other` tells the same, with its day.
        """
        printed = self._texts[account.article_id, account.time_start or 0]
        sentence = shorten(other.description, _LONGEST)
        known = (printed, other.first)
        then: dict[str, list[str]] = {}
        for text, rule in self._days.get(account.article_id, []):
            meant = day_meant(rule, day)
            if meant and (text, meant) != known and meant not in then.get(text, ()):
                then.setdefault(text, []).append(meant)
        told = (
            f"its {'other ' if text == printed else ''}“{text}” is then "
            f"{' or '.join(map(spell_value, days))}"
            for text, days in then.items()
        )
        ground = (
            f"Its “{printed}” is {spell_value(other.first or '')} by "
            f"{self._called[other.article_id]}, which tells the same: {sentence}"
        )
        return "; ".join([ground.rstrip("."), *told])


def _called(row: Mapping[Any, Any]) -> str:
    """Return what to call an article: its headline, else its outlet, else what it was read from."""
    title, outlet, source = (row.get(name) for name in ("title", "outlet", "source"))
    if isinstance(title, str) and title.strip():
        return f"“{title}”"
    if isinstance(outlet, str) and outlet.strip():
        return f"an article of {outlet} without a headline"
    if isinstance(source, str) and source.strip():
        return f"the article read from {source}"
    return "another article, without a headline"


def day_meant(rule: Rule, published: str) -> str | None:
    """Return the day that a weekday or "yesterday" means in an article published then."""
    value = resolve(rule, published=parse_published(published))
    return value[:10] if value and len(value) >= len(published) else None
