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
    """Read the columns, cues, candidates and names of one annotated article.

    Args:
        furniture: character spans in which nothing is quoted or speaks.
        mentions: MENTIONS of this article.
    """
    tokens = build_token_table(doc, furniture=furniture)
    people = read_people(tokens, doc, mentions)
    cues = find_cues(tokens)
    candidates = find_candidates(tokens, people, cues)
    naming = Naming(tokens, people, cues)
    names = [
        (naming.name(candidate).name or tokens.words[candidate.head]).lower()
        for candidate in candidates
    ]
    layout = Layout(tokens, candidates, cues, scores)
    times = Counter(names)
    layout.mention_counts = [times[name] for name in names]
    return ArticleFeatures(layout, naming, names)
