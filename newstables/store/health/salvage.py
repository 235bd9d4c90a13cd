"""A damaged SQLite file read as far as it goes, into a new one.

Row by row, around what cannot be read: a text is taken only when it is the one that came in, which
its id tells. Texts that are lost here are looked for in the tables that follow the store. Indexes
are made anew; the damaged file is kept.
"""

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newstables.reading.article import hash_text
from newstables.schemas import ARTICLES, now
from newstables.store.health.published_texts import Published, drop_published, read_published
from newstables.store.log import log_articles, log_corrections
from newstables.store.migrations import migrate
from newstables.store.opening import FILE, connect
from newstables.store.search_index import index_article, index_decided
from newstables.store.segments import make_folder, sync_folder

_DERIVED = frozenset(
    ("article_number", "quote_number", "copy_text", "copy_run", "change", "worker")
)
_SIDE_FILES = ("-wal", "-shm")
_HEADER = 100  # bytes
_PAGE = 4096
_ROWS = 1 << 24  # more than any table has; a damaged one cannot be asked
_MOST_FAILURES = 20_000  # questions about one table that are not answered
_FIRST_FAILURES = 300  # before any is: its root is gone, or the table
_LATER = 10**6  # places of the log that running processes may have seen


@dataclass
class Salvaged:
    """What came of it: rows by table, and what was lost or changed, in sentences."""

    rows: dict[str, int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    altered: dict[str, str] = field(default_factory=dict)  # id of a text -> what it is now


def salvage(folder: Path) -> Salvaged:
    """Make a new SQLite file of what can be read of the old one; nothing of the old one is lost.

    Args:
        folder: of a store that no process has open.
    """
    done = Salvaged()
    with tempfile.TemporaryDirectory(prefix=".mending-", dir=folder) as name:
        new = Path(name) / FILE
        with closing(_open_damaged(folder, Path(name))) as old, closing(connect(new)) as connection:
            migrate(connection)
            connection.execute("BEGIN")
            _copy_tables(old, connection, done)
            _take_published(connection, read_published(folder / "replica"), done)
            _index(connection)
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        kept = _set_aside(folder)
        new.replace(folder / FILE)
    sync_folder(folder)
    drop_published(folder)  # they follow another log; a running app keeps its own, and catches up
    done.told.append(f"the damaged file is kept in '{kept}'")
    return done


def _set_aside(folder: Path) -> Path:
    kept = folder / f"damaged-{now()[:19].replace(':', '')}"
    make_folder(kept)
    for side in ("", *_SIDE_FILES):
        path = folder / f"{FILE}{side}"
        if path.exists():
            path.replace(kept / path.name)
    return kept


def _open_damaged(folder: Path, where: Path) -> sqlite3.Connection:
    """Open a copy of the damaged file, its header mended when it cannot be opened as it is."""
    copy = where / "damaged.sqlite"
    for side in ("", *_SIDE_FILES[:1]):
        path = folder / f"{FILE}{side}"
        if path.exists():
            shutil.copyfile(path, where / f"damaged.sqlite{side}")
    if not copy.exists():
        copy.touch()
    opened = _tolerant(copy)
    with suppress(sqlite3.DatabaseError):
        opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return opened
    opened.close()
    _mend_header(copy)
    return _tolerant(copy)


def _tolerant(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    with suppress(sqlite3.DatabaseError):
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA writable_schema = ON")  # a file cut short is opened too
        connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _mend_header(path: Path) -> None:
    """Give a file the header of a new store, with its own number of pages.

    Source: SQLite, Database File Format, 1.3.
    """
    template = path.with_name("template.sqlite")
    with closing(sqlite3.connect(template, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        migrate(connection)
    data = bytearray(path.read_bytes())
    data += b"\x00" * max(0, _HEADER - len(data))
    header = bytearray(template.read_bytes()[:_HEADER])
    header[28:32] = (len(data) // _PAGE).to_bytes(4, "big")
    header[32:40] = bytes(8)  # no list of free pages
    header[92:96] = header[24:28]  # so that the number of pages counts
    data[:_HEADER] = header
    path.write_bytes(data)


# ---- rows


def _copy_tables(old: sqlite3.Connection, new: sqlite3.Connection, done: Salvaged) -> None:
    tables = [
        row["name"]
        for row in new.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if row["name"] not in _DERIVED
        and not row["name"].startswith(("sqlite_", "article_words", "quote_words"))
    ]
    for table in tables:
        known = {row["name"] for row in new.execute(f"PRAGMA table_info({table})")}
        keep = _CHECKED.get(table, _as_it_is)
        count = 0
        for row in _rows(old, table):
            kept = keep({name: row[name] for name in row.keys() if name in known}, done)  # noqa: SIM118
            if kept is not None:
                with suppress(sqlite3.IntegrityError):  # a row that is there twice, or is not whole
                    count += _put(new, table, kept)
        done.rows[table] = count


def _put(connection: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> int:
    done = connection.execute(
        f"INSERT OR REPLACE INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
        list(row.values()),
    )
    return done.rowcount


def _rows(old: sqlite3.Connection, table: str) -> Iterator[sqlite3.Row]:
    """Read the rows of a table that can be read, leaving out those that cannot."""
    waiting, failures, found = [(-1, _last_row(old, table))], 0, 0
    while waiting and failures < (_MOST_FAILURES if found else _FIRST_FAILURES):
        first, last = waiting.pop()
        try:
            rows = old.execute(
                f"SELECT * FROM {table} WHERE rowid >= ? AND rowid < ?", [first, last]
            ).fetchall()
        except sqlite3.DatabaseError:
            failures += 1
            if last - first > 1:
                middle = (first + last) // 2
                waiting += [(middle, last), (first, middle)]
            continue
        found += len(rows)
        yield from rows


def _last_row(old: sqlite3.Connection, table: str) -> int:
    try:
        (last,) = old.execute(f"SELECT max(rowid) FROM {table}").fetchone()
        return int(last or 0) + 1
    except (sqlite3.DatabaseError, ValueError):
        return _ROWS


def _checked_article(row: dict[str, Any], done: Salvaged) -> dict[str, Any] | None:
    """Return an article with its text under the id that is the text's own."""
    text = row.get("text")
    if not isinstance(text, str) or not text:
        return None
    if (article_id := hash_text(text)) != row["article_id"]:
        done.altered[row["article_id"]] = article_id
        row |= {"article_id": article_id, "duplicate_of": None}
    return row | {"waits": 1, "attempts": 0}


def _as_it_is(row: dict[str, Any], _: Salvaged) -> dict[str, Any]:
    return row


def _checked_note(row: dict[str, Any], _: Salvaged) -> dict[str, Any] | None:
    # The queue is lined up again, since what is read of it may have been lost.
    return {**row, "value": ""} if row["key"] == "queue" else row


_CHECKED: dict[str, Callable[[dict[str, Any], Salvaged], dict[str, Any] | None]] = {
    "article": _checked_article,
    "meta": _checked_note,
}


# ---- what others hold of it


def _take_published(connection: sqlite3.Connection, held: Published, done: Salvaged) -> None:
    """Add articles and decisions that the tables following the store still have."""
    there = {row[0] for row in connection.execute("SELECT article_id FROM article")}
    columns = set(ARTICLES.columns)
    back = [row for row in held.articles if row["article_id"] not in there]
    for row in back:
        _put(connection, "article", {name: row[name] for name in columns if name in row})
        if altered := done.altered.pop(row["article_id"], None):
            connection.execute("DELETE FROM article WHERE article_id = ?", [altered])
    if done.altered:
        done.told.append(
            f"{len(done.altered)} texts are not the ones that came in; what is left of each is an "
            "article of its own"
        )
    decided = {row[0] for row in connection.execute("SELECT correction_id FROM correction")}
    decisions = [row for row in held.corrections if row["correction_id"] not in decided]
    for row in decisions:
        _put(connection, "correction", row)
    if back or decisions:
        done.told.append(
            f"{len(back)} articles and {len(decisions)} decisions come from the tables that follow "
            "the store"
        )


def _index(connection: sqlite3.Connection) -> None:
    """Index the articles, and have whoever follows the store look at all of it again."""
    connection.execute(
        "INSERT INTO change (number, what, target) VALUES (?, 'article', '')",
        [int(time.time()) * _LATER],
    )
    articles = connection.execute("SELECT * FROM article").fetchall()
    for article in articles:
        index_article(connection, article)
    connection.execute(
        "DELETE FROM annotated WHERE article_id NOT IN (SELECT article_id FROM article)"
    )
    index_decided(connection, [article["article_id"] for article in articles])
    log_articles(connection, [article["article_id"] for article in articles])
    log_corrections(connection, [row[0] for row in connection.execute(
        "SELECT correction_id FROM correction")])  # fmt: skip
