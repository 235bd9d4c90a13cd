"""The engine of one process that reads itself: for Python programs, which keep the model loaded.

It starts nothing, so it can end no article that takes too long.
"""

from collections import deque
from functools import cache

from newstables.store.readers.task import Outcome, Read, Task, do, load_reader


class Here:
    """An engine: tasks go in, outcomes come out, read one after the other."""

    wants = 1

    def __init__(self, model: str) -> None:
        """Make an engine for a model."""
        self._model = model
        self._queue: deque[Task] = deque()

    def __enter__(self) -> "Here":
        """Return the engine."""
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing: the model stays for the next time."""

    def submit(self, task: Task) -> None:
        """Queue a task."""
        self._queue.append(task)

    def wait(self, timeout_s: float) -> list[Outcome]:  # noqa: ARG002 - as the other engines
        """Read one of the queued tasks."""
        if not self._queue:
            return []
        task = self._queue.popleft()
        return [Outcome(task, do(task, _loaded(self._model)))]


@cache
def _loaded(model: str) -> Read:
    return load_reader(model)
