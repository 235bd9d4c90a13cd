"""Whether "he" or "she" can stand for a person of the article."""

from collections.abc import Iterable

from newstables.finding.coref.roles import Role
from newstables.finding.token_table import Span, TokenTable
from newstables.lexicons import words

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
# Men's names in one language, women's in another.
_EITHER = frozenset(
    "andrea ariel jan jean joan kim nicola nikola robin sasha simone yannick".split()
)
_MALE = frozenset(
    "mr. mr sir lord king prince spokesman chairman congressman businessman father son brother "
    "husband".split()
)
_FEMALE = frozenset(
    "mrs. ms. mrs ms miss lady queen princess spokeswoman chairwoman congresswoman businesswoman "
    "mother daughter sister wife actress madam".split()
)


def asked_gender(pronoun: str) -> str:
    """Return "m" for he, "f" for she, "" for any other word."""
    return "m" if pronoun in HE else "f" if pronoun in SHE else ""


def gender_of_noun(noun: str) -> str:
    """Return "m", "f" or "" by a noun alone: "spokeswoman", "father", "farmer"."""
    small = noun.lower()
    return "m" if small in _MALE else "f" if small in _FEMALE else ""


def gender_of(
    name: str, tokens: TokenTable, *, mentions: Iterable[Span], roles: Iterable[Role]
) -> str:
    """Return "m", "f" or "" by the titles beside a name, else by the given name."""
    male = female = 0
    for first, last in mentions:
        before = tokens.lower[first - 1] if first else ""
        inside = tokens.lower[first:last]
        male += before in _MALE or inside[0] in _MALE
        female += before in _FEMALE or inside[0] in _FEMALE
    for role in roles:
        male += bool(role.nouns & _MALE)
        female += bool(role.nouns & _FEMALE)
    given = name.split()[0].lower()
    if len(name.split()) > 1 and not male and not female and given not in _EITHER:
        male, female = (
            any(given in words(f"given_names_{where}{sex}") for where in ("", "world_"))
            for sex in ("male", "female")
        )
    return "m" if male > female else "f" if female > male else ""
