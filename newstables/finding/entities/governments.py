"""Capitals that stand for a government: "Tokyo sees", "ties with Beijing", not "in Tokyo"."""

import re
from collections.abc import Set

from newstables.finding.entities.context import Context
from newstables.finding.entities.spans import Mention
from newstables.gazetteer import country_of_capital

_PLACE_WORDS = frozenset(
    {"across", "around", "at", "central", "downtown", "from", "in", "inside", "leave", "leaving"}
    | {"left", "near", "outside", "reach", "reached", "through", "throughout"}
    | {"via", "visit", "visited", "visiting", "visits", "within"}
)
_MOTION = re.compile(
    r"\b(?:arriv|brought|came|com(?:e|es|ing)\b|dispatch|drive|drove|fl(?:y|ew|ies|ight|own)"
    r"|go(?:es|ing|ne)?\b|head|journey|mov(?:e|ed|ing)\b|return|road|sail|sent|stop|take[ns]?\b|taking|took|tour|travel"
    r"|trip|visit|walk|way|went)",
    re.I,
)
_OFFICIAL = frozenset({"authorities", "government", "leaders", "leadership", "officials", "regime"})
_FIRST_LETTERS = 60  # characters before "to", in which a verb of motion is looked for


def government_of(mention: Mention, context: Context, *, as_city: Set[int]) -> str | None:
    """Return the country whose government a capital's name stands for here, None for the town.

    Args:
        mention: a place.
        context: the words of its article.
        as_city: ends of the capitals already read as towns: "to Tokyo and Seoul" is two towns.

    Measured on the two articles it was made with only: 24 of 25; so it is a switch, off at first.
    """
    country = country_of_capital().get(mention.name) if mention.type == "GPE" else None
    if country is None or mention.text.isupper():
        return None
    text = context.text
    here = context.index(mention.start)
    before = context.words[here - 1].lower() if here else ""
    after = context.index(mention.end)
    following = context.words[after] if after < len(context.words) else ""
    listed = re.search(
        r"(?:, (?:and )?| and | or )$", text[max(0, mention.start - 6) : mention.start]
    )
    if before in _PLACE_WORDS or (listed and mention.start - len(listed.group()) in as_city):
        return None
    if before == "to" and _MOTION.search(
        text[max(0, mention.start - _FIRST_LETTERS) : mention.start]
    ):
        return None
    if following == "-" or re.match(rf", {re.escape(country)}\b", text[mention.end :]):
        return None
    if after < len(context.tags) and context.adjacent(after - 1):
        goes_on = context.tags[after] in ("NN", "NNS", "NNP", "NNPS")
        if goes_on and following.lower() not in _OFFICIAL:
            return None
    return country
