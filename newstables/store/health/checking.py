"""Everything of a store looked at: the file, the texts, the findings, the index, the notes.

Nothing is changed. What a person decided is looked at by `decisions.sound`, the tables that follow
the store by `replica.published`; `cli.store` asks all three.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from newstables.errors import StoreError
from newstables.reading.article import hash_text
from newstables.schemas import FINDINGS, QUOTES
from newstables.store.health.damage import READ_AGAIN, REBUILD, SALVAGE, Damage
from newstables.store.health.rows import odd_rows
from newstables.store.migrations import MIGRATIONS, migrate
from newstables.store.old_segments import READABLE
from newstables.store.opening import FILE
from newstables.store.search import plain_words
from newstables.store.segments import Batch, DamagedSegmentError, read_segment
from newstables.store.store import Store

_PAGES_TOLD = 5
JSON_NOTES = "fetched "  # notes of the store that hold JSON, by how their keys begin


def check_store(store: Store) -> list[Damage]:
    """Return what is wrong with a store that could be opened."""
    with store.reading() as connection:
        found = list(_pages(connection))
    if found:  # what else is read of such a file is not to be relied on
        return found
    with store.reading() as connection:
        found = odd_rows(connection)
    if found:
        return found
    with store.reading() as connection:
        found = [*_tables(connection), *_texts(connection), *_manifest(connection)]
        found += _notes(connection)
        lengths = _lengths(connection)
    quote_ids: set[str] = set()
    for batch in store.batches():
        if batch.schema_version in READABLE:
            found += _segments(store, batch, lengths, quote_ids)
        elif batch.pipeline == store.note("queue"):
            what = f"is of version {batch.schema_version}, which is not known here"
            found.append(Damage("version", f"batch {batch.batch_id}", what, READ_AGAIN, batch))
    return [*found, *_index(store, quote_ids)]


def _pages(connection: sqlite3.Connection) -> Iterator[Damage]:
    try:
        told = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_PAGES_TOLD})")]
    except sqlite3.DatabaseError as fault:
        told = [str(fault)]
    # What is wrong with a search index alone is found, and mended, as such.
    told = [line for line in told if line != "ok" and "fts5" not in line]
    if told:
        yield Damage("pages", FILE, f"is damaged ({'; '.join(told)[:200]})", SALVAGE)


def _tables(connection: sqlite3.Connection) -> Iterator[Damage]:
    found = read_tables(connection)
    for name in sorted(found.keys() ^ known_tables().keys()):
        what = "is no table of a store" if name in found else "is missing"
        yield Damage("tables", f"{FILE}, '{name}'", what, SALVAGE)
    for name in sorted(found.keys() & known_tables().keys()):
        if found[name] != known_tables()[name]:
            yield Damage("tables", f"{FILE}, '{name}'", "is not as a store has it", SALVAGE)


def read_tables(connection: sqlite3.Connection) -> dict[str, str]:
    """Return everything that a file defines: what makes it, by its name."""
    rows = connection.execute(
        "SELECT name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    )
    return {name: " ".join(sql.split()) for name, sql in rows}


@cache
def known_tables(version: int = len(MIGRATIONS)) -> dict[str, str]:
    """Return everything that a file of one version defines: what makes it, by its name."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, up_to=version)
        return read_tables(connection)


def _texts(connection: sqlite3.Connection) -> Iterator[Damage]:
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    for row in map(dict, connection.execute("SELECT * FROM article")):
        name = f"“{row['title']}”" if row["title"] else f"article {row['article_id']}"
        words = [value for value in row.values() if isinstance(value, str)]
        if not all(map(_can_be_shown, words)) or hash_text(row["text"]) != row["article_id"]:
            name = name.encode("utf-8", "replace").decode()
            yield Damage("text", name, "it is not what came in", SALVAGE)
    connection.text_factory = str


