"""Which engine reads: chosen by name, opened for as long as there is something to read."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from newstables.config import Settings
from newstables.errors import StoreError
from newstables.store.readers.desk import Desk, Engine
from newstables.store.readers.here import Here
from newstables.store.readers.pool import Command, Pool, default_workers

ENGINES = ("local", "dask")


@contextmanager
def open_desk(settings: Settings, *, folder: Path, here: bool = False) -> Iterator[Desk]:
    """Open the engine that settings choose, and a desk before it.

    Args:
        settings: engine, scheduler, workers, model and the limit an article has.
        folder: of segments; all machines of a cluster must share it.
        here: read in this process, which keeps the model; nothing is started or ended.

    Raises:
        StoreError: there is no such engine, it is not installed, or it cannot be reached.
    """
    with Here(settings.model) if here else _engine(settings, folder) as engine:
        yield Desk(engine, limit_s=settings.article_limit_s)


def _engine(settings: Settings, folder: Path) -> AbstractContextManager[Engine]:
    command = Command(settings.model, settings.article_limit_s)
    workers = settings.workers or default_workers()
    if settings.engine == "local":
        return Pool(workers=workers, command=command)
    if settings.engine != "dask":
        raise StoreError(f"'{settings.engine}': no such engine; choose {' or '.join(ENGINES)}")
    try:
        from newstables.store.readers.cluster import Cluster
    except ModuleNotFoundError as fault:
        raise StoreError(
            "Dask is not installed; `pip install --require-hashes -r requirements-dask.txt` on "
            "every machine of the cluster, or read on this one with --engine local"
        ) from fault
    return Cluster(scheduler=settings.scheduler, workers=workers, command=command, folder=folder)
