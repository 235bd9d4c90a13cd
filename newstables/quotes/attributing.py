"""Which stretches in marks are quotations, and which mention speaks each."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from newstables.quotes import rules
from newstables.quotes.features import best_cue
from newstables.quotes.layout import Layout
from newstables.quotes.model import (
    ALONE_FROM,
    HOPELESS,
    QUOTATION_FROM,
    SPEAKER_FROM,
    SURE_FROM,
    Figures,
)
from newstables.quotes.ranking import Choice, first_rows, second_rows, verdict_row
from newstables.quotes.sheet import Region
from newstables.quotes.study import Study
from newstables.quotes.utterances import Attributed

_LABEL_IS_RIGHT = 0.97


def attribute(study: Study, figures: Figures) -> list[Attributed]:
    """Choose the likeliest speaker of every stretch in marks that is a quotation."""
    layout = study.layout
    sheet = layout.sheet
    found: list[Attributed] = []
    for choice, final, quotation, sure in _weighed(study, figures):
        region = sheet.regions[choice.region]
        label = rules.label_before(layout, region) or rules.signature(layout, region)
        last = found[-1] if found else None
        if label is not None:
            found.append(_spoken(study, choice, label=layout.candidates.index(label)))
        elif last and _is_label(last) and rules.goes_on(layout, region, last.region):
            found.append(replace(last, number=choice.region, region=region))
        elif quotation < _threshold(layout, region) or rules.is_title(sheet, region):
            continue
        else:
            place = rules.who_said_it(layout, region, choice.candidates, final)
            one = _spoken(study, choice, place=place, confidence=sure)
            unlikely = final.max() < SPEAKER_FROM or sure < SURE_FROM
            if unlikely or rules.cannot_speak(layout, one.mention, one.cue):
                one = Attributed(choice.region, region, None, None, quotation)
            found.append(one)
    return found


def _weighed(
    study: Study, figures: Figures
) -> Iterator[tuple[Choice, NDArray[np.float64], float, float]]:
    """Give each region's candidates, their chances, and the chances that it is a quotation
    and that its likeliest speaker is right."""
    layout = study.layout
    first = first_rows(layout)
    rows = [row for _, near_rows in first for row in near_rows]
    chances = _split(
        figures.speaker.chances(rows, at_least=HOPELESS), [len(near) for near, _ in first]
    )
    choices = second_rows(layout, study.names, first, chances)
    finals = _split(figures.context.chances([row for one in choices for row in one.rows]),
                    [len(one.candidates) for one in choices])  # fmt: skip
    able = [(one, final) for one, final in zip(choices, finals, strict=True) if one.candidates]
    verdicts = [verdict_row(one, final, study.names) for one, final in able]
    quotations, sures = figures.quotation.chances(verdicts), figures.sure.chances(verdicts)
    for (one, final), quotation, sure in zip(able, quotations, sures, strict=True):
        yield one, final, float(quotation), float(sure)


def _threshold(layout: Layout, region: Region) -> float:
    return ALONE_FROM if rules.stands_alone(layout, region) else QUOTATION_FROM


def _split(chances: NDArray[np.float64], sizes: list[int]) -> list[NDArray[np.float64]]:
    return np.split(chances, np.cumsum(sizes)[:-1]) if sizes else []


def _spoken(
    study: Study, choice: Choice, *, place: int = 0, label: int = -1,
    confidence: float = _LABEL_IS_RIGHT,
) -> Attributed:  # fmt: skip
    layout = study.layout
    region = layout.sheet.regions[choice.region]
    candidate = label if label >= 0 else choice.candidates[place]
    cue = best_cue(layout, region, candidate) if label < 0 else -1
    return Attributed(
        choice.region,
        region,
        layout.candidates[candidate],
        layout.cues[cue] if cue >= 0 else None,
        confidence,
        study.names[candidate],
    )


def _is_label(one: Attributed) -> bool:
    return one.mention is not None and one.mention.kind == "label"
