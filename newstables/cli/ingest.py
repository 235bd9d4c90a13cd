"""What the command line does to a store: the same steps as the pages, without a browser."""

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import pandas as pd

from newstables.cli.store import told_since
from newstables.config import Settings, read_settings
from newstables.decisions.checks import check_date
from newstables.decisions.removals import removed
from newstables.decisions.story_deeds import decide_story, get_story, story_id_of
from newstables.queries import articles as about_articles
from newstables.reading.article import Article, Columns, Problem, Reading, web_address, with_given
from newstables.reading.files import read_paths
from newstables.replica.replica import open_replica
from newstables.replica.tours import story_tables
from newstables.schemas import ARTICLES, PROBLEMS, now
from newstables.store import jobs
from newstables.store.reading_only import open_to_read
from newstables.store.sample import Done
from newstables.store.store import Store
from newstables.store.version import pipeline_version

_COUNTED = ("articles", "undated", "outlets", "quotes", "speakers", "mentions", "events")
_LOOK_S = 0.5  # between two looks at how far another process has come
_STORED_AT_ONCE = 200  # articles and problems


def ingest(
    settings: Settings,
    sources: Sequence[str],
    *,
    outlet: str | None,
    published: str | None,
    columns: Columns | None = None,
    story: str = "",
) -> Done:
    """Read files, folders and addresses into the store, and find everything in them.

    What is read is stored as it comes, so that memory does not grow with the number of files.
    `story` is the name or id of a story that it is put into.
    """
    if published:
        check_date(published)
    store = Store(settings.store)
    store.forget_lost()
    given = {"outlet": outlet, "published": published}
    wanted = get_story(store, story) if story else None
    pages = [source for source in sources if web_address(source)]
    paths = [Path(source) for source in sources if not web_address(source)]
    readings = _batches(read_paths(paths, settings=settings, columns=columns))
    total = Done(0, 0)
    for done in chain(
        (_store(store, read, given) for read in readings),
        _fetch(pages, store, settings, given),
    ):
        total = Done(
            total.added + done.added,
            total.known + done.known,
            [*total.failed, *done.failed],
            total.removed + done.removed,
            total.printed_too + done.printed_too,
            total.article_ids | done.article_ids,
        )
    if wanted and total.article_ids:
        decide_story(store, wanted, "added", after=sorted(total.article_ids))
    read_waiting(store, settings)
    return total


def _fetch(
    pages: Sequence[str], store: Store, settings: Settings, given: Mapping[str, str | None]
) -> Iterator[Done]:
    """Fetch addresses one after the other; a page that did not change is not sent again."""
    if not pages:
        return
    from newstables.reading.fetching.fetching import Fetcher
    from newstables.reading.fetching.pages import fetch_articles, read_listed
    from newstables.store.collecting.running import MOST_A_RUN, whole_listing

    fetcher = Fetcher(settings)
    for page in pages:
        key = f"fetched {page}"
        marks = json.loads(store.note(key) or "{}")
        found = fetch_articles(page, fetcher=fetcher, settings=settings, marks=marks)
        if found.listing is not None:
            whole = whole_listing(found.listing, fetcher=fetcher, settings=settings)
            for one in whole.articles[:MOST_A_RUN]:
                read = read_listed(one, fetcher=fetcher, settings=settings)
                yield _store(store, read, given)
            yield _store(store, _left_over(page, len(whole.articles)), given)
            continue
        yield Done(0, 1) if found.is_unchanged else _store(store, found.reading, given)
        if found.marks and found.reading.articles:  # stored by now
            store.write_note(key, json.dumps(dict(found.marks)))


def _left_over(page: str, articles: int) -> Reading:
    """Return the problem that a feed or sitemap lists more than is fetched at once, if it does."""
    from newstables.store.collecting.running import MOST_A_RUN

    if articles <= MOST_A_RUN:
        return Reading()
    what = f"lists {articles:,} articles, the {MOST_A_RUN} newest were fetched"
    advice = "add it as a source: each look takes the next ones"
    return Reading(problems=(Problem(page, what, advice),))


def _batches(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Put what many small files gave together, since every write of a store costs the same."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for reading in readings:
        articles += reading.articles
        problems += reading.problems
        if len(articles) + len(problems) >= _STORED_AT_ONCE:
            yield Reading(tuple(articles), tuple(problems))
            articles, problems = [], []
    yield Reading(tuple(articles), tuple(problems))


def _store(store: Store, read: Reading, given: Mapping[str, str | None]) -> Done:
    frame = ARTICLES.frame([_filled(article, given).row() for article in read.articles])
    printed_too: list[str] = []
    added = store.add_articles(frame, printed_too=printed_too)
    gone = removed(store.corrections()) & set(frame["article_id"])  # by hand: that lasts
    at = now()
    store.add_problems(PROBLEMS.frame([problem.row(at=at) for problem in read.problems]))
    failed = [f"'{problem.source}': {problem.what}; {problem.advice}" for problem in read.problems]
    ids = frozenset(frame["article_id"])
    return Done(len(added), len(frame) - len(added), failed, len(gone), len(printed_too), ids)


def _filled(article: Article, given: Mapping[str, str | None]) -> Article:
    """Fill in what a text does not say of itself; what it says stands."""
    new = {name: value for name, value in given.items() if value and not getattr(article, name)}
    return with_given(article, **new)


def read_waiting(store: Store, settings: Settings) -> None:
    """Read what waits, here or, while another process is at it, by waiting for that one."""
    from newstables.store.worker import work

    work(store, settings, wait_s=0)
    pipeline = pipeline_version(settings.model)
    while (left := jobs.read_progress(store, pipeline=pipeline)).running and left.waiting:
        time.sleep(_LOOK_S)
        work(store, settings, wait_s=0)


def status(folder: Path, *, story: str = "") -> tuple[dict[str, int], pd.DataFrame]:
    """Count what a store holds, or a story in it, by its name or id.

    Returns:
        The counts by what is counted, and a PROBLEMS frame.
    """
    store = open_to_read(folder)
    replica = open_replica(store)
    told_since(store)
    progress = jobs.read_progress(store, pipeline=pipeline_version(read_settings().model))
    tables = story_tables(replica, story_id_of(store, story))
    counts = about_articles.overview(tables)
    shown = {name: int(counts[name]) for name in _COUNTED}
    shown["in another language, not read"] = int(counts["not_read"])
    if progress.waiting and not progress.running:
        shown["read by nobody now (`export --wait 600` or the app begins)"] = progress.waiting
    waiting = {"waiting to be read": progress.waiting, "given up": progress.failed}
    return shown | waiting | {"corrections": len(store.corrections())}, store.problems()
