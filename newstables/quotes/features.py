"""What is known about one possible speaker of one quoted stretch, as a row of numbers."""

import math
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from newstables.quotes.cues import Cue
from newstables.quotes.sheet import Region, Sheet
from newstables.quotes.speakers import Candidate

KINDS = ("PERSON", "ORG", "GPE", "NORP", "pronoun", "role", "body", "document", "noun", "label")
DEPS = ("nsubj", "nsubjpass", "pobj", "dobj", "appos", "conj", "poss", "compound", "ROOT")
HOWS = ("none", "own", "inverted", "shared", "clause", "relative", "according")
OPENERS = frozenset("\"“''‘«„'`[(")
REACH_BACK, REACH_AHEAD = 5, 2  # paragraphs

REGION = (
    "words", "ends_comma", "ends_stop", "small_start", "leads", "closes", "whole", "place",
    "regions_here", "outside_words", "before_verb", "before_comma", "before_colon", "before_that",
    "before_name", "after_verb", "after_name", "after_pronoun", "after_comma", "after_nothing",
    "cue_near", "capitals",
)  # fmt: skip
PAIR = (
    "kind", "dep", "singular_he", "plural_they", "first_person", "it", "definite", "is_before",
    "paragraphs", "same_sentence", "outside_gap", "regions_between", "cues_between",
    "people_between", "candidates_between", "rank_side", "rank_subject", "how", "cue_score",
    "cue_any", "cue_gap", "cue_before", "cue_adjacent", "cue_between_regions",
    "cue_between_cues", "cue_paragraph", "cue_above", "cue_above_rank", "best_cue_rank",
    "namings", "article_lead", "possessive", "sentence_lead", "closest_edge",
)  # fmt: skip
NAMES = REGION + PAIR
_CAP = 60.0


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


def region_features(layout: Layout, number: int) -> list[float]:
    """Describe one stretch in marks by itself: the columns of REGION."""
    sheet = layout.sheet
    region = sheet.regions[number]
    text, words = sheet.text, sheet.words
    inner = text[region.start : region.end].strip()
    count = max(1, len(inner.split()))
    paragraph = sheet.paragraph[region.first]
    first, last = sheet.paragraphs[paragraph]
    before, after = _outside_token(sheet, region.first, -1), _outside_token(sheet, region.last, 1)
    before_tag = sheet.tags[before] if before >= first else ""
    before_word = sheet.lower[before] if before >= first else ""
    in_paragraph = 0 <= after < last
    after_tag = sheet.tags[after] if in_paragraph else ""
    after_word = words[after] if in_paragraph else ""
    capitals = sum(word[:1].isupper() for word in inner.split()) / count
    here = layout.begun[last] - layout.begun[first]
    tail = inner[-1:] if inner else ""
    nearest = min((abs(token - edge) for token, edge in _edges(layout, region)), default=99)
    return [
        min(count, 80), tail == ",", tail in ".?!…", inner[:1].islower(), before < first,
        not in_paragraph, before < first and not in_paragraph,
        layout.begun[region.first] - layout.begun[first], here,
        layout.outside[last] - layout.outside[first], before_tag.startswith("VB"),
        before_word == ",", before_word == ":", before_word in ("that", "as"),
        before_tag in ("NNP", "PRP"), after_tag.startswith("VB"), after_tag == "NNP",
        after_tag == "PRP", after_word == ",", after_word in (".", ""), min(nearest, 40), capitals,
    ]  # fmt: skip


def _edges(layout: Layout, region: Region) -> list[tuple[int, int]]:
    """Give strong cue tokens of the paragraph with the region's nearer edge."""
    sheet = layout.sheet
    first, last = sheet.paragraphs[sheet.paragraph[region.first]]
    found = []
    for number in range(bisect_left(layout.cue_tokens, first), len(layout.cue_tokens)):
        token = layout.cue_tokens[number]
        if token >= last:
            break
        if layout.cue_score[number] >= 0.25:
            found.append((token, region.first if token < region.first else region.last))
    return found


def _outside_token(sheet: Sheet, token: int, step: int) -> int:
    """Give the nearest token beside a region that is no quotation mark."""
    place = token - 1 if step < 0 else token
    while 0 <= place < len(sheet.words) and sheet.words[place] in ('"', "“", "”", "''", "``"):
        place += step
    return place if 0 <= place < len(sheet.words) else -1


def reach(layout: Layout, number: int) -> list[int]:
    """Give the numbers of the candidates near enough to speak region `number`."""
    sheet = layout.sheet
    paragraph = sheet.paragraph[sheet.regions[number].first]
    low = sheet.paragraphs[max(0, paragraph - REACH_BACK)][0]
    high = sheet.paragraphs[min(len(sheet.paragraphs) - 1, paragraph + REACH_AHEAD)][1]
    return list(range(bisect_left(layout.heads, low), bisect_left(layout.heads, high)))


