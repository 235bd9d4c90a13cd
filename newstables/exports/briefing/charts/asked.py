"""A view that is asked, and what it answers: marks, each with the sentences behind its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

from newstables.exports.briefing.chart_blocks import Evidence, Row, Shape
from newstables.exports.briefing.labels import spell_date
from newstables.exports.events import plain, set_apart
from newstables.exports.views import VIEWS
from newstables.queries.tables import Tables
from newstables.wording import UNDATED

MOST_ROWS = 15
MOST_SENTENCES = 5  # behind a number


class Counted(NamedTuple):
    """What a view counts: its marks and how they are drawn."""

    shape: Shape
    series: tuple[str, ...]
    rows: list[Row]
    left_out: int = 0
    share: bool = False
    unit: str = ""  # what several series count
    drawn: int = 0  # names of a heat map or a network


@dataclass
class Asked:
    """A view with what it is asked with, and the sentences found behind its numbers."""

    tables: Tables
    filters: Any
    chosen: dict[str, Any]
    language: str
    look: Mapping[str, Any] = field(default_factory=dict)  # how it was drawn where it was picked
    found: dict[tuple[Any, str], list[Evidence]] = field(default_factory=dict)
    counts: dict[tuple[Any, str], int] = field(default_factory=dict)

    def rows(self, view: str) -> pd.DataFrame:
        """Return the rows of a view."""
        return VIEWS[view].rows(self.tables, self.filters, **self.chosen)

    def note(self, evidence: pd.DataFrame, *, period: str = "") -> None:
        """Keep sentences by key and period."""
        for row in evidence.to_dict("records"):
            key = (row["key"], row.get("period") or period)
            self.found.setdefault(key, []).append(_evidence(row, self.language))
            self.counts[key] = int(row["sentences"])

    def row(self, name: str, values: list[Any], keys: list[tuple[Any, str]], **more: Any) -> Row:
        """Return a mark with the sentences behind each of its numbers."""
        return Row(
            plain(name),
            tuple(values),
            tuple(tuple(self.found.get(key, ())) for key in keys),
            tuple(self.counts.get(key, 0) for key in keys),
            **more,
        )


def number(value: Any) -> int | float:
    """Return a count as a whole number, a share with four places."""
    told = float(value)
    return int(told) if told.is_integer() and told >= 1 else round(told, 4)


def _evidence(row: Mapping[str, Any], language: str) -> Evidence:
    day = "" if row["published"] == UNDATED else spell_date(str(row["published"]), language)
    parts = (plain(row["title"]), plain(row["outlet"]), day)
    cite = ", ".join(set_apart(part) for part in parts if part)
    return Evidence(" ".join(plain(row["sentence"]).split()), cite, plain(row.get("url")))
