"""Whether words are the name of an outlet, as its own form tells."""

from functools import lru_cache

from newstables.lexicons import table, words

_GO_ON = ("and", "of", "on")  # "The Times of Vell"


def names_outlet(name: str) -> bool:
    """Return whether a name is an agency's, or one as newspapers have: "Harbour Courier"."""
    parts = name.title().removeprefix("The ").split()
    known = words("reading/outlet_words")
    return name.removeprefix("The ").casefold() in _agencies() or any(
        part in known and (not rest or rest[0].lower() in _GO_ON)
        for at, part in enumerate(parts)
        for rest in [parts[at + 1 :]]
    )


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for row in table("agencies").items() for name in row)
