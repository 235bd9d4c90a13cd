"""When and where something was said, where the clause of the cue tells it: "said in Tokyo"."""

import re

from newstables.finding.quotes.clauses import subtree
from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.token_table import TokenTable
from newstables.finding.quotes.words import lexicon

_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|"
    r"(?:january|february|march|april|june|july|august|september|october|november|december)"
)
_BESIDE = frozenset({"npadvmod", "prep", "tmod", "advmod", "dobj", "pobj", "dative", "obl"})
# From the cue down to where it was said: "told reporters at a news conference in Tokyo",
# "speaking in Tokyo, he said". What hangs on other words is what was said, or of what.
_LEADING = frozenset({"in", "at", "during"})
_LISTENERS = frozenset(
    "reporters journalists crowd audience rally meeting gathering conference forum supporters "
    "students delegates lawmakers parliament summit event".split()
)
_SITES = frozenset({"GPE", "LOC", "FAC"})
_FAR = 12  # tokens from the first word of a place to the last: "at Keio University in Tokyo"


def find_said_time(sheet: TokenTable, cue: Cue) -> int | None:
    """Return the character where the time expression begins that dates the cue, None for none."""
    if cue.how == "according":
        return None
    for child in sheet.children[cue.token]:
        if sheet.deps[child] not in _BESIDE or sheet.quoted[child] >= 0:
            continue
        first, last = subtree(sheet, child)
        for token in range(first, min(last, first + 8)):
            dated = sheet.labels[token] in ("DATE", "TIME") or _DAY.fullmatch(sheet.lower[token])
            if dated and sheet.quoted[token] < 0 and _is_day(sheet, token):
                return sheet.starts[token]
    return None


def _is_day(sheet: TokenTable, token: int) -> bool:
    """Return whether the expression that begins at `token` names a day or month."""
    for place in range(token, min(token + 5, len(sheet.words))):
        if _DAY.fullmatch(sheet.lower[place]):
            return True
        if sheet.labels[place] not in ("DATE", "TIME"):
            return False
    return False


def find_said_place(sheet: TokenTable, cue: Cue) -> str | None:
    """Return where the clause of the cue has it said, as printed: "in Tokyo"; None: not told."""
    if cue.how == "according" or cue.stem not in lexicon("reporting_verbs"):
        return None
    waiting = [cue.token]
    while waiting:
        token = waiting.pop(0)
        for child in sheet.children[token]:
            if sheet.quoted[child] >= 0 or not _leads_on(sheet, cue, token, child):
                continue
            if sheet.lower[child] in ("in", "at") and (last := _site(sheet, child)) > child:
                return sheet.lower[child] + sheet.text[sheet.ends[child] : sheet.ends[last]]
            waiting.append(child)
    return None


def _leads_on(sheet: TokenTable, cue: Cue, token: int, child: int) -> bool:
    """Return whether a place below `child` is one of the saying, not of what is said."""
    dep, word = sheet.deps[child], sheet.lower[child]
    if dep == "prep":
        if word not in _LEADING and not (word == "to" and sheet.lower[token] == "speaking"):
            return False
        # "told a crowd in Ohio", but "cited the election in Ohio", wherever the parse hangs "in".
        things = [one for one in sheet.children[cue.token]
                  if sheet.deps[one] == "dobj" and sheet.quoted[one] < 0]  # fmt: skip
        if not things or child < things[0]:
            return True
        return cue.stem == "tell" and sheet.lower[things[-1]] in _LISTENERS
    if dep in ("pobj", "obl"):
        return sheet.lower[token] != "to" or word in _LISTENERS
    if dep in ("dobj", "dative"):
        return cue.stem == "tell" and word in _LISTENERS
    return dep == "advcl" and word == "speaking"


def _site(sheet: TokenTable, prep: int) -> int:
    """Return the last token of the place after "in" or "at", and of the place that one is in.

    `prep` itself when no place follows. A body ("at Keio University") is one only after "at".
    """
    last = prep
    waiting = [prep]
    while waiting:
        token = waiting.pop(0)
        for child in sheet.children[token]:
            inside = token == prep or sheet.lower[token] in ("in", "at")
            if inside and sheet.deps[child] == "pobj" and prep < child < prep + _FAR:
                label = sheet.labels[child]
                if not (label in _SITES or (label == "ORG" and sheet.lower[token] == "at")):
                    return last
                last = max(last, child)
                waiting.append(child)
            elif token != prep and sheet.lower[child] in ("in", "at"):
                waiting.append(child)
    return last
