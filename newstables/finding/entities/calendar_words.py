"""Days and months beside a name: "On Tuesday Dusek", "since May Horska", but June Carter."""

import re
from calendar import day_name, month_name

DAYS = frozenset(day_name)
MONTHS = frozenset(month_name) - {""}
_NAMES_TOO = frozenset({"April", "August", "June", "May"})
_AT_A_TIME = re.compile(
    r"\b(?:after|before|between|by|during|early|every|from|in|last|late|mid|next|of|on|past|since"
    r"|this|through|till|until)[ \u00a0-]$",
    re.I,
)


def is_after_time_word(start: int, text: str) -> bool:
    """Return whether "on", "since", "last" or the like stands right before."""
    return bool(_AT_A_TIME.search(text, max(0, start - 12), start))


def is_time_word(word: str, start: int, text: str) -> bool:
    """Return whether a word at `start` is a day or a month, not the given name of one."""
    if word in DAYS:
        return True
    if word not in MONTHS:
        return False
    return word not in _NAMES_TOO or is_after_time_word(start, text)
