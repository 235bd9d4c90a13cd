"""The process that has waiting articles read, batch by batch: `python -m newstables.store.worker`.

It reads nothing itself: processes of its own do, or a cluster, each with a language model, and it
stores what they found. It commits after every batch, so a kill costs the batches under way at most.
It ends by itself when nothing has been waiting for a while; jobs.ensure_worker starts the next one.
"""

import argparse
import contextlib
import logging
import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from newstables.config import Settings, read_settings
from newstables.errors import DatelineError
from newstables.schemas import PROBLEMS
from newstables.store import jobs
from newstables.store.languages import read_again_if_changed
from newstables.store.readers.desk import Desk
from newstables.store.readers.engines import open_desk
from newstables.store.readers.task import Row, Task
from newstables.store.store import Store
from newstables.store.version import pipeline_version

_IDLE_S = 20.0  # how long a worker waits for more before it ends
_LOOK_S = 0.2  # between two looks at what waits
_log = logging.getLogger(__name__)


def work(store: Store, settings: Settings, *, wait_s: float = _IDLE_S) -> None:
    """Read everything that waits in `store`, and what is added within `wait_s` of the last."""
    pipeline = pipeline_version(settings.model)
    # What is added while this worker is leaving would wait for nobody: look once more after.
    while jobs.claim(store) and _read_once(store, settings, pipeline=pipeline, wait_s=wait_s):
        if not jobs.count_pending(store, pipeline=pipeline):
            return


def _read_once(store: Store, settings: Settings, *, pipeline: str, wait_s: float) -> bool:
    """Read in one run and return whether it came to its end."""
    message = None
    with _heartbeat(store, every_s=settings.heartbeat_s):
        jobs.begin_pipeline(store, pipeline=pipeline)
        total = jobs.count_pending(store, pipeline=pipeline)
        job = jobs.start_job(store, pipeline=pipeline, total=total)
        try:
            _read_all(store, settings, pipeline=pipeline, job=job, wait_s=wait_s)
        except DatelineError as fault:
            message = str(fault)
        except Exception as fault:  # noqa: BLE001 - a full disk, say: the page must tell of it
            _log.exception("reading stopped")
            message = f"Reading stopped: {type(fault).__name__}: {fault}"
        finally:
            jobs.name_lost(store, pipeline=pipeline)
            jobs.end_job(store, job, message=message)
            jobs.release(store)
    return message is None


def _read_all(store: Store, settings: Settings, *, pipeline: str, job: int, wait_s: float) -> None:
    with open_desk(settings, folder=_segments(store)) as desk:
        while store.index_copies():
            pass
        heard = idle_since = time.monotonic()
        while True:
            _give_in(store, settings, desk, pipeline=pipeline)
            if not desk.under_way:
                if time.monotonic() - idle_since >= wait_s:
                    return
                time.sleep(_LOOK_S)
                continue
            for task, row in desk.wait(_LOOK_S):
                _land(store, task, row)
                seconds = min(row.seconds, time.monotonic() - heard)  # that of others beside it
                done, failed = len(row.article_ids), len(row.problems)
                jobs.report_job(store, job, done=done, failed=failed, seconds=seconds)
                heard = idle_since = time.monotonic()


def _give_in(store: Store, settings: Settings, desk: Desk, *, pipeline: str) -> None:
    """Give in as much of what waits as is begun at once."""
    while desk.wants > 0:
        texts = jobs.take_pending(
            store,
            pipeline=pipeline,
            most=settings.batch_articles,
            characters=settings.batch_characters,
            besides=desk.under_way,
        )
        if not texts:
            return
        desk.submit(Task(tuple(texts), str(_segments(store)), pipeline))


def _segments(store: Store) -> Path:
    """Return the folder of segments as other machines call it: it may be a link to a share."""
    return (store.folder / "segments").resolve()


def _land(store: Store, task: Task, row: Row) -> None:
    """Store what came of a batch."""
    if row.article_ids:
        store.land_batch(
            row.counts or {},
            row.hashes or {},
            article_ids=row.article_ids,
            pipeline=task.pipeline,
        )
        jobs.settle(store, list(row.article_ids))
        with store.writing("upkeep") as connection:
            read_again_if_changed(connection, task.languages)
    if row.problems:
        store.add_problems(PROBLEMS.frame(_named(store, row.problems)))
        jobs.give_up(store, [problem["source"] for problem in row.problems])


def _named(store: Store, problems: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Say in each problem what its article is called: an id tells a person nothing."""
    ids = [problem["source"] for problem in problems]
    articles = store.articles(ids).set_index("article_id")
    names = {row.Index: _called(row.title, row.source) for row in articles.itertuples()}
    return [{**one, "what": f"{names[one['source']]}: {one['what']}"} for one in problems]


def _called(title: object, source: object) -> str:
    known = [f"“{title}”"] if pd.notna(title) else []
    return " of ".join([*known, *([f"'{source}'"] if pd.notna(source) else [])]) or "an article"


@contextlib.contextmanager
def _heartbeat(store: Store, *, every_s: float) -> Iterator[None]:
    """Beat from a thread, so that a long batch is not taken for a dead worker."""
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(every_s):
            jobs.beat(store)

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def main() -> None:
    """Run a worker for the store named on the command line."""
    defaults = read_settings()
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store", type=Path, default=defaults.store)
    parser.add_argument("--model", default=defaults.model)
    given = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    with contextlib.suppress(OSError):
        os.nice(10)  # the pages come first
    work(Store(given.store), replace(defaults, store=given.store, model=given.model))


if __name__ == "__main__":
    main()
