"""Whether two accounts say the same in words, who, where and when left aside."""

import re

from newstables.finding.events.words import acts
from newstables.finding.times.words import WEEKDAYS
from newstables.lexicons import words
from newstables.story.timeline.account import Account

_DAYS = frozenset(day.lower() for day in WEEKDAYS)
_WORD = re.compile(r"\w+")


def told_by(account: Account) -> frozenset[str]:
    """Return the content words of an account but those of its people, their offices, its place."""
    named = [*account.participants, account.place or "", account.country or ""]
    aside = {word for name in named for word in _WORD.findall(name.lower())}
    kept = {word.removesuffix("’s").removesuffix("'s") for word in account.words}
    return frozenset(kept - aside - _DAYS - words("role_nouns"))


def is_of_another_thing(account: Account, other: Account) -> bool:
    """Return whether two acts of one kind have nothing in common but that: an accord, a pact."""
    mine, theirs = (
        {_stem(word) for word in told_by(one) - acts().keys()} for one in (account, other)
    )
    return bool(mine and theirs) and not mine & theirs


def _stem(word: str) -> str:
    return word.removesuffix("s")
