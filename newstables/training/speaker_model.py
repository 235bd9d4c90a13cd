"""Refit data/models/quotes.json: `python -m newstables.training.speaker_model`.

Reads PolNeAR's train compartment under DATELINE_CORPORA and needs scikit-learn, which the app
itself does not. Each step learns from what the step before says of articles it has not seen
(three folds), so that it meets the same doubts as later in use.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

# scikit-learn is there when somebody refits, and not otherwise.
from sklearn.ensemble import (  # type: ignore[import-untyped,import-not-found,unused-ignore]
    HistGradientBoostingClassifier,
)
from sklearn.model_selection import (  # type: ignore[import-untyped,import-not-found,unused-ignore]
    GroupKFold,
)
from spacy.tokens import Doc

from newstables.config import read_settings
from newstables.finding.coref.reading import read_coref
from newstables.finding.entities.finding import find_mentions
from newstables.finding.quotes import indirect, ranking
from newstables.finding.quotes.article_features import ArticleFeatures, read_article_features
from newstables.finding.quotes.clauses import SHAPES
from newstables.finding.quotes.features import NAMES as SPEAKER_COLUMNS
from newstables.finding.quotes.features import Rows
from newstables.finding.quotes.indirect import ClauseScores, Describer, all_clauses
from newstables.finding.quotes.layout import CueScores
from newstables.finding.quotes.model import CUE_FROM, FIGURES
from newstables.finding.quotes.words import reporting_verbs
from newstables.nlp.annotation import annotate, load_model
from newstables.nlp.models import choose_model
from newstables.schemas import FURNITURE
from newstables.training.polnear import (
    Annotated,
    gold_regions,
    overlap,
    read_corpus,
    same_name,
    source_of,
    speaks,
    touches,
)

_ENOUGH = 20  # of a verb's occurrences: a frequent one is not its whole class
_NO_SCORES = CueScores({}, {})
# For what is decided of every mention and clause: few trees.
_LARGE = {
    "max_iter": 130,
    "learning_rate": 0.12,
    "max_leaf_nodes": 24,
    "max_depth": 7,
    "max_features": 0.4,
}
_KEPT = 12  # candidates of a region the second look learns from: more than in use later
# For what is decided once a quotation: more of them, in smaller steps.
_SLOW = {
    "max_iter": 200,
    "learning_rate": 0.04,
    "max_leaf_nodes": 20,
    "max_depth": 7,
    "max_features": 0.2,
}


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


def fit(rows: Rows, answers: NDArray[np.bool_], size: dict[str, Any]) -> Any:
    """Fit boosted trees."""
    trees = HistGradientBoostingClassifier(
        min_samples_leaf=40, l2_regularization=1.0, random_state=0, early_stopping=False, **size
    )
    return trees.fit(rows, answers)


def unseen(
    rows: Rows,
    answers: NDArray[np.bool_],
    articles: NDArray[np.int64],
    usable: NDArray[np.bool_],
    size: dict[str, Any],
) -> NDArray[np.float64]:
    """Return each row the chance that trees fitted on other articles give it."""
    chances = np.zeros(len(rows))
    for fitted, left in GroupKFold(3).split(rows, answers, articles):
        fitted = fitted[usable[fitted]]
        chances[left] = fit(rows[fitted], answers[fitted], size).predict_proba(rows[left])[:, 1]
    return chances


def figures_of(trees: Any, names: Iterable[str]) -> dict[str, Any]:
    """Write fitted trees as plain figures: what `trees.Trees` reads."""
    written, depth = [], 0
    for (predictor,) in trees._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"] == 1
        depth = max(depth, int(nodes["depth"].max()))
        written.append(
            {
                "feature": [
                    -1 if end else int(feature)
                    for end, feature in zip(leaf, nodes["feature_idx"], strict=True)
                ],
                "threshold": [
                    0 if end else float(f"{threshold:.6g}")
                    for end, threshold in zip(leaf, nodes["num_threshold"], strict=True)
                ],
                "left": [int(node) for node in nodes["left"]],
                "right": [int(node) for node in nodes["right"]],
                "value": [
                    round(float(value), 4) if end else 0
                    for end, value in zip(leaf, nodes["value"], strict=True)
                ],
            }
        )
    baseline = round(float(np.ravel(trees._baseline_prediction)[0]), 5)
    return {"features": list(names), "baseline": baseline, "depth": depth, "trees": written}


def learn_speakers(
    articles: Sequence[Annotated], all_features: Sequence[ArticleFeatures]
) -> dict[str, Any]:
    """Fit the two looks at possible speakers and the two verdicts on the likeliest."""
    golds = [
        gold_regions(features.layout.tokens, article)
        for article, features in zip(articles, all_features, strict=True)
    ]
    firsts = [ranking.first_rows(features.layout) for features in all_features]

    said_by = [
        [
            speaks(features.layout.tokens, features.layout.candidates, attribution.source)
            if attribution
            else set()
            for attribution in gold
        ]
        for features, gold in zip(all_features, golds, strict=True)
    ]

    def answer(article: int, region: int, candidate: int) -> bool:
        return candidate in said_by[article][region]

    def flat(
        found: Sequence[Sequence[tuple[list[int], Rows]]],
    ) -> tuple[Rows, NDArray[np.bool_], NDArray[np.int64], NDArray[np.bool_]]:
        keys = [
            (article, region, candidate)
            for article, regions in enumerate(found)
            for region, (near, _) in enumerate(regions)
            for candidate in near
        ]
        rows = np.concatenate([part for regions in found for _, part in regions])
        usable = [
            (gold := golds[article][region]) is not None and bool(gold.source)
            for article, region, _ in keys
        ]
        return (
            rows,
            np.array([answer(*key) for key in keys]),
            np.array([article for article, _, _ in keys]),
            np.array(usable),
        )

    def by_region(
        found: Sequence[Sequence[tuple[list[int], Rows]]], chances: NDArray[np.float64]
    ) -> list[list[NDArray[np.float64]]]:
        sizes = [len(near) for regions in found for near, _ in regions]
        parts = iter(np.split(chances, np.cumsum(sizes)[:-1]))
        return [[next(parts) for _ in regions] for regions in found]

    alone = [[(choice.near, choice.rows) for choice in regions] for regions in firsts]
    rows, answers, groups, usable = flat(alone)
    chances = by_region(alone, unseen(rows, answers, groups, usable, _LARGE))
    speaker = fit(rows[usable], answers[usable], _LARGE)
    choices = [
        ranking.second_rows(features.layout, features.names, first, chance, kept=_KEPT)
        for features, first, chance in zip(all_features, firsts, chances, strict=True)
    ]
    seconds = [[(choice.candidates, choice.rows) for choice in regions] for regions in choices]
    rows, answers, groups, usable = flat(seconds)
    finals = by_region(seconds, unseen(rows, answers, groups, usable, _LARGE))
    context = fit(rows[usable], answers[usable], _LARGE)
    verdicts, is_quotation, is_right, sourced = [], [], [], []
    for article, (features, regions, final) in enumerate(
        zip(all_features, choices, finals, strict=True)
    ):
        for choice, chance in zip(regions, final, strict=True):
            if not choice.candidates:
                continue
            verdicts.append(ranking.verdict_row(choice, chance, features.names))
            gold = golds[article][choice.region]
            best = choice.candidates[int(chance.argmax())]
            is_quotation.append(gold is not None)
            named = features.naming.name(features.layout.candidates[best]).name
            is_right.append(
                answer(article, choice.region, best)
                or (gold is not None and same_name(articles[article].text, gold.source, named))
            )
            sourced.append(gold is None or bool(gold.source))
    table, known = np.stack(verdicts), np.array(sourced)
    return {
        "speaker": figures_of(speaker, SPEAKER_COLUMNS),
        "context": figures_of(context, ranking.SECOND),
        "quotation": figures_of(fit(table, np.array(is_quotation), _SLOW), ranking.VERDICT),
        "sure": figures_of(fit(table[known], np.array(is_right)[known], _SLOW), ranking.VERDICT),
    }


def learn_reports(
    articles: Sequence[Annotated], all_features: Sequence[ArticleFeatures], scores: ClauseScores
) -> dict[str, Any]:
    """Fit what sets reported clauses apart from the rest, and how sure their speaker is."""
    rows, is_report, is_right = [], [], []
    for article, features in zip(articles, all_features, strict=True):
        describer = Describer(features.layout, scores)
        tokens = features.layout.tokens
        clauses, rows_here = describer.describe(all_clauses(features.layout, cue_from=CUE_FROM))
        rows.append(rows_here)
        for clause in clauses:
            is_report.append(overlap(tokens, clause.first, clause.last, article) >= 0.5)
            source = source_of(tokens, clause.first, clause.last, article)
            held = describer.holder.get(clause.cue.subject, -1)
            right = False
            if source and held >= 0:
                candidate = features.layout.candidates[held]
                named = features.naming.name(candidate).name
                right = touches(tokens, candidate.first, candidate.last, source) or same_name(
                    article.text, source, named
                )
            is_right.append(right)
    table = np.concatenate(rows)
    return {
        "report": figures_of(fit(table, np.array(is_report), _LARGE), indirect.NAMES),
        "report_sure": figures_of(fit(table, np.array(is_right), _SLOW), indirect.NAMES),
    }


def learn(
    articles: Sequence[Annotated],
    docs: Sequence[Doc],
    *,
    mentions: Sequence[pd.DataFrame],
    model: str,
) -> dict[str, Any]:
    """Learn everything that data/models/quotes.json holds.

    Args:
        mentions: a MENTIONS frame an article.
        model: name and version of the model that annotated `docs`.
    """

    def features_with(scores: CueScores) -> list[ArticleFeatures]:
        return [
            read_article_features(
                read_coref(doc, furniture=FURNITURE.frame(), mentions=named), scores=scores
            )
            for doc, named in zip(docs, mentions, strict=True)
        ]

    cues = learn_cues(articles, features_with(_NO_SCORES))
    all_features = features_with(cues)
    clauses = learn_clauses(articles, all_features)
    return {
        "about": "see quotes.md beside this file",
        "parsed_with": model,
        "cues": {"quoted": cues.quoted, "reported": cues.reported},
        "clauses": {
            "by_shape": clauses.by_shape,
            "by_stem": clauses.by_stem,
            "shapes": clauses.shapes,
        },
        **learn_speakers(articles, all_features),
        **learn_reports(articles, all_features, clauses),
    }


def main(target: Path = FIGURES) -> None:
    """Read the corpus, annotate it, learn, and write the figures."""
    folder = read_settings().corpora / "corpora" / "PolNeAR" / "train"
    if not folder.is_dir():
        sys.exit(f"no training articles in {folder}; set DATELINE_CORPORA")
    articles = list(read_corpus(folder))
    nlp = load_model()
    docs = list(annotate(nlp, (article.text for article in articles)))
    mentions = [find_mentions(doc, article_id="", furniture=FURNITURE.frame()) for doc in docs]
    info = choose_model()
    figures = learn(articles, docs, mentions=mentions, model=f"{info.name} {info.version}")
    target.write_text(json.dumps(figures, sort_keys=True, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()
