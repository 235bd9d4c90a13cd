"""What is known about one possible speaker of one quoted stretch, as a row of numbers."""

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from newstables.finding.quotes.layout import Layout
from newstables.finding.quotes.regions import CAP, REGION, anchor_of, region_features
from newstables.finding.token_table import Region, TokenTable

KINDS = ("PERSON", "ORG", "GPE", "NORP", "pronoun", "role", "body", "document", "noun", "label")
DEPS = ("nsubj", "nsubjpass", "pobj", "dobj", "appos", "conj", "poss", "compound", "ROOT")
HOWS = ("none", "own", "inverted", "shared", "clause", "relative", "according")
PREPOSITIONS = ("by", "to", "from", "of", "with", "for", "in", "on")
# Of the candidate alone, wherever the quoted stretch stands.
MENTION = (
    "kind", "dep", "singular_he", "plural_they", "first_person", "it", "definite", "namings",
    "article_lead", "possessive", "sentence_lead", "object_score", "object_of", "in_group",
    "paragraph_lead", "between_commas", "is_subject",
)  # fmt: skip
# Of the candidate and the stretch together.
PAIR = (
    "is_before", "paragraphs", "same_sentence", "outside_gap", "regions_between", "cues_between",
    "people_between", "candidates_between", "rank_side", "rank_subject", "best_cue_rank",
    "closest_edge", "tree_distance", "how", "cue_score", "cue_any", "cue_gap", "cue_before",
    "cue_adjacent", "cue_between_regions", "cue_between_cues", "cue_paragraph", "cue_above",
    "cue_above_rank", "verb_is_root", "cue_touches", "first_above",
)  # fmt: skip
NAMES = REGION + MENTION + PAIR
Rows = NDArray[np.float32]
_NO_CUE = [0, 0, 0, CAP, 0, 0, 0, 0, 9, 0, 0, 0, 0]
_FAR = 15  # in the parse: no way found between candidate and stretch


def pair_rows(layout: Layout, near: Sequence[list[int]]) -> Rows:
    """Describe each region's near candidates, one after the other, in the columns of NAMES.

    Args:
        near: by region, the numbers of the candidates that may speak it.
    """
    sizes = [len(candidates) for candidates in near]
    together = [
        row for number, candidates in enumerate(near) for row in _pairs(layout, number, candidates)
    ]
    if not together:
        return np.zeros((0, len(NAMES)), np.float32)
    places = {number: place for place, number in enumerate(dict.fromkeys(chain(*near)))}
    alone = [_mention(layout, number) for number in places]
    regions = [region_features(layout, number) for number in range(len(near))]
    return np.hstack(
        [
            np.repeat(as_rows(regions), sizes, axis=0),
            as_rows(alone)[[places[number] for number in chain(*near)]],
            as_rows(together),
        ]
    )


def as_rows(rows: Sequence[Sequence[float]]) -> Rows:
    """Build a table of rows of equal length; there must be one."""
    width = len(rows[0])
    flat = np.fromiter(chain.from_iterable(rows), np.float32, len(rows) * width)
    return flat.reshape(len(rows), width)


def _mention(layout: Layout, number: int) -> list[float]:
    """Return the columns of MENTION."""
    tokens = layout.tokens
    candidate = layout.candidates[number]
    head, dep = tokens.heads[candidate.head], tokens.deps[candidate.head]
    word = tokens.lower[candidate.head]
    before = tokens.words[candidate.first - 1] if candidate.first else ""
    after = tokens.words[candidate.last] if candidate.last < len(tokens.words) else ""
    verb, preposition = head, len(PREPOSITIONS) + 1
    if dep == "pobj":
        found = tokens.lower[head]
        preposition = PREPOSITIONS.index(found) if found in PREPOSITIONS else len(PREPOSITIONS)
        verb = tokens.heads[head]
    place = bisect_left(layout.cue_tokens, verb)
    is_cue = place < len(layout.cue_tokens) and layout.cue_tokens[place] == verb
    paragraph = tokens.paragraph[candidate.head]
    return [
        KINDS.index(candidate.kind) if candidate.kind in KINDS else len(KINDS),
        DEPS.index(dep) if dep in DEPS else len(DEPS),
        word in ("he", "she"), word == "they" or tokens.tags[candidate.head] in ("NNS", "NNPS"),
        word in ("i", "we"), word in ("it", "who", "you"),
        tokens.lower[candidate.first] in ("the", "a", "an"), min(layout.mention_counts[number], 20),
        paragraph <= 1, after in ("'s", "’s"),
        candidate.first == 0
        or tokens.sentence[candidate.first - 1] != tokens.sentence[candidate.first],
        layout.cue_score[place] if is_cue and not dep.startswith("nsubj") else -1, preposition,
        dep in ("poss", "compound", "nmod", "amod"),
        layout.outside[candidate.first] == layout.outside[tokens.paragraphs[paragraph][0]],
        before == "," and after == ",", bool(layout.cues_of[number]),
    ]  # fmt: skip


