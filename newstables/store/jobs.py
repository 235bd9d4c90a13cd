"""What is waiting to be read, and who reads it: the queue and its worker.

The queue is the set of articles that the current pipeline has not read: nothing can be lost from
it, and nothing in it is done twice. A job is the row by which people see how far one run has come.
"""

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

import psutil

from newstables.config import ROOT
from newstables.schemas import now
from newstables.store.languages import said_languages
from newstables.store.store import Store

MOST_ATTEMPTS = 4  # an article that killed its worker this often is left out, and said so
_TOGETHER = 2  # so often it is tried with others: most workers are killed by chance
LOST_AFTER_S = 10.0  # a worker whose heartbeat is older is taken for dead


@dataclass(frozen=True)
class Progress:
    """How far the reading has come; seconds_left is missing until it is known."""

    total: int
    done: int
    failed: int
    running: bool
    seconds_left: float | None
    message: str | None
    reading: str | None = None  # what the article at work is called

    @property
    def waiting(self) -> int:
        """Return how many articles are not read yet."""
        return self.total - self.done - self.failed


_PENDING = "FROM article WHERE waits AND attempts < ?"


def _line_up(store: Store, pipeline: str) -> None:
    """Have the queue be what `pipeline` has not read; it is that of one pipeline at a time."""
    if store.note("queue") == pipeline:
        return
    with store.writing("upkeep", for_good=False) as connection:
        connection.execute(
            """UPDATE article SET waits = article_id NOT IN
                (SELECT article_id FROM annotated WHERE pipeline = ?)""",
            [pipeline],
        )
        connection.execute("UPDATE meta SET value = ? WHERE key = 'queue'", [pipeline])


def count_pending(store: Store, *, pipeline: str) -> int:
    """Count the articles that `pipeline` has still to read."""
    _line_up(store, pipeline)
    with store.reading() as connection:
        (count,) = connection.execute(f"SELECT count(*) {_PENDING}", [MOST_ATTEMPTS]).fetchone()
    return int(count)


def count_given_up(store: Store) -> int:
    """Count the articles that no worker tries any more."""
    with store.reading() as connection:
        (count,) = connection.execute(
            "SELECT count(*) FROM article WHERE attempts AND attempts >= ?",
            [MOST_ATTEMPTS],
        ).fetchone()
    return int(count)


def take_pending(
    store: Store, *, pipeline: str, most: int, characters: int, besides: Iterable[str] = ()
) -> list[tuple[str, str, str | None, str | None]]:
    """Take the next (article_id, text, title, language as somebody said) to read.

    An attempt at each is counted.

    An article that was tried more than once before comes alone, so that if it is the one that kills
    the worker, it takes no other with it.

    Args:
        store: whose queue it is.
        pipeline: the pipeline version that reads.
        most: articles to take.
        characters: of the texts to take, unless one alone has more.
        besides: ids of articles that were taken and are being read.
    """
    _line_up(store, pipeline)
    with store.writing("upkeep") as connection:
        rows = connection.execute(
            f"SELECT article_id, text, title, attempts {_PENDING}"
            " AND article_id NOT IN (SELECT value FROM json_each(?))"
            " ORDER BY attempts, added_at, article_id LIMIT ?",
            [MOST_ATTEMPTS, json.dumps(list(besides)), most],
        ).fetchall()
        tried = rows[0]["attempts"] if rows else 0
        rows = [row for row in rows if row["attempts"] == tried][
            : 1 if tried >= _TOGETHER else most
        ]
        rows = rows[: _fitting((len(row["text"]) for row in rows), characters)]
        connection.executemany(
            "UPDATE article SET attempts = attempts + 1 WHERE article_id = ?",
            [[row["article_id"]] for row in rows],
        )
        said = said_languages(connection, [row["article_id"] for row in rows])
    return [(row["article_id"], row["text"], row["title"], said.get(row["article_id"]))
            for row in rows]  # fmt: skip


def _fitting(lengths: Iterable[int], most: int) -> int:
    """Return how many of the first fit together: one at least."""
    return max(1, sum(length <= most for length in accumulate(lengths)))


def settle(store: Store, article_ids: list[str]) -> None:
    """Forget the attempts at articles that were read."""
    with store.writing("upkeep") as connection:
        connection.executemany(
            "UPDATE article SET attempts = 0 WHERE article_id = ?",
            [[article_id] for article_id in article_ids],
        )


def give_up(store: Store, article_ids: list[str]) -> None:
    """Leave articles out until `retry_failed`."""
    with store.writing("upkeep") as connection:
        connection.executemany(
            "UPDATE article SET attempts = ? WHERE article_id = ?",
            [[MOST_ATTEMPTS, article_id] for article_id in article_ids],
        )


def retry_failed(store: Store) -> None:
    """Return the articles that were given up to the queue."""
    with store.writing("upkeep") as connection:
        connection.execute("UPDATE article SET attempts = 0 WHERE attempts")


def name_lost(store: Store, *, pipeline: str) -> None:
    """Log a problem for each article that killed its worker as often as it may."""
    _line_up(store, pipeline)
    with store.writing("upkeep") as connection:
        connection.execute(
            """INSERT INTO problem (source, what, advice, at)
            SELECT article_id, coalesce('“' || title || '”', source, 'an article') || ?, ?, ?
                FROM article WHERE waits AND attempts >= ?
                AND article_id NOT IN (SELECT source FROM problem)""",
            [
                f": the worker was killed {MOST_ATTEMPTS} times over it, so it is left out",
                "try it again on the Articles page, or remove it",
                now(),
                MOST_ATTEMPTS,
            ],
        )


