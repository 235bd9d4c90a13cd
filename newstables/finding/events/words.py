"""What verbs and nouns tell of an act."""

from functools import cache

from newstables.lexicons import table


@cache
def acts() -> dict[str, str]:
    """Return word form -> act (visit, meet, speak, say, ...) for verbs."""
    return table("act_verbs")


@cache
def act_nouns() -> dict[str, str]:
    """Return noun -> act: talks are a meet, an address is a speak."""
    return table("act_nouns")


def is_office(name: str) -> bool:
    """Return whether an office stands for its holder, whom the article does not name."""
    return name.startswith("the ")
