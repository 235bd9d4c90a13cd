"""What the figures cannot learn from their corpus, or learn otherwise than a reader wants it."""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.features import best_cue
from newstables.finding.quotes.layout import Layout
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.token_table import Region, TokenTable
from newstables.finding.quotes.words import noun_stem
from newstables.lexicons import words

_REPORTS = 0.25  # how often a verb must report quotations to count as a cue
_REPORTS_AT_ALL = 0.1
_TITLES = frozenset({"so-called", "titled", "entitled", "nicknamed", "headlined", "named"})
_LONGEST_TITLE = 8
_LONGEST_SIGNATURE = 14
_MARKS = frozenset(
    {'"', "“", "”", "''", "``", "‘", "’", "'", "«", "»", "„", "″", "「", "」", "『", "』"}
)
_DASHES = frozenset({"―", "—", "–", "-", "--"})
_FEWEST_ALONE = 4


def is_title(tokens: TokenTable, region: Region) -> bool:
    """Return whether it is a title, nickname or borrowed phrase, by the word before: entitled."""
    before = region.first - 1
    while before >= 0 and tokens.words[before] in _MARKS:
        before -= 1
    if before < 0:
        return False
    word = tokens.lower[before]
    if word == "called" and before > 0 and tokens.lower[before - 1] in ("so", "-"):
        return True
    if word in _TITLES:
        return True
    words = tokens.text[region.start : region.end].split()
    capitals = all(printed[:1].isupper() for printed in words if len(printed) > 3)
    if not capitals or len(words) > _LONGEST_TITLE:
        return False
    is_name_given = word in ("called", "dubbed") and tokens.tags[before] == "VBN"
    noun = tokens.tags[tokens.heads[before]][:2] == "NN" and tokens.heads[before] < before
    return (is_name_given and noun) or _is_work(tokens, region, before)


def _is_work(tokens: TokenTable, region: Region, before: int) -> bool:
    """Return whether it is a work's title in capitals: the book "…", BBC's "…", her "…" podcast."""
    works = words("titled_works")
    lead = before - 1 if tokens.words[before] == "," else before
    if lead >= 0 and noun_stem(tokens.lower[lead]) in works:
        return True
    if (
        tokens.lower[before] in ("'s", "’s")
        and before
        and _is_broadcaster(tokens.words[before - 1])
    ):
        return True
    after = region.last
    while after < len(tokens.words) and tokens.words[after] in _MARKS:
        after += 1
    following = tokens.lower[after : after + 2]
    # "The Hour" show, "The Hour" radio programme; after a comma a new clause begins.
    ends_open = tokens.text[region.start : region.end].rstrip()[-1:] not in ",.!?"
    return ends_open and any(noun_stem(word) in works for word in following)


def _is_broadcaster(word: str) -> bool:
    """Return whether it is CNN, NBC and their like by their shape; Fox is named so too."""
    return (word.isupper() and 2 <= len(word) <= 6) or word in ("Fox", "Netflix")


def is_aside(tokens: TokenTable, region: Region) -> bool:
    """Return whether it is what a transcript notes beside the words: (LAUGHTER), (CROSSTALK.)."""
    inner = tokens.text[region.start : region.end].strip().rstrip(".")
    return inner.startswith("(") and inner.endswith(")")


def stands_alone(layout: Layout, region: Region) -> bool:
    """Return whether a stretch in marks is a whole paragraph and long enough to be a sentence."""
    first, last = layout.tokens.paragraphs[layout.tokens.paragraph[region.first]]
    words = len(layout.tokens.text[region.start : region.end].split())
    return layout.outside[last] - layout.outside[first] <= 2 and words >= _FEWEST_ALONE


def who_said_it(
    layout: Layout, region: Region, candidates: list[int], chances: NDArray[np.float64]
) -> int:
    """Return the place of the likeliest speaker: who said it rather than who passes it on.

    In "...,” Lee said, according to a transcript" and "a spokeswoman said Lee had called it ...",
    that is Lee. The corpus often has the transcript and the spokeswoman.
    """
    best = int(chances.argmax())
    number = best_cue(layout, region, candidates[best])
    if number < 0:
        return best
    tokens, outer = layout.tokens, layout.cues[number]
    inner = []
    for place, candidate in enumerate(candidates):
        other = best_cue(layout, region, candidate)
        if other < 0 or other == number or layout.cue_score[other] < _REPORTS:
            continue
        cue = layout.cues[other]
        if cue.subject == outer.subject or cue.how not in ("own", "inverted", "shared", "clause"):
            continue
        if tokens.sentence[cue.token] != tokens.sentence[outer.token]:
            continue
        if outer.how == "according" or _reported_by(layout, region, cue.token, number):
            inner.append(place)
    return max(inner, key=lambda place: float(chances[place]), default=best)


def _reported_by(layout: Layout, region: Region, inner: int, outer: int) -> bool:
    """Return whether a verb right before the region stands in the clause that a cue reports."""
    tokens = layout.tokens
    verb = layout.cues[outer].token
    if layout.cue_score[outer] < _REPORTS or not verb < inner < region.first:
        return False
    if layout.outside[region.first] - layout.outside[inner] > 5:
        return False
    clauses = {"ccomp", "xcomp", "conj"}
    token = inner
    while tokens.heads[token] != token and token != verb:
        if tokens.deps[token] not in clauses:
            return False
        token = tokens.heads[token]
    return token == verb


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
    while dash < last and (tokens.words[dash] in _MARKS or tokens.skipped[dash]):
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


def goes_on(layout: Layout, region: Region, previous: Region) -> bool:
    """Return whether a region is a whole paragraph right after that of another."""
    tokens = layout.tokens
    first, last = tokens.paragraphs[tokens.paragraph[region.first]]
    alone = layout.outside[last] - layout.outside[first] <= 2
    return alone and tokens.paragraph[region.first] - tokens.paragraph[previous.first] <= 1


def cannot_speak(layout: Layout, mention: Candidate | None, cue: Cue | None) -> bool:
    """Return whether it is a place or thing that no cue makes speak: better nobody than a guess."""
    if mention is None or mention.kind not in ("noun", "GPE", "LOC", "FAC", "NORP"):
        return False
    return cue is None or layout.cue_any[layout.cues.index(cue)] < _REPORTS_AT_ALL
