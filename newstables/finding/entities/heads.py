"""What the words of a name say of its type: Bank of Japan, Keflavik Airport, World Cup."""

from functools import lru_cache

from newstables.lexicons import words

_SHAPES = (
    ("venue_words", "FAC"),
    ("institution_words", "ORG"),
    ("geographic_words", "LOC"),
)

_WATERS = frozenset({"Cape", "Lake", "Mount", "Mt.", "River"})
# What makes a centre a building; other centres are bodies or sites, as the model has it.
_SITES = frozenset(
    {"Art", "Arts", "Civic", "Community", "Conference", "Convention", "Cultural", "Detention"}
    | {"Medical", "Presidential", "Science", "Shopping", "Space", "Sports", "Trade", "Visitor"}
)
_STUDIES = frozenset({"Center", "Centre", "House"})
_STORMS = frozenset({"Cyclone", "Hurricane", "Storm", "Typhoon"})


@lru_cache(maxsize=10_000)
def shape_of(form: str) -> str:
    """Return ORG for "Bank of Japan", FAC for "Keflavik Airport", EVENT for "World Cup"."""
    parts = form.split()
    if parts[-1] in words("event_words") or parts[0] in _STORMS:
        return "EVENT"
    if len(parts) == 2 and parts[0] in _WATERS:
        return "LOC"
    if len(parts) < 2:
        return ""
    if parts[0] in _STUDIES and parts[1] in ("of", "for", "on"):
        return "ORG"
    if parts[-1] in ("Center", "Centre"):
        return "FAC" if parts[-2] in _SITES else ""
    heads = [parts[-1]]
    if len(parts) > 2 and parts[1] in ("of", "for"):
        heads.append(parts[0])
    if parts[-1] in words("company_suffixes"):
        return "ORG"
    for file, label in _SHAPES:
        if any(head in words(file) for head in heads):
            return label
    return ""