def read_progress(store: Store, *, pipeline: str) -> Progress:
    """Return how far the reading has come, for a progress bar."""
    failed = count_given_up(store)
    with store.reading() as connection:
        (total,) = connection.execute("SELECT count(*) FROM article").fetchone()
        job = connection.execute("SELECT * FROM job ORDER BY job_id DESC LIMIT 1").fetchone()
    waiting = count_pending(store, pipeline=pipeline)
    seconds_left = None
    if job and job["done"] and waiting:
        seconds_left = waiting * job["seconds"] / job["done"]
    return Progress(
        total=total,
        done=total - waiting - failed,
        failed=failed,
        running=worker_lives(store),
        seconds_left=seconds_left,
        message=job["message"] if job else None,
        reading=_at_work(store),
    )


def _at_work(store: Store) -> str | None:
    """Return what the article that is read now is called: the first tried and not yet read."""
    with store.reading() as connection:
        row = connection.execute(
            f"SELECT coalesce(title, source) AS name {_PENDING} AND attempts > 0"
            " ORDER BY attempts, added_at, article_id LIMIT 1",
            [MOST_ATTEMPTS],
        ).fetchone()
    return row["name"] if row else None


def worker_lives(store: Store) -> bool:
    """Return whether a worker is at work: its process exists and its heartbeat is recent."""
    with store.reading() as connection:
        return _worker(connection) is not None


def _worker(connection: sqlite3.Connection) -> int | None:
    """Return the process id of the worker at work, if any."""
    row = connection.execute("SELECT pid, heartbeat FROM worker").fetchone()
    if not isinstance(row["pid"], int) or not isinstance(row["heartbeat"], int | float):
        return None  # nobody, or what no worker writes
    if time.time() - row["heartbeat"] > LOST_AFTER_S:
        return None
    return int(row["pid"]) if process_exists(row["pid"]) else None


def process_exists(pid: int) -> bool:
    """Return whether a process is there and not only waited for."""
    try:
        # A worker that was killed stays a zombie until the app that started it looks after it.
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:  # it exists and is somebody else's
        return True


def ensure_worker(store: Store, *, pipeline: str, model: str = "") -> bool:
    """Start a worker when articles wait and none is at work; return whether one was started."""
    if not count_pending(store, pipeline=pipeline) or worker_lives(store):
        return False
    command = [
        sys.executable,
        "-m",
        "newstables.store.worker",
        "--store",
        str(store.folder.resolve()),
    ]
    # Checked and claimed in one transaction: of two tabs that come here at once, one starts it.
    with store.writing("upkeep") as connection, (store.folder / "worker.log").open("ab") as log:
        if _worker(connection) is not None:
            return False
        process = subprocess.Popen(
            command + (["--model", model] if model else []),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # closing the app does not take the reading with it
        )
        connection.execute("UPDATE worker SET pid = ?, heartbeat = ?", [process.pid, time.time()])
    return True


def claim(store: Store) -> bool:
    """Become the one worker of this store; False when another one is."""
    with store.writing("upkeep") as connection:
        if _worker(connection) not in (None, os.getpid()):
            return False
        connection.execute("UPDATE worker SET pid = ?, heartbeat = ?", [os.getpid(), time.time()])
    return True


def beat(store: Store) -> None:
    """Write that this worker is alive; nothing that people see changes."""
    with store.writing("upkeep") as connection:
        connection.execute(
            "UPDATE worker SET heartbeat = ? WHERE pid = ?", [time.time(), os.getpid()]
        )


def release(store: Store) -> None:
    """Stop being the worker."""
    with store.writing("upkeep") as connection:
        connection.execute("UPDATE worker SET pid = NULL WHERE pid = ?", [os.getpid()])


def begin_pipeline(store: Store, *, pipeline: str) -> None:
    """Return all articles given up to the queue when another pipeline reads than did last."""
    with store.reading() as connection:
        row = connection.execute("SELECT pipeline FROM job ORDER BY job_id DESC LIMIT 1").fetchone()
    if row and row["pipeline"] != pipeline:
        retry_failed(store)


def start_job(store: Store, *, pipeline: str, total: int) -> int:
    """Open the row of one run and return its number."""
    with store.writing("upkeep") as connection:
        done = connection.execute(
            "INSERT INTO job (pipeline, state, created_at, total, message) VALUES (?, ?, ?, ?, ?)",
            [pipeline, "running", now(), total, "Loading the language model"],
        )
    return int(done.lastrowid or 0)


def report_job(store: Store, job_id: int, *, done: int, failed: int, seconds: float) -> None:
    """Write how far a run has come."""
    with store.writing("upkeep") as connection:
        connection.execute(
            """UPDATE job SET done = done + ?, failed = failed + ?, seconds = seconds + ?,
            message = NULL WHERE job_id = ?""",
            [done, failed, seconds, job_id],
        )


def end_job(store: Store, job_id: int, *, message: str | None = None) -> None:
    """Close the row of one run; a message says why it could not go on."""
    with store.writing("upkeep") as connection:
        connection.execute(
            "UPDATE job SET state = ?, ended_at = ?, message = ? WHERE job_id = ?",
            ["stopped" if message else "done", now(), message, job_id],
        )
