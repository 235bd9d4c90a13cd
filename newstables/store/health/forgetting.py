"""Findings that are damaged, forgotten: they are told, and their articles wait to be read again.

Every text is in SQLite, so what was found in it can always be found anew.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from newstables.schemas import FINDINGS, now
from newstables.store.log import log_articles
from newstables.store.segments import Batch, DamagedSegmentError

_NAMED = 3  # titles told of the articles of a batch


def forget(
    connection: sqlite3.Connection, damaged: Sequence[DamagedSegmentError], *, folder: Path
) -> int:
    """Forget damaged batches and log a problem for each; return how many articles wait again.

    Args:
        connection: to the store, in a transaction.
        damaged: what was found to be damaged; one batch may be named several times.
        folder: of the store.
    """
    waiting: set[str] = set()
    for fault in {fault.batch.key: fault for fault in damaged}.values():
        gone = connection.execute(
            "DELETE FROM batch WHERE batch_id = ? AND pipeline = ?", fault.batch.key
        )
        if not gone.rowcount:  # another process was here before
            continue
        rows = connection.execute(
            """SELECT article_id, coalesce(title, source, article_id) AS name
            FROM annotated JOIN article USING (article_id) WHERE batch_id = ? AND pipeline = ?
            ORDER BY added_at, article_id""",
            fault.batch.key,
        ).fetchall()
        connection.execute(
            "DELETE FROM annotated WHERE batch_id = ? AND pipeline = ?", fault.batch.key
        )
        article_ids = [row["article_id"] for row in rows]
        wait_again(connection, article_ids, pipeline=fault.batch.pipeline)
        waiting.update(article_ids)
        _tell(connection, fault, [row["name"] for row in rows], folder=folder)
    return len(waiting)


def lost_segments(segments: Path, batches: Iterable[Batch]) -> list[DamagedSegmentError]:
    """Return what is missing or empty, without reading any of it.

    Args:
        segments: the folder of what was found.
        batches: of the manifest.
    """
    lost = []
    for batch in batches:
        for schema in FINDINGS:
            path = batch.path(segments, schema)
            if not path.is_file() or not path.stat().st_size:
                lost.append(DamagedSegmentError(batch, path, "it is missing or empty"))
    return lost


def wait_again(
    connection: sqlite3.Connection, article_ids: Sequence[str], *, pipeline: str
) -> None:
    """Put articles back into the queue when it is `pipeline` that reads it, and log the change."""
    connection.executemany(
        """UPDATE article SET waits = 1, attempts = 0 WHERE article_id = ?
            AND ? = (SELECT value FROM meta WHERE key = 'queue')""",
        [[article_id, pipeline] for article_id in article_ids],
    )
    log_articles(connection, article_ids)


def _tell(
    connection: sqlite3.Connection, fault: DamagedSegmentError, names: list[str], *, folder: Path
) -> None:
    path = fault.path.relative_to(folder) if fault.path.is_relative_to(folder) else fault.path
    some = ", ".join(f"“{name}”" for name in names[:_NAMED])
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    connection.execute(
        "INSERT INTO problem (source, what, advice, at) VALUES (?, ?, ?, ?)",
        [
            path.as_posix(),
            f"{fault.what}, so what was found in {some or 'no article'}{more} is forgotten",
            "it is read again by itself; check the disk if this comes back",
            now(),
        ],
    )
