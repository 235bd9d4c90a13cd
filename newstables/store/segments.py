"""What the engine found, on disk: append-only Parquet files, one a frame and batch.

A file is written under a temporary name and renamed, and counts only once the store's manifest
lists its batch; a file that a killed process left behind is never read and is written anew.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newstables.frames import FrameSchema
from newstables.schemas import FINDINGS, VERSION
from newstables.store.old_segments import convert


def batch_id(article_ids: Sequence[str]) -> str:
    """Return the name of a batch by its articles, so that one repeated writes the same files."""
    return hashlib.sha256("\n".join(sorted(article_ids)).encode()).hexdigest()[:16]


def write_segments(
    folder: Path, frames: Mapping[str, pd.DataFrame], *, batch: str, pipeline: str
) -> None:
    """Write one Parquet file a frame, each complete or not there at all.

    Args:
        folder: where segments are kept.
        frames: one frame of each of schemas.FINDINGS, by name.
        batch: the name of the batch, from `batch_id`.
        pipeline: the pipeline version that found it.
    """
    for schema in FINDINGS:
        path = _path(folder, schema, batch=batch, pipeline=pipeline)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        pq.write_table(schema.table(frames[schema.name]), temporary, compression="zstd")
        temporary.replace(path)


def read_segments(folder: Path, schema: FrameSchema, chosen: pd.DataFrame) -> pd.DataFrame:
    """Read one frame of the articles chosen.

    Args:
        folder: where segments are kept.
        schema: one of FINDINGS.
        chosen: article_id, batch_id, pipeline and schema_version, as `Store.annotated` returns
            them; an article that two pipelines have read counts once.

    Returns:
        A frame of `schema`, in order of article_id and start.
    """
    parts = [
        _read_version(folder, schema, part, version=int(version))
        for version, part in chosen.groupby("schema_version")
    ]
    if len(parts) < 2:
        return parts[0] if parts else schema.frame()
    order = ["article_id", "start"]
    return pd.concat(parts).sort_values(order, kind="stable", ignore_index=True)


def _read_version(
    folder: Path, schema: FrameSchema, chosen: pd.DataFrame, *, version: int
) -> pd.DataFrame:
    parts = []
    for (batch, pipeline), ids in chosen.groupby(["batch_id", "pipeline"])["article_id"]:
        part = pq.read_table(_path(folder, schema, batch=str(batch), pipeline=str(pipeline)))
        parts.append(part.filter(pc.is_in(part["article_id"], pa.array(ids.tolist()))))
    found = pa.concat_tables(parts, promote_options="permissive")
    # The last key keeps the order of rows that begin at one place.
    found = found.append_column("row", pa.array(range(found.num_rows)))
    order = [(name, "ascending") for name in ("article_id", "start", "row")]
    found = found.take(pc.sort_indices(found, sort_keys=order)).drop_columns("row")
    return schema.read(found if version == VERSION else convert(found, schema))


def read_batch_segments(
    folder: Path, schemas: Iterable[FrameSchema] = FINDINGS, *, batch: str, pipeline: str
) -> dict[str, pd.DataFrame]:
    """Read one frame of each of some FINDINGS of one batch, by name."""
    return {
        schema.name: schema.read(
            pq.read_table(_path(folder, schema, batch=batch, pipeline=pipeline))
        )
        for schema in schemas
    }


def _path(folder: Path, schema: FrameSchema, *, batch: str, pipeline: str) -> Path:
    version = hashlib.sha256(pipeline.encode()).hexdigest()[:12]
    return folder / version / schema.name / f"{batch}.parquet"
