"""Where the words reported by a cue may begin and end when no marks say so."""

from collections.abc import Iterator
from dataclasses import dataclass

from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.words import reporting_verbs, verb_stem
from newstables.finding.token_table import TokenTable

SHAPES = (
    "ccomp", "xcomp", "dobj", "prep", "other", "after", "to comma", "before", "around", "that",
    "cut", "cut xcomp", "cut dobj", "cut prep", "cut other",
)  # fmt: skip
_CHILDREN = {
    "ccomp": "ccomp", "xcomp": "xcomp", "dobj": "dobj", "prep": "prep", "advcl": "other",
    "oprd": "other", "attr": "other", "acl": "other", "relcl": "other", "acomp": "other",
    "nsubjpass": "other", "pobj": "dobj",
}  # fmt: skip
_STOPS = frozenset({".", "!", "?", ",", ";", ":", "—", "–", "-", '"', "”", "“", "''", "``", ")"})
_PAUSES = frozenset({",", ";", "—", "–", ":", "..."})
_THAT_REACH = 14  # words from a verb to its "that": "told staff in a memo on Monday that"
_ADDED = frozenset("advcl conj parataxis ccomp relcl prep acl npadvmod appos xcomp".split())
_MOST_ENDS = 3
_CUTS = {
    "ccomp": "cut", "xcomp": "cut xcomp", "dobj": "cut dobj", "prep": "cut prep",
    "other": "cut other",
}  # fmt: skip
# What begins a clause that an inserted "he said" parts from it: "because, he said, it rained".
_VERBS = ("VBD", "VBZ", "VBP", "VBG")
_OPENERS = frozenset("although because since that though whereas which while who whom".split())


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
    called = _as_of(tokens, cue)
    for parts in (_children(tokens, cue), _behind(tokens, cue, sentence)):
        for begins, ends, shape in parts:
            first, last = _trimmed(tokens, begins, ends)
            if last - first < 1 or first <= cue.token < last or (first, last) in found:
                continue
            if not cue.token < first < last <= called:
                found[first, last] = shape
    return [Clause(cue, first, last, shape) for (first, last), shape in found.items()]


def _children(tokens: TokenTable, cue: Cue) -> Iterator[tuple[int, int, str]]:
    """Yield what the parse hangs on the cue, whole and without what only adds to it."""
    token = cue.token
    for child in tokens.children[token]:
        shape = _CHILDREN.get(tokens.deps[child])
        if shape is None or (cue.how == "according" and shape == "dobj"):
            continue
        first, last = subtree(tokens, child)
        if first > token:
            if shape != "ccomp" or not _ends_in_another(tokens, child):
                yield first, last, shape
            for stop in _inner_ends(tokens, child, last):
                yield first, stop, _CUTS[shape]
        elif last <= token and shape in ("ccomp", "other") and tokens.deps[child] != "advcl":
            yield first, min(last, token), shape
        elif shape == "ccomp":
            yield first, _group_start(tokens, cue), shape
            yield token + 1, last, shape


def _behind(
    tokens: TokenTable, cue: Cue, sentence: tuple[int, int]
) -> Iterator[tuple[int, int, str]]:
    """Yield what stands behind the cue and before it, however the parse hangs it."""
    begin, end = sentence
    token, start = cue.token, _group_end(tokens, cue)
    end = _before_its_next(tokens, token, start, end)
    pause = _next_pause(tokens, start + 2, end)
    # "He said so[, but ruled out a strike]" goes on with another verb of his.
    goes_on = start < end and _is_joined(tokens, start + (tokens.words[start] == ","), token)
    if not goes_on:
        yield start, end, "after"
        if pause < end:
            yield start, pause, "to comma"
    opening = _that_after(tokens, token, end)
    if opening >= 0 and not _is_somebodys(tokens, tokens.heads[opening]):
        yield opening, subtree(tokens, tokens.heads[opening])[1], "that"
    left = _group_start(tokens, cue)
    if left > begin + 2 and tokens.words[left - 1] in _PAUSES and not _is_opened(tokens, left):
        yield begin, left, "before"
        if not goes_on and (pause < end or tokens.words[start : start + 1] == [","]):
            yield start, end, "around"


