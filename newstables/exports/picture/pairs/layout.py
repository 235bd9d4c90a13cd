"""Where the names of a network stand: near those they share much with, none over another."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import networkx as nx

_ROUNDS, _SEED = 160, 7
_LENGTH = 2.4  # of a line, by the square root of how many names there are
_PUSHES = 400
SIGN, HIGH, DOT = 7.2, 24, 11  # points: a sign of a name, a line of words, half a dot with room

Edges = tuple[tuple[str, str, int], ...]


def left_of_middle(spots: Mapping[str, Sequence[float]]) -> dict[str, bool]:
    """Return which names stand left of the middle of all, and so have their words at the left."""
    middle = sum(spot[0] for spot in spots.values()) / max(len(spots), 1)
    return {name: spot[0] < middle for name, spot in spots.items()}


@lru_cache(maxsize=64)
def place_names(
    edges: Edges, labels: tuple[tuple[str, str], ...], wide: float, high: float
) -> dict[str, tuple[float, float]]:
    """Return where each name stands, so that no name covers another or a dot."""
    spots = _spread(edges)
    if not spots:
        return {}
    words = {entity_id: SIGN * len(label) for entity_id, label in labels}
    left = left_of_middle(spots)
    at = {}
    for name, (x, y) in spots.items():
        room = words[name] + 2 * DOT  # at the side where its words stand
        low, high_x = (room, wide - DOT) if left[name] else (DOT, wide - room)
        across = min(max((x + 1) / 2 * wide, low), high_x)
        at[name] = [across, 20 + (y + 1) / 2 * (high - 40)]
    names = list(at)
    for _ in range(_PUSHES):
        if not _push(at, names, words, left, high):
            break
    return {name: (x, y) for name, (x, y) in at.items()}


def _push(
    at: dict[str, list[float]],
    names: list[str],
    words: dict[str, float],
    left: dict[str, bool],
    high: float,
) -> bool:
    """Move names that meet apart, up and down; return whether any was moved."""
    moved = False
    for place, name in enumerate(names):
        begin, end = span_of(at[name][0], words[name], left=left[name])
        for other in names[:place]:
            other_begin, other_end = span_of(at[other][0], words[other], left=left[other])
            near = HIGH - abs(at[name][1] - at[other][1])
            if begin < other_end and other_begin < end and near > 0.1:
                moved = True
                above = at[name][1] >= at[other][1]
                at[name][1] += near / 2 if above else -near / 2
                at[other][1] += -near / 2 if above else near / 2
    for name in names:
        at[name][1] = min(max(at[name][1], 14.0), high - 14.0)
    return moved


def span_of(x: float, words: float, *, left: bool) -> tuple[float, float]:
    """Return how far a dot reaches with its words, which are so wide, at its left or right."""
    return (x - DOT - words, x + DOT) if left else (x - DOT, x + DOT + words)


def _spread(edges: Edges) -> dict[str, tuple[float, float]]:
    """Place the names so that lines are of about one length; the same edges, the same picture.

    Source: T. M. J. Fruchterman and E. M. Reingold, "Graph drawing by force-directed placement",
    Software: Practice and Experience 21 (1991), as networkx has it.
    """
    if not edges:
        return {}
    most = max(shared for _, _, shared in edges)
    graph = nx.Graph()
    graph.add_weighted_edges_from(
        (first, second, 0.5 + shared / most) for first, second, shared in edges
    )
    length = _LENGTH / math.sqrt(len(graph))
    at = nx.spring_layout(graph, k=length, iterations=_ROUNDS, seed=_SEED)
    return dict(zip(graph, _fitted([(float(x), float(y)) for x, y in at.values()]), strict=True))


def _fitted(at: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretch the picture to fill -1 to 1 both ways, and a crowd in it to half of an even row."""
    scaled = []
    for axis in (0, 1):
        values = [spot[axis] for spot in at]
        low, high = min(values), max(values)
        middle, half = (low + high) / 2, (high - low) / 2 or 1.0
        ranks = {value: rank for rank, value in enumerate(sorted(values))}
        even = max(len(values) - 1, 1) / 2
        scaled.append([((value - middle) / half + ranks[value] / even - 1) / 2 for value in values])
    return list(zip(*scaled, strict=True))
