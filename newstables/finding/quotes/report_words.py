"""Which tokens of a clause that reports are the words reported: no "that", no circumstance."""

from bisect import bisect_right

from newstables.finding.quotes.clauses import Clause, subtree
from newstables.finding.quotes.layout import Layout
from newstables.finding.quotes.words import noun_class, noun_stem, reporting_verbs, verb_stem
from newstables.finding.token_table import Span, TokenTable

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
_FEWEST_LEFT = 2
_LONGEST_CIRCUMSTANCE = 8  # words: "in a statement on Monday"
_OPENING = frozenset({"“", '"', "``", "''", "‘", "'", "«", "„", "″", "「"})
_CLOSING = frozenset({"”", '"', "''", "’", "'", "»", "“"})
# When and where it was said, behind the thing spoken of: "condemned the test [in a statement]".
_WHERE = frozenset("amid at during in".split())
_WHEN = frozenset("after before during when while".split())
_OCCASIONS = frozenset(
    "address call conference debate diatribe event forum hearing interview meeting note phone "
    "rally remark sermon session speech stop testimony visit".split()
)


def words_of(layout: Layout, clause: Clause) -> Span:
    """Return a clause without its "that", cut before ", adding ...", its last mark kept."""
    tokens = layout.tokens
    first, last = clause.first, min(_before_next(tokens, clause), _before_where(tokens, clause))
    first = _after_circumstance(tokens, first, last)
    if tokens.lower[first : first + 2] == ["as", "saying"] and last - first > _FEWEST_LEFT:
        first += 2  # "quoted Lund as saying that"
    if tokens.lower[first] == "that" and last - first > 1:
        first += 1
    for token in layout.cue_tokens[bisect_right(layout.cue_tokens, first + 2) :]:
        if token >= last:
            break
        says = verb_stem(tokens.lower[token]) in reporting_verbs()
        if says and tokens.tags[token] == "VBG" and _after_comma(tokens, token):
            return first, token - (tokens.words[token - 1] == ",")
    if tokens.quoted[first] >= 0:
        begin = tokens.regions[tokens.quoted[first]].first
        if begin and first == begin and tokens.words[begin - 1] in _OPENING:
            first -= 1
    if tokens.quoted[last - 1] >= 0:
        end = tokens.regions[tokens.quoted[last - 1]].last
        if end < len(tokens.words) and tokens.words[end] in _CLOSING and end - last <= 2:
            return first, end + 1
    return first, last


def _before_next(tokens: TokenTable, clause: Clause) -> int:
    """Return where a clause ends before its cue goes on: "likes to sing, [and others may join]"."""
    cue, last = clause.cue.token, clause.last
    if any(tokens.quoted[token] >= 0 for token in range(clause.first, last)):
        return last
    for child in tokens.children[cue]:
        goes_on = tokens.deps[child] == "conj" and tokens.tags[child] in _FINITE
        if not goes_on or not clause.first < child < last:
            continue
        end = max(subtree(tokens, child)[0], clause.first)
        while end > clause.first and (
            tokens.words[end - 1] in ",;" or tokens.deps[end - 1] == "cc"
        ):
            end -= 1
        if end - clause.first >= _FEWEST_LEFT:
            last = min(last, end)
    return last


def _before_where(tokens: TokenTable, clause: Clause) -> int:
    """Return where a thing spoken of ends before when and where: "denounced it [on Twitter]"."""
    last = clause.last
    if clause.shape not in ("after", "to comma", "dobj") or clause.first < clause.cue.token:
        return last
    if any(tokens.quoted[token] >= 0 for token in range(clause.first, last)):
        return last
    objects = [
        child
        for child in tokens.children[clause.cue.token]
        if tokens.deps[child] == "dobj" and clause.first <= child < last
    ]
    if not objects:
        return last
    for child in (*tokens.children[clause.cue.token], *tokens.children[objects[0]]):
        own = tokens.heads[child] == clause.cue.token
        if not objects[0] < child < last or not _is_circumstance(tokens, child, own=own):
            continue
        end = subtree(tokens, child)[0]
        end -= tokens.words[end - 1] == ","
        if end - clause.first >= 1:
            last = min(last, end)
    return last


def _is_circumstance(tokens: TokenTable, child: int, *, own: bool) -> bool:
    """Return whether what hangs on a verb or its object tells when or where it was said.

    Args:
        own: it hangs on the verb.
    """
    word, dep = tokens.lower[child], tokens.deps[child]
    if dep == "npadvmod":
        return own and tokens.labels[child] in ("DATE", "TIME")
    if dep == "advcl":
        return own and any(tokens.lower[below] in _WHEN for below in tokens.children[child])
    if dep != "prep":
        return False
    if own and word in _WHERE:
        return True
    nouns = [noun_stem(tokens.lower[below]) for below in tokens.children[child]]
    said = any(noun in _OCCASIONS or noun_class(noun) == "document" for noun in nouns)
    return said and word in ("in", "at", "during", "on")


def _after_circumstance(tokens: TokenTable, first: int, last: int) -> int:
    """Return where the words begin after "in a statement that", "on Monday that"."""
    if tokens.lower[first] not in ("in", "on", "at", "during"):
        return first
    for token in range(first + 1, min(first + _LONGEST_CIRCUMSTANCE, last - 2)):
        if tokens.lower[token] == "that" and tokens.deps[token] == "mark":
            return token
    return first


def _after_comma(tokens: TokenTable, token: int) -> bool:
    """Return whether a comma stands before a token, a closing mark between them or not."""
    before = token - 1
    while before > 0 and tokens.words[before] in _CLOSING:
        before -= 1
    return tokens.words[before] == ","
