"""An account: one article's word on one happening, dated as far as that article dates it."""

from dataclasses import dataclass, field, replace
from typing import Any

from newstables.finding.times.found import Rule
from newstables.gazetteer import bare, regions
from newstables.schemas import AccountStatus, Act, is_day
from newstables.wording import spell_value

_DAY_RULE = frozenset("is day month unit shift of which week_shift".split())
# An article and, by its rule, how it names a day.
Slot = tuple[str, tuple[tuple[str, Any], ...]]


@dataclass
class Account:
    """One article's word on one happening; dates are ISO, `first` and `last` days."""

    article_id: str
    published: str | None
    start: int
    end: int
    at: int
    act: Act
    status: AccountStatus
    place: str | None
    venue: str | None
    country: str | None
    traveller: str | None
    agents: list[str]
    participants: list[str]
    description: str
    words: frozenset[str]
    caption: bool
    mark: str  # tells it from every other account, whatever is known of dates and names
    home: str | None = None
    dateline: str | None = None  # town its article was filed from
    arrives: bool = False
    earlier: bool = False  # done before what its sentence moves to
    clause: str = ""  # what its sentence says of it alone
    offices: dict[str, str] = field(default_factory=dict)  # person -> "PM"
    held: str = ""  # who holds an office that the article names alone, and by which words
    reported: bool = False  # news without a day
    day_told: str | None = None  # ISO: the day of what is only reported
    moved: bool = False  # to the day it is dated to, from one told beside it
    afar: bool = False  # by telephone or video link
    source: str | None = None  # the ministry, firm or office whose statement it is
    undated: bool = False  # "recently", "days after": background without a date
    value: str | None = None
    first: str | None = None
    last: str | None = None
    time: str | None = None  # of its day: "HH:MM" or a part of the day, as EVENTS has it
    reason: str = ""
    rule: Rule = field(default_factory=dict)  # how its time was read, as in TIMES
    time_start: int | None = None  # of the expression that dates it

    @property
    def told_at(self) -> tuple[str, str, int, int]:
        """Return where it stands among all accounts: by publication, then in reading order."""
        return self.published or "9999", self.article_id, self.start, self.at

    @property
    def slot(self) -> Slot | None:
        """Return its article and how that names its day, while no date can be had of it."""
        if self.first is not None or not self.rule:
            return None
        kind = self.rule["is"]
        if kind not in ("weekday", "monthday") and self.rule.get("unit") != "day":
            return None
        named = (part for part in self.rule.items() if part[0] in _DAY_RULE)
        return self.article_id, tuple(sorted(named))

    @property
    def is_day(self) -> bool:
        """Return whether it is dated to the day."""
        return is_day(self.value)

    @property
    def is_stop(self) -> bool:
        """Return whether it tells of coming to a town or country, not to a site or a region."""
        return (
            self.act == "visit"
            and self.place is not None
            and self.venue is None
            and not self.undated
            and bare(self.place) not in regions()
        )


def as_reported(account: Account) -> Account:
    """Return an account that gives no day with that of its report, and says so."""
    day = account.day_told
    if account.first is not None or day is None:
        return account
    told = "reported on" if day == account.published else "told right after what was done on"
    reason = f"told without a day; {told} {spell_value(day)}"
    rule = {"is": "reported"}
    return replace(account, value=day, first=day, last=day, reason=reason, rule=rule)
