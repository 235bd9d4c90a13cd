"""What the engine found, on disk: append-only Parquet files, one a frame and batch.

A file is written under a temporary name, brought to the disk and renamed, and counts only once the
store's manifest lists its batch; a file that a killed process left behind is never read and is
written anew. What is read must be what the manifest says was written.
"""

import errno
import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newstables.errors import SchemaError, StoreError
from newstables.frames import FrameSchema
from newstables.schemas import FINDINGS, VERSION
from newstables.store.old_segments import convert


@dataclass(frozen=True)
class Batch:
    """One row of the manifest: what was written of a batch, and what each file of it must hold."""

    batch_id: str
    pipeline: str
    schema_version: int
    row_counts: str  # JSON: rows by the name of the frame
    hashes: str | None  # JSON: SHA-256 by the name of the frame; None: written before there were

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells it from others."""
        return self.batch_id, self.pipeline

    def path(self, folder: Path, schema: FrameSchema) -> Path:
        """Return where its rows of one frame are kept."""
        return segment_path(folder, schema, batch=self.batch_id, pipeline=self.pipeline)


class DamagedSegmentError(Exception):
    """A file of findings that is not what was written."""

    def __init__(self, batch: Batch, path: Path, what: str) -> None:
        """Say of the file of a batch what is wrong with it."""
        super().__init__(what)
        self.batch, self.path, self.what = batch, path, what


def batch_id(article_ids: Sequence[str]) -> str:
    """Return the name of a batch by its articles, so that one repeated writes the same files."""
    return hashlib.sha256("\n".join(sorted(article_ids)).encode()).hexdigest()[:16]


def write_segments(
    folder: Path,
    frames: Mapping[str, pd.DataFrame],
    *,
    batch: str,
    pipeline: str,
) -> dict[str, str]:
    """Write one Parquet file a frame, each complete or not there at all, and on the disk.

    Args:
        folder: where segments are kept.
        frames: one frame of each of schemas.FINDINGS, by name.
        batch: the name of the batch, from `batch_id`.
        pipeline: the pipeline version that found it.

    Returns:
        The SHA-256 of each file, by the name of the frame.
    """
    hashes = {}
    for schema in FINDINGS:
        path = segment_path(folder, schema, batch=batch, pipeline=pipeline)
        make_folder(path.parent)
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        sink = pa.BufferOutputStream()
        pq.write_table(schema.table(frames[schema.name]), sink, compression="zstd")
        data = sink.getvalue().to_pybytes()
        hashes[schema.name] = hashlib.sha256(data).hexdigest()
        try:
            write_synced(temporary, data)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    return hashes


def write_synced(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder, where the system can do that."""
    if os.name == "nt":  # there a folder cannot be opened
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, and have their names on the disk."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def read_segments(
    folder: Path,
    schemas: Sequence[FrameSchema],
    chosen: pd.DataFrame,
    *,
    batches: Mapping[tuple[str, str], Batch],
) -> tuple[dict[str, pd.DataFrame], list[DamagedSegmentError]]:
    """Read frames of the articles chosen.

    Args:
        folder: where segments are kept.
        schemas: some of FINDINGS.
        chosen: article_id, batch_id, pipeline and schema_version, as `Store.annotated` returns
            them; an article that two pipelines have read counts once.
        batches: those that are chosen, by their keys.

    Returns:
        A frame of each schema by its name, in order of article_id and start, and what is damaged:
        nothing of a damaged file is in the frames.
    """
    damaged: list[DamagedSegmentError] = []
    return {
        schema.name: _read_frame(folder, schema, chosen, batches, damaged) for schema in schemas
    }, damaged


def _read_frame(
    folder: Path,
    schema: FrameSchema,
    chosen: pd.DataFrame,
    batches: Mapping[tuple[str, str], Batch],
    damaged: list[DamagedSegmentError],
) -> pd.DataFrame:
    parts = []
    for version, of_version in chosen.groupby("schema_version"):
        tables = []
        for key, ids in of_version.groupby(["batch_id", "pipeline"])["article_id"]:
            try:
                tables.append(read_segment(folder, schema, batches[key], article_ids=ids))
            except DamagedSegmentError as fault:
                damaged.append(fault)
        if tables:
            parts.append(_in_order(tables, schema, version=int(version)))
    if len(parts) < 2:
        return parts[0] if parts else schema.frame()
    order = ["article_id", "start"]
    return pd.concat(parts).sort_values(order, kind="stable", ignore_index=True)


def _in_order(tables: list[pa.Table], schema: FrameSchema, *, version: int) -> pd.DataFrame:
    found = pa.concat_tables(tables, promote_options="permissive")
    # The last key keeps the order of rows that begin at one place.
    found = found.append_column("row", pa.array(range(found.num_rows)))
    order = [(name, "ascending") for name in ("article_id", "start", "row")]
    found = found.take(pc.sort_indices(found, sort_keys=order)).drop_columns("row")
    return _typed(found, schema, version=version)


def _typed(found: pa.Table, schema: FrameSchema, *, version: int) -> pd.DataFrame:
    return schema.read(found if version == VERSION else convert(found, schema, version=version))


def read_segment(
    folder: Path, schema: FrameSchema, batch: Batch, *, article_ids: Iterable[str]
) -> pa.Table:
    """Read one file of a batch: its rows of some articles.

    Raises:
        DamagedSegmentError: it is not there, cannot be read, or is not what was written.
        StoreError: it may not be read by this user, say.
    """
    path = batch.path(folder, schema)
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise DamagedSegmentError(batch, path, "it is missing") from None
    except OSError as fault:
        if fault.errno not in (errno.EIO, errno.EISDIR):  # not to be opened now, perhaps later
            raise StoreError(f"'{path}' cannot be read ({fault.strerror})") from fault
        raise DamagedSegmentError(batch, path, f"it cannot be read ({fault.strerror})") from None
    expected = json.loads(batch.hashes).get(schema.name) if batch.hashes else None
    if expected and hashlib.sha256(data).hexdigest() != expected:
        what = "it is empty" if not data else "it is not what was written"
        raise DamagedSegmentError(batch, path, what)
    try:
        found = pq.read_table(pa.BufferReader(data))
        is_whole = found.num_rows == json.loads(batch.row_counts).get(schema.name)
        ids = found["article_id"]
        rows = found.filter(pc.is_in(ids, pa.array(list(article_ids), type=ids.type)))
        if expected is None:  # it cannot be told by its hash
            _typed(found, schema, version=batch.schema_version)
    except (pa.ArrowException, SchemaError, OSError, KeyError, ValueError, TypeError) as fault:
        what = "it is no file of findings" if data else "it is empty"
        raise DamagedSegmentError(batch, path, what) from fault
    if not is_whole:
        raise DamagedSegmentError(batch, path, "it holds other rows than were written")
    return rows


def read_batch_segments(
    folder: Path, schemas: Iterable[FrameSchema] = FINDINGS, *, batch: str, pipeline: str
) -> dict[str, pd.DataFrame]:
    """Read one frame of each of some FINDINGS of one batch, by name."""
    return {
        schema.name: schema.read(
            pq.read_table(segment_path(folder, schema, batch=batch, pipeline=pipeline))
        )
        for schema in schemas
    }


def segment_path(folder: Path, schema: FrameSchema, *, batch: str, pipeline: str) -> Path:
    """Return where one frame of a batch is kept."""
    version = hashlib.sha256(pipeline.encode()).hexdigest()[:12]
    return folder / version / schema.name / f"{batch}.parquet"
