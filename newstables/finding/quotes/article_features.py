"""One article prepared for questions about its quotations: what finding and training share."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd
from spacy.tokens import Doc

from newstables.finding.quotes.cues import find_cues
from newstables.finding.quotes.layout import CueScores, Layout
from newstables.finding.quotes.naming import Naming
from newstables.finding.quotes.people import read_people
from newstables.finding.quotes.speakers import find_candidates
from newstables.finding.quotes.token_table import Span, build_token_table


@dataclass(frozen=True)
class ArticleFeatures:
    """An article's layout, who its mentions are, and a comparable name for each candidate."""

    layout: Layout
    naming: Naming
    names: list[str]


def read_article_features(
    doc: Doc, *, furniture: list[Span], mentions: pd.DataFrame, scores: CueScores
) -> ArticleFeatures:
    """Read the columns, cues, candidates and names of one annotated article."""
    sheet = build_token_table(doc, furniture=furniture)
    people = read_people(sheet, doc, mentions)
    cues = find_cues(sheet)
    candidates = find_candidates(sheet, people, cues)
    naming = Naming(sheet, people, cues)
    names = [(naming.name(one).name or sheet.words[one.head]).lower() for one in candidates]
    layout = Layout(sheet, candidates, cues, scores)
    times = Counter(names)
    layout.namings = [times[name] for name in names]
    return ArticleFeatures(layout, naming, names)
