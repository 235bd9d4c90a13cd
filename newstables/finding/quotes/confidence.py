"""What makes a quotation less sure than its figures say: an unknown speaker, a shared surname."""

import math
from collections import Counter
from collections.abc import Iterable

from newstables.finding.coref.as_printed import printed
from newstables.finding.coref.resolving import Coref
from newstables.finding.quotes.speakers import Candidate

NOT_SAID_AT_MOST = 0.3  # the article tells the words as not said, or only as what may be: claimed
UNKNOWN_AT_MOST = 0.6  # whoever said it is not known: nothing to be sure of
# What a confidence below "sure" is worth, as log odds; `python -m tests.bench.calibration` fits it
# on quotations of PolNeAR dev and of our own pages, which the figures were not fitted on.
_SURE = 0.95  # what pages call so
_SLOPE, _SHIFT = 0.59, 1.28
_CLEAR = 0.75  # share of a surname's full namings from which the bare surname is that person's


def worth(confidence: float) -> float:
    """Return the share of quotations of a confidence that are right; from "sure" on as it is."""
    if confidence >= _SURE:
        return confidence
    chance = min(max(confidence, 0.01), 0.99)
    odds = _SHIFT + _SLOPE * math.log(chance / (1 - chance))
    return min(1 / (1 + math.exp(-odds)), _SURE - 0.001)


def surname_chance(naming: Coref, mention: Candidate, name: str | None) -> float:
    """Return the chance that a bare surname means `name` and not another of that surname."""
    if name is None or mention.person < 0 or len(printed(naming.tokens, mention).split()) > 1:
        return 1.0
    return share_of_namesakes(name, _namings(naming))


def share_of_namesakes(name: str, namings: Iterable[tuple[str, str]]) -> float:
    """Return the share of full namings that are `name`'s among people of one surname.

    Args:
        namings: the name as printed and whose it is, once a mention.

    Returns:
        1 when nobody else bears the surname, or others are named far less often.
    """
    parts = name.split()
    if len(parts) < 2:
        return 1.0
    counts = Counter(
        whose
        for printed, whose in namings
        if len(printed.split()) > 1 and whose.split()[-1:] == parts[-1:] and " " in whose
    )
    share = counts[name] / counts.total() if counts[name] else 1.0
    return 1.0 if share >= _CLEAR else share


def _namings(naming: Coref) -> Iterable[tuple[str, str]]:
    tokens, people = naming.tokens, naming.people
    for (first, last, kind), name in zip(people.spans, people.names, strict=True):
        if kind == "PERSON":
            yield tokens.text[tokens.starts[first] : tokens.ends[last - 1]], name
