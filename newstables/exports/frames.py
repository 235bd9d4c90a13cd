"""Whole frames -> files for other programs, as CSV, JSON or Parquet, part by part.

A view is what people read; a frame is what the engine found, column by column, as docs/frames.md
lists it, with offsets into `articles.text`. However many rows there are, few are held at a time.
"""

import codecs
import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from newstables.errors import ExportError
from newstables.exports.about import About, describe_chosen
from newstables.exports.csv import write_about, write_rows
from newstables.frames import FrameSchema
from newstables.queries.articles import chosen_articles
from newstables.queries.filters import Filters
from newstables.queries.tables import Tables
from newstables.schemas import ARTICLES, CORRECTIONS, EVENTS, FURNITURE, MENTIONS, QUOTES, TIMES

SAVED_FRAMES = {
    schema.name: schema
    for schema in (ARTICLES, FURNITURE, MENTIONS, QUOTES, TIMES, EVENTS, CORRECTIONS)
}
_ROWS = 10_000  # held at a time
_MEMBER_DAY = (2000, 1, 1, 0, 0, 0)  # so that the same rows give the same file


def save_frames(tables: Tables, out: IO[bytes], *, form: str, name: str = "") -> None:
    """Write one frame, or all of them as a ZIP with a file each.

    Args:
        tables: the story.
        out: the file, open.
        form: a key of FRAME_FORMATS.
        name: a key of SAVED_FRAMES; "" = all.

    Raises:
        ExportError: there is no such frame or format.
    """
    check_frame(form, name)
    if name:
        _write(tables, SAVED_FRAMES[name], out, form=form)
        return
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for schema in SAVED_FRAMES.values():
            member = zipfile.ZipInfo(f"{schema.name}.{form}", _MEMBER_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            with packed.open(member, "w", force_zip64=True) as file:
                _write(tables, schema, file, form=form)


def frames_file(tables: Tables, *, form: str, name: str = "") -> bytes:
    """Return what `save_frames` writes."""
    out = io.BytesIO()
    save_frames(tables, out, form=form, name=name)
    return out.getvalue()


def check_frame(form: str, name: str = "") -> None:
    """Raise ExportError when there is no such format, or no such frame ("" = all)."""
    if form not in FRAME_FORMATS:
        raise ExportError(f"'{form}': no such format; choose {', '.join(FRAME_FORMATS)}")
    if name and name not in SAVED_FRAMES:
        raise ExportError(f"'{name}': no such frame; choose {', '.join(SAVED_FRAMES)}")


def _write(tables: Tables, schema: FrameSchema, out: IO[bytes], *, form: str) -> None:
    columns = ", ".join(f'"{name}"' for name in schema.columns)
    about = describe_chosen(schema.name, Filters(), chosen_articles(tables, Filters()))
    cursor = tables.cursor()
    try:
        keys = ", ".join(f'"{key.strip()}"' for key in schema.key.split(","))
        rows = cursor.sql(f"SELECT {columns} FROM {schema.name} ORDER BY {keys}")
        batches = rows.to_arrow_reader(_ROWS)
        FRAME_FORMATS[form](about, batches.schema, batches, out)
    finally:
        cursor.close()


def _to_csv(
    about: About, schema: pa.Schema, batches: Iterable[pa.RecordBatch], out: IO[bytes]
) -> None:
    """Write rows below five lines on what they show; what would be a formula is disarmed."""
    writer = csv.writer(codecs.getwriter("utf-8-sig")(out), lineterminator="\r\n")
    write_about(writer, about)
    writer.writerow(schema.names)
    for batch in batches:
        write_rows(writer, zip(*(column.to_pylist() for column in batch.columns), strict=True))


def _to_json(_: About, __: pa.Schema, batches: Iterable[pa.RecordBatch], out: IO[bytes]) -> None:
    """Write an array with an object a row, a row a line; what is not known is null."""
    separator = "[\n"
    for batch in batches:
        for row in batch.to_pylist():
            out.write(f"{separator}{json.dumps(row, ensure_ascii=False)}".encode())
            separator = ",\n"
    out.write(b"[]\n" if separator == "[\n" else b"\n]\n")


def _to_parquet(
    _: About, schema: pa.Schema, batches: Iterable[pa.RecordBatch], out: IO[bytes]
) -> None:
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)


FRAME_FORMATS: dict[
    str, Callable[[About, pa.Schema, Iterable[pa.RecordBatch], IO[bytes]], None]
] = {"csv": _to_csv, "json": _to_json, "parquet": _to_parquet}
