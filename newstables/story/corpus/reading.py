"""A corpus of JSON lines, read once and kept on disk while it is gone over again.

Two passes, so that names are linked over the whole input while memory holds only tables of names:
the first has the articles read batch by batch, on several cores or machines, and keeps what was
found on disk; the second goes over it in order. Nothing depends on who read what, or when.
"""

import json
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from newstables.config import Settings
from newstables.decisions.checks import check_date
from newstables.errors import CorrectionError
from newstables.schemas import FINDINGS, MENTIONS, QUOTES
from newstables.store.readers.desk import Desk
from newstables.store.readers.engines import open_desk
from newstables.store.readers.task import Row, Task
from newstables.store.segments import read_batch_segments
from newstables.story.names.linking import count_names, link_counts
from newstables.story.quotes import rename_speakers
from newstables.story.speakers_by_role import Holders, find_holders

Line = dict[str, Any]
Frames = dict[str, pd.DataFrame]
_KEPT = "corpus"  # the name under which findings are kept meanwhile
_LOOK_S = 0.2
_SURROGATE = re.compile("[\ud800-\udfff]")
_ROLES = ["article_id", "speaker", "speaker_role"]


@dataclass(frozen=True)
class _Part:
    """What is kept of a batch, or of an article of one that was taken apart."""

    batch: str
    counts: pd.DataFrame
    roles: pd.DataFrame  # who is called what


@dataclass
class Corpus:
    """What the first pass kept on disk: the given lines without their texts, batch by batch."""

    folder: Path
    batches: list[list[Line]] = field(default_factory=list)
    parts: dict[tuple[int, str], _Part] = field(default_factory=dict)  # by batch and first article
    failed: list[str] = field(default_factory=list)  # one sentence an article that has none

    def links(self) -> pd.DataFrame:
        """Return the links of names over all batches, a frame as `link_counts` gives it."""
        counts = [part.counts for part in self._in_order()]
        return link_counts(pd.concat(counts or [count_names(nothing()["mentions"])]))

    def holders(self, links: pd.DataFrame) -> Holders:
        """Return who is called what, over all batches; `links` is the frame `links()` gives."""
        roles = [part.roles for part in self._in_order()]
        found = pd.concat(roles or [nothing()["quotes"][_ROLES]])
        return find_holders(rename_speakers(found, links), links)

    def frames(self) -> Iterator[tuple[list[Line], Frames]]:
        """Read the batches again, in the order of the input: lines, a frame of each FINDINGS."""
        for number, lines in enumerate(self.batches):
            kept = [
                read_batch_segments(self.folder, batch=part.batch, pipeline=_KEPT)
                for part in self._of_batch(number)
            ]
            yield lines, _together(kept)

    def keep(self, task: Task, row: Row) -> None:
        """Note what was found in a batch and where it is kept, and name what failed."""
        titles = {line["id"]: line.get("title") for line in self.batches[task.number]}
        for problem in row.problems:
            title = titles[problem["source"]]
            called = f" (“{title}”)" if title else ""
            self.failed.append(f"article '{problem['source']}'{called}: {problem['what']}")
        if not row.batch:
            return
        found = read_batch_segments(
            self.folder, (MENTIONS, QUOTES), batch=row.batch, pipeline=task.pipeline
        )
        self.parts[task.number, task.article_ids[0]] = _Part(
            row.batch,
            count_names(found["mentions"]),
            found["quotes"][_ROLES].dropna().drop_duplicates(),
        )

    def _in_order(self) -> list[_Part]:
        return [part for number in range(len(self.batches)) for part in self._of_batch(number)]

    def _of_batch(self, number: int) -> list[_Part]:
        keys = ((number, line["id"]) for line in self.batches[number])
        return [self.parts[key] for key in keys if key in self.parts]


def nothing() -> Frames:
    """Return a frame of each of FINDINGS, without rows."""
    return {schema.name: schema.frame() for schema in FINDINGS}


def _together(parts: list[Frames]) -> Frames:
    if len(parts) < 2:
        return parts[0] if parts else nothing()
    return {name: pd.concat([part[name] for part in parts], ignore_index=True) for name in parts[0]}


def read_lines(source: Iterable[str], *, failed: list[str]) -> Iterator[Line]:
    """Read an article a line; what is wrong with a line is named in `failed`.

    A line without an article, or with an id that was there before, is passed over; a date of
    publication that is none counts as not given.
    """
    seen: set[str] = set()
    for number, text in enumerate(source, start=1):
        if not text.strip():
            continue
        try:
            line = json.loads(text)
            if not isinstance(line["text"], str):
                raise TypeError
            if not isinstance(line["id"], str | int) or isinstance(line["id"], bool):
                raise TypeError  # null and NaN are no names
            line = {**line, "id": str(line["id"])}
        except (ValueError, KeyError, TypeError, RecursionError):
            failed.append(f'line {number}: no article; write {{"id": "...", "text": "..."}}')
            continue
        if _SURROGATE.search(f"{line['id']} {line['text']} {line.get('title')}"):
            failed.append(f"line {number}: it holds half a character; write it as whole Unicode")
            continue
        if line["id"] in seen:
            failed.append(f"line {number}: the id '{line['id']}' was there before; give another")
            continue
        seen.add(line["id"])
        if line.get("published"):
            try:
                check_date(str(line["published"]))
            except CorrectionError as fault:
                failed.append(f"line {number}: {fault}")
                line["published"] = None
        yield line


@contextmanager
def read_corpus(
    source: Iterable[str],
    *,
    settings: Settings,
    without: Collection[str] = (),
    shared: Path | None = None,
    here: bool = False,
) -> Iterator[Corpus]:
    """Read a corpus of JSON lines; what was found is gone when the context ends.

    Args:
        source: the lines.
        settings: which model and engine read, and how many at once.
        without: what need not be looked for, see `pipeline.read_batch`.
        shared: a folder that all machines of a cluster share; None: this machine's temporary one.
        here: read in this process, see `engines.open_desk`.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-", dir=shared) as name:
        corpus = Corpus(Path(name).resolve())
        batches = _batches(read_lines(source, failed=corpus.failed), settings)
        with open_desk(settings, folder=corpus.folder, here=here) as desk:
            while _give_in(corpus, desk, batches, without=tuple(without)) or desk.under_way:
                for task, row in desk.wait(_LOOK_S):
                    corpus.keep(task, row)
        yield corpus


def _give_in(
    corpus: Corpus, desk: Desk, batches: Iterator[list[Line]], *, without: tuple[str, ...]
) -> bool:
    """Give in as many batches as are begun at once; return whether there may be more."""
    while desk.wants > 0:
        lines = next(batches, None)
        if lines is None:
            return False
        texts = tuple(
            (line["id"], line["text"], _words(line, "title"), _words(line, "language"))
            for line in lines
        )
        number = len(corpus.batches)
        corpus.batches.append(
            [{name: value for name, value in line.items() if name != "text"} for line in lines]
        )
        desk.submit(Task(texts, str(corpus.folder), _KEPT, without=without, number=number))
    return True


def _words(line: Line, name: str) -> str | None:
    words = line.get(name)
    return words if isinstance(words, str) else None


def _batches(lines: Iterator[Line], settings: Settings) -> Iterator[list[Line]]:
    """Put lines together, so many and so long as is read at once."""
    batch: list[Line] = []
    characters = 0
    for line in lines:
        characters += len(line["text"])
        if batch and characters > settings.batch_characters:
            yield batch
            batch, characters = [], len(line["text"])
        batch.append(line)
        if len(batch) == settings.batch_articles:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
