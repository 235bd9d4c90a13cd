"""Which tokens a noun phrase about a person takes in."""

from newstables.finding.token_table import Span, TokenTable

HYPHENS = frozenset({"-", "‐", "‑", "–"})
_INSIDE = ("DT", "NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS", "CD", "CC")
_SPEAK_FOR = frozenset({"lawyer", "spokesman", "spokesperson", "spokeswoman"})
_SERVE = frozenset({"adviser", "advisers", "advisor", "aide", "aides", "ambassador", "envoy"})
_INSIDERS = frozenset({"diplomat", "insider", "official", "officials", "source", "sources"})
_LONGEST = 8  # tokens after "of"


def whole_word(tokens: TokenTable, token: int) -> Span:
    """Return the tokens of a word with hyphens, which are tokens of their own: vice-president."""
    first, last = token, token + 1
    while first > 1 and _joins(tokens, first - 1):
        first -= 2
    while last + 1 < len(tokens.words) and _joins(tokens, last):
        last += 2
    return first, last


def _joins(tokens: TokenTable, hyphen: int) -> bool:
    """Return whether a token is a hyphen without blanks about it."""
    return (
        0 < hyphen < len(tokens.words) - 1
        and tokens.words[hyphen] in HYPHENS
        and tokens.ends[hyphen - 1] == tokens.starts[hyphen]
        and tokens.ends[hyphen] == tokens.starts[hyphen + 1]
        and tokens.quoted[hyphen - 1] == tokens.quoted[hyphen + 1]
    )


def after_of(tokens: TokenTable, last: int) -> int:
    """Return the end of what stands after a noun that ends at `last`: "of the central bank"."""
    if last >= len(tokens.words) or tokens.lower[last] != "of" or tokens.quoted[last] >= 0:
        return last
    return _end_of_group(tokens, last, word="of", tag="PRP$")


def after_for(tokens: TokenTable, head: int, last: int) -> int:
    """Return the end of what tells whom a noun speaks for: "lawyer for the widow"."""
    if last + 1 >= len(tokens.words) or tokens.lower[last] != "for" or tokens.quoted[last] >= 0:
        return last
    named = tokens.tags[last + 1] in ("NNP", "NNPS", "DT") and tokens.labels[last + 1] not in (
        "DATE", "TIME",
    )  # fmt: skip
    if tokens.heads[last] != head and not (named and tokens.lower[head] in _SPEAK_FOR):
        return last
    return _end_of_group(tokens, last, tag="PRP$")


def after_to(tokens: TokenTable, head: int, last: int) -> int:
    """Return the end of what tells whom somebody serves: "adviser to the premier"."""
    to = tokens.lower[last : last + 1] == ["to"] and tokens.quoted[last] < 0
    if not to or tokens.lower[head] not in _SERVE or tokens.tags[last + 1 : last + 2] == ["VB"]:
        return last
    return _end_of_group(tokens, last, tag="PRP$")


def after_from(tokens: TokenTable, head: int, last: int) -> int:
    """Return the end of what tells where a noun is from: "letter from two federations"."""
    here = tokens.lower[last : last + 2]
    if not here or tokens.quoted[last] >= 0:
        return last
    inside = here[0] in ("in", "inside", "within") and tokens.lower[head] in _INSIDERS
    if (inside or here[0] in ("from", "at")) and tokens.heads[last] == head:
        return _end_of_group(tokens, last, tag="PRP$")
    return last


def after_close_to(tokens: TokenTable, last: int) -> int:
    """Return the end of whom unnamed people are near: "a person close to the premier"."""
    if tokens.lower[last : last + 2] != ["close", "to"] or tokens.quoted[last] >= 0:
        return last
    end = _end_of_group(tokens, last + 1, tag="PRP$")
    return end if end > last + 1 else last


def after_by(tokens: TokenTable, head: int, last: int) -> int:
    """Return the end of what tells who made a document: "study by the University of Oslo"."""
    by = tokens.lower[last : last + 1] == ["by"] and tokens.quoted[last] < 0
    return _end_of_group(tokens, last, word="of") if by and tokens.heads[last] == head else last


def after_familiar(tokens: TokenTable, last: int) -> int:
    """Return the end of what unnamed people know: "people familiar with the matter"."""
    end = _end_of_group(tokens, last + 1)
    return end if end > last + 1 else last


def _end_of_group(tokens: TokenTable, last: int, *, word: str = "", tag: str = "") -> int:
    """Return the end of the nouns behind the preposition at `last`; `last` when there are none.

    A word or a tag may stand among them beside those of any noun group.
    """
    end = last + 1
    while end < len(tokens.words) and end - last <= _LONGEST:
        if tokens.tags[end] not in (*_INSIDE, tag) and tokens.lower[end] != word:
            break
        if tokens.quoted[end] >= 0 or tokens.skipped[end]:
            break
        if tokens.labels[end] in ("DATE", "TIME"):
            break  # "a poll for the station this month"
        end += 1
    while end > last + 1 and tokens.tags[end - 1] in ("CC", "DT", "IN"):
        end -= 1
    return end if end > last + 1 else last


def of_person(tokens: TokenTable, above: int) -> int:
    """Return whom "who" stands for where the parse has their house: "Lee of the Institute, who"."""
    owner = tokens.heads[tokens.heads[above]]
    if tokens.labels[above] not in ("ORG", "GPE", "FAC", "LOC") or tokens.deps[above] != "pobj":
        return above
    return owner if tokens.labels[owner] == "PERSON" else above


def next_comma(tokens: TokenTable, last: int) -> int:
    """Return the comma that ends a noun group with what hangs on it: "partner at Lenox," or -1."""
    for token in range(last, min(last + _LONGEST, len(tokens.words))):
        if tokens.words[token] == ",":
            return token
        of = token == last and tokens.tags[token] == "IN"
        if not of and tokens.tags[token] not in _INSIDE and tokens.lower[token] != "of":
            return -1
    return -1


def is_head_of_word(tokens: TokenTable, token: int) -> bool:
    """Return whether a token stands for the word with hyphens that it is in, if in any."""
    return token == head_of_word(tokens, token)


def head_of_word(tokens: TokenTable, token: int) -> int:
    """Return which token stands for the word with hyphens that a token is in: its last noun."""
    first, last = whole_word(tokens, token + _joins(tokens, token))
    if last - first == 1:
        return token
    roots = [part for part in range(first, last) if not first <= tokens.heads[part] < last]
    words = [part for part in roots if tokens.words[part] not in HYPHENS]
    nouns = [part for part in words if tokens.tags[part][:2] == "NN"]
    return (nouns or words or [last - 1])[-1]


def last_part(tokens: TokenTable, token: int) -> str:
    """Return the last part of the word with hyphens that a token is in: "president" of "vice-"."""
    return tokens.lower[whole_word(tokens, token)[1] - 1]


def left_edge(tokens: TokenTable, token: int) -> int:
    """Return the first token of the noun group that ends in `token`."""
    first, _ = whole_word(tokens, token)
    while first > 0 and token - first < 12:
        before = first - 1
        if tokens.quoted[before] >= 0 or tokens.skipped[before]:
            break
        start, _ = whole_word(tokens, before)
        if start < before:
            if not any(first <= tokens.heads[part] <= token for part in range(start, first)):
                break
            first = start
            continue
        head = tokens.heads[before]
        above = tokens.heads[head]
        inside = first <= head <= token or (above == token and first <= head)
        inside = inside or (tokens.tags[before] == "POS" and first <= above <= token)
        if not inside or tokens.deps[before] in ("cc", "punct", "prep", "relcl", "mark", "aux"):
            break
        first = before
    return first
