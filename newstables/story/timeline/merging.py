"""Which accounts tell of the same: one group an event."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from newstables.story.timeline.accounts import Account, finer, same_place

_ASIDES = frozenset(("meet", "attend", "sign"))
_ALIKE = 0.5  # share of content words two accounts of one background event have in common
_ENOUGH_WORDS = 4  # in common, for an undated account to be of a dated event
_DATED = "dated"  # index of the groups of any date
_SLIP_DAYS = 3  # two articles that date one meeting no further apart than this disagree


@dataclass
class _Group:
    """The accounts of one deed, and what they say together."""

    head: Account
    told: list[Account] = field(default_factory=list)
    place: str | None = None
    venue: str | None = None
    company: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    slots: set[tuple[str, str]] = field(default_factory=set)
    times: set[str | None] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    sentences: set[tuple[str, int]] = field(default_factory=set)

    def add(self, one: Account, *, traveller: str) -> None:
        self.told.append(one)
        self.place, self.venue = finer(self.place, one.place), self.venue or one.venue
        self.company |= set(one.participants) - {traveller}
        self.days |= {one.first} if one.first else set()
        self.slots |= {one.slot} if one.slot else set()
        self.times.add(one.time)
        self.articles.add(one.article_id)
        self.sentences.add((one.article_id, one.start))


def merge_accounts(accounts: list[Account], *, traveller: str) -> list[list[Account]]:
    """Group the accounts of what a traveller did: one group an event.

    Same act with the same people or venue on the same day, at places that agree, is one event;
    an undated account joins a dated one it fits; in an article that has no date of its own, "on
    Tuesday" is one day all the same. What only one article dates differently is kept
    in the group, as a conflict.
    """
    groups: list[_Group] = []
    for one in sorted(
        accounts, key=lambda one: (not one.is_day, one.first is None, one.caption, one.act == "say")
    ):
        company = set(one.participants) - {traveller}
        fits = [(_fit(one, group, company), -number) for number, group in enumerate(groups)]
        score, number = max(fits, default=(0, 0))
        if score == 0:
            groups.append(_Group(one))
            number = 1 - len(groups)
        groups[-number].add(one, traveller=traveller)
    return [group.told for group in groups]


def _fit(one: Account, group: _Group, company: set[str]) -> int:
    """Say how well a account fits a group; 0 when it does not."""
    if not same_place(one.place, group.place):
        return 0
    same_act = one.act == group.head.act
    same_venue = alike_venues(one.venue, group.venue)
    if one.venue and group.venue and not same_venue and same_act:
        return 0
    if one.slot in group.slots or (one.first is not None and one.first in group.days):
        return _fit_of_day(one, group, company, same_venue=same_venue)
    if one.slot and any(article == one.article_id for article, _ in group.slots):
        return 0  # on two days of one article that has no date
    met = bool(company & group.company)
    if not one.is_day and _could_be(one, group.head):
        if not (same_venue or (same_act and met)):
            return 0
        return 3 if group.head.first else 2
    return 2 if same_act and (met or same_venue) and _is_conflict(one, group) else 0


def _fit_of_day(one: Account, group: _Group, company: set[str], *, same_venue: bool) -> int:
    """Say how well a account fits a group of its own day."""
    acts, head = {one.act, group.head.act}, group.head.act
    beside = (one.article_id, one.start) in group.sentences
    if acts & {"say", "other"}:
        if not (beside or "say" in acts):
            return 0
        return 2 if head in ("say", "speak") else 1
    if same_venue:
        return 4
    if one.act != head:
        # "visited the museum and laid a wreath there": one event, unless at another hour.
        plain = one.act in _ASIDES and not company and not one.venue
        return 1 if beside and plain and group.times == {one.time} else 0
    if company & group.company:
        return 4
    return 0 if company and group.company else 2


def _could_be(one: Account, other: Account) -> bool:
    """Return whether an undated or a week-dated account can tell of what another dates."""
    if one.first is None or other.first is None:
        return True
    return one.first <= other.first <= (one.last or one.first)


def _is_conflict(one: Account, group: _Group) -> bool:
    """Return whether one account dates the event of a group differently from other articles."""
    if one.article_id in group.articles or not (one.is_day and group.head.is_day):
        return False
    days = [abs(_ordinal(one.first) - _ordinal(day)) for day in group.days]
    return bool(days) and min(days) <= _SLIP_DAYS


def _ordinal(day: str | None) -> int:
    return dt.date.fromisoformat(day or "").toordinal()


def alike_venues(one: str | None, other: str | None) -> bool:
    """Return whether two sites are one: the words of one name are all in the other."""
    if not one or not other:
        return False
    a, b = set(one.lower().split()), set(other.lower().split())
    return a <= b or b <= a


def merge_background(accounts: list[Account]) -> list[list[Account]]:
    """Group accounts of background: the same date, and mostly the same words or people and act.

    What one article tells without a date joins what another dates in mostly the same words. Only
    groups that share a word, a person or the sentence are compared: a store of many articles
    has thousands of events in one year.
    """
    groups: list[list[Account]] = []
    index: dict[tuple[str | None, object], list[int]] = defaultdict(list)
    for one in sorted(accounts, key=lambda one: one.value is None):
        marks = [*one.words, *one.participants, (one.article_id, one.start)]
        seen = Counter(number for mark in marks for number in index[one.value, mark])
        number = next((n for n in sorted(seen) if _same_background(one, groups[n][0])), None)
        if number is None and one.value is None:
            seen = Counter(number for word in one.words for number in index[_DATED, word])
            number = next((n for n, _ in seen.most_common() if _dates(groups[n][0], one)), None)
        if number is None:
            groups.append([one])
            for mark in marks:
                index[one.value, mark].append(len(groups) - 1)
                if one.value is not None:
                    index[_DATED, mark].append(len(groups) - 1)
        else:
            groups[number].append(one)
    return groups


def _dates(dated: Account, other: Account) -> bool:
    """Return whether what one article dates is what another tells without a date."""
    shared = len(dated.words & other.words)
    return (
        dated.article_id != other.article_id
        and (dated.status == "planned") == (other.status == "planned")
        and same_place(dated.place, other.place)
        and shared > _ALIKE * min(len(dated.words), len(other.words))
        and shared >= _ENOUGH_WORDS
    )


def _same_background(one: Account, other: Account) -> bool:
    if one.article_id == other.article_id and one.start == other.start:
        return True
    if not same_place(one.place, other.place):
        return False
    if one.act == other.act != "other" and set(one.participants) & set(other.participants):
        return True
    shared = len(one.words & other.words)
    return shared >= _ALIKE * max(1, min(len(one.words), len(other.words)))
