"""Which stretches in marks are quotations, and which mention speaks each."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from newstables.finding.quotes import beside, rules
from newstables.finding.quotes.article_features import ArticleFeatures
from newstables.finding.quotes.features import best_cue
from newstables.finding.quotes.layout import Layout
from newstables.finding.quotes.model import (
    ALONE_FROM,
    CUED_FROM,
    HOPELESS,
    QUOTATION_FROM,
    SPEAKER_FROM,
    SURE_FROM,
    Figures,
)
from newstables.finding.quotes.ranking import Choice, first_rows, second_rows, split, verdict_row
from newstables.finding.quotes.titles import titles_of
from newstables.finding.quotes.utterances import Attributed, is_fragment
from newstables.finding.token_table import Region, TokenTable

_LABEL_IS_RIGHT = 0.97
_FELT = 0.5  # claimed: "she was “over the moon”"
_RULED_AT_LEAST, _RULED_AT_MOST = 0.5, 0.9  # chance that a speaker chosen by rule is right: claimed


def attribute(features: ArticleFeatures, figures: Figures) -> list[Attributed]:
    """Choose the likeliest speaker of every stretch in marks that is a quotation."""
    layout = features.layout
    tokens = layout.tokens
    titles = titles_of(tokens)
    found: list[Attributed] = []
    for choice, final, quotation, sure in _weighed(features, figures):
        region = tokens.regions[choice.region]
        if rules.is_aside(tokens, region):
            continue
        label = (
            beside.label_before(layout, region)
            or beside.signature(layout, region)
            or beside.introduced(layout, region)
        )
        last = found[-1] if found else None
        if label is not None:
            found.append(_spoken(features, choice, label=layout.candidates.index(label)))
        elif last and _is_label(last) and beside.goes_on(layout, region, last.region):
            found.append(replace(last, number=choice.region, region=region))
        elif (split := _split_off(tokens, region, found)) is not None:
            found.append(replace(split, number=choice.region, region=region))
        elif quotation < _threshold(layout, region) or choice.region in titles:
            continue
        elif not choice.candidates:
            found.append(Attributed(choice.region, region, None, None, quotation))
        else:
            place = rules.who_said_it(
                layout, region, choice.candidates, final, names=features.names
            )
            if place != int(final.argmax()):
                sure = min(max(sure, _RULED_AT_LEAST), _RULED_AT_MOST)
            spoken = _spoken(features, choice, place=place, confidence=sure)
            unlikely = final.max() < SPEAKER_FROM or sure < SURE_FROM
            if rules.was_heard(tokens, region):
                unlikely = True
            if unlikely or rules.cannot_speak(layout, spoken.mention, spoken.cue):
                spoken = Attributed(choice.region, region, None, None, quotation)
                felt = rules.who_is_so(layout, region, choice.candidates)
                if felt is not None:
                    spoken = _spoken(features, choice, place=felt, confidence=_FELT)
            found.append(spoken)
    return found


def _split_off(tokens: TokenTable, region: Region, found: list[Attributed]) -> Attributed | None:
    """Return what goes on behind another's words: '“A,” Hale said, though Ito called it “b.” “C.”'

    A sentence that stands right behind words inside a sentence has no verb of speech of its own.
    """
    if len(found) < 2:
        return None
    before, last = found[-2:]
    if is_fragment(tokens, region) or not is_fragment(tokens, last.region):
        return None
    between = tokens.text[last.region.end : region.start]
    same = tokens.paragraph[before.region.first] == tokens.paragraph[region.first]
    left_open = tokens.text[before.region.start : before.region.end].rstrip().endswith(",")
    right_behind = not any(map(str.isalnum, between)) and "\n" not in between
    whole = tokens.text[last.region.start : last.region.end].rstrip()[-1:] in ".?!"
    is_split = (
        same and right_behind and whole and left_open and not is_fragment(tokens, before.region)
    )
    return before if is_split and before.mention is not None else None


def _weighed(
    features: ArticleFeatures, figures: Figures
) -> Iterator[tuple[Choice, NDArray[np.float64], float, float]]:
    """Return each region's candidates, their chances, and the chances that it is a quotation
    and that its likeliest speaker is right."""
    layout = features.layout
    first = first_rows(layout)
    if not any(choice.near for choice in first):
        for number in range(len(first)):
            nobody = Choice(number, [], np.zeros((0, 0), np.float32))
            yield nobody, np.zeros(0), ALONE_FROM, 0.0
        return
    chances = figures.speaker.chances(
        np.concatenate([choice.rows for choice in first]), at_least=HOPELESS
    )
    choices = second_rows(
        layout, features.names, first, split(chances, [len(choice.near) for choice in first])
    )
    finals = split(
        figures.context.chances(np.concatenate([choice.rows for choice in choices])),
        [len(choice.candidates) for choice in choices],
    )
    verdicts = [
        verdict_row(choice, final, features.names)
        for choice, final in zip(choices, finals, strict=True)
        if choice.candidates
    ]
    table = np.stack(verdicts)
    verdict_chances = zip(
        figures.quotation.chances(table), figures.sure.chances(table), strict=True
    )
    for choice, final in zip(choices, finals, strict=True):
        # Nobody near can speak: the threshold for a whole paragraph in marks is reached, no other.
        quotation, sure = next(verdict_chances) if choice.candidates else (ALONE_FROM, 0.0)
        yield choice, final, float(quotation), float(sure)


def _threshold(layout: Layout, region: Region) -> float:
    if rules.stands_alone(layout, region):
        return ALONE_FROM
    is_led = rules.leads_to_verb(layout, region) or rules.is_object_of_that(layout, region)
    return CUED_FROM if is_led else QUOTATION_FROM


def _spoken(
    features: ArticleFeatures,
    choice: Choice,
    *,
    place: int = 0,
    label: int = -1,
    confidence: float = _LABEL_IS_RIGHT,
) -> Attributed:
    layout = features.layout
    region = layout.tokens.regions[choice.region]
    candidate = label if label >= 0 else choice.candidates[place]
    cue = best_cue(layout, region, candidate) if label < 0 else -1
    return Attributed(
        choice.region,
        region,
        layout.candidates[candidate],
        layout.cues[cue] if cue >= 0 else None,
        confidence,
        features.names[candidate],
    )


def _is_label(attributed: Attributed) -> bool:
    return attributed.mention is not None and attributed.mention.kind == "label"
