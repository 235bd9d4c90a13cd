"""One article prepared for questions about its quotations: what finding and training share."""

from collections import Counter
from dataclasses import dataclass

from newstables.finding.coref.resolving import Coref
from newstables.finding.quotes.layout import CueScores, Layout
from newstables.finding.quotes.speakers import find_candidates


@dataclass(frozen=True)
class ArticleFeatures:
    """An article's layout, who its mentions are, and a comparable name for each candidate."""

    layout: Layout
    naming: Coref
    names: list[str]


def read_article_features(coref: Coref, *, scores: CueScores) -> ArticleFeatures:
    """Read the candidates, and a name for each, of an article whose mentions are resolved."""
    tokens = coref.tokens
    candidates = find_candidates(tokens, coref.people, coref.cues)
    names = [
        (coref.name(candidate).name or tokens.words[candidate.head]).lower()
        for candidate in candidates
    ]
    layout = Layout(tokens, candidates, coref.cues, scores)
    times = Counter(names)
    layout.mention_counts = [times[name] for name in names]
    return ArticleFeatures(layout, coref, names)
