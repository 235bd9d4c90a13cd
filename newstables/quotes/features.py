"""What is known about one possible speaker of one quoted stretch, as a row of numbers."""

import math
from bisect import bisect_left
from collections.abc import Mapping

from newstables.quotes.layout import Layout
from newstables.quotes.regions import CAP, REGION, anchor_of, region_features
from newstables.quotes.sheet import Region, Sheet

KINDS = ("PERSON", "ORG", "GPE", "NORP", "pronoun", "role", "body", "document", "noun", "label")
DEPS = ("nsubj", "nsubjpass", "pobj", "dobj", "appos", "conj", "poss", "compound", "ROOT")
HOWS = ("none", "own", "inverted", "shared", "clause", "relative", "according")
PREPOSITIONS = ("by", "to", "from", "of", "with", "for", "in", "on")
PAIR = (
    "kind", "dep", "singular_he", "plural_they", "first_person", "it", "definite", "is_before",
    "paragraphs", "same_sentence", "outside_gap", "regions_between", "cues_between",
    "people_between", "candidates_between", "rank_side", "rank_subject", "how", "cue_score",
    "cue_any", "cue_gap", "cue_before", "cue_adjacent", "cue_between_regions",
    "cue_between_cues", "cue_paragraph", "cue_above", "cue_above_rank", "best_cue_rank",
    "namings", "article_lead", "possessive", "sentence_lead", "closest_edge", "tree_distance",
    "object_score", "object_of", "verb_is_root", "in_group", "paragraph_lead", "is_subject",
    "cue_touches", "between_commas", "first_above",
)  # fmt: skip
NAMES = REGION + PAIR


def pair_features(layout: Layout, number: int, near: list[int]) -> list[list[float]]:
    """Describe each candidate of `near` as speaker of region `number`: REGION + PAIR columns."""
    sheet = layout.sheet
    region = sheet.regions[number]
    own = region_features(layout, number)
    above = _above(layout, region)
    depths = _depths(sheet, region)
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
        row += [min(rank, CAP), sum(nearer)]
        row += _cue_part(layout, region, cue, above)
        row += [ranks[value]]
        row += _candidate_part(layout, candidate, region)
        row += _place_part(layout, region, candidate, cue, depths)
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
        min(CAP, layout.between(layout.outside, near_end, edge)),
        max(0, layout.between(layout.begun, near_end, edge)),
        layout.between(layout.strong, near_end, edge),
        layout.between(layout.people, near_end, edge),
        min(CAP, abs(bisect_left(layout.heads, edge) - candidate)),
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
        return [0, 0, 0, CAP, 0, 0, 0, 0, 9, 0, 0]
    sheet = layout.sheet
    token = layout.cue_tokens[cue]
    is_before = token < region.first
    edge = region.first if is_before else region.last
    gap = layout.between(layout.outside, token, edge)
    adjacent = gap <= 3
    return [
        HOWS.index(layout.cues[cue].how), layout.cue_score[cue], layout.cue_any[cue],
        min(CAP, gap), is_before, adjacent,
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
        following == "'s", lead, min(CAP, abs(one.head - edge)),
    ]  # fmt: skip


def _depths(sheet: Sheet, region: Region) -> dict[int, int]:
    """Give the tokens above the region with their distance in the parse."""
    anchor = anchor_of(sheet, region)
    if anchor < 0:
        return {}
    return {token: steps for steps, token in enumerate([anchor, *sheet.ancestors(anchor)])}


def _place_part(
    layout: Layout, region: Region, candidate: int, cue: int, depths: Mapping[int, int]
) -> list[float]:
    """Tell where the candidate stands in its sentence and in the parse around the region."""
    sheet = layout.sheet
    one = layout.candidates[candidate]
    distance, token = 15, one.head
    for steps in range(8):
        if token in depths:
            distance = steps + depths[token]
            break
        token = sheet.heads[token]
    head = sheet.heads[one.head]
    dep = sheet.deps[one.head]
    preposition = len(PREPOSITIONS) + 1
    verb = head
    if dep == "pobj":
        word = sheet.lower[head]
        preposition = PREPOSITIONS.index(word) if word in PREPOSITIONS else len(PREPOSITIONS)
        verb = sheet.heads[head]
    place = bisect_left(layout.cue_tokens, verb)
    is_cue = place < len(layout.cue_tokens) and layout.cue_tokens[place] == verb
    score = layout.cue_score[place] if is_cue and not dep.startswith("nsubj") else -1
    cue_token = layout.cue_tokens[cue] if cue >= 0 else -1
    first = sheet.paragraphs[sheet.paragraph[one.head]][0]
    before = sheet.words[one.first - 1] if one.first else ""
    after = sheet.words[one.last] if one.last < len(sheet.words) else ""
    return [
        distance, score, preposition, cue >= 0 and sheet.heads[cue_token] == cue_token,
        dep in ("poss", "compound", "nmod", "amod"),
        layout.outside[one.first] == layout.outside[first],
        cue >= 0, cue >= 0 and (cue_token == one.last or cue_token == one.first - 1),
        before == "," and after == ",", next(iter(depths), -1) == cue_token,
    ]  # fmt: skip
