"""What the figures cannot learn from their corpus, or learn otherwise than a reader wants it."""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.features import above_of, best_cue
from newstables.finding.quotes.layout import Layout
from newstables.finding.quotes.own_clauses import speaker_of_clause
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.words import MARKS, reporting_verbs
from newstables.finding.token_table import Region, TokenTable

_REPORTS = 0.25  # how often a verb must report quotations to count as a cue
_REPORTS_AT_ALL = 0.1
_CARRY = frozenset({"report", "quote", "cite"})  # what a paper does with what others said
# What an office does behind what somebody said: "Lee said it was “late”, the ministry added".
_PASS_ON = frozenset("add announce inform note say specify state".split())
_IS_SO = frozenset("am are be been feel feels felt is remained remains was were".split())
_HEARINGS = frozenset("court hearing inquest inquiry jurors jury magistrates tribunal".split())
_FAR_ABOVE = 99  # verbs up the parse: none
_CLOSE = 4  # words between a verb and the words in marks that it reports
_THAT_CLAUSE = 6  # words of it before those in marks
_FEWEST_ALONE = 4


def is_aside(tokens: TokenTable, region: Region) -> bool:
    """Return whether it is what a transcript notes beside the words: (LAUGHTER), (CROSSTALK.)."""
    inner = tokens.text[region.start : region.end].strip().rstrip(".")
    return inner.startswith("(") and inner.endswith(")")


def stands_alone(layout: Layout, region: Region) -> bool:
    """Return whether a stretch in marks is a whole paragraph and long enough to be a sentence."""
    first, last = layout.tokens.paragraphs[layout.tokens.paragraph[region.first]]
    words = len(layout.tokens.text[region.start : region.end].split())
    return layout.outside[last] - layout.outside[first] <= 2 and words >= _FEWEST_ALONE


def leads_to_verb(layout: Layout, region: Region) -> bool:
    """Return whether words in marks end in a comma and lead to a reporting verb.

    The verb comes next (“...,” wrote) or right after its subject (“...,” a spokesman allowed).
    """
    tokens = layout.tokens
    if not tokens.text[region.start : region.end].rstrip().endswith(","):
        return False
    after = region.last
    while after < len(tokens.words) and tokens.words[after] in MARKS:
        after += 1
    place = bisect_left(layout.cue_tokens, after)
    if place == len(layout.cues):
        return False
    cue = layout.cues[place]
    says = cue.stem in reporting_verbs() and tokens.tags[cue.token] in ("VBD", "VBZ", "VBP", "VBN")
    own = after <= cue.subject < cue.token <= after + _CLOSE and cue.how == "own"
    return says and (cue.token == after or own)


def is_object_of_that(layout: Layout, region: Region) -> bool:
    """Return whether words in marks end a clause: 'a note states that it “remains open”'."""
    tokens = layout.tokens
    place = bisect_left(layout.cue_tokens, region.first)
    for number in range(max(0, place - 2), place):
        cue = layout.cues[number]
        first = cue.token + 1
        if cue.stem not in reporting_verbs() or tokens.lower[first] != "that" or cue.subject < 0:
            continue
        near = layout.outside[region.first] - layout.outside[first] <= _THAT_CLAUSE
        if near and layout.begun[region.first] == layout.begun[first]:
            return tokens.sentence[first] == tokens.sentence[region.first]
    return False


