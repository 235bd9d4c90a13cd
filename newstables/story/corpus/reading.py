"""A corpus of JSON lines, read once and kept on disk while it is gone over again.

Two passes, so that names are linked over the whole input while memory holds only tables of names:
the first reads the articles batch by batch, on several cores, and keeps what it found on disk; the
second goes over it in order. Nothing depends on how many workers there are.
"""

import json
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pandas as pd

from newstables.decisions.checks import check_date
from newstables.errors import CorrectionError
from newstables.finding.pipeline import Frames
from newstables.store.segments import read_batch_segments, write_segments
from newstables.story.corpus.pool import How, Line, nothing, read_in_order
from newstables.story.names.linking import count_names, link_counts
from newstables.story.quotes import rename_speakers
from newstables.story.speakers_by_role import Holders, find_holders

BATCH = 24  # articles
_SURROGATE = re.compile("[\ud800-\udfff]")
_ROLES = ["article_id", "speaker", "speaker_role"]


@dataclass
class Corpus:
    """What the first pass kept on disk: the given lines without their texts, batch by batch."""

    folder: Path
    batches: list[list[Line]] = field(default_factory=list)
    counts: list[pd.DataFrame] = field(default_factory=list)
    roles: list[pd.DataFrame] = field(default_factory=list)  # who is called what
    failed: list[str] = field(default_factory=list)  # one sentence an article that has none

    def links(self) -> pd.DataFrame:
        """Return the links of names over all batches, a frame as `link_counts` gives it."""
        return link_counts(pd.concat(self.counts or [count_names(nothing()["mentions"])]))

    def holders(self, links: pd.DataFrame) -> Holders:
        """Return who is called what, over all batches; `links` is the frame `links()` gives."""
        roles = pd.concat(self.roles or [nothing()["quotes"][_ROLES]])
        return find_holders(rename_speakers(roles, links), links)

    def frames(self) -> Iterator[tuple[list[Line], Frames]]:
        """Read the batches again, in the order of the input: lines, a frame of each FINDINGS."""
        for number, lines in enumerate(self.batches):
            yield lines, read_batch_segments(self.folder, batch=f"{number:08d}", pipeline="corpus")


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
    source: Iterable[str], *, workers: int, model: str = "", without: Collection[str] = ()
) -> Iterator[Corpus]:
    """Read a corpus of JSON lines; what was found is gone when the context ends.

    `without` is what need not be looked for: see `pipeline.read_batch`.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        corpus = Corpus(Path(folder))
        batches = _batches(read_lines(source, failed=corpus.failed))
        how = How(model, tuple(without))
        for lines, (frames, failed) in read_in_order(batches, workers=workers, how=how):
            corpus.failed += failed
            write_segments(
                corpus.folder, frames, batch=f"{len(corpus.batches):08d}", pipeline="corpus"
            )
            corpus.counts.append(count_names(frames["mentions"]))
            corpus.roles.append(frames["quotes"][_ROLES].dropna().drop_duplicates())
            corpus.batches.append(
                [{name: value for name, value in line.items() if name != "text"} for line in lines]
            )
        yield corpus


def _batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while batch := list(islice(lines, BATCH)):
        yield batch
