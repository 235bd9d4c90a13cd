"""Which engine reads, opened for as long as there is something to read."""

from collections.abc import Iterator
from contextlib import contextmanager

from newstables.config import Settings
from newstables.store.readers.desk import Desk
from newstables.store.readers.here import Here
from newstables.store.readers.pool import Pool, default_workers, reader_command


@contextmanager
def open_desk(settings: Settings, *, here: bool = False) -> Iterator[Desk]:
    """Open an engine and a desk before it.

    Args:
        settings: workers, model and the limit an article has.
        here: read in this process, which keeps the model; nothing is started or ended.
    """
    limit_s = settings.article_limit_s
    if here:
        with Here(settings.model) as engine:
            yield Desk(engine, limit_s=limit_s)
    else:
        command = reader_command(settings.model, limit_s)
        workers = settings.workers or default_workers()
        with Pool(workers=workers, command=command, limit_s=limit_s) as pool:
            yield Desk(pool, limit_s=limit_s)
