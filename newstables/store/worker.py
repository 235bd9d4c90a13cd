"""The process that reads what is waiting, batch by batch: `python -m newstables.store.worker`.

It commits after every batch, so a kill costs one batch at most. It ends by itself when nothing has
been waiting for a while; jobs.ensure_worker starts the next one.
"""

import argparse
import contextlib
import logging
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from newstables.config import Settings, read_settings
from newstables.errors import DatelineError
from newstables.store import jobs
from newstables.store.store import Store
from newstables.store.version import pipeline_version

_IDLE_S = 20.0  # how long a worker waits for more before it ends
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
    # Imported here: the model takes seconds, and the heartbeat should be heard meanwhile.
    from newstables.finding.pipeline import read_batch
    from newstables.nlp.annotation import load_model

    nlp = load_model(settings.model)
    while store.index_copies():
        pass
    idle_since = time.monotonic()
    while True:
        texts = jobs.take_pending(store, pipeline=pipeline, most=settings.batch_articles)
        if not texts:
            if time.monotonic() - idle_since >= wait_s:
                return
            time.sleep(0.2)
            continue
        begun = time.monotonic()
        batch = read_batch(nlp, texts)
        failed = list(batch.problems["source"])
        read = [article_id for article_id, *_ in texts if article_id not in failed]
        if read:
            store.write_batch(batch.frames, article_ids=read, pipeline=pipeline)
            jobs.settle(store, read)
        if failed:
            store.add_problems(batch.problems)
            jobs.give_up(store, failed)
        idle_since = time.monotonic()
        jobs.report_job(store, job, done=len(read), failed=len(failed), seconds=idle_since - begun)


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
    work(Store(given.store), Settings(store=given.store, model=given.model))


if __name__ == "__main__":
    main()
