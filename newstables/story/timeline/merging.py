"""Which accounts are of the same: one group an event."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from newstables.story.timeline.account import Account, Slot
from newstables.story.timeline.agreeing_places import finer, same_place
from newstables.story.timeline.same_words import is_of_another_thing, told_by

_ASIDES = frozenset(("meet", "attend", "sign"))
_OF_THINGS = frozenset(("attend", "sign"))  # acts that are told apart by what they are done to
_ALIKE = 0.5  # share of content words two accounts of one background event have in common
_ENOUGH_WORDS = 4  # in common, for an undated account to be of a dated event
_DATED = "dated"  # index of the groups of any date
_SLIP_DAYS = 3  # two articles that date one meeting no further apart than this disagree


@dataclass
class _Group:
    """The accounts of one act, and what they say together."""

    head: Account
    accounts: list[Account] = field(default_factory=list)
    place: str | None = None
    venue: str | None = None
    company: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    slots: set[Slot] = field(default_factory=set)
    times: set[str | None] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    sentences: set[tuple[str, int]] = field(default_factory=set)

    def add(self, account: Account, *, traveller: str) -> None:
        self.accounts.append(account)
        self.place, self.venue = finer(self.place, account.place), self.venue or account.venue
        self.company |= set(account.participants) - {traveller}
        self.days |= {account.first} if account.first else set()
        self.slots |= {account.slot} if account.slot else set()
        self.times.add(account.time)
        self.articles.add(account.article_id)
        self.sentences.add((account.article_id, account.start))


class _Groups:
    """Groups in order, and in which of them an account can fit.

    That takes a day, a name or a word of a site in common: a tour that many articles tell of has
    thousands of accounts, and each of them is held against a few groups.
    """

    def __init__(self, traveller: str) -> None:
        self.all: list[_Group] = []
        self._traveller = traveller
        self._index: dict[object, set[int]] = defaultdict(set)

    def near(self, account: Account, company: set[str]) -> Iterable[int]:
        """Return the numbers of the groups that an account can fit."""
        marks = _marks(account.first, account.slot, account.venue, company)
        return set().union(*(self._index[mark] for mark in marks))

    def add(self, account: Account, number: int) -> None:
        """Put an account into a group; with the next number, into a new one."""
        if number == len(self.all):
            self.all.append(_Group(account))
        group = self.all[number]
        group.add(account, traveller=self._traveller)
        for mark in _marks(account.first, account.slot, group.venue, group.company):
            self._index[mark].add(number)


def _marks(
    day: str | None, slot: Slot | None, venue: str | None, company: set[str]
) -> list[tuple[str, object]]:
    named: dict[str, Iterable[object]] = {
        "day": filter(None, [day]),
        "slot": filter(None, [slot]),
        "site": _site_words(venue),
        "company": company,
    }
    return [(what, value) for what, values in named.items() for value in values]


def merge_accounts(accounts: list[Account], *, traveller: str) -> list[list[Account]]:
    """Group the accounts of what a traveller did: one group an event.

    Same act with the same people or venue on the same day, at places that agree, is one event;
    an undated account joins a dated one it fits; in an article that has no date of its own, "on
    Tuesday" is one day all the same. What only one article dates differently is kept
    in the group, as a conflict.
    """
    groups = _Groups(traveller)
    for account in sorted(
        accounts,
        key=lambda account: (
            not account.is_day,
            account.first is None,
            account.caption,
            account.act == "say",
        ),
    ):
        company = set(account.participants) - {traveller}
        fits = [
            (_fit(account, groups.all[number], company), -number)
            for number in groups.near(account, company)
        ]
        score, number = max(fits, default=(0, 0))
        groups.add(account, -number if score else len(groups.all))
    return [group.accounts for group in groups.all]


def _fit(account: Account, group: _Group, company: set[str]) -> int:
    """Return how well an account fits a group; 0 when it does not."""
    if not same_place(account.place, group.place):
        return 0
    same_act = account.act == group.head.act
    same_venue = alike_venues(account.venue, group.venue)
    if account.venue and group.venue and not same_venue and same_act:
        return 0
    if account.slot in group.slots or (account.first is not None and account.first in group.days):
        return _fit_of_day(account, group, company, same_venue=same_venue)
    if account.slot and any(article == account.article_id for article, _ in group.slots):
        return 0  # on two days of one article that has no date
    met = bool(company & group.company)
    if not account.is_day and _could_be(account, group.head):
        if not (same_venue or (same_act and met)):
            return 0
        return 3 if group.head.first else 2
    return 2 if same_act and (met or same_venue) and _is_conflict(account, group) else 0


def _fit_of_day(account: Account, group: _Group, company: set[str], *, same_venue: bool) -> int:
    """Return how well an account fits a group of its own day."""
    acts, head = {account.act, group.head.act}, group.head.act
    beside = (account.article_id, account.start) in group.sentences
    if acts & {"say", "other"}:
        if not (beside or "say" in acts):
            return 0
        return 2 if head in ("say", "speak") else 1
    if same_venue:
        return 4
    if account.act != head:
        # "visited the museum and laid a wreath there": one event, unless at another hour.
        plain = account.act in _ASIDES and not company and not account.venue
        return 1 if beside and plain and group.times == {account.time} else 0
    if company & group.company:
        return 4
    if account.act in _OF_THINGS and is_of_another_thing(account, group.head):
        return 0
    return 0 if company and group.company else 2


def _could_be(account: Account, other: Account) -> bool:
    """Return whether an undated or a week-dated account can be of what another dates."""
    if account.first is None or other.first is None:
        return True
    return account.first <= other.first <= (account.last or account.first)


def _is_conflict(account: Account, group: _Group) -> bool:
    """Return whether one account dates the event of a group differently from other articles."""
    if account.article_id in group.articles or not (account.is_day and group.head.is_day):
        return False
    days = [abs(_ordinal(account.first) - _ordinal(day)) for day in group.days]
    return bool(days) and min(days) <= _SLIP_DAYS


def _is_near(day: str | None, other: str) -> bool:
    return day is not None and abs(_ordinal(day) - _ordinal(other)) <= _SLIP_DAYS


def _ordinal(day: str | None) -> int:
    return dt.date.fromisoformat(day or "").toordinal()


def alike_venues(venue: str | None, other: str | None) -> bool:
    """Return whether two sites are one: the words of one name are all in the other."""
    if not venue or not other:
        return False
    a, b = _site_words(venue), _site_words(other)
    return a <= b or b <= a


def _site_words(venue: str | None) -> set[str]:
    return set((venue or "").lower().split())


def merge_background(accounts: list[Account]) -> list[list[Account]]:
    """Group accounts of background: the same date, and mostly the same words or people and act.

    What one article reports without a date joins what another dates in mostly the same words. Only
    groups that share a word, a person or the sentence are compared: a store of many articles
    has thousands of events in one year.
    """
    groups: list[list[Account]] = []
    index: dict[tuple[str | None, object], list[int]] = defaultdict(list)
    for account in sorted(accounts, key=lambda account: account.value is None):
        marks = [*account.words, *account.participants, (account.article_id, account.start)]
        seen = Counter(number for mark in marks for number in index[account.value, mark])
        number = next(
            (
                candidate
                for candidate in sorted(seen)
                if _same_background(account, groups[candidate][0])
            ),
            None,
        )
        if number is None and account.value is None:
            seen = Counter(number for word in account.words for number in index[_DATED, word])
            number = next(
                (
                    candidate
                    for candidate, _ in seen.most_common()
                    if _dates(groups[candidate][0], account)
                ),
                None,
            )
        if number is None:
            groups.append([account])
            for mark in marks:
                index[account.value, mark].append(len(groups) - 1)
                if account.value is not None:
                    index[_DATED, mark].append(len(groups) - 1)
        else:
            groups[number].append(account)
    return groups


def _dates(dated: Account, other: Account) -> bool:
    """Return whether what one article dates is what another reports without a date."""
    shared = len(dated.words & other.words)
    if other.day_told and not _is_near(dated.first, other.day_told):
        return False
    return (
        dated.article_id != other.article_id
        and (dated.status == "planned") == (other.status == "planned")
        and same_place(dated.place, other.place)
        and shared > _ALIKE * min(len(dated.words), len(other.words))
        and shared >= _ENOUGH_WORDS
    )


def _same_background(account: Account, other: Account) -> bool:
    if account.article_id == other.article_id and account.start == other.start:
        return True
    if not same_place(account.place, other.place):
        return False
    if account.day_told and other.day_told and not _is_near(account.day_told, other.day_told):
        return False
    mine, theirs = set(account.participants), set(other.participants)
    if account.act == other.act != "other" and mine & theirs:
        if account.act == "meet":
            return not (mine - theirs and theirs - mine)
        return account.act not in _OF_THINGS or not is_of_another_thing(account, other)
    if account.act != other.act and "other" not in (account.act, other.act):
        # "said in Lima on Monday" is of the speech there
        return {account.act, other.act} == {"say", "speak"} and bool(mine & theirs)
    words, others = told_by(account), told_by(other)
    shared = len(words & others)
    return shared > _ALIKE * min(len(words), len(others)) or account.words == other.words
