"""What is counted of verbs and clauses: how often each is the cue of a quotation or a report."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from newstables.finding.quotes.article_features import ArticleFeatures
from newstables.finding.quotes.clause_scores import (
    ClauseScores,
    first_key,
    next_key,
    shape_key,
    subject_key,
)
from newstables.finding.quotes.clauses import SHAPES, Clause
from newstables.finding.quotes.indirect import all_clauses, holders_of
from newstables.finding.quotes.layout import CueScores, Layout
from newstables.finding.quotes.model import CUE_FROM
from newstables.finding.quotes.words import reporting_verbs
from newstables.training.polnear import Annotated, gold_regions, overlap, touches

_MATCH = 0.5  # share in common with annotated words from which a clause is those
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


@dataclass(frozen=True)
class Judged:
    """The clauses of one article, and whether each is annotated as reported."""

    layout: Layout
    clauses: Sequence[Clause]
    hits: Sequence[bool]


def judge_clauses(article: Annotated, features: ArticleFeatures) -> Judged:
    """Hold every clause that may report against the annotation."""
    layout = features.layout
    clauses = list(chain.from_iterable(all_clauses(layout, cue_from=CUE_FROM)))
    hits = [
        overlap(layout.tokens, clause.first, clause.last, article) >= _MATCH for clause in clauses
    ]
    return Judged(layout, clauses, hits)


def learn_clauses(judged: Sequence[Judged]) -> ClauseScores:
    """Count how often clauses are annotated as reported, by what is seen of them."""
    counts: dict[str, _Counts] = defaultdict(_Counts)
    for article in judged:
        layout, holder = article.layout, holders_of(article.layout)
        reports: dict[int, bool] = defaultdict(bool)  # by the subject of each verb
        subjects: dict[int, int] = {}
        for clause, hit in zip(article.clauses, article.hits, strict=True):
            counts["shape"].add(shape_key(clause), hit=hit)
            counts["shapes"].add(clause.shape, hit=hit)
            counts["stem"].add(clause.cue.stem, hit=hit)
            counts["first"].add(first_key(layout, clause), hit=hit)
            counts["next"].add(next_key(layout, clause), hit=hit)
            reports[clause.cue.token] |= hit
            subjects[clause.cue.token] = clause.cue.subject
        for verb, subject in subjects.items():
            counts["subject"].add(subject_key(layout, subject, holder), hit=reports[verb])
    stem, shapes, whose = counts["stem"], counts["shapes"], counts["subject"]
    usual = {shape: round(shapes.hits[shape] / max(1, shapes.seen[shape]) / 2, 4)
             for shape in SHAPES}  # fmt: skip
    every = sum(whose.hits.values()) / max(1, sum(whose.seen.values()))
    return ClauseScores(
        by_shape=counts["shape"].shares(3, lambda key: usual[key.partition("|")[2]], hit=True),
        by_stem=stem.shares(3, lambda _: 0.1, hit=True),
        shapes=usual,
        by_first=counts["first"].shares(5, lambda key: stem.share(key.partition("|")[0])),
        by_next=counts["next"].shares(5, lambda key: 2 * usual[key.partition("|")[0]]),
        by_subject=whose.shares(5, lambda _: every),
    )


@dataclass(frozen=True)
class _Counts:
    """How often each key was seen, and how often with a report."""

    seen: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)

    def add(self, key: str, *, hit: bool) -> None:
        self.seen[key] += 1
        self.hits[key] += hit

    def share(self, key: str) -> float:
        return (self.hits[key] + 0.3) / (self.seen[key] + 3)

    def shares(
        self, fewest: int, usual: Callable[[str], float], *, hit: bool = False
    ) -> dict[str, float]:
        """Return the shares of keys seen often enough, smoothed towards what is usual.

        Args:
            hit: leave out what never reported.
        """
        return {
            key: round((self.hits[key] + fewest * usual(key)) / (count + fewest), 3)
            for key, count in self.seen.items()
            if count >= fewest and (self.hits[key] or not hit)
        }