def pair_features(layout: Layout, number: int, near: list[int]) -> list[list[float]]:
    """Describe each candidate of `near` as speaker of region `number`: REGION + PAIR columns."""
    sheet = layout.sheet
    region = sheet.regions[number]
    own = region_features(layout, number)
    above = _above(layout, region)
    chosen = [_best_cue(layout, region, candidate, above) for candidate in near]
    order = sorted({value for value, _ in chosen}, reverse=True)
    ranks = {value: rank for rank, value in enumerate(order)}
    before_count = sum(layout.heads[c] < region.first for c in near)
    subject_flags = [bool(layout.cues_of[c]) for c in near]
    rows = []
    for place, candidate in enumerate(near):
        is_before = layout.heads[candidate] < region.first
        rank = before_count - place - 1 if is_before else place - before_count
        nearer = (
            subject_flags[place + 1 : before_count]
            if is_before
            else subject_flags[before_count:place]
        )
        value, cue = chosen[place]
        row = _pair(layout, region, candidate, is_before)
        row += [min(rank, _CAP), sum(nearer)]
        row += _cue_part(layout, region, cue, above)
        row += [ranks[value]]
        row += _candidate_part(layout, candidate, region)
        rows.append(own + row)
    return rows


def _pair(layout: Layout, region: Region, candidate: int, is_before: bool) -> list[float]:  # noqa: FBT001
    sheet = layout.sheet
    one = layout.candidates[candidate]
    word = sheet.lower[one.head]
    edge = region.first if is_before else region.last
    near_end = one.last if is_before else one.first
    kind = KINDS.index(one.kind) if one.kind in KINDS else len(KINDS)
    dep = DEPS.index(sheet.deps[one.head]) if sheet.deps[one.head] in DEPS else len(DEPS)
    sentence = sheet.sentence[one.head]
    return [
        kind, dep, word in ("he", "she"), word == "they" or sheet.tags[one.head] in ("NNS", "NNPS"),
        word in ("i", "we"), word in ("it", "who", "you"),
        sheet.lower[one.first] in ("the", "a", "an"), is_before,
        sheet.paragraph[region.first] - sheet.paragraph[one.head],
        sentence in (sheet.sentence[region.first], sheet.sentence[region.last - 1]),
        min(_CAP, layout.between(layout.outside, near_end, edge)),
        max(0, layout.between(layout.begun, near_end, edge)),
        layout.between(layout.strong, near_end, edge),
        layout.between(layout.people, near_end, edge),
        min(_CAP, abs(bisect_left(layout.heads, edge) - candidate)),
    ]  # fmt: skip


def _above(layout: Layout, region: Region) -> dict[int, int]:
    """Number the verbs above the region in the parse, nearest first, by token."""
    sheet = layout.sheet
    found: dict[int, int] = {}
    for token in range(region.first, region.last):
        head = sheet.heads[token]
        if region.first <= head < region.last:
            continue
        for up in sheet.ancestors(token):
            if sheet.quoted[up] < 0 and sheet.tags[up].startswith("VB") and up not in found:
                found[up] = len(found) + 1
    return found


def _best_cue(
    layout: Layout, region: Region, candidate: int, above: Mapping[int, int]
) -> tuple[float, int]:
    """Give the cue of the candidate that likeliest reports the region, with its weight."""
    best, chosen = -1.0, -1
    for cue in layout.cues_of[candidate]:
        token = layout.cue_tokens[cue]
        edge = region.first if token < region.first else region.last
        gap = layout.between(layout.outside, token, edge)
        value = (layout.cue_score[cue] + 0.03) * math.exp(-gap / 12)
        value *= 0.5 ** layout.between(layout.begun, token, region.first if token < edge else edge)
        if token in above:
            value *= 2
        if value > best:
            best, chosen = value, cue
    return best, chosen


def best_cue(layout: Layout, region: Region, candidate: int) -> int:
    """Give the number of the cue by which the candidate likeliest reports the region, or -1."""
    return _best_cue(layout, region, candidate, _above(layout, region))[1]


def _cue_part(layout: Layout, region: Region, cue: int, above: Mapping[int, int]) -> list[float]:
    if cue < 0:
        return [0, 0, 0, _CAP, 0, 0, 0, 0, 9, 0, 0]
    sheet = layout.sheet
    token = layout.cue_tokens[cue]
    is_before = token < region.first
    edge = region.first if is_before else region.last
    gap = layout.between(layout.outside, token, edge)
    adjacent = gap <= 3
    return [
        HOWS.index(layout.cues[cue].how), layout.cue_score[cue], layout.cue_any[cue],
        min(_CAP, gap), is_before, adjacent,
        layout.between(layout.begun, token, region.first if is_before else region.last),
        layout.between(layout.strong, token, edge),
        sheet.paragraph[region.first] - sheet.paragraph[token],
        token in above, above.get(token, 0),
    ]  # fmt: skip


def _candidate_part(layout: Layout, candidate: int, region: Region) -> list[float]:
    sheet = layout.sheet
    one = layout.candidates[candidate]
    following = sheet.lower[one.last] if one.last < len(sheet.words) else ""
    lead = one.first == 0 or sheet.sentence[one.first - 1] != sheet.sentence[one.first]
    edge = region.first if one.head < region.first else region.last
    return [
        layout.namings.get(str(candidate), 0), sheet.paragraph[one.head] <= 1,
        following == "'s", lead, min(_CAP, abs(one.head - edge)),
    ]  # fmt: skip
