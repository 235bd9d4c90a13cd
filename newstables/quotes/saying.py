"""When something was said, where the clause of the cue tells it: "said Wednesday"."""

import re

from newstables.quotes.clauses import subtree
from newstables.quotes.cues import Cue
from newstables.quotes.sheet import Sheet

_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|"
    r"(?:january|february|march|april|june|july|august|september|october|november|december)"
)
_PLACES = frozenset({"npadvmod", "prep", "tmod", "advmod", "dobj", "pobj", "dative", "obl"})


def time_of_saying(sheet: Sheet, cue: Cue) -> int | None:
    """Give the character where the time expression begins that dates the cue, None for none."""
    if cue.how == "according":
        return None
    for child in sheet.children[cue.token]:
        if sheet.deps[child] not in _PLACES or sheet.quoted[child] >= 0:
            continue
        first, last = subtree(sheet, child)
        for token in range(first, min(last, first + 8)):
            dated = sheet.labels[token] in ("DATE", "TIME") or _DAY.fullmatch(sheet.lower[token])
            if dated and sheet.quoted[token] < 0 and _is_day(sheet, token):
                return sheet.starts[token]
    return None


def _is_day(sheet: Sheet, token: int) -> bool:
    """Tell whether the expression that begins at `token` names a day or month."""
    for place in range(token, min(token + 5, len(sheet.words))):
        if _DAY.fullmatch(sheet.lower[place]):
            return True
        if sheet.labels[place] not in ("DATE", "TIME"):
            return False
    return False
