"""What the command line does to a store: the same steps as the pages, without a browser."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from newstables.config import Settings, read_settings
from newstables.decisions.checks import check_date
from newstables.decisions.removals import restore
from newstables.queries import articles as about_articles
from newstables.queries.build import build_tables
from newstables.reading.article import Article, Reading, with_given
from newstables.reading.files import read_paths
from newstables.schemas import ARTICLES, PROBLEMS, now
from newstables.store import jobs
from newstables.store.sample import Done
from newstables.store.store import Store
from newstables.version import pipeline_version

_COUNTED = ("articles", "undated", "outlets", "quotes", "speakers", "mentions", "events")


def ingest(
    folder: Path, sources: Sequence[str], *, outlet: str | None, published: str | None
) -> Done:
    """Read files and folders into the store and find everything in them, in this process."""
    if published:
        check_date(published)
    settings = replace(read_settings(), store=folder)
    store = Store(folder)
    read = _read([Path(source) for source in sources], settings)
    given = {"outlet": outlet, "published": published}
    frame = ARTICLES.frame([_filled(article, given).row() for article in read.articles])
    added = store.add_articles(frame)
    added += restore(store, frame["article_id"])  # an article removed before is shown again
    at = now()
    store.add_problems(PROBLEMS.frame([problem.row(at=at) for problem in read.problems]))
    _work(store, settings)
    failed = [f"'{problem.source}': {problem.what}; {problem.advice}" for problem in read.problems]
    return Done(len(added), len(frame) - len(added), failed)


def _read(paths: Sequence[Path], settings: Settings) -> Reading:
    readings = list(read_paths(paths, settings=settings))
    return Reading(
        articles=tuple(article for reading in readings for article in reading.articles),
        problems=tuple(problem for reading in readings for problem in reading.problems),
    )


def _filled(article: Article, given: Mapping[str, str | None]) -> Article:
    """Fill in what a text does not say of itself; what it says stands."""
    new = {name: value for name, value in given.items() if value and not getattr(article, name)}
    return with_given(article, **new)


def _work(store: Store, settings: Settings) -> None:
    from newstables.store.worker import work

    work(store, settings, wait_s=0)


def status(folder: Path) -> tuple[dict[str, int], pd.DataFrame]:
    """Count what a store holds.

    Returns:
        The counts by what is counted, and a PROBLEMS frame.
    """
    store = Store(folder)
    progress = jobs.read_progress(store, pipeline=pipeline_version(read_settings().model))
    counts = about_articles.overview(build_tables(store))
    shown = {name: int(counts[name]) for name in _COUNTED}
    waiting = {"waiting to be read": progress.waiting, "given up": progress.failed}
    return shown | waiting | {"corrections": len(store.corrections())}, store.problems()
