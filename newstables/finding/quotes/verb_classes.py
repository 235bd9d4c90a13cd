"""What a reporting verb that the model has not seen weighs: what the verbs of its class do."""

from collections import defaultdict
from collections.abc import Mapping
from statistics import mean

from newstables.finding.quotes.words import reporting_verbs

_FEWEST = 3  # verbs of a class that say something of the others


def with_classes(scores: Mapping[str, float]) -> dict[str, float]:
    """Return learned scores of verbs, and for each listed verb without one its class's mean.

    Args:
        scores: verb -> score, or "verb|shape of clause" -> score.
    """
    verbs = reporting_verbs()
    members: dict[tuple[str, str], list[float]] = defaultdict(list)
    for key, score in scores.items():
        verb, _, shape = key.partition("|")
        if verb in verbs:
            members[verbs[verb], shape].append(score)
    means = {group: round(mean(known), 3) for group, known in members.items()}
    filled = dict(scores)
    for verb, kind in verbs.items():
        for (group, shape), score in means.items():
            key = f"{verb}|{shape}" if shape else verb
            if group == kind and key not in filled and len(members[group, shape]) >= _FEWEST:
                filled[key] = score
    return filled
