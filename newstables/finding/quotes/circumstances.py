"""When and where something was said, where the clause of the cue says so: "said in Tokyo"."""

import re

from newstables.finding.quotes.clauses import subtree
from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.words import reporting_verbs
from newstables.finding.token_table import TokenTable

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


def find_said_time(tokens: TokenTable, cue: Cue) -> int | None:
    """Return the character where the time expression begins that dates the cue, None for none."""
    if cue.how == "according":
        return None
    for child in tokens.children[cue.token]:
        if tokens.deps[child] not in _BESIDE or tokens.quoted[child] >= 0:
            continue
        first, last = subtree(tokens, child)
        for token in range(first, min(last, first + 8)):
            dated = tokens.labels[token] in ("DATE", "TIME") or _DAY.fullmatch(tokens.lower[token])
            if dated and tokens.quoted[token] < 0 and _is_day(tokens, token):
                return tokens.starts[token]
    return None


def _is_day(tokens: TokenTable, token: int) -> bool:
    """Return whether the expression that begins at `token` names a day or month."""
    for place in range(token, min(token + 5, len(tokens.words))):
        if _DAY.fullmatch(tokens.lower[place]):
            return True
        if tokens.labels[place] not in ("DATE", "TIME"):
            return False
    return False


def find_said_place(tokens: TokenTable, cue: Cue) -> str | None:
    """Return where the clause of the cue has it said, as printed: "in Tokyo"; None: not stated."""
    if cue.how == "according" or cue.stem not in reporting_verbs():
        return None
    waiting = [cue.token]
    while waiting:
        token = waiting.pop(0)
        for child in tokens.children[token]:
            if tokens.quoted[child] >= 0 or not _leads_on(tokens, cue, token, child):
                continue
            if tokens.lower[child] in ("in", "at") and (last := _site(tokens, child)) > child:
                return tokens.lower[child] + tokens.text[tokens.ends[child] : tokens.ends[last]]
            waiting.append(child)
    return None


def _leads_on(tokens: TokenTable, cue: Cue, token: int, child: int) -> bool:
    """Return whether a place below `child` is where it was said, not part of what is said."""
    dep, word = tokens.deps[child], tokens.lower[child]
    if dep == "prep":
        if word not in _LEADING and not (word == "to" and tokens.lower[token] == "speaking"):
            return False
        # "told a crowd in Ohio", but "cited the election in Ohio", wherever the parse hangs "in".
        objects = [
            below
            for below in tokens.children[cue.token]
            if tokens.deps[below] == "dobj" and tokens.quoted[below] < 0
        ]
        if not objects or child < objects[0]:
            return True
        return cue.stem == "tell" and tokens.lower[objects[-1]] in _LISTENERS
    if dep in ("pobj", "obl"):
        return tokens.lower[token] != "to" or word in _LISTENERS
    if dep in ("dobj", "dative"):
        return cue.stem == "tell" and word in _LISTENERS
    return dep == "advcl" and word == "speaking"


def _site(tokens: TokenTable, prep: int) -> int:
    """Return the last token of the place after "in" or "at", and of the place that one is in.

    `prep` itself when no place follows. A body ("at Keio University") is one only after "at".
    """
    last = prep
    waiting = [prep]
    while waiting:
        token = waiting.pop(0)
        for child in tokens.children[token]:
            inside = token == prep or tokens.lower[token] in ("in", "at")
            if inside and tokens.deps[child] == "pobj" and prep < child < prep + _FAR:
                label = tokens.labels[child]
                if not (label in _SITES or (label == "ORG" and tokens.lower[token] == "at")):
                    return last
                last = max(last, child)
                waiting.append(child)
            elif token != prep and tokens.lower[child] in ("in", "at"):
                waiting.append(child)
    return last
