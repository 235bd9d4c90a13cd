"""What verbs and nouns tell of an act, and whom a pronoun can stand for."""

from functools import cache

from newstables.lexicons import table, words


@cache
def acts() -> dict[str, str]:
    """Return word form -> act (visit, meet, speak, say, ...) for verbs."""
    return table("act_verbs")


@cache
def act_nouns() -> dict[str, str]:
    """Return noun -> act: talks are a meet, an address is a speak."""
    return table("act_nouns")


def may_be(name: str, pronoun: str) -> bool:
    """Return whether he or she can stand for a person, by the given name; when unsure, yes."""
    given = name.split()[0].lower()
    female = given in words("given_names_female")
    male = given in words("given_names_male")
    if pronoun in ("she", "her", "hers", "herself"):
        return not (male and not female)
    return not (female and not male)
