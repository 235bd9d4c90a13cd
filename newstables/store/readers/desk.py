"""Where tasks are given in: whatever becomes of a reader, every article comes back once.

A batch whose reader was killed is tried again as it is, so that chance costs nothing; after that,
or when it took too long, its articles are tried one by one, and those at fault are named.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from newstables.schemas import now
from newstables.store.readers.pool import CLOCK
from newstables.store.readers.task import Outcome, Row, Task

_TRIES = 2  # of a task whose reader is killed


class Engine(Protocol):
    """What reads: a pool of processes, a cluster, or the process itself."""

    @property
    def wants(self) -> int:
        """Return how many more tasks it would take now."""

    def submit(self, task: Task) -> None:
        """Queue a task."""

    def wait(self, timeout_s: float) -> Sequence[Outcome]:
        """Return what was done meanwhile, perhaps nothing."""


class Desk:
    """Gives tasks to an engine and takes back a row for each article of theirs."""

    def __init__(self, engine: Engine, *, limit_s: float) -> None:
        """Make a desk before an engine that allows an article `limit_s` CPU seconds."""
        self._engine, self._limit_s = engine, limit_s
        self.under_way: set[str] = set()  # ids of articles given in and not yet back

    @property
    def wants(self) -> int:
        """Return how many more tasks should be given in now."""
        return self._engine.wants

    def submit(self, task: Task) -> None:
        """Give in a task."""
        self.under_way.update(task.article_ids)
        self._engine.submit(task)

    def wait(self, timeout_s: float) -> list[tuple[Task, Row]]:
        """Return what was done meanwhile; of a batch taken apart, a task an article."""
        found = []
        for outcome in self._engine.wait(timeout_s):
            row = outcome.row or self._after_loss(outcome)
            if row:
                self.under_way.difference_update(outcome.task.article_ids)
                found.append((outcome.task, row))
        return found

    def _after_loss(self, outcome: Outcome) -> Row | None:
        """Queue a lost task again, or return the row that names the article at fault."""
        task, losses = outcome.task, outcome.task.losses + 1
        if outcome.lost == "killed" and losses < _TRIES:
            self._engine.submit(replace(task, losses=losses))
            return None
        if len(task.texts) > 1:
            for given in task.texts:
                self._engine.submit(replace(task, texts=(given,), losses=0))
            return None
        what = (
            "every process that read it was killed, perhaps for want of memory"
            if outcome.lost == "killed"
            else f"reading it took more than {self._limit_s:g} seconds of computing, or "
            f"{CLOCK} times that by the clock"
        )
        return Row("", problems=({
            "source": task.article_ids[0],
            "what": f"{what}; it is left out",
            "advice": "The other articles are not affected; shorten this one, or try it again with "
            "a higher DATELINE_ARTICLE_LIMIT_S.",
            "at": now(),
        },))  # fmt: skip
