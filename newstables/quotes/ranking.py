"""Rank the possible speakers of every stretch in marks: first each alone, then with neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newstables.quotes.features import NAMES, pair_features
from newstables.quotes.layout import Layout, reach

KEPT = 8  # candidates of a region that the second look compares
CONTEXT = (
    "chance", "rank", "behind_first", "second", "same_name", "is_previous", "names_previous",
    "previous_chance", "is_next", "names_next", "next_chance", "is_before_last",
    "names_before_last", "since_previous", "until_next",
)  # fmt: skip
SECOND = NAMES + CONTEXT
VERDICT = (*SECOND, "final", "final_second", "final_same_name")


@dataclass(frozen=True)
class Choice:
    """The candidates of one region, the likeliest first, with what is known of each."""

    region: int
    candidates: list[int]
    rows: list[list[float]]  # SECOND columns, in the order of `candidates`


def first_rows(layout: Layout) -> list[tuple[list[int], list[list[float]]]]:
    """Give the near candidates of each region and the NAMES columns of each."""
    found = []
    for number in range(len(layout.sheet.regions)):
        near = reach(layout, number)
        found.append((near, pair_features(layout, number, near)))
    return found


def second_rows(
    layout: Layout,
    names: Sequence[str],
    first: Sequence[tuple[list[int], list[list[float]]]],
    chances: Sequence[NDArray[np.float64]],
    *,
    kept: int = KEPT,
) -> list[Choice]:
    """Add to the best candidates of each region what its neighbours' best candidates tell.

    Args:
        names: who each candidate of the article is, by candidate number.
        first: what `first_rows` gave.
        chances: the first look's chance of each near candidate, by region.
        kept: how many of a region's candidates to give, the likeliest first.
    """
    tops = [
        (near[int(chance.argmax())], float(chance.max())) if near else None
        for (near, _), chance in zip(first, chances, strict=True)
    ]
    choices = []
    for number, ((near, rows), chance) in enumerate(zip(first, chances, strict=True)):
        order = np.argsort(-chance, kind="stable")[:kept]
        shares: dict[str, float] = {}
        for place, candidate in enumerate(near):
            name = names[candidate]
            shares[name] = shares.get(name, 0.0) + float(chance[place])
        around = [tops[n] if 0 <= n < len(tops) else None
                  for n in (number - 1, number + 1, number - 2)]  # fmt: skip
        chosen, described = [], []
        for rank, place in enumerate(order):
            candidate = near[int(place)]
            leader = float(chance[order[0]])
            row = [
                float(chance[place]), rank, leader - float(chance[place]),
                float(chance[order[1]]) if len(order) > 1 else 0.0, shares[names[candidate]],
            ]  # fmt: skip
            for position, top in enumerate(around):
                row += _relation(names, candidate, top)[: 2 if position == 2 else 3]
            described.append(rows[int(place)] + row + _between(layout, number, candidate))
            chosen.append(candidate)
        choices.append(Choice(number, chosen, described))
    return choices


def _relation(names: Sequence[str], candidate: int, top: tuple[int, float] | None) -> list[float]:
    if top is None:
        return [0.0, 0.0, 0.0]
    return [top[0] == candidate, names[top[0]] == names[candidate], top[1]]


def _between(layout: Layout, number: int, candidate: int) -> list[float]:
    regions = layout.sheet.regions
    head = layout.heads[candidate]
    since = number > 0 and regions[number - 1].last <= head < regions[number].first
    until = number + 1 < len(regions) and regions[number].last <= head < regions[number + 1].first
    return [since, until]


def verdict_row(choice: Choice, chances: NDArray[np.float64], names: Sequence[str]) -> list[float]:
    """Give the VERDICT columns of a region's likeliest speaker."""
    order = np.argsort(-chances, kind="stable")
    best = int(order[0])
    name = names[choice.candidates[best]]
    same = sum(float(chances[place]) for place, candidate in enumerate(choice.candidates)
               if names[candidate] == name)  # fmt: skip
    second = float(chances[order[1]]) if len(order) > 1 else 0.0
    return [*choice.rows[best], float(chances[best]), second, same]


def names_of(naming: Mapping[int, str | None], printed: Sequence[str]) -> list[str]:
    """Give a comparable name for each candidate: who it is, or the words printed."""
    return [(naming.get(number) or words).lower() for number, words in enumerate(printed)]
