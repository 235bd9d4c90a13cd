"""What is known about one stretch in marks by itself, as a row of numbers."""

from bisect import bisect_left

from newstables.finding.quotes.layout import Layout
from newstables.finding.token_table import Region, TokenTable

REGION = (
    "words", "ends_comma", "ends_stop", "small_start", "leads", "closes", "whole", "place",
    "regions_here", "outside_words", "before_verb", "before_comma", "before_colon", "before_that",
    "before_name", "after_verb", "after_name", "after_pronoun", "after_comma", "after_nothing",
    "cue_near", "capitals", "previous_gap", "next_gap", "previous_here", "runs_on", "open_before",
    "tag_above", "above_count", "starts_dots", "inner_subject",
)  # fmt: skip
TAGS_ABOVE = ("VBD", "VBZ", "VBP", "VBG", "VBN", "VB", "NN", "NNS", "NNP", "IN", "DT", "PRP")
_MARKS = frozenset({'"', "“", "”", "''", "``", "″", "「", "」", "『", "』"})
CAP = 60.0  # what lies farther is far
_FAR = 99


def region_features(layout: Layout, number: int) -> list[float]:
    """Describe one stretch in marks by itself: the columns of REGION."""
    tokens = layout.tokens
    region = tokens.regions[number]
    text, words = tokens.text, tokens.words
    inner = text[region.start : region.end].strip()
    count = max(1, len(inner.split()))
    paragraph = tokens.paragraph[region.first]
    first, last = tokens.paragraphs[paragraph]
    before, after = _outside_token(tokens, region.first, -1), _outside_token(tokens, region.last, 1)
    before_tag = tokens.tags[before] if before >= first else ""
    before_word = tokens.lower[before] if before >= first else ""
    in_paragraph = 0 <= after < last
    after_tag = tokens.tags[after] if in_paragraph else ""
    after_word = words[after] if in_paragraph else ""
    capitals = sum(word[:1].isupper() for word in inner.split()) / count
    here = layout.begun[last] - layout.begun[first]
    tail = inner[-1:] if inner else ""
    nearest = _nearest_cue(layout, region)
    anchor = anchor_of(tokens, region)
    tag = tokens.tags[anchor] if anchor >= 0 else ""
    previous = tokens.regions[number - 1] if number else None
    following = tokens.regions[number + 1] if number + 1 < len(tokens.regions) else None
    return [
        min(count, 80),
        tail == ",",
        tail in ".?!…",
        inner[:1].islower(),
        before < first,
        not in_paragraph,
        before < first and not in_paragraph,
        layout.begun[region.first] - layout.begun[first],
        here,
        layout.outside[last] - layout.outside[first],
        before_tag.startswith("VB"),
        before_word == ",",
        before_word == ":",
        before_word in ("that", "as"),
        before_tag in ("NNP", "PRP"),
        after_tag.startswith("VB"),
        after_tag == "NNP",
        after_tag == "PRP",
        after_word == ",",
        after_word in (".", ""),
        min(nearest, 40),
        capitals,
        min(CAP, layout.between(layout.outside, previous.last, region.first)) if previous else 99,
        min(CAP, layout.between(layout.outside, region.last, following.first)) if following else 99,
        previous is not None and tokens.paragraph[previous.first] == paragraph,
        region.last >= last and text[region.end : region.end + 1] in ("", "\n"),
        previous is not None and text[previous.end : previous.end + 1] in ("", "\n"),
        TAGS_ABOVE.index(tag) if tag in TAGS_ABOVE else len(TAGS_ABOVE),
        len(tokens.ancestors(anchor)) if anchor >= 0 else 0,
        inner[:1] in (".", "…"),
        any(tokens.deps[token] == "nsubj" for token in range(region.first, region.last)),
    ]


def anchor_of(tokens: TokenTable, region: Region) -> int:
    """Return the outside token that the region hangs on in the parse, or -1."""
    for token in range(region.first, region.last):
        head = tokens.heads[token]
        if not region.first <= head < region.last and tokens.quoted[head] < 0:
            return head
    return -1


def _nearest_cue(layout: Layout, region: Region) -> int:
    """Return how many tokens lie to the nearest strong cue of the paragraph; far when none is."""
    tokens, strong = layout.tokens, layout.strong_tokens
    first, last = tokens.paragraphs[tokens.paragraph[region.first]]
    low, high = bisect_left(strong, first), bisect_left(strong, last)
    before = bisect_left(strong, region.first, low, high)
    after = bisect_left(strong, region.last, before, high)
    gaps = [region.first - token for token in strong[low:before][-1:]]
    gaps += [
        abs(token - region.last) for token in strong[max(before, after - 1) : min(after + 1, high)]
    ]
    return min(gaps, default=_FAR)


def _outside_token(tokens: TokenTable, token: int, step: int) -> int:
    """Return the nearest token beside a region that is no quotation mark."""
    place = token - 1 if step < 0 else token
    while 0 <= place < len(tokens.words) and tokens.words[place] in _MARKS:
        place += step
    return place if 0 <= place < len(tokens.words) else -1
