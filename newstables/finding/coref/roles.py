"""What the article says a person is: "NATO Secretary-General", "a lecturer at Keio"."""

from collections.abc import Sequence
from dataclasses import dataclass

from newstables.finding.coref.descriptions import Description, describe
from newstables.finding.coref.people import People
from newstables.finding.quotes.words import noun_class
from newstables.finding.token_table import Span, TokenTable

_HONORIFICS = frozenset(
    {"mr.", "mrs.", "ms.", "miss", "mr", "mrs", "ms", "dr.", "dr", "sir", "dame", "h.e.", "hon."}
)
_TITLE_TAGS = ("NN", "NNP", "NNPS", "NNS", "JJ", "HYPH", "POS", "CD")
_ENDS = (",", ";", ".", "—", "–", ")", ":")


@dataclass(frozen=True)
class Role:
    """One description beside a name: its words as printed, its characters, what it says."""

    start: int
    end: int
    text: str
    says: Description

    @property
    def nouns(self) -> frozenset[str]:
        """Return what the person is, in the singular."""
        return self.says.nouns


def roles_of(tokens: TokenTable, people: People) -> dict[str, list[tuple[int, Role]]]:
    """Return each person's descriptions with the token of the mention they stand beside."""
    found: dict[str, list[tuple[int, Role]]] = {}
    for (first, last, kind), name in zip(people.spans, people.names, strict=True):
        if kind != "PERSON" or tokens.quoted[first] >= 0:
            continue
        aside = tokens.skipped[first]  # a caption gives a person's title too
        for begin, end in (
            _before(tokens, first),
            (last, last) if aside else _after(tokens, last),
            (first, first) if aside else _apart(tokens, first, last),
        ):
            role = _role(tokens, begin, end, of=_country_after(tokens, people, last))
            if role is not None:
                found.setdefault(name, []).append((first, role))
        if noun_class(tokens.lower[first]) == "role" and last - first > 1:  # "Pope Francis"
            role = _role(tokens, first, first + 1)
            if role is not None:
                found.setdefault(name, []).append((first, role))
    return found


def _before(tokens: TokenTable, first: int) -> Span:
    """Return the title right before a name: nouns, adjectives and names in one noun group.

    "President of the Republic of Uganda Yoweri Museveni" goes back over what the office is of.
    """
    begin = title_start(tokens, first)
    noun = begin - 1
    while noun > 0 and tokens.lower[noun] == "the":
        noun -= 1
    if begin < first and noun > 0 and tokens.lower[noun] == "of":
        longer = title_start(tokens, noun)
        of = longer - 1 - (tokens.lower[longer - 1] == "the")  # "of the Republic of Ghana"
        if longer < noun and tokens.lower[of] == "of":
            longer = min(longer, title_start(tokens, of))
        if longer < noun and any(
            noun_class(tokens.lower[token]) == "role" for token in range(longer, noun)
        ):
            return longer, first
    return begin, first


def title_start(tokens: TokenTable, first: int) -> int:
    """Return where the nouns and adjectives right before a token begin."""
    begin = first
    while begin > 0 and first - begin < 8:
        token = begin - 1
        if tokens.skipped[token] != tokens.skipped[first] or tokens.quoted[token] >= 0:
            break
        if tokens.tags[token] not in _TITLE_TAGS and tokens.words[token] != "-":
            break
        if tokens.lower[token] in _HONORIFICS or tokens.sentence[token] != tokens.sentence[first]:
            break
        begin = token
    while begin < first and (tokens.tags[begin] == "POS" or tokens.words[begin] == "-"):
        begin += 1
    return begin


def _after(tokens: TokenTable, last: int) -> Span:
    """Return the apposition after "NAME,": up to the comma, dash or stop that ends it."""
    if last + 1 >= len(tokens.words) or tokens.words[last] not in (",", "—", "–", "("):
        return last, last
    begin, end = last + 1, last + 1
    opener = tokens.words[last]
    while end < len(tokens.words) and end - begin < 30 and not tokens.skipped[end]:
        if tokens.words[end] in _ENDS and not (opener == "—" and tokens.words[end] == ","):
            break
        if tokens.quoted[end] >= 0 or tokens.words[end] in ('"', "“", "”", "″", "「"):
            break
        if tokens.tags[end] in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT"):
            return last, last
        end += 1
    starts = tokens.tags[begin] if begin < len(tokens.words) else ""
    if starts not in ("DT", "NN", "NNP", "NNPS", "JJ", "NNS", "PRP$", "CD"):
        return last, last
    return begin, end


def _apart(tokens: TokenTable, first: int, last: int) -> Span:
    """Return the description that a comma parts from the name: "the council chief, Erik Holm,"."""
    comma = first - 1
    while comma > 0 and tokens.lower[comma] in _HONORIFICS:  # "the envoy, Mr. Holm,"
        comma -= 1
    if comma < 1 or tokens.words[comma] != "," or tokens.skipped[comma]:
        return first, first
    if not _is_apposed(tokens, first, comma) and tokens.words[last : last + 1] != [","]:
        return first, first
    begin = end = _before_bracket(tokens, comma)
    while begin > 0 and comma - begin < 14 and tokens.sentence[begin - 1] == tokens.sentence[first]:
        before = begin - 1
        inside = tokens.tags[before] in (*_TITLE_TAGS, "DT", "PRP$")
        inside = inside or tokens.lower[before] in ("of", "for")
        if not inside or tokens.quoted[before] >= 0 or tokens.skipped[before]:
            break
        begin = before
    return begin, end


def _before_bracket(tokens: TokenTable, comma: int) -> int:
    """Return where a short form in brackets begins: "of the River Council (RC), Ida Holt,"."""
    if tokens.words[comma - 1] == ")":
        for token in range(comma - 2, max(0, comma - 6), -1):
            if tokens.words[token] == "(":
                return token
    return comma


def _is_apposed(tokens: TokenTable, first: int, comma: int) -> bool:
    """Return whether the parse hangs a name on a noun before the comma."""
    root = first
    for _ in range(6):
        if tokens.deps[root] == "appos":
            return tokens.heads[root] < comma
        root = tokens.heads[root]
    return False


def _country_after(tokens: TokenTable, people: People, last: int) -> Span:
    """Return the country in "President Ana Duarte of Ghana"."""
    if last + 1 < len(tokens.words) and tokens.lower[last] == "of":
        begin = last + 1 + (tokens.lower[last + 1] == "the")
        if people.kind_at(begin) in ("GPE", "ORG"):
            return begin, people.span_at(begin)[1]
    return last, last


def _role(tokens: TokenTable, begin: int, end: int, *, of: Span = (0, 0)) -> Role | None:
    if begin >= end:
        return None
    words = [*tokens.lower[begin:end], *tokens.lower[of[0] : of[1]]]
    says = describe(tuple(words))
    if not says.nouns:
        return None
    start, stop = tokens.starts[begin], tokens.ends[end - 1]
    return Role(start, stop, tokens.text[start:stop], says)


def countries_of(roles: Sequence[tuple[int, Role]]) -> frozenset[str]:
    """Return the countries that a person's descriptions name."""
    return frozenset(country for _, role in roles for country in role.says.countries)