def who_said_it(
    layout: Layout,
    region: Region,
    candidates: list[int],
    chances: NDArray[np.float64],
    *,
    names: list[str],
) -> int:
    """Return the place of the likeliest speaker: who said it rather than who passes it on.

    In "...,” Lee said, according to a transcript" and "a spokeswoman said Lee had called it ...",
    that is Lee. The corpus often has the transcript and the spokeswoman.
    """
    best = int(chances.argmax())
    quoted = _quoted_by(layout, region, candidates, best)
    if quoted is None:
        quoted = speaker_of_clause(layout, region, candidates, names, best)
    if quoted is not None:
        return quoted
    number = best_cue(layout, region, candidates[best])
    if number < 0:
        return best
    tokens, outer = layout.tokens, layout.cues[number]
    kind = layout.candidates[candidates[best]].kind
    is_no_cue = layout.cue_any[number] < _REPORTS_AT_ALL and outer.stem not in reporting_verbs()
    is_behind = kind in ("ORG", "body", "document") and outer.token >= region.last
    passes_on = is_behind and outer.stem in _PASS_ON
    is_carrier = is_behind and (passes_on or outer.stem in _CARRY)
    carried = is_carrier or (is_no_cue and kind in ("PERSON", "pronoun", "role"))
    # "According to a transcript, Lee agreed it was “late”" has Lee's words; "to the mayor", hers.
    by_document = outer.how == "according" and kind not in ("PERSON", "pronoun", "role")
    inner = []
    for place, candidate in enumerate(candidates):
        other = best_cue(layout, region, candidate)
        if other < 0 or other == number:
            continue
        cue = layout.cues[other]
        if layout.cue_score[other] < _REPORTS and not (
            (carried or by_document)
            and cue.stem in reporting_verbs()
            and cue.token in above_of(layout, region)
        ):
            continue
        if cue.subject == outer.subject or cue.how not in ("own", "inverted", "shared", "clause"):
            continue
        is_somebody = layout.candidates[candidate].kind in ("PERSON", "pronoun", "role")
        here = tokens.sentence[cue.token] == tokens.sentence[region.first]
        beside = _is_beside(layout, region, cue.token) and (here or not passes_on)
        if carried and is_somebody and beside:
            inner.append(place)
        if tokens.sentence[cue.token] != tokens.sentence[outer.token]:
            continue
        if outer.how == "according" or _reported_by(layout, region, cue.token, number):
            inner.append(place)
    above = above_of(layout, region)

    def nearness(place: int) -> tuple[int, float]:
        cue = layout.cues[best_cue(layout, region, candidates[place])]
        return -above.get(cue.token, _FAR_ABOVE), float(chances[place])

    return max(inner, key=nearness, default=best)


def _quoted_by(layout: Layout, region: Region, candidates: list[int], best: int) -> int | None:
    """Return the place of whom the likeliest speaker quotes: Lee in "the paper quoted Lee as"."""
    tokens = layout.tokens
    for place, candidate in enumerate(candidates):
        for number in layout.cues_of[candidate]:
            cue = layout.cues[number]
            passes_on = cue.stem in ("quote", "cite") and cue.subject > cue.token
            before = layout.heads[candidates[best]] < cue.token < region.first
            if passes_on and before and tokens.sentence[cue.token] == tokens.sentence[region.first]:
                return place
    return None


def was_heard(tokens: TokenTable, region: Region) -> bool:
    """Return whether a court or the like only heard words in marks: '“...,” a jury was told'."""
    end = tokens.sentences[tokens.sentence[region.last - 1]][1]
    for noun in range(region.last, min(region.last + _CLOSE + 1, end)):
        if tokens.lower[noun] in _HEARINGS and tokens.quoted[noun] < 0:
            after = tokens.lower[noun + 1 : noun + 4]
            told = "told" in after and bool({"was", "were", "is"} & {*after})
            return "by" not in after and (told or bool({"heard", "hears"} & {*after[:2]}))
    return False


def who_is_so(layout: Layout, region: Region, candidates: list[int]) -> int | None:
    """Return the place of who is so by words in marks: "Lee was “over the moon”", said Lee."""
    tokens = layout.tokens
    verb = region.first - 1
    while verb > 0 and (tokens.words[verb] in MARKS or tokens.tags[verb] == "RB"):
        verb -= 1
    if tokens.lower[verb] not in _IS_SO or tokens.quoted[verb] >= 0:
        return None
    for place, candidate in enumerate(candidates):
        mention = layout.candidates[candidate]
        if mention.kind not in ("PERSON", "pronoun", "role") or tokens.lower[mention.head] == "it":
            continue
        if any(layout.cues[cue].token == verb for cue in layout.cues_of[candidate]):
            return place
    return None


def _is_beside(layout: Layout, region: Region, cue: int) -> bool:
    """Return whether a verb stands close to a region, with no other words in marks between."""
    if cue < region.first:
        gap = layout.outside[region.first] - layout.outside[cue + 1]
        return gap <= _CLOSE and layout.begun[region.first] == layout.begun[cue]
    gap = layout.outside[cue] - layout.outside[region.last]
    between = layout.begun[cue] - layout.begun[region.last]
    same = layout.tokens.paragraph[cue] == layout.tokens.paragraph[region.first]
    return same and gap <= 4 * _CLOSE and between == 0


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


def cannot_speak(layout: Layout, mention: Candidate | None, cue: Cue | None) -> bool:
    """Return whether it is a place or thing that no cue makes speak: better nobody than a guess."""
    if mention is None or mention.kind not in ("noun", "GPE", "LOC", "FAC", "NORP"):
        return False
    return cue is None or layout.cue_any[layout.cues.index(cue)] < _REPORTS_AT_ALL