def _can_be_shown(text: str) -> bool:
    try:
        return bool(text.encode()) or not text
    except UnicodeEncodeError:
        return False


def _lengths(connection: sqlite3.Connection) -> dict[str, int]:
    return dict(map(tuple, connection.execute("SELECT article_id, length(text) FROM article")))


def _manifest(connection: sqlite3.Connection) -> Iterator[Damage]:
    for what, query in (
        ("articles count as read, and nothing says where",
         """SELECT count(*) FROM annotated LEFT JOIN batch USING (batch_id, pipeline)
            WHERE batch.batch_id IS NULL"""),
        ("findings are of articles that are not there",
         """SELECT count(*) FROM annotated LEFT JOIN article USING (article_id)
            WHERE article.article_id IS NULL"""),
    ):  # fmt: skip
        (count,) = connection.execute(query).fetchone()
        if count:
            yield Damage("manifest", FILE, f"{count} {what}", READ_AGAIN)


def _notes(connection: sqlite3.Connection) -> Iterator[Damage]:
    for key, value in connection.execute("SELECT key, value FROM meta"):
        if key.startswith(JSON_NOTES) and not _is_json(value):
            yield Damage("note", f"{FILE}, '{key}'", "cannot be read", "forgets it", key=key)


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), list | dict)
    except (ValueError, RecursionError):
        return False


def _segments(
    store: Store, batch: Batch, lengths: dict[str, int], quote_ids: set[str]
) -> Iterator[Damage]:
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT article_id FROM annotated WHERE batch_id = ? AND pipeline = ?", batch.key
        )
        ids = [row[0] for row in rows]
    for schema in FINDINGS:
        where = batch.path(store.segments, schema).relative_to(store.folder).as_posix()
        try:
            table = read_segment(store.segments, schema, batch, article_ids=ids)
        except DamagedSegmentError as fault:
            yield Damage("segment", where, fault.what, READ_AGAIN, batch)
            continue
        if not _fits(table, lengths):
            what = "it tells of places outside of its articles"
            yield Damage("rows", where, what, READ_AGAIN, batch)
        if schema is QUOTES and batch.pipeline == store.note("queue"):
            quote_ids.update(table["quote_id"].to_pylist())


def _fits(table: pa.Table, lengths: dict[str, int]) -> bool:
    """Return whether every place of a table of findings lies in its article."""
    ends = pa.array([lengths.get(one, -1) for one in table["article_id"].to_pylist()], pa.int64())
    start, end = table["start"], table["end"]
    inside = pc.and_(
        pc.and_(pc.less_equal(0, start), pc.less_equal(start, end)), pc.less_equal(end, ends)
    )
    return pc.all(inside, min_count=0).as_py() is not False


def _index(store: Store, quote_ids: set[str]) -> Iterator[Damage]:
    for table in ("article_words", "quote_words"):
        try:
            with store.writing(for_good=False) as connection:
                connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except (sqlite3.Error, StoreError) as fault:
            yield Damage("index", f"{FILE}, '{table}'", f"is damaged ({fault})"[:200], REBUILD)
            return
    with store.reading() as connection:
        articles = connection.execute(
            """SELECT article.text AS text, words.text AS indexed FROM article
            LEFT JOIN article_number USING (article_id)
            LEFT JOIN article_words AS words ON words.rowid = article_number.number"""
        )
        wrong = sum(plain_words(row["text"]) != row["indexed"] for row in articles)
        quotes = connection.execute(
            """SELECT quote_number.quote_id, quote_words.rowid AS there FROM quote_number
            LEFT JOIN quote_words ON quote_words.rowid = quote_number.number"""
        ).fetchall()
    searched = {row["quote_id"] for row in quotes if row["there"] is not None}
    wrong += len(quote_ids - searched) + sum(row["there"] is None for row in quotes)
    if wrong:
        yield Damage("index", f"{FILE}, search", f"{wrong} texts are not found by it", REBUILD)
