"""The process that fetches: `python -m newstables.store.collecting.collector`.

It fetches what was asked for and looks at sources when they are due, while the app that started it
lives. It reads no article for names and quotations: what it stores waits for the worker.
"""

import argparse
import contextlib
import logging
import os
import time
from pathlib import Path

from newstables.config import Settings, read_settings
from newstables.reading.fetching.fetching import Fetcher
from newstables.reading.fetching.pages import Fetched, fetch_articles
from newstables.store import jobs
from newstables.store.collecting.addresses import (
    Asked,
    ask_for,
    settle_address,
    take_address,
)
from newstables.store.collecting.calling import claim_collecting
from newstables.store.collecting.running import run_source, whole_listing
from newstables.store.collecting.sources import due_source, is_scheduled
from newstables.store.store import Store
from newstables.store.version import pipeline_version

_LOOK_S = 1.0  # between two looks at what is asked for or due
_IDLE_S = 20.0  # how long it stays when nothing is asked for and nothing scheduled
_MOST_OF_A_FEED = 100  # articles of a feed that was given as an address

_log = logging.getLogger(__name__)


def collect(store: Store, settings: Settings, *, while_pid: int, idle_s: float = _IDLE_S) -> None:
    """Fetch what is asked for and look at what is due, until nobody needs it any more."""
    fetcher = Fetcher(settings)
    idle_since = time.monotonic()
    while claim_collecting(store):
        if collect_next(store, settings, fetcher=fetcher):
            idle_since = time.monotonic()
            jobs.ensure_worker(
                store, pipeline=pipeline_version(settings.model), model=settings.model
            )
            continue
        needed = is_scheduled(store) and jobs.process_exists(while_pid)
        if not needed and time.monotonic() - idle_since >= idle_s:
            break
        time.sleep(_LOOK_S)


def collect_next(store: Store, settings: Settings, *, fetcher: Fetcher) -> bool:
    """Fetch one address, or look at one source; False when there is nothing to do."""
    one = take_address(store)
    if one is not None:
        fetched = fetch_articles(one.url, fetcher=fetcher, settings=settings)
        _settle(store, one, fetched, fetcher=fetcher, settings=settings)
        return True
    source = due_source(store)
    if source is not None:
        run_source(store, source, fetcher=fetcher, settings=settings)
        return True
    return False


def _settle(
    store: Store, one: Asked, fetched: Fetched, *, fetcher: Fetcher, settings: Settings
) -> None:
    """Write what an address gave; of a feed, its articles are asked for in its place."""
    if fetched.listing is not None:
        whole = whole_listing(fetched.listing, fetcher=fetcher, settings=settings)
        ask_for(store, [listed.url for listed in whole.articles[:_MOST_OF_A_FEED] if listed.url])
    settle_address(store, one, fetched.reading)


def main() -> None:
    """Fetch for the store named on the command line."""
    defaults = read_settings()
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store", type=Path, default=defaults.store)
    parser.add_argument("--model", default=defaults.model)
    parser.add_argument("--while", type=int, default=0, dest="while_pid", metavar="PID",
                        help="a process; sources are looked at as long as it lives")  # fmt: skip
    given = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    with contextlib.suppress(OSError):
        os.nice(10)  # the pages come first
    try:
        collect(Store(given.store), defaults, while_pid=given.while_pid)
    except Exception:
        _log.exception("fetching stopped")
        raise


if __name__ == "__main__":
    main()
