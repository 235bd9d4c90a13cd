"""Whose words are by the clause they stand in, where the likeliest speaker stands in another."""

from collections.abc import Iterator, Sequence

from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.features import best_cue
from newstables.finding.quotes.layout import Layout
from newstables.finding.quotes.words import MARKS, reporting_verbs, verb_stem
from newstables.finding.token_table import Region, TokenTable

_CLOSE = 5  # words between a verb and the words in marks that are its object
_LONGEST_GROUP = 12  # words of a name with its apposition
_REPORTS = 0.25  # how often a verb must report quotations to draw words of an earlier sentence
# What somebody has or puts right before a colon and words in marks.
_PUT = frozenset(
    "advice answer message question questions reply request verdict warning word words".split()
)
_SHOWS = frozenset("catch depict film hear overhear record see show".split())
_CALLS = frozenset("brand call describe dub label term".split())
_SOMEBODY = ("PERSON", "pronoun", "role", "ORG", "body", "NORP", "GPE")
_OF_PERSONS = ("PERSON", "pronoun", "role")


def speaker_of_clause(
    layout: Layout, region: Region, candidates: Sequence[int], names: Sequence[str], best: int
) -> int | None:
    """Return the place of who speaks in the region's own clause, None where it is `best`.

    Args:
        candidates: numbers of the region's possible speakers.
        names: who each candidate of the article is, by number.
        best: the place of the likeliest among them.
    """
    owner = _owner_of_words(layout, region, candidates)
    if owner is None:
        owner = _puts(layout, region, candidates)
    if owner is None:
        owner = _is_shown(layout, region, candidates)
    if owner is not None:
        return owner
    number = best_cue(layout, region, candidates[best])
    outer = layout.cues[number] if number >= 0 else None
    for place, candidate in enumerate(candidates):
        if names[candidate] == names[candidates[best]]:
            continue
        if layout.candidates[candidate].kind not in _SOMEBODY:
            continue
        for inner in _cues_of(layout, candidate):
            starts = layout.candidates[candidate].first
            closes = _closes(layout, region, inner, outer, starts=starts)
            follows = _follows(layout, region, inner, outer, starts=starts)
            if closes or follows or _takes(layout, region, inner, outer):
                return place
    return _reporter_of_it(layout, candidates, best, outer)


def _cues_of(layout: Layout, candidate: int) -> Iterator[Cue]:
    return (layout.cues[number] for number in layout.cues_of[candidate])


def _takes(layout: Layout, region: Region, inner: Cue, outer: Cue | None) -> bool:
    """Return whether a verb of speech right before the words takes them, an earlier one not.

    "Brown described her as cold after she blamed the press for “lies”": she says so.
    """
    tokens = layout.tokens
    verb = inner.token
    if inner.stem not in reporting_verbs() or inner.how == "none" or not verb < region.first:
        return False
    if outer is None:
        return False
    weak = layout.cue_score[layout.cues.index(inner)] < _REPORTS
    if outer.how == "according" and outer.token < verb and weak:
        return False  # "According to Lund, the sides agreed on “eight” of them": Lund's words
    if outer.token >= verb:  # "Oslo, where Lund called for “calm”, will wait"
        if outer.token < region.last or tokens.deps[verb] not in ("relcl", "advcl"):
            return False
    elif _is_object_clause(tokens, verb, outer.token):
        return False
    if (
        inner.subject < outer.token < verb
        and inner.how == "own"
        or tokens.lower[inner.subject] == "i"
    ):
        return False  # "CNN, Hale said, called it": what Hale says of CNN
    near = layout.outside[region.first] - layout.outside[verb + 1] <= _CLOSE
    alone = layout.begun[region.first] == layout.begun[verb]
    same = tokens.sentence[verb] == tokens.sentence[region.first]
    return near and alone and same and tokens.tags[verb] in ("VBD", "VBZ", "VBP", "VBN", "VBG")


def _is_object_clause(tokens: TokenTable, verb: int, outer: int) -> bool:
    """Return whether a verb stands in what another one reports: two rules tell whose that is."""
    while tokens.heads[verb] != verb:
        if tokens.deps[verb] in ("ccomp", "xcomp"):
            return True
        if tokens.deps[verb] == "relcl":
            return False  # "said she had met Lund, who spoke of “cold”": Lund did
        verb = tokens.heads[verb]
        if verb == outer:
            return False
    return False


