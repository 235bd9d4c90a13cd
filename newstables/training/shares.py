"""What is counted of verbs and clauses: how often each is the cue of a quotation or a report."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from newstables.finding.quotes.article_features import ArticleFeatures
from newstables.finding.quotes.clauses import SHAPES
from newstables.finding.quotes.indirect import ClauseScores, all_clauses
from newstables.finding.quotes.layout import CueScores
from newstables.finding.quotes.model import CUE_FROM
from newstables.finding.quotes.words import reporting_verbs
from newstables.training.polnear import Annotated, gold_regions, overlap, touches

_ENOUGH = 20  # of a verb's occurrences: a frequent one is not its whole class


def learn_cues(articles: Sequence[Annotated], all_features: Sequence[ArticleFeatures]) -> CueScores:
    """Count how often each verb is the cue of a quotation in marks, and of anything."""
    seen, quoted, reported = Counter[str](), Counter[str](), Counter[str]()
    for article, features in zip(articles, all_features, strict=True):
        tokens = features.layout.tokens
        of_marks = {
            id(attribution)
            for attribution in gold_regions(tokens, article)
            if attribution is not None
        }
        every = [span for attribution in article.attributions for span in attribution.cue]
        marked = [
            span
            for attribution in article.attributions
            if id(attribution) in of_marks
            for span in attribution.cue
        ]
        for cue in features.layout.cues:
            seen[cue.stem] += 1
            quoted[cue.stem] += touches(tokens, cue.token, cue.token + 1, marked)
            reported[cue.stem] += touches(tokens, cue.token, cue.token + 1, every)
    return CueScores(
        _from_classes(seen, quoted, usual=0.03), _from_classes(seen, reported, usual=0.1)
    )


def _from_classes(seen: Counter[str], hits: Counter[str], *, usual: float) -> dict[str, float]:
    """Return each verb's share of hits, smoothed towards the share of its class.

    Args:
        usual: the share towards which verbs of no class go.
    """
    verbs = reporting_verbs()
    of_class, all_of_class = defaultdict[str, float](float), defaultdict[str, float](float)
    for stem, count in seen.items():
        if stem in verbs:
            of_class[verbs[stem]] += min(hits[stem] / count, 1) * min(count, _ENOUGH)
            all_of_class[verbs[stem]] += min(count, _ENOUGH)
    shares = {}
    for stem, count in seen.items():
        kind = verbs.get(stem)
        if count > 1 and (hits[stem] or kind):
            start = of_class[kind] / all_of_class[kind] if kind else usual
            shares[stem] = round((hits[stem] + 3 * start) / (count + 3), 3)
    return shares


def learn_clauses(
    articles: Sequence[Annotated], all_features: Sequence[ArticleFeatures]
) -> ClauseScores:
    """Count how often a verb's clause of each shape is annotated as reported."""
    seen, hits = Counter[str](), Counter[str]()
    for article, features in zip(articles, all_features, strict=True):
        for clause in chain.from_iterable(all_clauses(features.layout, cue_from=CUE_FROM)):
            share = overlap(features.layout.tokens, clause.first, clause.last, article)
            for key in (f"{clause.cue.stem}|{clause.shape}", f"|{clause.shape}", clause.cue.stem):
                seen[key] += 1
                hits[key] += share >= 0.5
    shapes = {
        shape: round(hits[f"|{shape}"] / max(1, seen[f"|{shape}"]) / 2, 4) for shape in SHAPES
    }
    by_shape, by_stem = {}, {}
    for key, count in seen.items():
        stem, bar, shape = key.partition("|")
        if count >= 3 and hits[key] and stem and bar:
            by_shape[key] = round((hits[key] + 3 * shapes[shape]) / (count + 3), 3)
        elif count >= 3 and hits[key] and stem:
            by_stem[key] = round((hits[key] + 0.3) / (count + 3), 3)
    return ClauseScores(by_shape, by_stem, shapes)
