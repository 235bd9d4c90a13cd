"""Where the words reported by a cue may begin and end when no marks say so."""

from dataclasses import dataclass

from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.token_table import TokenTable

SHAPES = ("ccomp", "xcomp", "dobj", "prep", "other", "after", "to comma", "before", "around")
_CHILDREN = {
    "ccomp": "ccomp", "xcomp": "xcomp", "dobj": "dobj", "prep": "prep", "advcl": "other",
    "oprd": "other", "attr": "other", "acl": "other", "relcl": "other", "acomp": "other",
    "nsubjpass": "other", "pobj": "dobj",
}  # fmt: skip
_STOPS = frozenset({".", "!", "?", ",", ";", ":", "—", "–", "-", '"', "”", "“", "''", "``", ")"})
_PAUSES = frozenset({",", ";", "—", "–", ":", "..."})


@dataclass(frozen=True)
class Clause:
    """One stretch that a cue may report: tokens `first:last`, and how it was cut out."""

    cue: Cue
    first: int
    last: int
    shape: str


def find_clauses(tokens: TokenTable, cue: Cue, sentence: tuple[int, int]) -> list[Clause]:
    """Return every stretch of the cue's sentence that it may report, no stretch twice."""
    found: dict[tuple[int, int], str] = {}

    def add(first: int, last: int, shape: str) -> None:
        first, last = _trimmed(tokens, first, last)
        if last - first >= 1 and not first <= cue.token < last and (first, last) not in found:
            found[first, last] = shape

    begin, end = sentence
    token = cue.token
    for child in tokens.children[token]:
        shape = _CHILDREN.get(tokens.deps[child])
        if shape is None or (cue.how == "according" and shape == "dobj"):
            continue
        first, last = subtree(tokens, child)
        if first > token:
            add(first, last, shape)
        elif last <= token and shape in ("ccomp", "other"):
            add(first, min(last, token), shape)
        elif shape == "ccomp":
            add(first, _group_start(tokens, cue), shape)
            add(token + 1, last, shape)
    start = _group_end(tokens, cue)
    add(start, end, "after")
    pause = _next_pause(tokens, start + 2, end)
    if pause < end:
        add(start, pause, "to comma")
    left = _group_start(tokens, cue)
    if left > begin + 2 and tokens.words[left - 1] in _PAUSES:
        add(begin, left, "before")
        if pause < end or tokens.words[start : start + 1] == [","]:
            add(start, end, "around")
    return [Clause(cue, first, last, shape) for (first, last), shape in found.items()]


def subtree(tokens: TokenTable, token: int) -> tuple[int, int]:
    """Return the token span from the first to the last token below `token`."""
    first, last = token, token
    waiting = [token]
    while waiting:
        below = waiting.pop()
        first, last = min(first, below), max(last, below)
        waiting += tokens.children[below]
    return first, last + 1


def _trimmed(tokens: TokenTable, first: int, last: int) -> tuple[int, int]:
    while first < last and (tokens.words[first] in _STOPS or tokens.skipped[first]):
        first += 1
    while last > first and (tokens.words[last - 1] in _STOPS or tokens.skipped[last - 1]):
        last -= 1
    return first, last


def _next_pause(tokens: TokenTable, start: int, end: int) -> int:
    for token in range(start, end):
        if tokens.words[token] in _PAUSES and tokens.quoted[token] < 0:
            return token
    return end


def _group_start(tokens: TokenTable, cue: Cue) -> int:
    """Return the first token of subject and verb: where words before the cue must end."""
    first = cue.token - (cue.how == "according")
    if 0 <= cue.subject < first and first - cue.subject < 25:
        first = min(first, subtree(tokens, cue.subject)[0])
    for child in tokens.children[cue.token]:
        if child < first and tokens.deps[child] in ("aux", "auxpass", "advmod", "neg"):
            first = child if first - child < 4 else first
    return first


def _group_end(tokens: TokenTable, cue: Cue) -> int:
    """Return the first token after verb, subject and person told: where words after may begin."""
    last = cue.token + 1
    for child in tokens.children[cue.token]:
        if child < cue.token:
            continue
        short = tokens.deps[child] in ("prt", "dative", "npadvmod", "advmod", "auxpass")
        if (
            child == cue.subject
            or short
            or (
                tokens.deps[child] in ("dobj", "pobj")
                and tokens.deps[child] != "ccomp"
                and (cue.how == "according" or _is_told(tokens, cue, child))
            )
        ):
            below = subtree(tokens, child)[1]
            if below - last < 12:
                last = max(last, below)
    return last


def _is_told(tokens: TokenTable, cue: Cue, child: int) -> bool:
    is_told = cue.stem in ("tell", "inform", "remind", "assure", "warn", "advise", "urge", "ask")
    return is_told and tokens.deps[child] == "dobj"
