"""Refit data/models/quotes.json: `python -m newstables.training.speaker_model`.

Reads PolNeAR's train compartment under DATELINE_CORPORA and needs scikit-learn, which the app
itself does not. Each step learns from what the step before says of articles it has not seen
(three folds), so that it meets the same doubts as later in use.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from spacy.tokens import Doc

from newstables.config import read_settings
from newstables.finding.coref.reading import read_coref
from newstables.finding.entities.finding import find_mentions
from newstables.finding.quotes import indirect, ranking
from newstables.finding.quotes.article_features import ArticleFeatures, read_article_features
from newstables.finding.quotes.features import NAMES as SPEAKER_COLUMNS
from newstables.finding.quotes.features import Rows
from newstables.finding.quotes.indirect import ClauseScores, Describer, all_clauses
from newstables.finding.quotes.layout import CueScores
from newstables.finding.quotes.model import CUE_FROM, FIGURES
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
from newstables.training.shares import learn_clauses, learn_cues
from newstables.training.trees import LARGE, SLOW, figures_of, fit, unseen

_NO_SCORES = CueScores({}, {})
_KEPT = 12  # candidates of a region the second look learns from: more than in use later


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
    chances = by_region(alone, unseen(rows, answers, groups, usable, LARGE))
    speaker = fit(rows[usable], answers[usable], LARGE)
    choices = [
        ranking.second_rows(features.layout, features.names, first, chance, kept=_KEPT)
        for features, first, chance in zip(all_features, firsts, chances, strict=True)
    ]
    seconds = [[(choice.candidates, choice.rows) for choice in regions] for regions in choices]
    rows, answers, groups, usable = flat(seconds)
    finals = by_region(seconds, unseen(rows, answers, groups, usable, LARGE))
    context = fit(rows[usable], answers[usable], LARGE)
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
        "quotation": figures_of(fit(table, np.array(is_quotation), SLOW), ranking.VERDICT),
        "sure": figures_of(fit(table[known], np.array(is_right)[known], SLOW), ranking.VERDICT),
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
        "report": figures_of(fit(table, np.array(is_report), LARGE), indirect.NAMES),
        "report_sure": figures_of(fit(table, np.array(is_right), SLOW), indirect.NAMES),
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
