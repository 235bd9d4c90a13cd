"""Outlets that a page itself names: the agency of its dateline, the paper above its headline."""

import re
from collections.abc import Iterable

from newstables.finding.entities.spans import Mention
from newstables.finding.names.lexicon import known_spellings

_FILED_BY = re.compile(r"[(/](?P<agency>[A-ZÀ-Þ][\w.&’' -]{1,30})[)/]")
_SOURCE = re.compile(r"\(([A-ZÀ-Þ][^()\d\n]{2,30})\)\.?[ \t]*$", re.MULTILINE)
_FEWEST_SOURCES = 2
_ABOVE = 300  # characters: a page begins with its outlet's name


def outlets_of(text: str, kinds: Iterable[tuple[int, int, str]]) -> frozenset[str]:
    """Return the names of outlets that the furniture of a page tells.

    Args:
        text: the whole article.
        kinds: start, end and kind of each stretch of furniture.
    """
    found = set[str]()
    for start, end, kind in kinds:
        line = text[start:end].strip()
        if kind in ("dateline", "agency"):
            found |= {match["agency"].strip() for match in _FILED_BY.finditer(line)}
        elif kind == "navigation" and start < _ABOVE and line.count(" ") < 4:
            found.add(line)
    sources = {match[1] for match in _SOURCE.finditer(text)}
    if len(sources) >= _FEWEST_SOURCES:  # a digest names where each item stood
        found |= sources
    return frozenset(found - known_spellings().keys())


def type_outlets(mentions: Iterable[Mention], outlets: frozenset[str]) -> None:
    """Make an organisation of every mention that is one of the page's outlets."""
    for mention in mentions:
        if mention.text in outlets:
            mention.type = "ORG"
