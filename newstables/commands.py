"""What the command line does to a store: the same steps as the pages, without a browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from newstables import jobs
from newstables.config import SAMPLE, Settings, read_settings
from newstables.decision_checks import check_date
from newstables.queries import articles as about_articles
from newstables.reading.article import Article, Reading, with_given
from newstables.reading.files import read_paths
from newstables.schemas import ARTICLES, PROBLEMS
from newstables.store import Store, now
from newstables.story import lay_tables
from newstables.version import pipeline_version


@dataclass(frozen=True)
class Done:
    """What became of the sources given: failed holds a sentence for each that could not be read."""

    added: int
    known: int
    failed: list[str] = field(default_factory=list)


def ingest(
    folder: Path, sources: Sequence[str], *, outlet: str | None, published: str | None
) -> Done:
    """Read files and folders into the store and find everything in them, in this process."""
    if published:
        check_date(published)
    settings = replace(read_settings(), store=folder)
    store = Store(folder)
    read = _read([Path(one) for one in sources], settings)
    given = {"outlet": outlet, "published": published}
    frame = ARTICLES.frame([_filled(one, given).row() for one in read.articles])
    added = store.add_articles(frame)
    at = now()
    store.add_problems(PROBLEMS.frame([one.row(at=at) for one in read.problems]))
    _work(store, settings)
    failed = [f"'{one.source}': {one.what}; {one.advice}" for one in read.problems]
    return Done(len(added), len(frame) - len(added), failed)


def _read(paths: Sequence[Path], settings: Settings) -> Reading:
    readings = list(read_paths(paths, settings=settings))
    return Reading(
        articles=tuple(one for reading in readings for one in reading.articles),
        problems=tuple(one for reading in readings for one in reading.problems),
    )


def _filled(article: Article, given: Mapping[str, str | None]) -> Article:
    """Fill in what a text does not say of itself; what it says stands."""
    new = {name: value for name, value in given.items() if value and not getattr(article, name)}
    return with_given(article, **new)


def _work(store: Store, settings: Settings) -> None:
    from newstables.worker import work

    work(store, settings, wait_s=0)


def status(folder: Path) -> tuple[dict[str, int], pd.DataFrame]:
    """Count what a store holds; give its problems too."""
    store = Store(folder)
    progress = jobs.read_progress(store, pipeline=pipeline_version(read_settings().model))
    counts = about_articles.overview(lay_tables(store))
    shown = {
        name: int(counts[name]) for name in ("articles", "undated", "outlets", "quotes", "speakers",
                                             "mentions", "events")
    }  # fmt: skip
    waiting = {"waiting to be read": progress.waiting, "given up": progress.failed}
    return shown | waiting | {"corrections": len(store.corrections())}, store.problems()


def add_sample(store: Store, *, only_if_new: bool = False) -> Done:
    """Add the sample story; with `only_if_new` only to a store that nothing was ever added to."""
    if only_if_new and (store.note("sample") or len(store.articles())):
        return Done(0, 0)
    settings = read_settings()
    read = _read([SAMPLE], settings)
    added = store.add_articles(ARTICLES.frame([one.row() for one in read.articles]))
    store.write_note("sample", now())
    jobs.ensure_worker(store, pipeline=pipeline_version(settings.model), model=settings.model)
    return Done(len(added), len(read.articles) - len(added))
