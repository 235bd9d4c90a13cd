"""What somebody without a name is called, and whose words a statement has."""

from collections.abc import Mapping, Sequence

from newstables.finding.coref.people import People
from newstables.finding.coref.phrases import (
    after_by,
    after_close_to,
    after_familiar,
    after_for,
    after_from,
    after_of,
    after_to,
    left_edge,
)
from newstables.finding.coref.pronouns import Antecedent
from newstables.finding.coref.roles import Role
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.words import noun_class, noun_stem
from newstables.finding.token_table import TokenTable

INDEFINITE = frozenset({"a", "an", "some", "another", "one", "any", "every", "no", "each"})
NOBODY = frozenset("nobody none neither no-one".split())
# What speaks for whoever wrote it; a report or poll speaks for itself.
_WRITTEN = frozenset(
    "communique communiqué email letter memo message note post statement tweet".split()
)
_HEADS_OF = frozenset({"director", "head", "leader", "member"})  # say little without what of
# Who speaks for where they are from: a visitor from Lagos does not.
_FOR_OTHERS = frozenset(
    "adviser analyst delegate diplomat economist envoy executive expert lawyer minister negotiator "
    "official politician representative researcher source spokesman spokesperson spokeswoman "
    "strategist".split()
)
# Whoever is told of by whom they are close to.
_CLOSE_TO = frozenset(
    "acquaintance ally associate classmate cousin critic daughter father friend grandfather"
    " grandmother guardian lawyer mother neighbour neighbor owner pal parent relative resident son"
    " supporter survivor teacher veteran victim villager widow widower".split()
)
_DROPPED = frozenset({"the", "a", "an", "another", "one", "this", "what"})
_BESIDE = 8  # tokens between a name and what is told of it
_REMEMBERED = 120  # tokens: further back the bare "the official" does not reach


def printed(tokens: TokenTable, mention: Candidate) -> str:
    """Return a mention as printed, without a leading article."""
    first = mention.first
    if tokens.lower[first] in _DROPPED and mention.last - first > 1:
        first += 1
    return tokens.text[tokens.starts[first] : tokens.ends[mention.last - 1]]


def in_full(tokens: TokenTable, people: People, mention: Candidate) -> str:
    """Return a noun as printed with whom it speaks for or is from: "lawyer for Ana Holm"."""
    shown = printed(tokens, mention)
    if tokens.lower[mention.head] == "one":
        return _one_of(tokens, mention.last) or shown
    if tokens.lower[mention.last : mention.last + 2] == ["familiar", "with"]:
        end = after_familiar(tokens, mention.last)
        return shown + tokens.text[tokens.ends[mention.last - 1] : tokens.ends[end - 1]]
    if not noun_class(tokens.lower[mention.head]):
        end = after_close_to(tokens, mention.last)
        return shown + tokens.text[tokens.ends[mention.last - 1] : tokens.ends[end - 1]]
    of_what = noun_stem(tokens.lower[mention.head]) in _HEADS_OF
    if _is_named_of(tokens, mention) or (of_what and mention.last - mention.first < 3):
        end = after_of(tokens, mention.last)
    elif noun_stem(tokens.lower[mention.head]) in _CLOSE_TO:
        end = after_of(tokens, mention.last)
        end = after_for(tokens, mention.head, mention.last) if end == mention.last else end
    else:
        end = after_for(tokens, mention.head, mention.last)
        end = after_to(tokens, mention.head, mention.last) if end == mention.last else end
        noun = tokens.lower[mention.head]
        for_others = noun_class(noun) != "role" or noun_stem(noun) in _FOR_OTHERS
        # Where somebody works is said of anybody: "workers at the yard".
        for_others = for_others or tokens.lower[mention.last : mention.last + 1] == ["at"]
        if end == mention.last and for_others:
            end = after_from(tokens, mention.head, mention.last)
        if end == mention.last and noun_class(noun) == "document":
            end = after_by(tokens, mention.head, mention.last)
    end = after_close_to(tokens, mention.last) if end == mention.last else end
    return shown + tokens.text[tokens.ends[mention.last - 1] : tokens.ends[end - 1]]


def _is_named_of(tokens: TokenTable, mention: Candidate) -> bool:
    """Return whether "of" goes on with a name: "the Treaty of Marn"."""
    after = tokens.tags[mention.last : mention.last + 2] == ["IN", "NNP"]
    of = tokens.lower[mention.last : mention.last + 1] == ["of"]
    return after and of and tokens.words[mention.head].istitle() and mention.last > mention.first


def _one_of(tokens: TokenTable, last: int) -> str:
    """Return "one of them", "one of the drivers"; empty where "one" stands alone."""
    if tokens.lower[last : last + 1] != ["of"]:
        return ""
    whom = "".join(tokens.lower[last + 1 : last + 2])
    if whom in ("them", "us"):
        return f"one of {whom}"
    end = after_of(tokens, last)
    return "one" + tokens.text[tokens.ends[last - 1] : tokens.ends[end - 1]] if end > last else ""


def author_of(
    tokens: TokenTable, people: People, antecedents: Mapping[int, Antecedent], head: int
) -> tuple[str, int] | None:
    """Return whose words a statement has and where that stands: "a note by the River Bank"."""
    if tokens.lower[head] not in _WRITTEN:
        return None
    for child in tokens.children[head]:
        whose = child
        if tokens.deps[child] == "poss":
            known = antecedents.get(child)
            if known is not None:
                return known.name, known.token
        elif tokens.lower[child] in ("from", "by"):
            whose = next(iter(tokens.children[child]), -1)
        else:
            continue
        named = people.name_at(whose, "PERSON", "ORG") if whose >= 0 else None
        if named is not None and tokens.quoted[whose] < 0:
            return named, whose
    return None


def introduced(
    tokens: TokenTable,
    people: People,
    roles: Mapping[str, Sequence[tuple[int, Role]]],
    mention: Candidate,
) -> tuple[int, int] | None:
    """Return the first token and the head of the nameless one that "the official" means.

    "A defence official called it late. The official added": nobody who fits was named since.
    """
    first, head = mention.first, mention.head
    noun = noun_stem(tokens.lower[head])
    if tokens.lower[first] != "the" or head - first != 1 or tokens.tags[head] != "NN":
        return None
    for token in range(first - 1, max(-1, first - _REMEMBERED), -1):
        if tokens.quoted[token] >= 0 or tokens.skipped[token] or token in people.at:
            continue
        if tokens.tags[token] != "NN" or noun_stem(tokens.lower[token]) != noun:
            continue
        begin = left_edge(tokens, token)
        known = any(
            begin - _BESIDE <= where < first and noun in role.nouns
            for told in roles.values()
            for where, role in told
        )
        return None if tokens.lower[begin] not in INDEFINITE or known else (begin, token)
    return None
