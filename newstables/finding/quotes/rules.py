"""What the figures cannot learn from their corpus, or learn otherwise than a reader wants it."""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.features import best_cue
from newstables.finding.quotes.layout import Layout
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.token_table import Region, TokenTable
from newstables.finding.quotes.words import lexicon, noun_stem

_REPORTS = 0.25  # how often a verb must report quotations to count as saying
_REPORTS_AT_ALL = 0.1
_TITLES = frozenset({"so-called", "titled", "entitled", "nicknamed", "headlined", "named"})
_LONGEST_TITLE = 8
_LONGEST_SIGNATURE = 14
_MARKS = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'", "«", "»", "„"})
_DASHES = frozenset({"―", "—", "–", "-", "--"})
_FEWEST_ALONE = 4


def is_title(sheet: TokenTable, region: Region) -> bool:
    """Tell a title, nickname or borrowed phrase by the word before: so-called, entitled ..."""
    before = region.first - 1
    while before >= 0 and sheet.words[before] in _MARKS:
        before -= 1
    if before < 0:
        return False
    word = sheet.lower[before]
    if word == "called" and before > 0 and sheet.lower[before - 1] in ("so", "-"):
        return True
    if word in _TITLES:
        return True
    words = sheet.text[region.start : region.end].split()
    capitals = all(one[:1].isupper() for one in words if len(one) > 3)
    if not capitals or len(words) > _LONGEST_TITLE:
        return False
    is_naming = word in ("called", "dubbed") and sheet.tags[before] == "VBN"
    noun = sheet.tags[sheet.heads[before]][:2] == "NN" and sheet.heads[before] < before
    return (is_naming and noun) or _is_work(sheet, region, before)


def _is_work(sheet: TokenTable, region: Region, before: int) -> bool:
    """Tell the title of a work in capitals: the book "…", BBC's "…", her "…" podcast."""
    works = lexicon("titled_works")
    lead = before - 1 if sheet.words[before] == "," else before
    if lead >= 0 and noun_stem(sheet.lower[lead]) in works:
        return True
    if sheet.lower[before] in ("'s", "’s") and before and _is_broadcaster(sheet.words[before - 1]):
        return True
    after = region.last
    while after < len(sheet.words) and sheet.words[after] in _MARKS:
        after += 1
    following = sheet.lower[after : after + 2]
    # "The Hour" show, "The Hour" radio programme; after a comma a new clause begins.
    ends_open = sheet.text[region.start : region.end].rstrip()[-1:] not in ",.!?"
    return ends_open and any(noun_stem(one) in works for one in following)


def _is_broadcaster(word: str) -> bool:
    """Tell CNN, NBC and their like by their shape; Fox is named so too."""
    return (word.isupper() and 2 <= len(word) <= 6) or word in ("Fox", "Netflix")


def is_aside(sheet: TokenTable, region: Region) -> bool:
    """Tell what a transcript notes beside the words: (LAUGHTER), (CROSSTALK.)."""
    inner = sheet.text[region.start : region.end].strip().rstrip(".")
    return inner.startswith("(") and inner.endswith(")")


def stands_alone(layout: Layout, region: Region) -> bool:
    """Return whether a stretch in marks is a whole paragraph and long enough to be a sentence."""
    first, last = layout.sheet.paragraphs[layout.sheet.paragraph[region.first]]
    words = len(layout.sheet.text[region.start : region.end].split())
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
    sheet, outer = layout.sheet, layout.cues[number]
    inner = []
    for place, candidate in enumerate(candidates):
        other = best_cue(layout, region, candidate)
        if other < 0 or other == number or layout.cue_score[other] < _REPORTS:
            continue
        cue = layout.cues[other]
        if cue.subject == outer.subject or cue.how not in ("own", "inverted", "shared", "clause"):
            continue
        if sheet.sentence[cue.token] != sheet.sentence[outer.token]:
            continue
        if outer.how == "according" or _reported_by(layout, region, cue.token, number):
            inner.append(place)
    return max(inner, key=lambda place: float(chances[place]), default=best)


def _reported_by(layout: Layout, region: Region, inner: int, outer: int) -> bool:
    """Return whether a verb right before the region stands in the clause that a cue reports."""
    sheet = layout.sheet
    verb = layout.cues[outer].token
    if layout.cue_score[outer] < _REPORTS or not verb < inner < region.first:
        return False
    if layout.outside[region.first] - layout.outside[inner] > 5:
        return False
    clauses = {"ccomp", "xcomp", "conj"}
    token = inner
    while sheet.heads[token] != token and token != verb:
        if sheet.deps[token] not in clauses:
            return False
        token = sheet.heads[token]
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
    sheet = layout.sheet
    first, last = sheet.paragraphs[sheet.paragraph[region.first]]
    if layout.outside[region.first] - layout.outside[first] > 1:
        return None
    dash = region.last
    while dash < last and (sheet.words[dash] in _MARKS or sheet.skipped[dash]):
        dash += 1
    if dash == last and sheet.paragraph[region.first] + 1 < len(sheet.paragraphs):
        dash, last = sheet.paragraphs[sheet.paragraph[region.first] + 1]
    if dash >= last or sheet.words[dash] not in _DASHES or last - dash > _LONGEST_SIGNATURE:
        return None
    place = bisect_left(layout.heads, dash)
    near = [one for one in layout.candidates[place : place + 4] if one.last <= last]
    return next((one for one in near if one.kind == "PERSON"), near[0] if near else None)


def goes_on(layout: Layout, region: Region, previous: Region) -> bool:
    """Return whether a region is a whole paragraph right after that of another."""
    sheet = layout.sheet
    first, last = sheet.paragraphs[sheet.paragraph[region.first]]
    alone = layout.outside[last] - layout.outside[first] <= 2
    return alone and sheet.paragraph[region.first] - sheet.paragraph[previous.first] <= 1


def cannot_speak(layout: Layout, mention: Candidate | None, cue: Cue | None) -> bool:
    """Tell a place or thing that no reporting word makes speak: better nobody than a guess."""
    if mention is None or mention.kind not in ("noun", "GPE", "LOC", "FAC", "NORP"):
        return False
    return cue is None or layout.cue_any[layout.cues.index(cue)] < _REPORTS_AT_ALL
