"""Who is named only after a report has opened with them: "a scholar said"."""

from collections.abc import Collection, Mapping, Sequence

from newstables.finding.coref.people import People, root_of
from newstables.finding.coref.roles import Role
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.words import noun_stem
from newstables.finding.token_table import TokenTable

_REACH = 2  # paragraphs
# Whom a wire names only with their first words in marks, whatever their post is called there.
_NAMED_LATER = frozenset(
    "academic ambassador analyst chief commander diplomat economist envoy executive expert"
    " historian lawmaker leader minister official politician professor researcher scholar"
    " scientist specialist spokesman spokesperson spokeswoman strategist".split()
)


def named_next(
    tokens: TokenTable,
    people: People,
    roles: Mapping[str, Sequence[tuple[int, Role]]],
    mention: Candidate,
    *,
    places: Sequence[tuple[int, str]],
    speaking: Collection[int],
) -> tuple[str, int] | None:
    """Return the name and place of whom the opening of a report means by "a senior official".

    Nobody is named before, and who is named first speaks soon after.

    Args:
        roles: each person's descriptions, with the token of the mention they stand beside.
        places: first token and name of every mention of a person in running text, in order.
        speaking: the subjects of reporting verbs.
    """
    if tokens.lower[mention.first] not in ("a", "an", "the") or tokens.tags[mention.head] != "NN":
        return None
    if not places or places[0][0] < mention.first:
        return None
    place, name = places[0]
    far = tokens.paragraph[place] - tokens.paragraph[mention.head]
    if not 0 < far <= _REACH or root_of(tokens, people, place) not in speaking:
        return None
    noun = noun_stem(tokens.lower[mention.head])
    told = roles.get(name, ())
    fits = noun in _NAMED_LATER or any(noun in role.nouns for _, role in told)
    plain = not told and tokens.lower[mention.first] != "the"  # "Kelly Drabble, 34, said"
    return (name, place) if fits or plain else None
