"""The learned figures of data/models, read once."""

import json
from dataclasses import dataclass
from functools import cache

from newstables.config import ROOT
from newstables.finding.quotes.clause_scores import ClauseScores
from newstables.finding.quotes.layout import CueScores
from newstables.finding.quotes.trees import Trees
from newstables.finding.quotes.verb_classes import with_classes

FIGURES = ROOT / "data" / "models" / "quotes.json"
HOPELESS = 0.03  # chance of a mention below which the first look need not be exact
CUE_FROM = 0.1  # share of a verb's occurrences that report, below which none is looked at
QUOTATION_FROM = 0.55  # chance from which words in marks count as a quotation
CUED_FROM = 0.3  # the same for “..., ” right before a reporting verb
ALONE_FROM = 0.05  # the same for a whole paragraph in marks
SPEAKER_FROM = 0.15  # chance of being the speaker below which nobody is named
SURE_FROM = 0.12  # chance that all is right below which nobody is named either
REPORT_FROM = 0.38  # chance that a clause reports and its speaker is right, from which it counts


@dataclass(frozen=True)
class Figures:
    """What was learned: who speaks, what is a quotation, what is reported, how sure that is."""

    cues: CueScores
    clauses: ClauseScores
    speaker: Trees  # first look: each candidate alone
    context: Trees  # second look: with what neighbouring quotations say
    quotation: Trees  # are words in marks a quotation at all
    sure: Trees  # is it one, and its speaker right
    report: Trees  # does a clause report, and is its speaker right


@cache
def load_figures() -> Figures:
    """Read data/models/quotes.json."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    steps = ("speaker", "context", "quotation", "sure", "report")
    return Figures(
        cues=CueScores(
            with_classes(figures["cues"]["quoted"]), with_classes(figures["cues"]["reported"])
        ),
        clauses=ClauseScores(
            shapes=figures["clauses"]["shapes"],
            **{name: with_classes(figures["clauses"][name]) for name in ("by_shape", "by_stem")},
            **{name: figures["clauses"][name] for name in ("by_first", "by_next", "by_subject")},
        ),
        **{step: Trees(figures[step]) for step in steps},
    )
