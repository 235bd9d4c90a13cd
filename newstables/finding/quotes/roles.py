"""What the article says a person is: "NATO Secretary-General", "a lecturer at Keio"."""

from collections.abc import Sequence
from dataclasses import dataclass

from newstables.finding.quotes.people import People
from newstables.finding.quotes.token_table import TokenTable
from newstables.finding.quotes.words import noun_class, noun_stem

_HONORIFICS = frozenset({"mr.", "mrs.", "ms.", "miss", "mr", "mrs", "ms", "dr.", "dr", "sir"})
# Nouns that a second mention may put for the first: "the NATO chief" for its secretary-general.
_ALIKE = (
    frozenset({"chief", "boss", "head", "leader", "secretary", "director", "chairman", "president",
               "general", "chair", "chairwoman", "commander", "secretary-general"}),
    frozenset({"premier", "minister", "leader", "chancellor"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"professor", "scholar", "academic", "lecturer", "expert", "analyst", "researcher",
               "economist", "historian", "specialist", "strategist", "scientist"}),
    frozenset({"senator", "lawmaker", "politician", "congressman", "congresswoman",
               "representative", "legislator", "governor", "mayor", "democrat", "republican"}),
    frozenset({"diplomat", "ambassador", "envoy"}),
    frozenset({"lawyer", "attorney", "counsel", "prosecutor"}),
    frozenset({"candidate", "nominee", "businessman", "contender", "mogul", "billionaire"}),
)  # fmt: skip


@dataclass(frozen=True)
class Role:
    """One description beside a name: its words as printed and its characters."""

    start: int
    end: int
    text: str
    nouns: frozenset[str]
    modifiers: frozenset[str]


def roles_of(tokens: TokenTable, people: People) -> dict[str, list[tuple[int, Role]]]:
    """Return each person's descriptions with the token of the mention they stand beside."""
    found: dict[str, list[tuple[int, Role]]] = {}
    for (first, last, kind), name in zip(people.spans, people.names, strict=True):
        if kind != "PERSON" or tokens.quoted[first] >= 0 or tokens.skipped[first]:
            continue
        for begin, end in (_before(tokens, first), _after(tokens, last)):
            role = _role(tokens, begin, end)
            if role is not None:
                found.setdefault(name, []).append((first, role))
    return found


def _before(tokens: TokenTable, first: int) -> tuple[int, int]:
    """Return the title right before a name: nouns, adjectives and names in one noun group."""
    begin = first
    while begin > 0 and first - begin < 8:
        token = begin - 1
        if tokens.skipped[token] or tokens.quoted[token] >= 0:
            break
        if tokens.tags[token] not in ("NN", "NNP", "NNPS", "NNS", "JJ", "HYPH", "POS", "CD") and (
            tokens.words[token] != "-"
        ):
            break
        if tokens.lower[token] in _HONORIFICS or tokens.sentence[token] != tokens.sentence[first]:
            break
        begin = token
    while begin < first and tokens.tags[begin] == "POS":
        begin += 1
    return begin, first


def _after(tokens: TokenTable, last: int) -> tuple[int, int]:
    """Return the apposition after "NAME,": up to the comma, dash or stop that ends it."""
    if last + 1 >= len(tokens.words) or tokens.words[last] not in (",", "—", "–", "("):
        return last, last
    begin, end = last + 1, last + 1
    opener = tokens.words[last]
    while end < len(tokens.words) and end - begin < 30 and not tokens.skipped[end]:
        if tokens.words[end] in (",", ";", ".", "—", "–", ")", ":") and not (
            opener == "—" and tokens.words[end] == ","
        ):
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


def _role(tokens: TokenTable, begin: int, end: int) -> Role | None:
    if begin >= end:
        return None
    words = [tokens.lower[token] for token in range(begin, end)]
    nouns = frozenset(
        noun_stem(word) for word in words if noun_class(word) == "role" or "-" in word
    )
    if not nouns:
        return None
    start, stop = tokens.starts[begin], tokens.ends[end - 1]
    return Role(start, stop, tokens.text[start:stop], nouns, frozenset(words) - nouns)


def fits(
    nouns: frozenset[str], modifiers: frozenset[str], proper: frozenset[str], roles: Sequence[Role]
) -> float:
    """Return how well "the MODIFIERS NOUN" may name someone so described: 0 for not at all.

    Of the modifiers, those that are `proper` names must be in the role: "the Indiana governor"
    is nobody's governor but Indiana's.
    """
    best = 0.0
    for role in roles:
        if nouns & role.nouns:
            score = 2.0
        elif any(nouns & group and role.nouns & group for group in _ALIKE):
            score = 1.0
        else:
            continue
        shared = modifiers & (role.modifiers | role.nouns)
        if proper and not proper & role.modifiers:
            continue
        if modifiers and not shared:
            score -= 0.5
        best = max(best, score + len(shared))
    return best
