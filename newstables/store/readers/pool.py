"""Processes of this machine that read, each with its model; one that is lost is replaced."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from newstables.config import ROOT
from newstables.errors import AnnotationError, StoreError
from newstables.store.readers.task import Outcome, Task

CLOCK = 5  # times the CPU seconds allowed for a task may go by on the clock: others work here too
_STARTS = 3  # a process that ends so often before it has read anything cannot be started


def default_workers() -> int:
    """Return the cores this process may use."""
    # Not everywhere can a process be bound to some of the cores.
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@dataclass(frozen=True)
class Command:
    """What starts a process that reads."""

    model: str
    limit_s: float  # CPU seconds a task may take
    module: str = "newstables.store.readers.process"

    def line(self, number: int) -> list[str]:
        """Return the command line, by the number of the socket to talk through."""
        return [sys.executable, "-m", self.module, str(number), self.model, str(self.limit_s)]


class Pool:
    """An engine: tasks go in, outcomes come out, on as many processes as there is work for."""

    def __init__(self, *, workers: int, command: Command) -> None:
        """Make a pool of so many processes at most; they start with the first task."""
        self._workers, self._command = workers, command
        self._readers: list[_Reader] = []
        self._queue: deque[Task] = deque()
        self._failed_starts = 0

    def __enter__(self) -> "Pool":
        """Return the pool; its processes end with the context."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes, whatever they do."""
        for reader in self._readers:
            reader.end()
        self._readers.clear()

    @property
    def wants(self) -> int:
        """Return how many more tasks would be begun at once."""
        return self._workers - self._busy - len(self._queue)

    @property
    def _busy(self) -> int:
        return sum(reader.task is not None for reader in self._readers)

    def submit(self, task: Task) -> None:
        """Queue a task."""
        self._queue.append(task)

    def wait(self, timeout_s: float) -> list[Outcome]:
        """Hand out what is queued and return what was done meanwhile, perhaps nothing.

        Raises:
            AnnotationError: no process can load its model.
            StoreError: findings cannot be written.
        """
        self._hand_out()
        heard = wait([reader.connection for reader in self._readers], timeout=timeout_s)
        found = [self._hear(reader) for reader in list(self._readers) if reader.connection in heard]
        for reader in self._readers:
            if reader.task and time.monotonic() - reader.begun > CLOCK * self._command.limit_s:
                reader.cut_short()  # it is heard of as lost at the next wait
        self._hand_out()
        return [outcome for outcome in found if outcome]

    def _hand_out(self) -> None:
        for reader in list(self._readers):
            if self._queue and reader.is_ready and reader.task is None:
                reader.give(self._queue.popleft())
        while len(self._readers) < min(self._workers, self._busy + len(self._queue)):
            self._readers.append(_Reader(self._command))

    def _hear(self, reader: "_Reader") -> Outcome | None:
        try:
            what, content = reader.connection.recv()
        except (EOFError, OSError):
            return self._bury(reader)
        if what == "ready":
            reader.is_ready, self._failed_starts = True, 0
            return None
        if what == "fault":
            raise StoreError(content)
        task, reader.task = reader.task, None
        return Outcome(task, content) if task else None

    def _bury(self, reader: "_Reader") -> Outcome | None:
        code = reader.end()
        self._readers.remove(reader)
        if reader.task:
            slow = reader.was_cut_short or code == -signal.SIGXCPU
            return Outcome(reader.task, lost="slow" if slow else "killed")
        if not reader.is_ready:
            self._failed_starts += 1
        if self._failed_starts == _STARTS:
            raise AnnotationError(
                "a process that reads ends while it loads the language model; see whether memory "
                "runs out, and try fewer at once with --workers 1 or DATELINE_WORKERS=1"
            )
        return None


class _Reader:
    """One process and the way to it."""

    def __init__(self, command: Command) -> None:
        ours, theirs = socket.socketpair()
        # One thread each: two of them for one multiplication cost a tenth more and save nothing.
        threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        with theirs:
            self._process = subprocess.Popen(
                command.line(theirs.fileno()),
                pass_fds=[theirs.fileno()],
                cwd=ROOT,
                env=threads | dict(os.environ),
                stdin=subprocess.DEVNULL,
                stdout=2,  # what is printed by accident is none of our output
            )
        self.connection: Any = Connection(ours.detach())
        self.task: Task | None = None
        self.begun = 0.0
        self.is_ready = self.was_cut_short = False

    def give(self, task: Task) -> None:
        """Send a task; that the process is gone is heard when an answer is waited for."""
        self.task, self.begun = task, time.monotonic()
        try:
            self.connection.send(task)
        except OSError:
            return

    def cut_short(self) -> None:
        """End the process over a task that takes too long by the clock."""
        self.was_cut_short = True
        self._process.kill()

    def end(self) -> int:
        """End the process, if it has not ended, and return with what code it did."""
        self.connection.close()
        self._process.kill()
        return self._process.wait()
