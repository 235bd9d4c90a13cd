"""One look at a source: what is new there is fetched, read and stored, article by article.

What was stored is noted as seen after it, so that a look that is broken off costs nothing twice
and loses nothing.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from newstables.config import Settings
from newstables.errors import DatelineError
from newstables.reading.article import Problem, Reading
from newstables.reading.fetching.fetching import Fetcher
from newstables.reading.fetching.listings import Listed, Listing
from newstables.reading.fetching.pages import fetch_articles, read_listed
from newstables.reading.files import files_below, read_paths
from newstables.schemas import ARTICLES, PROBLEMS, now
from newstables.store.collecting.sources import NamedSource, end_run, note_seen, unseen
from newstables.store.store import Store

MOST_A_RUN = 200  # articles of one source at one look; the rest come at the next
_MOST_SITEMAPS = 20  # of an index of sitemaps

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ran:
    """How one look at a source went; the message says why it could not be looked at."""

    new: int = 0
    failed: int = 0
    message: str | None = None


def run_source(store: Store, source: NamedSource, *, fetcher: Fetcher, settings: Settings) -> Ran:
    """Look at a source once: store what is new there, and write how it went."""
    try:
        if source.kind == "folder":
            ran = _run_folder(store, source, settings)
        else:
            ran = _run_listing(store, source, fetcher, settings)
    except (DatelineError, OSError) as fault:
        ran = Ran(message=str(fault))
    except Exception as fault:  # noqa: BLE001 - one source must not end the looks at all others
        _log.exception("the look at '%s' broke off", source.name)
        problem = Problem(
            source.place,
            f"the look at '{source.name}' broke off: {type(fault).__name__}: {fault}",
            "it is looked at again when due; what was stored before is kept",
        )
        keep(store, Reading(problems=(problem,)))
        ran = Ran(message=problem.what)
    end_run(store, source, new=ran.new, failed=ran.failed, message=ran.message)
    return ran


def listed_at(
    url: str, *, fetcher: Fetcher, settings: Settings
) -> tuple[Listing | None, Problem | None]:
    """Return what a feed or sitemap lists, sitemaps of an index put together, or why nothing."""
    fetched = fetch_articles(url, fetcher=fetcher, settings=settings)
    if fetched.listing is None:
        problems = fetched.reading.problems
        no_feed = Problem(url, "neither a feed nor a sitemap", "look for its feed on the site")
        return None, problems[0] if problems else no_feed
    return whole_listing(fetched.listing, fetcher=fetcher, settings=settings), None


def whole_listing(listing: Listing, *, fetcher: Fetcher, settings: Settings) -> Listing:
    """Return a listing with what the sitemaps list that an index names, the newest first."""
    found = list(listing.articles)
    for place in listing.further[:_MOST_SITEMAPS]:
        below = fetch_articles(place, fetcher=fetcher, settings=settings).listing
        found += below.articles if below else ()
    if listing.further:
        found.sort(key=lambda one: one.changed, reverse=True)
    return Listing(listing.kind, listing.title, tuple(found))


def _run_listing(store: Store, source: NamedSource, fetcher: Fetcher, settings: Settings) -> Ran:
    listing, fault = listed_at(source.place, fetcher=fetcher, settings=settings)
    if listing is None:
        return Ran(message=f"{fault.what}; {fault.advice}" if fault else None)
    new = failed = 0
    for one in islice(_unseen(store, source, listing), MOST_A_RUN):
        reading = read_listed(one, fetcher=fetcher, settings=settings)
        new += keep(store, reading)
        failed += not reading.articles
        # Known by its id and by its address: a feed may change either.
        names = dict.fromkeys([one.item, *([one.url] if one.url else [])])
        note_seen(store, source.source_id, names, is_read=bool(reading.articles))
    return Ran(new, failed)


def _unseen(store: Store, source: NamedSource, listing: Listing) -> Iterator[Listed]:
    names = [name for one in listing.articles for name in (one.item, one.url) if name]
    new = unseen(store, source.source_id, names)
    for one in listing.articles:
        if one.item in new and (not one.url or one.url in new):
            yield one


def _run_folder(store: Store, source: NamedSource, settings: Settings) -> Ran:
    folder = Path(source.place)
    if not folder.is_dir():
        return Ran(message=f"'{folder}' is not there; mount it, or remove this source")
    marks = {_mark(path): path for path in files_below(folder) if path.is_file()}
    fresh = unseen(store, source.source_id, marks)
    new = failed = 0
    for mark in [one for one in marks if one in fresh]:
        is_read = False
        for reading in read_paths([marks[mark]], settings=settings):
            new += keep(store, reading)
            is_read = is_read or bool(reading.articles)
        failed += not is_read
        note_seen(store, source.source_id, [mark], is_read=is_read)
    return Ran(new, failed)


def _mark(path: Path) -> str:
    """Return a file with its size and time of change: one that was written anew is read anew."""
    about = path.stat()
    name = str(path).encode("utf-8", "replace").decode("utf-8")
    return f"{name} {about.st_size} {about.st_mtime_ns}"


def keep(store: Store, reading: Reading) -> int:
    """Store what was read, and what went wrong; return how many articles are new."""
    added = store.add_articles(ARTICLES.frame([article.row() for article in reading.articles]))
    at = now()
    store.add_problems(PROBLEMS.frame([problem.row(at=at) for problem in reading.problems]))
    return len(added)
