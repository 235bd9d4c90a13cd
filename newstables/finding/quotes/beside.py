"""Whom the line or paragraph beside words in marks names as their speaker."""

import re
from bisect import bisect_left

from newstables.finding.quotes.layout import Layout
from newstables.finding.quotes.rules import stands_alone
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.words import MARKS
from newstables.finding.token_table import Region

_LONGEST_SIGNATURE = 14
_DASHES = frozenset({"―", "—", "–", "-", "--"})
_FROM = re.compile(
    r"(?:^|[.;,]\s)(?:And |This )?(?:is )?[Ff]rom "
    r"(?:(?:the desk|the office) of [^:]*|[^:.]{3,80}:)$"
    r"|\b(?:attributable|attributed) to [^:.]{3,80}:$"
    r"|\b(?:statements?|remarks|comments?|message) (?:\w+ ){0,2}(?:by|from|of) [^:.]{3,80}:$",
    re.I,
)
_THAT_IS_HOW = {(that, verb, "how") for that in ("that", "this") for verb in ("was", "is")}


def label_before(layout: Layout, region: Region) -> Candidate | None:
    """Return the speaker's label right before a region: 'WALLACE: "..."'."""
    place = bisect_left(layout.heads, region.first) - 1
    if place < 0 or layout.candidates[place].kind != "label":
        return None
    label = layout.candidates[place]
    return label if region.first - label.last <= 2 else None


def signature(layout: Layout, region: Region) -> Candidate | None:
    """Return the name that signs a paragraph in marks: '"..." ― Jane Roe', or on a line below."""
    tokens = layout.tokens
    first, last = tokens.paragraphs[tokens.paragraph[region.first]]
    if layout.outside[region.first] - layout.outside[first] > 1:
        return None
    dash = region.last
    while dash < last and (tokens.words[dash] in MARKS or tokens.skipped[dash]):
        dash += 1
    if dash == last and tokens.paragraph[region.first] + 1 < len(tokens.paragraphs):
        dash, last = tokens.paragraphs[tokens.paragraph[region.first] + 1]
    if dash >= last or tokens.words[dash] not in _DASHES or last - dash > _LONGEST_SIGNATURE:
        return None
    place = bisect_left(layout.heads, dash)
    near = [
        candidate for candidate in layout.candidates[place : place + 4] if candidate.last <= last
    ]
    return next(
        (candidate for candidate in near if candidate.kind == "PERSON"), near[0] if near else None
    )


def introduced(layout: Layout, region: Region) -> Candidate | None:
    """Return whom the line above or below names for a paragraph in marks.

    "And from Chairwoman Lee:" above, "That was how Lee described it." below.
    """
    tokens = layout.tokens
    number = tokens.paragraph[region.first]
    if not stands_alone(layout, region):
        return None
    if number and (above := tokens.paragraphs[number - 1]):
        line = tokens.text[tokens.starts[above[0]] : tokens.ends[above[1] - 1]]
        if match := _FROM.search(line):
            return _first_person(
                layout,
                *tokens.tokens_in(
                    tokens.starts[above[0]] + match.start(), tokens.ends[above[1] - 1]
                ),
            )
    if number + 1 < len(tokens.paragraphs):
        first, last = tokens.paragraphs[number + 1]
        if tuple(tokens.lower[first : first + 3]) in _THAT_IS_HOW:
            return _first_person(layout, first + 3, min(last, first + 15))
    return None


def _first_person(layout: Layout, first: int, last: int) -> Candidate | None:
    place = bisect_left(layout.heads, first)
    near = [
        candidate for candidate in layout.candidates[place : place + 6] if candidate.last <= last
    ]
    return next(
        (candidate for candidate in near if candidate.kind in ("PERSON", "role", "pronoun")), None
    )


def goes_on(layout: Layout, region: Region, previous: Region) -> bool:
    """Return whether a region is a whole paragraph right after that of another."""
    tokens = layout.tokens
    first, last = tokens.paragraphs[tokens.paragraph[region.first]]
    alone = layout.outside[last] - layout.outside[first] <= 2
    return alone and tokens.paragraph[region.first] - tokens.paragraph[previous.first] <= 1
