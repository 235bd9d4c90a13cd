"""Refit data/models/quotes.json: `python -m newstables.training.speaker_model [--reports]`.

Reads PolNeAR's train compartment under DATELINE_CORPORA and needs scikit-learn, which the app
itself does not. Each step learns from what the step before says of articles it has not seen
(three folds), so that it meets the same doubts as later in use.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newstables.config import read_settings
from newstables.finding.coref.reading import read_coref
from newstables.finding.coref.resolving import Coref
from newstables.finding.entities.finding import find_mentions
from newstables.finding.furniture.finding import furniture_rows
from newstables.finding.quotes import indirect, ranking
from newstables.finding.quotes.article_features import ArticleFeatures, read_article_features
from newstables.finding.quotes.clauses import Clause
from newstables.finding.quotes.features import NAMES as SPEAKER_COLUMNS
from newstables.finding.quotes.features import Rows
from newstables.finding.quotes.indirect import Describer, all_clauses, holders_of
from newstables.finding.quotes.layout import CueScores
from newstables.finding.quotes.model import CUE_FROM, FIGURES
from newstables.finding.reading_text import reading_text
from newstables.nlp.annotation import annotate, load_model
from newstables.nlp.models import choose_model
from newstables.schemas import FURNITURE
from newstables.training.polnear import (
    Annotated,
    gold_regions,
    read_corpus,
    same_name,
    source_of,
    speaks,
    touches,
)
from newstables.training.shares import judge_clauses, learn_clauses, learn_cues
from newstables.training.trees import LARGE, REPORTS, SLOW, figures_of, fit, unseen

_NO_SCORES = CueScores({}, {})
_FOLDS = 5  # of articles, for counts
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
    articles: Sequence[Annotated], all_features: Sequence[ArticleFeatures]
) -> dict[str, Any]:
    """Count clauses that report, and fit what tells of one that it does and whose it is.

    The counts a row is described by are those of articles that it does not come from.
    """
    judged = [
        judge_clauses(article, features)
        for article, features in zip(articles, all_features, strict=True)
    ]
    rows = [np.zeros((0, len(indirect.NAMES)), np.float32)] * len(judged)
    for fold in range(_FOLDS):
        others = [one for number, one in enumerate(judged) if number % _FOLDS != fold]
        scores = learn_clauses(others)
        for number in range(fold, len(judged), _FOLDS):
            layout = judged[number].layout
            _, rows[number] = Describer(layout, scores).describe(
                all_clauses(layout, cue_from=CUE_FROM)
            )
    is_right = [
        hit and _is_by_its_subject(article, features, clause)
        for article, features, one in zip(articles, all_features, judged, strict=True)
        for clause, hit in zip(one.clauses, one.hits, strict=True)
    ]
    trees = fit(np.concatenate(rows), np.array(is_right), REPORTS)
    scores = learn_clauses(judged)
    return {"clauses": asdict(scores), "report": figures_of(trees, indirect.NAMES)}


def _is_by_its_subject(article: Annotated, features: ArticleFeatures, clause: Clause) -> bool:
    """Return whether the subject of a clause's verb is its annotated source: so is its "who"."""
    layout, tokens = features.layout, features.layout.tokens
    source = source_of(tokens, clause.first, clause.last, article)
    held = holders_of(layout).get(clause.cue.subject, -1)
    if not source or held < 0:
        return False
    candidate = layout.candidates[held]
    if touches(tokens, candidate.first, candidate.last, source):
        return True
    if clause.cue.how == "relative" and any(
        touches(tokens, child, child + 1, source)
        for child in tokens.children[clause.cue.token]
        if tokens.deps[child] == "nsubj"
    ):
        return True
    return same_name(article.text, source, features.naming.name(candidate).name)


def main(target: Path = FIGURES, *, reports_alone: bool = False) -> None:
    """Read the corpus, annotate it, learn, and write the figures.

    Args:
        reports_alone: keep what is known of quotations in marks, and of the verbs.
    """
    folder = read_settings().corpora / "corpora" / "PolNeAR" / "train"
    if not folder.is_dir():
        sys.exit(f"no training articles in {folder}; set DATELINE_CORPORA")
    articles, corefs = _read(read_corpus(folder))

    def features_with(scores: CueScores) -> list[ArticleFeatures]:
        return [read_article_features(coref, scores=scores) for coref in corefs]

    figures: dict[str, Any] = {}
    if reports_alone:
        figures = json.loads(target.read_text(encoding="utf-8"))
        cues = CueScores(figures["cues"]["quoted"], figures["cues"]["reported"])
        all_features = features_with(cues)
    else:
        cues = learn_cues(articles, features_with(_NO_SCORES))
        all_features = features_with(cues)
        info = choose_model()
        figures = {
            "about": "see quotes.md beside this file",
            "parsed_with": f"{info.name} {info.version}",
            "cues": {"quoted": cues.quoted, "reported": cues.reported},
            **learn_speakers(articles, all_features),
        }
    figures |= learn_reports(articles, all_features)
    target.write_text(json.dumps(figures, sort_keys=True, separators=(",", ":")), encoding="utf-8")


def _read(articles: Iterable[Annotated]) -> tuple[list[Annotated], list[Coref]]:
    """Read articles as they are read in use; those whose places would move are left out."""
    both = [(article, reading_text(article.text)) for article in articles]
    kept = [(article, reading) for article, reading in both if reading.places is None]
    docs = annotate(load_model(), (reading.text for _, reading in kept))
    corefs = []
    for (_, reading), doc in zip(kept, docs, strict=True):
        aside = FURNITURE.frame(furniture_rows(reading.furniture, article_id=""))
        mentions = find_mentions(doc, article_id="", furniture=aside)
        corefs.append(read_coref(doc, furniture=aside, mentions=mentions))
    return [article for article, _ in kept], corefs


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Refit data/models/quotes.json.")
    parser.add_argument("--reports", action="store_true", help="what is reported, and no more")
    main(reports_alone=parser.parse_args().reports)
