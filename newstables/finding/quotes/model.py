"""The learned figures of data/models, read once."""

import json
from dataclasses import dataclass
from functools import cache

from newstables.config import ROOT
from newstables.finding.quotes.indirect import ClauseScores
from newstables.finding.quotes.layout import CueScores
from newstables.finding.quotes.trees import Trees
from newstables.finding.quotes.verb_classes import with_classes

FIGURES = ROOT / "data" / "models" / "quotes.json"
HOPELESS = 0.03  # chance of a mention below which the first look need not be exact
CUE_FROM = 0.2  # verbs that report more seldom, one clause in two, gave one report in eighty
QUOTATION_FROM = 0.55  # chance from which words in marks count as a quotation
CUED_FROM = 0.3  # the same for “..., ” right before a reporting verb
ALONE_FROM = 0.05  # the same for a whole paragraph in marks
SPEAKER_FROM = 0.15  # chance of being the speaker below which nobody is named
SURE_FROM = 0.12  # chance that all is right below which nobody is named either
REPORT_FROM = 0.45  # chance from which a clause counts as indirect speech
REPORT_SURE_FROM = 0.3  # chance that it does and its speaker is right


@dataclass(frozen=True)
class Figures:
    """What was learned: who speaks, what is a quotation, what is reported, how sure that is."""

    cues: CueScores
    clauses: ClauseScores
    speaker: Trees  # first look: each candidate alone
    context: Trees  # second look: with what neighbouring quotations say
    quotation: Trees  # are words in marks a quotation at all
    sure: Trees  # is it one, and its speaker right
    report: Trees  # does a clause report
    report_sure: Trees  # does it, and is its speaker right


@cache
def load_figures() -> Figures:
    """Read data/models/quotes.json."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    steps = ("speaker", "context", "quotation", "sure", "report", "report_sure")
    return Figures(
        cues=CueScores(
            with_classes(figures["cues"]["quoted"]), with_classes(figures["cues"]["reported"])
        ),
        clauses=ClauseScores(
            with_classes(figures["clauses"]["by_shape"]),
            with_classes(figures["clauses"]["by_stem"]),
            figures["clauses"]["shapes"],
        ),
        **{step: Trees(figures[step]) for step in steps},
    )
