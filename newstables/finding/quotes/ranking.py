"""Rank the possible speakers of every stretch in marks: first each alone, then with neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newstables.finding.quotes.features import NAMES, Rows, as_rows, pair_rows
from newstables.finding.quotes.layout import Layout, reach

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
    rows: Rows  # SECOND columns, in the order of `candidates`


@dataclass(frozen=True)
class First:
    """The near candidates of one region and the NAMES columns of each."""

    near: list[int]
    rows: Rows


def first_rows(layout: Layout) -> list[First]:
    """Describe the near candidates of each region."""
    near = [reach(layout, number) for number in range(len(layout.tokens.regions))]
    parts = split(pair_rows(layout, near), [len(candidates) for candidates in near])
    return [First(candidates, rows) for candidates, rows in zip(near, parts, strict=True)]


def split(values: NDArray[Any], sizes: Sequence[int]) -> list[NDArray[Any]]:
    """Part an array into pieces of these lengths."""
    return np.split(values, np.cumsum(sizes)[:-1]) if len(sizes) else []


def second_rows(
    layout: Layout,
    names: Sequence[str],
    first: Sequence[First],
    chances: Sequence[NDArray[np.float64]],
    *,
    kept: int = KEPT,
) -> list[Choice]:
    """Add to the best candidates of each region what its neighbours' best candidates are.

    Args:
        names: who each candidate of the article is, by candidate number.
        first: what `first_rows` gave.
        chances: the first look's chance of each near candidate, by region.
        kept: how many of a region's candidates to keep, the likeliest first.
    """
    tops = [
        (alone.near[int(chance.argmax())], float(chance.max())) if alone.near else None
        for alone, chance in zip(first, chances, strict=True)
    ]
    choices = []
    for number, (alone, chance) in enumerate(zip(first, chances, strict=True)):
        order = np.argsort(-chance, kind="stable")[:kept]
        ranked = list(
            zip([alone.near[place] for place in order], chance[order].tolist(), strict=True)
        )
        if not ranked:
            choices.append(Choice(number, [], np.zeros((0, len(SECOND)), np.float32)))
            continue
        shares: dict[str, float] = {}
        for candidate, value in zip(alone.near, chance.tolist(), strict=True):
            shares[names[candidate]] = shares.get(names[candidate], 0.0) + value
        around = [
            tops[neighbour] if 0 <= neighbour < len(tops) else None
            for neighbour in (number - 1, number + 1, number - 2)
        ]
        leader, second = ranked[0][1], ranked[1][1] if len(ranked) > 1 else 0.0
        neighbour_rows = []
        for rank, (candidate, value) in enumerate(ranked):
            row = [value, rank, leader - value, second, shares[names[candidate]]]
            for position, top in enumerate(around):
                row += _relation(names, candidate, top)[: 2 if position == 2 else 3]
            neighbour_rows.append(row + _between(layout, number, candidate))
        rows = np.hstack([alone.rows[order], as_rows(neighbour_rows)])
        choices.append(Choice(number, [candidate for candidate, _ in ranked], rows))
    return choices


def _relation(names: Sequence[str], candidate: int, top: tuple[int, float] | None) -> list[float]:
    if top is None:
        return [0.0, 0.0, 0.0]
    return [top[0] == candidate, names[top[0]] == names[candidate], top[1]]


def _between(layout: Layout, number: int, candidate: int) -> list[float]:
    regions = layout.tokens.regions
    head = layout.heads[candidate]
    since = number > 0 and regions[number - 1].last <= head < regions[number].first
    until = number + 1 < len(regions) and regions[number].last <= head < regions[number + 1].first
    return [since, until]


def verdict_row(choice: Choice, chances: NDArray[np.float64], names: Sequence[str]) -> Rows:
    """Return the VERDICT columns of a region's likeliest speaker."""
    order = np.argsort(-chances, kind="stable")
    best = int(order[0])
    name = names[choice.candidates[best]]
    same = sum(
        float(chances[place])
        for place, candidate in enumerate(choice.candidates)
        if names[candidate] == name
    )
    second = float(chances[order[1]]) if len(order) > 1 else 0.0
    return np.append(choice.rows[best], np.array([chances[best], second, same], np.float32))
