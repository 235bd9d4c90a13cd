"""A corpus in, findings out, without a store: what the command line's annotate and timeline do.

Two passes, so that names are linked over the whole input while memory holds only tables of names:
the first reads the articles batch by batch, on several cores, and keeps what it found on disk; the
second goes over it in order. Nothing depends on how many workers there are.
"""

import json
import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pandas as pd

from newstables.decisions.checks import check_date
from newstables.errors import CorrectionError
from newstables.finding.pipeline import Frames, Given, read_batch
from newstables.frames import plain_rows
from newstables.schemas import FINDINGS
from newstables.store.segments import read_batch_segments, write_segments
from newstables.story.names.applying import apply_links
from newstables.story.names.linking import count_names, link_counts
from newstables.story.speakers_by_role import Holders, find_holders, name_speakers_by_role
from newstables.story.story import date_quotes, rename_speakers
from newstables.story.timeline.document import timeline_document
from newstables.story.timeline.timeline import build_timeline
from newstables.story.times.resolving import resolve_times

Line = dict[str, Any]
_ROLES = ["article_id", "speaker", "speaker_role"]
BATCH = 24  # articles
# What the two commands have no use for, and so do not look for.
ANNOTATE_WITHOUT = ("happenings", "tone")
TIMELINE_WITHOUT = ("quotes", "tone")


@dataclass
class Corpus:
    """What the first pass kept on disk: the given lines without their texts, batch by batch."""

    folder: Path
    batches: list[list[Line]] = field(default_factory=list)
    counts: list[pd.DataFrame] = field(default_factory=list)
    roles: list[pd.DataFrame] = field(default_factory=list)  # who is called what
    failed: list[str] = field(default_factory=list)  # one sentence an article that has none

    def links(self) -> pd.DataFrame:
        """Link the names over all batches: see `link_counts`."""
        return link_counts(pd.concat(self.counts or [count_names(_nothing()["mentions"])]))

    def holders(self, links: pd.DataFrame) -> Holders:
        """Find who is called what, over all batches; `links` as `links()` gives them."""
        roles = pd.concat(self.roles or [_nothing()["quotes"][_ROLES]])
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
        except (ValueError, KeyError, TypeError):
            failed.append(f'line {number}: no article; write {{"id": "...", "text": "..."}}')
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
        how = _How(model, tuple(without))
        for lines, (frames, failed) in _in_order(batches, workers=workers, how=how):
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


def annotate_corpus(corpus: Corpus) -> Iterator[Line]:
    """Return one line of OUT.jsonl an article, in the order of the input (see the contract)."""
    links = corpus.links()
    holders = corpus.holders(links)
    for lines, frames in corpus.frames():
        here = links[links["article_id"].isin([line["id"] for line in lines])]
        published = {line["id"]: line.get("published") for line in lines}
        mentions = apply_links(frames["mentions"], links=links)
        times = resolve_times(frames["times"], published=published)
        quotes = name_speakers_by_role(
            rename_speakers(frames["quotes"], links), here, holders=holders
        )
        quotes = date_quotes(quotes, times)
        found = {
            "furniture": _rows(frames["furniture"], _furniture),
            "mentions": _rows(mentions, _mention),
            "quotes": _rows(quotes, _quote_spans),
            "times": _rows(times, _time),
        }
        for line in lines:
            out = {name: rows.get(line["id"], []) for name, rows in found.items()}
            yield {
                "id": line["id"],
                "published": line.get("published"),
                "published_basis": "given" if line.get("published") else None,
                **out,
                "timex": out["times"],
            }


def timeline_of(corpus: Corpus) -> Line:
    """Return the events of a whole corpus, merged, in the timelines format (see the contract)."""
    links = corpus.links()
    lines = [line for batch in corpus.batches for line in batch]
    parts = [frames for _, frames in corpus.frames()] or [_nothing()]
    found = {name: pd.concat([part[name] for part in parts]) for name in ("happenings", "times")}
    articles = pd.DataFrame(
        {
            "article_id": [line["id"] for line in lines],
            "published": [line.get("published") for line in lines],
            "outlet": [line.get("outlet") for line in lines],
            "title": [line.get("title") for line in lines],
        },
        dtype="string",
    )
    published = {line["id"]: line.get("published") for line in lines}
    times = resolve_times(found["times"], published=published)
    events = build_timeline(articles, found["happenings"], times, names=links)
    return timeline_document(articles, events)


def _rows(frame: pd.DataFrame, shape: Callable[[Line], list[Line]]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for row in plain_rows(frame):
        found.setdefault(row["article_id"], []).extend(shape(row))
    return found


def _some(row: Line, *names: str) -> Line:
    return {name: row[name] for name in names}


def _furniture(row: Line) -> list[Line]:
    return [_some(row, "start", "end", "kind")]


def _mention(row: Line) -> list[Line]:
    found = _some(row, "start", "end", "text", "type")
    return [found | {"canonical": row["name"]} | _some(row, "furniture", "reason")]


def _time(row: Line) -> list[Line]:
    return [_some(row, "start", "end", "text", "type", "value", "reason")]


def _quote_spans(row: Line) -> list[Line]:
    shared = _some(row, "quote_id", "speaker_start", "speaker_end", "speaker", "kind", "cue_start",
                   "cue_end", "confidence", "reason", "said_on")  # fmt: skip
    return [{"start": start, "end": end, **shared} for start, end in row["spans"]]


# ---- the first pass, on several cores

Found = tuple[Frames, list[str]]
_model: Any = None  # of a worker process, loaded once
_without: tuple[str, ...] = ()


@dataclass(frozen=True)
class _How:
    """How to read: with which model, and what not to look for."""

    model: str
    without: tuple[str, ...]


def _load(how: _How) -> None:
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


def _batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while batch := list(islice(lines, BATCH)):
        yield batch


def _in_order(
    batches: Iterator[list[Line]], *, workers: int, how: _How
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

    def __init__(self, workers: int, how: _How) -> None:
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
            return _nothing(), [lost]


def _nothing() -> Frames:
    return {schema.name: schema.frame() for schema in FINDINGS}


def default_workers() -> int:
    """Return the cores this process may use."""
    # Not everywhere can a process be bound to some of the cores.
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
