"""The learned figures of data/models, read once."""

import json
from dataclasses import dataclass
from functools import cache

from newstables.config import ROOT
from newstables.quotes.features import CueScores
from newstables.quotes.trees import Trees

FIGURES = ROOT / "data" / "models" / "quotes.json"


@dataclass(frozen=True)
class Figures:
    """What was learned: who speaks, what is a quotation, how often each verb reports."""

    cues: CueScores
    speaker: Trees
    quotation: Trees
    speaker_from: float
    quotation_from: float


@cache
def load_figures() -> Figures:
    """Read data/models/quotes.json."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    return Figures(
        cues=CueScores(figures["cues"]["quoted"], figures["cues"]["reported"]),
        speaker=Trees(figures["speaker"]),
        quotation=Trees(figures["quotation"]),
        speaker_from=figures["speaker_from"],
        quotation_from=figures["quotation_from"],
    )
