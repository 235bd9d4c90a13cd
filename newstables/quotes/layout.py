"""Counts along one article, and which mentions are near enough to speak a quoted stretch."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from newstables.quotes.cues import Cue
from newstables.quotes.sheet import Sheet
from newstables.quotes.speakers import Candidate

REACH_BACK, REACH_AHEAD = 4, 1  # paragraphs
MOST_BEFORE, MOST_AFTER = 14, 8  # candidates; 3 of 8,000 speakers in the corpus lie farther


@dataclass(frozen=True)
class CueScores:
    """How often each verb reports a quotation, and anything at all, in the training articles."""

    quoted: Mapping[str, float]
    reported: Mapping[str, float]
    unseen: float = 0.02


class Layout:
    """Counts along one article, so that "how many X between" is one subtraction."""

    def __init__(
        self, sheet: Sheet, candidates: list[Candidate], cues: list[Cue], scores: CueScores
    ) -> None:
        """Count words outside marks, cues, people and candidates up to each token."""
        self.sheet, self.candidates, self.cues = sheet, candidates, cues
        size = len(sheet.words) + 1
        self.cue_score = [scores.quoted.get(cue.stem, scores.unseen) for cue in cues]
        self.cue_any = [scores.reported.get(cue.stem, scores.unseen) for cue in cues]
        outside = [
            not (quoted >= 0 or skipped)
            for quoted, skipped in zip(sheet.quoted, sheet.skipped, strict=True)
        ]
        self.outside = _running(outside, size)
        marks = [False] * (size - 1)
        for cue, score in zip(cues, self.cue_score, strict=True):
            marks[cue.token] = score >= 0.25
        self.strong = _running(marks, size)
        self.cue_tokens = [cue.token for cue in cues]
        self.heads = [candidate.head for candidate in candidates]
        people = [False] * (size - 1)
        for candidate in candidates:
            people[candidate.head] = candidate.kind in ("PERSON", "label", "role")
        self.people = _running(people, size)
        starts = [False] * (size - 1)
        for region in sheet.regions:
            starts[region.first] = True
        self.begun = _running(starts, size)
        self.cues_of: list[list[int]] = [[] for _ in candidates]
        holder = {}
        for number, candidate in enumerate(candidates):
            for token in range(candidate.first, candidate.last):
                holder[token] = number
        for number, candidate in enumerate(candidates):
            holder[candidate.head] = number
        for number, cue in enumerate(cues):
            if cue.subject in holder:
                self.cues_of[holder[cue.subject]].append(number)
        self.namings: dict[str, int] = {}

    def between(self, counts: list[int], one: int, other: int) -> int:
        """Give how many counted tokens lie from `one` to `other`, in either order."""
        return counts[other] - counts[one] if one <= other else counts[one] - counts[other]


def _running(flags: list[bool], size: int) -> list[int]:
    counts, total = [0] * size, 0
    for number, flag in enumerate(flags):
        total += flag
        counts[number + 1] = total
    return counts


def reach(layout: Layout, number: int) -> list[int]:
    """Give the numbers of the candidates near enough to speak region `number`."""
    sheet = layout.sheet
    region = sheet.regions[number]
    paragraph = sheet.paragraph[region.first]
    low = sheet.paragraphs[max(0, paragraph - REACH_BACK)][0]
    high = sheet.paragraphs[min(len(sheet.paragraphs) - 1, paragraph + REACH_AHEAD)][1]
    here = bisect_left(layout.heads, region.first)
    first = max(bisect_left(layout.heads, low), here - MOST_BEFORE)
    last = min(bisect_left(layout.heads, high), here + MOST_AFTER)
    return list(range(first, last))
