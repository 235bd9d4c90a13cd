"""The sample story, added to a store as any other articles are."""

from dataclasses import dataclass, field
from functools import cache

from newstables.config import SAMPLE, read_settings
from newstables.reading.article import Article
from newstables.schemas import ARTICLES, now
from newstables.store import jobs
from newstables.store.store import Store
from newstables.store.version import pipeline_version


@dataclass(frozen=True)
class Done:
    """What became of the sources given: failed holds a sentence for each that could not be read.

    removed counts those of the known that were removed before, and stay so; printed_too those that
    another outlet or day was noted of; article_ids are those of all that were read.
    """

    added: int
    known: int
    failed: list[str] = field(default_factory=list)
    removed: int = 0
    printed_too: int = 0
    article_ids: frozenset[str] = frozenset()


@cache
def sample_ids() -> frozenset[str]:
    """Return the ids of the articles of the sample story."""
    return frozenset(article.row()["article_id"] for article in _read_sample())


def _read_sample() -> list[Article]:
    from newstables.reading.files import read_paths  # half a second: every reader of files

    readings = read_paths([SAMPLE], settings=read_settings())
    return [article for reading in readings for article in reading.articles]


def add_sample(store: Store, *, only_if_new: bool = False) -> Done:
    """Add the sample story; with `only_if_new` only to a store that nothing was ever added to."""
    if only_if_new and (store.note("sample") or len(store.articles())):
        return Done(0, 0)
    settings = read_settings()
    read = _read_sample()
    added = store.add_articles(ARTICLES.frame([article.row() for article in read]))
    store.write_note("sample", now())
    jobs.ensure_worker(store, pipeline=pipeline_version(settings.model), model=settings.model)
    return Done(len(added), len(read) - len(added))
