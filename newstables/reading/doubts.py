"""What speaks against adding an article as it is, in words, the most doubtful first."""

from collections.abc import Iterable, Mapping

from newstables.reading.article import Article, Problem

_SHORT = 60  # words; a text of fewer is a notice, or what a wall lets through
_OF_A_PROBLEM = 6


def doubts_of(
    article: Article, problems: Mapping[str, Iterable[str]], *, copy_of: str | None = None
) -> tuple[int, str]:
    """Return how doubtful an article is, 0 not at all, and why in words.

    Args:
        article: as it was read.
        problems: what went wrong, by the name of what it went wrong with: see `by_source`.
        copy_of: what it copies, in words.
    """
    found = [(_OF_A_PROBLEM, what) for what in problems.get(article.source, ())]
    if article.words == 1:
        found.append((9, "one word"))
    elif article.words < _SHORT:
        found.append((5, f"too short: {article.words} words"))
    if copy_of:
        found.append((4, copy_of))
    if not article.published:
        is_stated = "says “" in (article.published_basis or "")
        found.append((3, "its date is no certain day") if is_stated else (2, "undated"))
    if not article.title:
        found.append((2, "no headline"))
    if not article.outlet:
        found.append((1, "no outlet"))
    found.sort(key=lambda one: -one[0])
    return sum(weight for weight, _ in found), "; ".join(why for _, why in found)


def by_source(problems: Iterable[Problem]) -> dict[str, list[str]]:
    """Return what went wrong by what it went wrong with."""
    told: dict[str, list[str]] = {}
    for problem in problems:
        told.setdefault(problem.source, []).append(problem.what)
    return told
