"""The first pass over a corpus, on several cores: batches of articles in, findings in order."""

import os
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import Any

import pandas as pd

from newstables.finding.pipeline import Frames, Given, read_batch
from newstables.schemas import FINDINGS

Line = dict[str, Any]
Found = tuple[Frames, list[str]]
_model: Any = None  # of a worker process, loaded once
_without: tuple[str, ...] = ()


@dataclass(frozen=True)
class How:
    """How to read: with which model, and what not to look for."""

    model: str
    without: tuple[str, ...]


def _load(how: How) -> None:
    global _model, _without
    _model, _without = _load_once(how.model), how.without


@cache
def _load_once(model: str) -> Any:
    from newstables.nlp.annotation import load_model

    return load_model(model)


def _read(texts: list[Given]) -> Found:
    batch = read_batch(_model, texts, without=_without)
    failed = [f"article '{row.source}': {row.what}" for row in batch.problems.itertuples()]
    return batch.frames, failed


def read_in_order(
    batches: Iterator[list[Line]], *, workers: int, how: How
) -> Iterator[tuple[list[Line], Found]]:
    """Read batches and return them in order; one batch alone needs no other process."""
    first = list(islice(batches, 2))
    if workers <= 1 or len(first) < 2:
        _load(how)
        for lines in (*first, *batches):
            yield lines, _read(_texts(lines))
        return
    with _Pool(workers, how) as pool:
        waiting: list[tuple[list[Line], Future[Found]]] = []
        for lines in (*first, *batches):
            waiting.append((lines, pool.submit(lines)))
            if len(waiting) > 2 * workers:
                lines, future = waiting.pop(0)
                yield lines, pool.result(lines, future)
        for lines, future in waiting:
            yield lines, pool.result(lines, future)


def _texts(lines: list[Line]) -> list[Given]:
    titles = [line.get("title") for line in lines]
    return [
        (line["id"], line["text"], title if isinstance(title, str) else None)
        for line, title in zip(lines, titles, strict=True)
    ]


class _Pool:
    """Worker processes that are started anew when one of them is killed."""

    def __init__(self, workers: int, how: How) -> None:
        self._workers, self._how = workers, how
        self._open()

    def _open(self) -> None:
        # spawn: a forked child would share the locks of whatever threads the parent has.
        self._executor = ProcessPoolExecutor(
            self._workers, get_context("spawn"), initializer=_load, initargs=(self._how,)
        )

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(cancel_futures=True)

    def submit(self, lines: list[Line]) -> "Future[Found]":
        """Queue a batch to be read."""
        try:
            return self._executor.submit(_read, _texts(lines))
        except BrokenProcessPool:
            self._open()
            return self._executor.submit(_read, _texts(lines))

    def result(self, lines: list[Line], future: "Future[Found]") -> Found:
        """Wait for a batch; one lost with its worker is read again, once, article by article."""
        try:
            return future.result()
        except BrokenProcessPool:
            parts = [self._alone(line) for line in lines]
        frames = {
            schema.name: pd.concat([part[0][schema.name] for part in parts], ignore_index=True)
            for schema in FINDINGS
        }
        return frames, [sentence for part in parts for sentence in part[1]]

    def _alone(self, line: Line) -> Found:
        try:
            return self.submit([line]).result()
        except BrokenProcessPool:
            lost = f"article '{line['id']}': its reader was killed twice; it is left out"
            return nothing(), [lost]


def nothing() -> Frames:
    """Return a frame of each of FINDINGS, without rows."""
    return {schema.name: schema.frame() for schema in FINDINGS}


def default_workers() -> int:
    """Return the cores this process may use."""
    # Not everywhere can a process be bound to some of the cores.
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