def _closes(layout: Layout, region: Region, inner: Cue, outer: Cue | None, *, starts: int) -> bool:
    """Return whether the sentence that opens with the words ends in "she said"; who spoke last
    stands before it: '“A,” Hale said. “The trucks” are late, she said.'"""
    tokens = layout.tokens
    if outer is not None and outer.token >= region.first:
        return False
    if inner.how not in ("own", "inverted") or inner.token < region.last:
        return False
    if layout.cue_score[layout.cues.index(inner)] < _REPORTS:
        return False
    if tokens.text[region.start : region.end].rstrip()[-1:] in ".?!…":
        return False
    begins = starts if inner.how == "own" else inner.token
    if (
        tokens.words[begins - 1] != ","
        or tokens.sentence[begins] != tokens.sentence[region.last - 1]
    ):
        return False
    after = min(inner.token + _CLOSE, len(layout.begun) - 1)
    return layout.begun[after] == layout.begun[region.last]


def _follows(layout: Layout, region: Region, inner: Cue, outer: Cue | None, *, starts: int) -> bool:
    """Return whether "Lund, the premier, asked" comes right behind a question or cry in marks."""
    tokens = layout.tokens
    if tokens.text[region.start : region.end].rstrip()[-1:] not in "?!…":
        return False
    if inner.stem not in reporting_verbs() or outer is not None and outer.token >= region.last:
        return False
    after = region.last
    while after < len(tokens.words) and tokens.words[after] in MARKS:
        after += 1
    if inner.token == after:
        return inner.how == "inverted"
    if starts != after or not after < inner.token <= after + _LONGEST_GROUP:
        return False
    if tokens.lower[inner.token + 1 : inner.token + 2] == ["that"]:
        return False  # a sentence of its own
    between = tokens.tags[after : inner.token]
    return inner.subject >= after and not any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in between)


def _reporter_of_it(
    layout: Layout, candidates: Sequence[int], best: int, outer: Cue | None
) -> int | None:
    """Return who says what "it" does: "Hale said it would tell a story of “hope”"."""
    tokens = layout.tokens
    if outer is None or tokens.lower[layout.candidates[candidates[best]].head] != "it":
        return None
    token = outer.token
    while tokens.deps[token] in ("ccomp", "xcomp", "conj") and tokens.heads[token] != token:
        token = tokens.heads[token]
        for place, candidate in enumerate(candidates):
            speaks = any(
                cue.token == token and cue.stem in reporting_verbs()
                for cue in _cues_of(layout, candidate)
            )
            if speaks and layout.candidates[candidate].kind in _OF_PERSONS:
                return place
    return None


def _puts(layout: Layout, region: Region, candidates: Sequence[int]) -> int | None:
    """Return who puts the words: "the villagers had asked him one question: “Where?”"."""
    tokens = layout.tokens
    colon = region.first - 1
    while colon > 0 and tokens.words[colon] in MARKS:
        colon -= 1
    if tokens.words[colon] != ":" or tokens.lower[colon - 1] not in _PUT:
        return None
    verb = tokens.heads[colon - 1]
    for place, candidate in enumerate(candidates):
        if any(cue.token == verb and cue.how != "none" for cue in _cues_of(layout, candidate)):
            return place
    return None


def _is_shown(layout: Layout, region: Region, candidates: Sequence[int]) -> int | None:
    """Return who is shown or heard saying the words, or calls something so within a clause.

    "Television showed him telling officers: “Firm hands”"; "paid what guards called “the fee”".
    """
    tokens = layout.tokens
    for place, candidate in enumerate(candidates):
        for cue in _cues_of(layout, candidate):
            verb = cue.token
            near = 0 <= layout.outside[region.first] - layout.outside[verb + 1] <= _CLOSE
            says = cue.stem in reporting_verbs() or cue.stem in _CALLS
            if not (near and verb < region.first and says):
                continue
            if tokens.sentence[verb] != tokens.sentence[region.first] or cue.how != "own":
                continue
            above = verb_stem(tokens.lower[tokens.heads[verb]])
            shown = tokens.tags[verb] in ("VBG", "VB") and above in _SHOWS
            first = layout.candidates[candidate].first
            called = "what" in tokens.lower[max(0, first - 1) : first + 1] and cue.stem in _CALLS
            if shown or called:
                return place
    return None


def _owner_of_words(layout: Layout, region: Region, candidates: Sequence[int]) -> int | None:
    """Return whose words they are called: "a map that is, in the Speaker's words, “too long”"."""
    tokens = layout.tokens
    for place, candidate in enumerate(candidates):
        mention = layout.candidates[candidate]
        words = tokens.heads[mention.head]
        if tokens.deps[mention.head] != "poss" or tokens.lower[words] not in ("words", "phrase"):
            continue
        led = tokens.lower[tokens.heads[words]] in ("in", "to")
        edge = region.first if words < region.first else region.last
        near = abs(layout.outside[edge] - layout.outside[words]) <= 3
        if led and near and tokens.paragraph[words] == tokens.paragraph[region.first]:
            return place
    return None
