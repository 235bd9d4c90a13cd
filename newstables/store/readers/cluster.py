"""The engine of a Dask cluster: tasks go to its workers, rows come back.

A worker reads as this machine would, with a process of its own that holds the model, so an article
that kills or hangs is found in the same way. A worker that is lost is Dask's to replace: the task
goes to another one, which writes the same files.
"""

import logging
import threading
import uuid
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from distributed import Client, Future, LocalCluster, wait
from distributed.scheduler import KilledWorker

from newstables.errors import DatelineError, StoreError
from newstables.store.readers.pool import Command, Pool
from newstables.store.readers.task import Outcome, Task
from newstables.store.version import pipeline_version

_AHEAD = 2  # tasks a thread of a worker: it has the next one when it has read one
_PATIENCE_S = 30  # until a scheduler and its first worker answer
_own = threading.local()  # of a worker's thread: the pool it reads with


class Cluster:
    """An engine: tasks go in, outcomes come out, from wherever they are read."""

    def __init__(self, *, scheduler: str, workers: int, command: Command, folder: Path) -> None:
        """Make an engine.

        Args:
            scheduler: its address; "": start one here, with workers of this machine.
            workers: how many of this machine.
            command: starts what reads, on every worker.
            folder: of segments, which all machines must share.
        """
        self._scheduler, self._workers = scheduler, workers
        self._command, self._folder = command, folder
        self._futures: dict[str, tuple[Future, Task]] = {}
        self._local: Any = None

    def __enter__(self) -> "Cluster":
        """Connect to the scheduler, or start one."""
        if not self._scheduler:
            self._local = LocalCluster(
                n_workers=self._workers,
                threads_per_worker=1,
                dashboard_address=None,  # no page for others to open
                silence_logs=logging.CRITICAL,
            )
        try:
            self._client = Client(self._local or self._scheduler, timeout=_PATIENCE_S)
            self._client.wait_for_workers(1, timeout=_PATIENCE_S)
        except (OSError, ValueError, TimeoutError) as fault:
            self._close()
            raise StoreError(
                f"no Dask scheduler with a worker answers at '{self._scheduler}' ({fault}); start "
                "both as docs/scale.md says, and name the address that the scheduler prints"
            ) from fault
        self._check_folder()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the cluster, and end it if it was started here."""
        self._close()

    def _close(self) -> None:
        for part in (getattr(self, "_client", None), self._local):
            if part is not None:
                with suppress(OSError, TimeoutError):
                    part.close()

    def _check_folder(self) -> None:
        """Refuse workers that would write where nobody reads."""
        self._folder.mkdir(parents=True, exist_ok=True)
        mark = self._folder / f".shared-{uuid.uuid4().hex}"
        mark.touch()
        try:
            blind = [one for one, sees in self._client.run(_sees, str(mark)).items() if not sees]
        finally:
            mark.unlink()
        if blind:
            raise StoreError(
                f"'{self._folder}' is not there for the worker at {blind[0]}; choose a folder that "
                "all machines share under one path: the store's, or with --shared"
            )

    @property
    def wants(self) -> int:
        """Return how many more tasks should be queued, so that no worker waits."""
        threads = sum(self._client.nthreads().values())
        return max(1, _AHEAD * threads) - len(self._futures)

    def submit(self, task: Task) -> None:
        """Send a task to the cluster."""
        future = self._client.submit(
            read_on_worker, task, command=self._command, pipeline=_pipeline(self._command),
            key=f"read-{uuid.uuid4().hex}", pure=False,
        )  # fmt: skip
        self._futures[future.key] = future, task

    def wait(self, timeout_s: float) -> Sequence[Outcome]:
        """Return what was done meanwhile, perhaps nothing.

        Raises:
            StoreError: a worker cannot go on, or the cluster is gone.
        """
        futures = [future for future, _ in self._futures.values()]
        with suppress(TimeoutError):
            wait(futures, timeout=timeout_s, return_when="FIRST_COMPLETED")
        done = [key for key, (future, _) in self._futures.items() if future.done()]
        return [self._outcome(*self._futures.pop(key)) for key in done]

    def _outcome(self, future: Future, task: Task) -> Outcome:
        if future.status == "finished":
            found: Outcome = future.result()
            # A reader may be lost with and without its worker: the task as it is here counts both.
            return Outcome(task, found.row, found.lost)
        fault = future.exception() if future.status == "error" else None
        if isinstance(fault, KilledWorker):
            return Outcome(task, lost="killed")
        if isinstance(fault, DatelineError):
            raise fault
        raise StoreError(
            f"the Dask cluster stopped reading ({fault or future.status}); what it has read is "
            "stored, start again to go on"
        )


def read_on_worker(task: Task, *, command: Command, pipeline: str) -> Outcome:
    """Read a batch on a worker of a cluster: what the scheduler sends there.

    Raises:
        StoreError: the worker is of another version than whoever asked, or it cannot write.
    """
    if _pipeline(command) != pipeline:
        raise StoreError(
            "a Dask worker has another version of Dateline, its model or packages than this "
            "machine; install the same on both"
        )
    if getattr(_own, "command", None) != command:
        _own.pool, _own.command = Pool(workers=1, command=command), command
    try:
        _own.pool.submit(task)
        while not (found := _own.pool.wait(1.0)):
            pass
    except DatelineError:
        _own.pool.__exit__()
        _own.command = None
        raise
    outcome: Outcome = found[0]
    return outcome


def _pipeline(command: Command) -> str:
    return pipeline_version(command.model)


def _sees(path: str) -> bool:
    return Path(path).is_file()