def _pairs(layout: Layout, number: int, near: list[int]) -> list[list[float]]:
    """Return the columns of PAIR of each candidate near one region."""
    tokens = layout.tokens
    region = tokens.regions[number]
    first, last = region.first, region.last
    above = above_of(layout, region)
    depths = _depths(tokens, region)
    first_above = next(iter(depths), -1)
    chosen = [_weigh_cues(layout, region, candidate, above) for candidate in near]
    ranks = {
        value: rank
        for rank, value in enumerate(sorted({value for value, _ in chosen}, reverse=True))
    }
    sentences = (tokens.sentence[first], tokens.sentence[last - 1])
    paragraph = tokens.paragraph[first]
    outside, begun, strong, people = layout.outside, layout.begun, layout.strong, layout.people
    places = {first: bisect_left(layout.heads, first), last: bisect_left(layout.heads, last)}
    before_count = sum(layout.heads[candidate] < first for candidate in near)
    subjects = [0]
    for candidate in near:
        subjects.append(subjects[-1] + bool(layout.cues_of[candidate]))
    rows: list[list[float]] = []
    for place, candidate in enumerate(near):
        mention = layout.candidates[candidate]
        is_before = mention.head < first
        edge, end = (first, mention.last) if is_before else (last, mention.first)
        rank = before_count - place - 1 if is_before else place - before_count
        nearer = (
            subjects[before_count] - subjects[place + 1]
            if is_before
            else subjects[place] - subjects[before_count]
        )
        value, cue = chosen[place]
        row = [
            is_before, paragraph - tokens.paragraph[mention.head],
            tokens.sentence[mention.head] in sentences,
            min(CAP, abs(outside[edge] - outside[end])), max(0, abs(begun[edge] - begun[end])),
            abs(strong[edge] - strong[end]), abs(people[edge] - people[end]),
            min(CAP, abs(places[edge] - candidate)), rank, nearer, ranks[value],
            min(CAP, abs(mention.head - edge)), _distance(tokens, mention.head, depths),
        ]  # fmt: skip
        rows.append(row + _cue_part(layout, region, candidate, cue, above, first_above))
    return rows


def above_of(layout: Layout, region: Region) -> Mapping[int, int]:
    """Number the verbs above the region in the parse, nearest first, by token."""
    known = layout.above.get(region.first)
    if known is not None:
        return known
    tokens = layout.tokens
    found: dict[int, int] = {}
    for token in range(region.first, region.last):
        if region.first <= tokens.heads[token] < region.last:
            continue
        for up in tokens.ancestors(token):
            if tokens.quoted[up] < 0 and tokens.tags[up].startswith("VB") and up not in found:
                found[up] = len(found) + 1
    layout.above[region.first] = found
    return found


def _weigh_cues(
    layout: Layout, region: Region, candidate: int, above: Mapping[int, int]
) -> tuple[float, int]:
    """Return the cue of the candidate that likeliest reports the region, with its weight."""
    best, chosen = -1.0, -1
    for cue in layout.cues_of[candidate]:
        token = layout.cue_tokens[cue]
        edge = region.first if token < region.first else region.last
        gap = abs(layout.outside[edge] - layout.outside[token])
        value = (layout.cue_score[cue] + 0.03) * math.exp(-gap / 12)
        other = region.first if token < edge else edge
        value *= 0.5 ** abs(layout.begun[other] - layout.begun[token])
        if token in above:
            value *= 2
        if value > best:
            best, chosen = value, cue
    return best, chosen


def best_cue(layout: Layout, region: Region, candidate: int) -> int:
    """Return the number of the cue by which the candidate likeliest reports the region, or -1."""
    return _weigh_cues(layout, region, candidate, above_of(layout, region))[1]


def _cue_part(
    layout: Layout,
    region: Region,
    candidate: int,
    cue: int,
    above: Mapping[int, int],
    first_above: int,
) -> list[float]:
    """Return the columns of PAIR about the candidate's best cue, from "how" on."""
    if cue < 0:
        return [*_NO_CUE, first_above == -1]
    tokens, mention = layout.tokens, layout.candidates[candidate]
    token = layout.cue_tokens[cue]
    is_before = token < region.first
    edge = region.first if is_before else region.last
    gap = abs(layout.outside[edge] - layout.outside[token])
    return [
        HOWS.index(layout.cues[cue].how), layout.cue_score[cue], layout.cue_any[cue],
        min(CAP, gap), is_before, gap <= 3,
        abs(layout.begun[edge] - layout.begun[token]),
        abs(layout.strong[edge] - layout.strong[token]),
        tokens.paragraph[region.first] - tokens.paragraph[token],
        token in above, above.get(token, 0), tokens.heads[token] == token,
        token in (mention.last, mention.first - 1), first_above == token,
    ]  # fmt: skip


def _depths(tokens: TokenTable, region: Region) -> dict[int, int]:
    """Return the tokens above the region with their distance in the parse."""
    anchor = anchor_of(tokens, region)
    if anchor < 0:
        return {}
    return {token: steps for steps, token in enumerate([anchor, *tokens.ancestors(anchor)])}


def _distance(tokens: TokenTable, token: int, depths: Mapping[int, int]) -> int:
    """Return the steps in the parse from a token to the region; _FAR when they do not meet."""
    for steps in range(8):
        if token in depths:
            return steps + depths[token]
        token = tokens.heads[token]
    return _FAR
