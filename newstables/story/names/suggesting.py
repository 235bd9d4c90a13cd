"""Names that may mean the same: offered with what speaks for and against, never applied."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from newstables.decisions.names import NameDecision, kept_apart
from newstables.finding.names.shapes import (
    family_name,
    folded,
    given_names,
    given_names_clash,
    person_words,
    stands_for,
    without_suffix,
)

ALIKE = 86.0  # of 100, rapidfuzz's ratio of the folded names
NAMES = 2_000  # of a type, the most named; comparing all with all grows with the square
MANY = 4
COLUMNS = ("type", "name", "other", "score", "speaks_for", "speaks_against")

Articles = Mapping[str, frozenset[str]]


def suggest_merges(
    mentions: pd.DataFrame, *, decisions: Sequence[NameDecision] = (), at_most: int = 50
) -> pd.DataFrame:
    """Offer pairs of names that an analyst may want to merge.

    Args:
        mentions: a MENTIONS frame of all articles, names linked.
        decisions: the analyst's rules; pairs kept apart are not offered again.
        at_most: how many pairs to return.

    Returns:
        type, name (the more frequent), other, score (0 to 1, higher is likelier), speaks_for and
        speaks_against (words, joined by "; "), the likeliest pair first.
    """
    apart = kept_apart(decisions)
    rows = []
    for type_, group in mentions.groupby("type", sort=True):
        counts = group["name"].value_counts()
        ranked = sorted(counts.index, key=lambda name: (-counts[name], name))[:NAMES]
        found = group[group["name"].isin(ranked)].groupby("name")["article_id"]
        articles = {name: frozenset(ids) for name, ids in found}
        for name, other in _pairs(ranked, str(type_)):
            if frozenset({name, other}) not in apart:
                rows.append((type_, name, other, *_weigh(name, other, str(type_), articles)))
    rows = [row for row in rows if row[3] > 0]
    rows.sort(key=lambda row: (-row[3], row[0], row[1], row[2]))
    return pd.DataFrame(rows[:at_most], columns=list(COLUMNS))


def _pairs(ranked: Sequence[str], type_: str) -> Iterator[tuple[str, str]]:
    """Return the pairs worth weighing, the more frequent name first."""
    seen: set[tuple[int, int]] = set()
    keys = [folded(name) for name in ranked]
    alike = process.cdist(keys, keys, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8)
    for first, second in np.argwhere(np.triu(alike, 1)).tolist():
        seen.add((first, second))
    shared: dict[str, set[int]] = defaultdict(set)
    for place, name in enumerate(ranked):
        if type_ == "PERSON":
            shared[folded(family_name(name))].add(place)
            if len(person_words(name)) > 1:
                shared[folded(person_words(name)[0])].add(place)
        elif type_ == "ORG":
            shared[folded(without_suffix(name)).split(" ")[0]].add(place)
            shared["".join(word[:1] for word in keys[place].split())].add(place)
    for places in shared.values():
        if len(places) <= MANY:  # a name of many bearers tells nothing
            seen |= set(combinations(sorted(places), 2))
    for first, second in sorted(seen):
        yield ranked[first], ranked[second]


def _weigh(name: str, other: str, type_: str, articles: Articles) -> tuple[float, str, str]:
    """Weigh one pair: a score, what speaks for it and what against."""
    ratio = fuzz.ratio(folded(name), folded(other))
    pro, contra, score = [], [], 0.0
    if ratio >= ALIKE:
        pro.append(f"spelled alike ({ratio:.0f} of 100)")
        score = ratio / 100
    if type_ == "PERSON":
        named, why, reason_against = _weigh_people(name, other)
        score = max(score, named)
        pro += why
        if reason_against:
            contra.append(reason_against)
            score *= 0.4
    elif stands_for(name, other) or stands_for(other, name):
        pro.append("one is the initials of the other")
        score = max(score, 0.8)
    elif type_ == "ORG" and _part_of(name, other):
        pro.append("one is a part of the other")
        score = max(score, 0.5)
    together = len(articles[name] & articles[other])
    if together:
        many = "1 article names" if together == 1 else f"{together} articles name"
        contra.append(f"{many} both")
        score *= 0.5
    elif pro:
        pro.append("no article names both")
    return round(score, 3), "; ".join(pro), "; ".join(contra)


def _weigh_people(name: str, other: str) -> tuple[float, list[str], str]:
    same_family = folded(family_name(name)) == folded(family_name(other))
    if same_family and given_names_clash(name, other):
        apart = f"given names differ: {_given(name)}, {_given(other)}"
        return 0.3, [f"same family name {family_name(name)}"], apart
    if same_family and given_names(name) and given_names(other):
        return 0.9, ["same family name, given names agree"], ""
    first, second = ({folded(word) for word in person_words(full)} for full in (name, other))
    if first < second or second < first:
        return 0.6, ["one is a part of the other"], ""
    return 0.0, [], ""


def _given(name: str) -> str:
    return " ".join(given_names(name))


def _part_of(name: str, other: str) -> bool:
    short, long = sorted((f" {folded(name)} ", f" {folded(other)} "), key=len)
    return short in long