def _before_its_next(tokens: TokenTable, verb: int, start: int, end: int) -> int:
    """Return where a verb's own next one ends what stands behind it: "accused him [and said]"."""
    for child in tokens.children[verb]:
        own = tokens.deps[child] == "conj" and tokens.tags[child] in ("VBD", "VBZ", "VBP")
        if not own or not start < child < end or tokens.quoted[child] >= 0:
            continue
        stop = subtree(tokens, child)[0]
        while stop > start and (tokens.words[stop - 1] in ",;" or tokens.deps[stop - 1] == "cc"):
            stop -= 1
        if stop > start:
            end = min(end, stop)
    return end


def _is_joined(tokens: TokenTable, token: int, verb: int) -> bool:
    return token < len(tokens.words) and tokens.deps[token] == "cc" and tokens.heads[token] == verb


def _as_of(tokens: TokenTable, cue: Cue) -> int:
    """Return where "as" tells what a thing is called: "described the toll as a tax", or -1.

    The thing alone is not what was said.
    """
    if reporting_verbs().get(cue.stem) not in ("judge", "cite"):
        return -1
    called = (child for child in tokens.children[cue.token] if tokens.lower[child] == "as")
    return max(called, default=-1)


def _that_after(tokens: TokenTable, verb: int, end: int) -> int:
    """Return the "that" after a verb, wherever the parse hangs it: "said in a note that", or -1."""
    for token in range(verb + 1, min(verb + _THAT_REACH, end - 2)):
        if tokens.lower[token] == "that" and tokens.quoted[token] < 0:
            if tokens.deps[token] == "mark" and tokens.heads[token] > token:
                return token
        elif tokens.deps[token] == "mark" or tokens.words[token] in (";", ":"):
            return -1
        elif tokens.tags[token] in _VERBS and tokens.words[token - 1] == ",":
            return -1  # "told the radio, meaning that"
    return -1


def _is_somebodys(tokens: TokenTable, told: int) -> bool:
    """Return whether a clause is what another's words hold: "heard Lund's claim that it rained"."""
    noun = tokens.heads[told]
    return tokens.tags[noun][:2] == "NN" and any(
        tokens.deps[child] == "poss" for child in tokens.children[noun]
    )


def _inner_ends(tokens: TokenTable, root: int, last: int) -> list[int]:
    """Return where a stretch may end early: before what follows and only adds to it.

    "It would close[, while Lund said no], "the cost of the bridge[, which is closed]".
    """
    ends = []
    while tokens.deps[root] == "prep" and tokens.children[root]:
        root = tokens.children[root][-1]
    for child in tokens.children[root]:
        if child <= root or tokens.quoted[child] >= 0 or tokens.deps[child] not in _ADDED:
            continue
        stop = subtree(tokens, child)[0]
        while stop > root + 1 and (
            tokens.words[stop - 1] in _PAUSES or tokens.deps[stop - 1] == "cc"
        ):
            stop -= 1
        if root < stop < last and stop not in ends:
            ends.append(stop)
    return ends[-_MOST_ENDS:]


def _ends_in_another(tokens: TokenTable, root: int) -> bool:
    """Return whether a clause goes on with somebody else's report: "it fell, while Lund said"."""
    for child in tokens.children[root]:
        if child < root or tokens.deps[child] not in ("advcl", "conj"):
            continue
        below = tokens.children[child]
        says = tokens.tags[child] in _VERBS and verb_stem(tokens.lower[child]) in reporting_verbs()
        opened = tokens.deps[child] == "conj" or any(
            tokens.lower[word] in ("while", "whereas", "although", "though") for word in below
        )
        if says and opened and any(tokens.deps[word] == "nsubj" for word in below):
            return True
    return False


def _is_opened(tokens: TokenTable, left: int) -> bool:
    """Return whether the words before "he said" only begin what follows: "because, he said,"."""
    return tokens.words[left - 1] == "," and tokens.lower[left - 2] in _OPENERS


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
        pauses = tokens.words[token] in _PAUSES and tokens.quoted[token] < 0
        if pauses and not _is_in_a_list(tokens, token):
            return token
    return end


def _is_in_a_list(tokens: TokenTable, comma: int) -> bool:
    """Return whether a comma parts two things of a list: "such as cyberspace, outer space and"."""
    before = comma - 1
    return any(
        tokens.deps[child] == "conj" and child > comma and tokens.tags[child][:2] == "NN"
        for child in tokens.children[before]
    )


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
