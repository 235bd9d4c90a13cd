"""What it costs that everything is on the disk before it is shown: writing with and without fsync.

`python -m tests.bench.durable` takes turns and prints the least of each, in milliseconds of the
clock, since waiting for a disk costs no CPU and other work on the machine only adds.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest import mock

from newstables.decisions.corrections import make_correction
from newstables.store import opening, segments, store
from newstables.store.store import Store
from tests.store.health import made

_TURNS = 31


def measure(turns: int = _TURNS) -> Iterator[tuple[str, float, float]]:
    """Yield what is written, and the least milliseconds it takes with and without fsync."""
    with tempfile.TemporaryDirectory(prefix="durable-") as name:
        kept = made.fill(Path(name))
        for what, write in (
            ("one decision", partial(_decide, kept)),
            ("findings of a batch, 5 files", partial(_find, kept)),
        ):
            spent: tuple[list[float], list[float]] = ([], [])
            for number in range(0, 2 * turns, 2):
                spent[0].append(_seconds(write, number))
                with without_fsync():
                    spent[1].append(_seconds(write, number + 1))
            yield what, *(1000 * min(times) for times in spent)


@contextmanager
def without_fsync() -> Iterator[None]:
    """Have nothing wait for the disk: neither SQLite nor who writes segments."""

    def connect(path: Path) -> object:
        connection = opening.connect(path)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    with (
        mock.patch.object(store, "connect", connect),
        mock.patch.object(segments.os, "fsync", lambda _: None),
    ):
        yield


def _decide(kept: Store, number: int) -> None:
    kept.add_corrections(
        make_correction("article.title", made.IDS[0], before=None, after=f"Title {number}")
    )


def _find(kept: Store, number: int) -> None:
    batch = made.BATCHES[0]
    kept.write_batch(made.found_in(batch), article_ids=batch, pipeline=f"turn {number}")


def _seconds(write: Callable[[int], None], number: int) -> float:
    begun = time.perf_counter()
    write(number)
    return time.perf_counter() - begun


if __name__ == "__main__":
    for what, durable, quick in measure():
        print(f"{what:32} {durable:7.1f} ms, without fsync {quick:7.1f} ms", flush=True)
    os.sync()
