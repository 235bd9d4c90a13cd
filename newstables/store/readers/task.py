"""A batch of articles to be read, and what comes back of it: a row that tells what was written.

Findings do not travel: whoever reads a batch writes its segments, and a row says which. A batch
that is read twice, on whatever machine, writes the same files.
"""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newstables.frames import plain_rows
from newstables.store.segments import batch_id, write_segments

if TYPE_CHECKING:
    from newstables.finding.pipeline import Batch, Given

Read = Callable[[Sequence["Given"], Collection[str]], "Batch"]


@dataclass(frozen=True)
class Task:
    """A batch: what to read, what to leave out, and where what is found goes."""

    texts: tuple["Given", ...]
    folder: str  # of segments, as every machine calls it
    pipeline: str  # under which findings are kept
    without: tuple[str, ...] = ()
    number: int = 0  # for whoever gave it
    losses: int = 0  # processes that were killed over it

    @property
    def article_ids(self) -> list[str]:
        """Return the ids of the articles, in the order given."""
        return [given[0] for given in self.texts]

    @property
    def languages(self) -> dict[str, str | None]:
        """Return the language that somebody said each article is in, by id."""
        return {given[0]: given[3] if len(given) > 3 else None for given in self.texts}  # noqa: PLR2004


@dataclass(frozen=True)
class Row:
    """What came of a batch: its name and counts, and the rows of PROBLEMS of what failed."""

    batch: str  # "" where no article was read
    article_ids: tuple[str, ...] = ()  # those read
    counts: dict[str, int] | None = None
    hashes: dict[str, str] | None = None  # of the files written
    problems: tuple[dict[str, Any], ...] = ()
    seconds: float = 0.0  # by the clock of whoever read


@dataclass(frozen=True)
class Outcome:
    """A task and its row or, where there is none, how its reader was lost: killed or slow."""

    task: Task
    row: Row | None = None
    lost: str = ""


def do(task: Task, read: Read) -> Row:
    """Read a batch and write its segments; an article that fails is a problem of the row."""
    begun = time.monotonic()
    batch = read(task.texts, task.without)
    failed = set(batch.problems["source"])
    done = [article_id for article_id in task.article_ids if article_id not in failed]
    name = batch_id(done) if done else ""
    hashes = None
    if done:
        folder = Path(task.folder)
        hashes = write_segments(folder, batch.frames, batch=name, pipeline=task.pipeline)
    counts = {what: len(frame) for what, frame in batch.frames.items()}
    problems = tuple(plain_rows(batch.problems))
    return Row(name, tuple(done), counts, hashes, problems, seconds=time.monotonic() - begun)


def load_reader(model: str) -> Read:
    """Load a language model and return what reads with it."""
    from newstables.finding.pipeline import read_batch
    from newstables.nlp.annotation import load_model

    nlp = load_model(model)
    return lambda texts, without: read_batch(nlp, texts, without=without)
