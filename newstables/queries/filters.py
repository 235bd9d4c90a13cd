"""What the reader can choose on every page, told in words and written as SQL.

`Filters` holds the choices that all pages share. What one page alone can choose is a class of its
own beside its query: `mention_filters`, `quote_filters`, `event_filters`. An article without an
outlet counts under UNKNOWN_OUTLET and one without a date under UNDATED, so that the parts always
add up to the whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

from newstables.wording import UNDATED

UNKNOWN_OUTLET = "unknown outlet"
UNATTRIBUTED = "unattributed"

COPIES = "SELECT article_id FROM articles WHERE duplicate_of IS NOT NULL"
REWORDED = f"{COPIES} AND copy_kind = 'reworded'"  # their words are nobody's

# The period an article was published in, as SQL. A date that is not exact to the day stays what
# it is: "2023-01" is a period of its own.
PERIODS = {
    "Day": "{table}.published",
    "Week": """CASE WHEN length({table}.published) = 10
        THEN strftime(date_trunc('week', CAST({table}.published AS DATE)), '%Y-%m-%d')
        ELSE {table}.published END""",
    "Month": "left({table}.published, 7)",
}


def choice(head: str, *, default: Any = (), values: Mapping[Any, str] | None = None) -> Any:
    """Declare a filter with its words: `describe` writes "head value, value".

    Args:
        head: what stands before the values, "" for nothing.
        default: what it is when nothing is chosen.
        values: how values are spelled for people; those left out are written as they are.
    """
    return field(default=default, metadata={"head": head, "values": values or {}})


def switch(words: str) -> Any:
    """Declare a filter that is off unless chosen; `describe` writes `words` when it is on."""
    return field(default=False, metadata={"switch": words})


@dataclass(frozen=True)
class Filters:
    """What the reader chose; empty means all. Hashable, so that answers can be kept by it.

    A field that is declared with neither `choice` nor `switch` is left out of `describe`.
    """

    outlets: tuple[str, ...] = choice("only from")
    # Of publication, ISO 8601, both ends included.
    first_day: str | None = choice("published from", default=None)
    last_day: str | None = choice("published to", default=None)
    period: tuple[str, ...] = choice("published in")  # a key of PERIODS and one of its periods
    once: bool = switch("copies left out")  # of what one article took over from another

    @classmethod
    def from_shared(cls, shared: "Filters", **own: Any) -> Self:
        """Return filters of this page that share articles with those of another.

        Args:
            shared: filters of any page; what only that page can choose is left behind.
            own: what is chosen on this page.
        """
        kept = {chosen.name: getattr(shared, chosen.name) for chosen in fields(Filters)}
        return cls(**(kept | own))

    def without(self, *names: str) -> Self:
        """Return the filters as they are when nothing is chosen in those named."""
        cleared: dict[str, Any] = {
            chosen.name: chosen.default for chosen in fields(self) if chosen.name in names
        }
        return replace(self, **cleared)

    def describe(self, say: Callable[[str], str] = str) -> str:
        """Return in one line what was chosen, to travel with exports; "none" for nothing.

        Args:
            say: gives words of ours in another language; what was chosen stays as it is.
        """
        parts = []
        for chosen in fields(self):
            value, words = getattr(self, chosen.name), chosen.metadata
            if value == chosen.default or not words:
                continue
            if "switch" in words:
                parts.append(say(words["switch"]))
                continue
            values = value if isinstance(value, tuple) else (value,)
            ours = words["values"]
            spelled = dict.fromkeys(
                say(ours[value]) if value in ours else str(value) for value in values
            )
            head = say(words["head"]) if words["head"] else ""
            parts.append(f"{head} {', '.join(spelled)}".strip())
        return "; ".join(parts) or "none"


@dataclass
class Where:
    """Conditions and their values, gathered side by side so that no value is written into SQL."""

    conditions: list[str] = field(default_factory=lambda: ["TRUE"])
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        """Add one condition and the values of its question marks."""
        self.conditions.append(condition)
        self.values.extend(values)

    def __str__(self) -> str:
        """Write the conditions as SQL."""
        return " AND ".join(f"({condition})" for condition in self.conditions)


def period_of(step: str, *, table: str = "a") -> str:
    """Write as SQL the period an article was published in, or UNDATED.

    Args:
        step: a key of PERIODS.
        table: alias of the table that has the column published.
    """
    return f"coalesce({PERIODS[step].format(table=table)}, '{UNDATED}')"


def where_articles(filters: Filters, *, table: str = "a") -> Where:
    """Return the test of articles by outlet and day; a chosen span of days leaves undated ones out.

    Args:
        filters: of any page; what all pages share is read.
        table: alias of the table that has the columns article_id, outlet and published.
    """
    where = Where()
    if filters.outlets:
        where.add(
            f"list_contains(?, coalesce({table}.outlet, '{UNKNOWN_OUTLET}'))", list(filters.outlets)
        )
    if filters.period:
        step, period = filters.period
        where.add(f"{period_of(step, table=table)} = ?", period)
    # "2023-02" is in February: both ends compare as far as the article's own date goes.
    if filters.first_day:
        where.add(f"{table}.published >= left(?, length({table}.published))", filters.first_day)
    if filters.last_day:
        where.add(f"{table}.published <= left(?, length({table}.published))", filters.last_day)
    if filters.once:
        where.add(f"{table}.article_id NOT IN ({COPIES})")
    return where
