"""Counts along one article, and which mentions are near enough to speak a quoted stretch."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.token_table import TokenTable

REACH_BACK, REACH_AHEAD = 4, 1  # paragraphs
MOST_BEFORE, MOST_AFTER = 14, 8  # candidates


@dataclass(frozen=True)
class CueScores:
    """How often each verb reports a quotation, and anything at all, in the training articles."""

    quoted: Mapping[str, float]
    reported: Mapping[str, float]
    unseen: float = 0.02


class Layout:
    """Counts along one article, so that "how many X between" is one subtraction."""

    def __init__(
        self, tokens: TokenTable, candidates: list[Candidate], cues: list[Cue], scores: CueScores
    ) -> None:
        """Count words outside marks, cues, people and candidates up to each token."""
        self.tokens, self.candidates, self.cues = tokens, candidates, cues
        size = len(tokens.words)
        self.cue_score = [scores.quoted.get(cue.stem, scores.unseen) for cue in cues]
        self.cue_any = [scores.reported.get(cue.stem, scores.unseen) for cue in cues]
        outside = [
            not (quoted >= 0 or skipped)
            for quoted, skipped in zip(tokens.quoted, tokens.skipped, strict=True)
        ]
        self.outside = running(outside)
        marks = [False] * size
        for cue, score in zip(cues, self.cue_score, strict=True):
            marks[cue.token] = score >= 0.25
        self.strong = running(marks)
        self.cue_tokens = [cue.token for cue in cues]
        self.strong_tokens = [token for token in self.cue_tokens if marks[token]]
        self.heads = [candidate.head for candidate in candidates]
        people = [False] * size
        for candidate in candidates:
            people[candidate.head] = candidate.kind in ("PERSON", "label", "role")
        self.people = running(people)
        starts = [False] * size
        for region in tokens.regions:
            starts[region.first] = True
        self.begun = running(starts)
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
        self.above: dict[int, dict[int, int]] = {}  # by region: see features.above_of
        self.mention_counts = [0] * len(
            candidates
        )  # how often each is named: see article_features.py

    def between(self, counts: list[int], token: int, other: int) -> int:
        """Return how many counted tokens lie from `one` to `other`, in either order."""
        return counts[other] - counts[token] if token <= other else counts[token] - counts[other]


def running(flags: Iterable[bool]) -> list[int]:
    """Count the flags before each token, and last of all every one."""
    return [0, *accumulate(flags)]


def reach(layout: Layout, number: int) -> list[int]:
    """Return the numbers of the candidates near enough to speak region `number`."""
    tokens = layout.tokens
    region = tokens.regions[number]
    paragraph = tokens.paragraph[region.first]
    low = tokens.paragraphs[max(0, paragraph - REACH_BACK)][0]
    high = tokens.paragraphs[min(len(tokens.paragraphs) - 1, paragraph + REACH_AHEAD)][1]
    here = bisect_left(layout.heads, region.first)
    first = max(bisect_left(layout.heads, low), here - MOST_BEFORE)
    last = min(bisect_left(layout.heads, high), here + MOST_AFTER)
    return [
        number
        for number in range(first, last)
        if tokens.paragraph[layout.heads[number]] == paragraph or _speaks_afar(layout, number)
    ]


def _speaks_afar(layout: Layout, number: int) -> bool:
    """Return whether a mention can speak words in another paragraph: by a verb, a label, or alone.

    Of 15,000 other mentions looked at in the corpus, three did.
    """
    candidate = layout.candidates[number]
    return (
        bool(layout.cues_of[number])
        or candidate.kind == "label"
        or layout.tokens.deps[candidate.head] == "ROOT"
    )
